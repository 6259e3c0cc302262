"""`python -m avgust`."""

import sys

from avgust.cli.main import main

if __name__ == "__main__":  # a worker of a corpus may import this
    sys.exit(main())
