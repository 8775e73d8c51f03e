"""Papers with true answers: which there are, and where.

``DIR/<council>/<paper>`` has its answers in ``DIR/<council>/answers/<paper>.json``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evaluation.gold_file import Json, load

ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper and its true answers."""

    path: Path
    gold: Json

    @property
    def council(self) -> str:
        """The key of the council whose paper it is."""
        return str(self.gold["paper"]["council"])

    @property
    def format(self) -> str:
        """pdf, docx, html or txt; a PDF some of whose pages are pictures is "pdf scanned"."""
        told = str(self.gold["paper"]["format"])
        return f"{told} scanned" if self.gold["paper"]["pages_without_text"] else told

    @property
    def pages(self) -> int:
        """Its pages; 0 for a file without pages."""
        return int(self.gold["paper"]["pages"] or 0)


def papers_with_answers(directory: Path) -> Iterator[Paper]:
    """Every paper of a body, council by council; an answer without its paper is an error."""
    for answers in sorted(directory.glob(f"*/{ANSWERS}/*.json")):
        path = answers.parent.parent / answers.stem
        if not path.is_file():
            raise FileNotFoundError(f"{answers} answers for {path}, which is not there")
        yield Paper(path, load(answers))


def paper_at(path: Path) -> Paper:
    """The paper at a path of a body."""
    return Paper(path, load(path.parent / ANSWERS / f"{path.name}.json"))


def forget(directory: Path) -> None:
    """Take away the papers that have answers, and their answers; whatever else is there stays."""
    for answers in directory.glob(f"*/{ANSWERS}/*.json"):
        (answers.parent.parent / answers.stem).unlink(missing_ok=True)
        answers.unlink()
