"""``python -m corpus.samples [--gold] DIR``: write the sample papers, or their true answers."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from corpus.papers import as_json
from corpus.samples import samples, write_samples


def write_gold(directory: Path) -> list[Path]:
    """Write the true answers of every sample paper, one JSON file each."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    for sample in samples():
        paths.append(directory / f"{sample.name}.json")
        paths[-1].write_text(as_json(sample.answers), "utf-8")
    return paths


def main(arguments: list[str]) -> None:
    """Write what was asked for and name each file."""
    if "--gold" in arguments and os.environ.get("CI"):
        sys.exit("the true answers are not rewritten in CI: read the difference and commit it")
    directories = [Path(each) for each in arguments if each != "--gold"]
    if len(directories) != 1:
        sys.exit("usage: python -m corpus.samples [--gold] DIRECTORY")
    write = write_gold if "--gold" in arguments else write_samples
    print("\n".join(map(str, write(directories[0]))))


if __name__ == "__main__":
    main(sys.argv[1:])
