"""The settings of the tests: those of an installation, in a folder of its own that nobody else uses.

AVGUST_TEST_DATABASE names another database than SQLite.
"""

import atexit
import os
import tempfile

_HOME = tempfile.TemporaryDirectory(prefix="avgust-tests-", ignore_cleanup_errors=True)
atexit.register(_HOME.cleanup)
os.environ["AVGUST_HOME"] = _HOME.name
os.environ["AVGUST_SECRET_KEY"] = "only for the tests, and for nothing else"  # noqa: S105
os.environ["AVGUST_DATABASE"] = os.environ.get("AVGUST_TEST_DATABASE", "")
for _name in ("AVGUST_DEBUG", "AVGUST_DEMO", "AVGUST_TODAY", "AVGUST_HOSTS", "AVGUST_HTTPS"):
    os.environ.pop(_name, None)

from avgust.config.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # the tests sign in often
WHITENOISE_AUTOREFRESH = True
