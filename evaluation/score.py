"""``make evaluate``: read the sample papers and compare what was found with what is true.

``python -m evaluation.score [--json] [--misses]`` prints precision, recall and F1 a measure.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from corpus.samples import GOLD, write_samples
from evaluation.evidence import evidence_row
from evaluation.matching import Row
from evaluation.measures import measures

Json = dict[str, Any]
Reader = Callable[[Path], tuple[Json, str]]


def read(path: Path) -> tuple[Json, str]:
    """Extract one paper: the contract's JSON, and the plain text in which offsets count."""
    from extractor.contract import as_json
    from extractor.pipeline import extract

    extraction = extract(path)
    return as_json(extraction), extraction.paper.text


def score(path: Path, gold: Json, reader: Reader = read) -> list[Row]:
    """The measures of one paper."""
    found, text = reader(path)
    return [*measures(found, gold), evidence_row(found, path, text)]


def score_all(papers: Iterable[Path], reader: Reader = read) -> dict[str, list[Row]]:
    """The measures of each paper that has true answers, by file name."""
    return {path.name: score(path, answers(path), reader) for path in papers}


def answers(path: Path) -> Json:
    """The true answers of a sample paper."""
    gold: Json = json.loads((GOLD / f"{path.stem}.json").read_text("utf-8"))
    return gold


def together(rows: Iterable[Row]) -> dict[str, Row]:
    """The papers' rows added up, a row a measure."""
    total: dict[str, Row] = {}
    for row in rows:
        total[row.name] = total[row.name] + row if row.name in total else row
    return total


def as_json(rows: dict[str, Row]) -> Iterator[Json]:
    """One object a measure."""
    for row in rows.values():
        yield {
            "measure": row.name,
            "precision": round(row.precision, 4),
            "recall": round(row.recall, 4),
            "f1": round(row.f1, 4),
            "true": row.true,
            "found": row.found,
        }


def show(rows: dict[str, Row], *, misses: bool) -> None:
    """Print a table, and where asked what was missed and what was invented."""
    from rich.console import Console
    from rich.table import Table

    table = Table("measure", title="sample papers")
    for column in ("precision", "recall", "F1", "true", "found"):
        table.add_column(column, justify="right")
    for row in rows.values():
        shares = (row.precision, row.recall, row.f1)
        table.add_row(row.name, *(f"{x:.3f}" for x in shares), str(row.true), str(row.found))
    Console().print(table)
    for row in rows.values() if misses else ():
        for label, facts in (("missed", row.missed), ("extra", row.extra)):
            for fact in facts:
                print(f"{row.name}: {label} {json.dumps(fact, ensure_ascii=False)[:300]}")


def main() -> None:
    """Score the sample papers."""
    parser = argparse.ArgumentParser(description="Score the tool on the sample papers.")
    parser.add_argument("--json", action="store_true", help="one object a measure, one a line")
    parser.add_argument("--misses", action="store_true", help="say what was missed or invented")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scored = score_all(write_samples(Path(folder)))
    rows = together(row for paper in scored.values() for row in paper)
    if asked.json:
        print("\n".join(json.dumps(each) for each in as_json(rows)))
    else:
        show(rows, misses=asked.misses)


if __name__ == "__main__":
    main()
