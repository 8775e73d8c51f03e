"""``python -m corpus.samples DIR [--gold]``: write the sample papers, or their true answers."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from corpus.samples import GOLD, samples, write_samples


def write_gold(directory: Path = GOLD) -> list[Path]:
    """Write the true answers of every sample paper, one JSON file each."""
    directory.mkdir(parents=True, exist_ok=True)
    paths = []
    for sample in samples():
        paths.append(directory / f"{Path(sample.name).stem}.json")
        paths[-1].write_text(as_json(sample.answers), "utf-8")
    return paths


def as_json(answers: object) -> str:
    """Answers as they are kept in the gold folder."""
    return json.dumps(answers, indent=1, ensure_ascii=False, default=str) + "\n"


def main(arguments: list[str]) -> None:
    """Write what was asked for and name each file."""
    if arguments == ["--gold"] and os.environ.get("CI"):
        sys.exit("the true answers are not rewritten in CI: read the difference and commit it")
    if arguments == ["--gold"]:
        paths = write_gold()
    elif len(arguments) == 1:
        paths = write_samples(Path(arguments[0]))
    else:
        sys.exit("usage: python -m corpus.samples DIRECTORY | --gold")
    print("\n".join(map(str, paths)))


if __name__ == "__main__":
    main(sys.argv[1:])
