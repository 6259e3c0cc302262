"""`python -m avgust`."""

import sys

from avgust.cli.main import main

sys.exit(main())
