"""``python -m evaluation`` is ``committee-papers evaluate``."""

from __future__ import annotations

import sys

from cli import run

if __name__ == "__main__":
    sys.exit(run(["evaluate", *sys.argv[1:]]))
