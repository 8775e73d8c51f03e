"""Writes the register's names for the tagger, which may not ask the register itself.

``python -m evaluation.known_names`` after a change of the register; then train the entities again.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from extractor.language.known_names import FILE, plain
from extractor.registers.indicators import installed


def lines() -> str:
    """The file: an indicator a line, its names parted by tabs."""
    every = (dict.fromkeys(map(plain, each.names)) for each in installed().indicators)
    return "".join("\t".join(names) + "\n" for names in every)


def main() -> None:
    """Write it."""
    Path(str(files("extractor.language").joinpath(FILE))).write_text(lines(), "utf-8")


if __name__ == "__main__":
    main()
