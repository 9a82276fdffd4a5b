"""``python -m briefreader`` is the ``briefreader`` command."""

import sys

from briefreader.cli import main

if __name__ == "__main__":
    sys.exit(main())
