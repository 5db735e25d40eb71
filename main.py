"""Starts Journal from a source tree."""

import sys

from journal_app.startup import main

if __name__ == "__main__":
    sys.exit(main())
