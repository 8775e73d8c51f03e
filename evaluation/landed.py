"""The figures that were last accepted, to see what got better or worse since.

``evaluation/figures.json`` is committed; ``--accept`` rewrites it, and is refused in CI.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.atomic import write_text
from evaluation.rows import Row

FIGURES = Path(__file__).parent / "figures.json"
NOTABLE = 0.002
Json = dict[str, Any]


class NotAcceptedError(Exception):
    """The figures may not be accepted here."""


@dataclass(frozen=True, slots=True)
class Change:
    """A measure whose F1 moved; ``before`` is None for a new measure, ``after`` for one gone."""

    measure: str
    before: float | None
    after: float | None

    @property
    def word(self) -> str:
        """What became of it."""
        if self.before is None or self.after is None:
            return "new" if self.before is None else "gone"
        return "better" if self.after > self.before else "worse"


@dataclass(frozen=True, slots=True)
class Landed:
    """Accepted figures, and the body of papers they were measured on."""

    body: Json
    measures: Mapping[str, Json]


def load(path: Path = FIGURES) -> Landed | None:
    """The accepted figures, if there are any."""
    if not path.is_file():
        return None
    return Landed(**json.loads(path.read_text("utf-8")))


def changes(rows: Mapping[str, Row], landed: Landed) -> list[Change]:
    """What moved by more than a little, the worst first."""
    moved = []
    for name in {**rows, **landed.measures}:
        before = landed.measures[name]["f1"] if name in landed.measures else None
        after = round(rows[name].f1, 4) if name in rows else None
        if before is None or after is None or abs(after - before) > NOTABLE:
            moved.append(Change(name, before, after))
    return sorted(moved, key=lambda change: (change.after or 0) - (change.before or 0))


def acceptable() -> None:
    """Raise where nobody reads the difference before it is committed."""
    if os.environ.get("CI"):
        raise NotAcceptedError("figures are not accepted in CI: accept them yourself and commit")


def accept(rows: Mapping[str, Row], body: Json, path: Path = FIGURES) -> None:
    """Keep these figures as what later runs are compared with."""
    acceptable()
    told = {name: shares(row) for name, row in rows.items()}
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(each)}" for name, each in told.items())
    head = json.dumps(body)
    write_text(path, f'{{\n "body": {head},\n "measures": {{\n{lines}\n }}\n}}\n')


def shares(row: Row) -> Json:
    """Precision, recall and F1, with what they are shares of."""
    return {
        "precision": round(row.precision, 4),
        "recall": round(row.recall, 4),
        "f1": round(row.f1, 4),
        "true": row.true,
        "found": row.found,
    }
