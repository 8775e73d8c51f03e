"""``python -m evaluation``: what ``committee-papers evaluate`` does."""

from __future__ import annotations

import tempfile
from pathlib import Path

from corpus.samples import write_body
from evaluation.papers import papers_with_answers
from evaluation.reads import followed, read_all
from evaluation.rows import together


def main() -> None:
    """Score the sample papers."""
    with tempfile.TemporaryDirectory() as folder:
        list(write_body(Path(folder)))
        papers = list(papers_with_answers(Path(folder)))
        reads = list(followed(read_all(papers), len(papers), "reading"))
    for name, row in together(row for read in reads for row in read.rows).items():
        print(f"{name:34} {row.precision:.3f} {row.recall:.3f} {row.f1:.3f}")


if __name__ == "__main__":
    main()
