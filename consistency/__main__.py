"""``python -m consistency`` is the command ``consistency``."""

from __future__ import annotations

from consistency.cli import main

if __name__ == "__main__":
    main()
