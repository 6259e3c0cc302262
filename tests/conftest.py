"""What all tests share: an installation of their own, so that nobody's data is touched."""

import os
import tempfile

os.environ.setdefault("AVGUST_HOME", tempfile.mkdtemp(prefix="avgust-tests-"))
os.environ.setdefault("AVGUST_SECRET_KEY", "only for the tests, and for nothing else")
