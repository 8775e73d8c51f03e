"""What the paper says of its meeting."""

from __future__ import annotations

from collections.abc import Iterator

from evaluation.matching import Field, Json, Kind, Pairing, alike, field, pair
from evaluation.rows import Row

SAID = Kind(
    identity=(field("name"), Field("value", lambda t, f: alike(t["value"], f["value"]))),
    others=(),
    words=lambda said: f"{said['name']}: {said['value']}",
)


def measured(found: Json, gold: Json) -> Iterator[tuple[Row, Pairing | None]]:
    """Each of council, committee, date and time that the paper states."""
    told = found.get("meeting") or {}
    # a first page that is a picture says nothing
    legible = 1 not in gold["paper"]["pages_without_text"]
    true = [_said(name, value) for name, value in gold["meeting"].items() if legible]
    have = [_said(name, told[name]) for name in gold["meeting"] if legible and told.get(name)]
    yield pair(true, have, SAID).row("meeting"), None


def _said(name: str, value: str) -> Json:
    return {"name": name, "value": value}
