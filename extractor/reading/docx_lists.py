"""The labels of list items as Word prints them: it counts them, the file does not hold them."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from extractor.reading.numbering import spelled

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: ``text`` such as "%1.%2." with the places of the counts."""

    style: str = "decimal"
    text: str = ""
    start: int = 1
    legal: bool = False


def value(element: Any, path: str, default: str | None = None) -> str | None:
    """The ``w:val`` of the element at ``path``, such as ``numPr/ilvl``."""
    found = element.find("/".join(W + step for step in path.split("/")))
    return default if found is None else found.get(f"{W}val", "")


def number(text: str | None, default: int = 0) -> int:
    """A whole number of an attribute."""
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text) else default


@dataclass(slots=True)
class Lists:
    """All lists of a document and how far each has counted."""

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    fresh: set[str] = field(default_factory=set)
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def label(self, num_id: str, depth: int) -> str | None:
        """Count one item of a list at a depth from 0; None where the list prints no label."""
        levels = self.levels.get(num_id)
        if levels is None or depth not in levels:
            return None
        counts = self._counts(num_id)
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return _printed(levels, counts, depth)

    def _counts(self, num_id: str) -> dict[int, int]:
        """The counts that lists of one definition share, begun anew where a list says so."""
        counts = self.counts[self.shared[num_id]]
        if num_id in self.fresh:
            self.fresh.discard(num_id)
            counts.clear()
        return counts


def _printed(levels: dict[int, Level], counts: dict[int, int], depth: int) -> str | None:
    level = levels[depth]
    if level.style == "none":
        return None
    if level.style == "bullet":
        return "o" if level.text == "o" else "•"

    def place(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        style = "decimal" if level.legal else levels.get(at, Level()).style
        return spelled(counts.get(at, levels.get(at, Level()).start), style)

    return _PLACE.sub(place, level.text).strip() or None


def lists_of(numbering: Any | None) -> Lists:
    """Read the part ``word/numbering.xml``."""
    lists = Lists()
    if numbering is None:
        return lists
    defined = {a.get(f"{W}abstractNumId"): _levels(a) for a in numbering.iter(f"{W}abstractNum")}
    linked = _links(numbering)
    for num in numbering.iter(f"{W}num"):
        num_id, abstract = num.get(f"{W}numId", ""), value(num, "abstractNumId") or ""
        abstract = linked.get(abstract, abstract)
        changed = {number(o.get(f"{W}ilvl")): o for o in num.iter(f"{W}lvlOverride")}
        lists.levels[num_id] = defined.get(abstract, {}) | _overrides(
            defined.get(abstract, {}), changed
        )
        lists.shared[num_id] = abstract
        if changed:
            lists.fresh.add(num_id)
    return lists


def _links(numbering: Any) -> dict[str, str]:
    """Definitions that only point, by a style's name, to the one that holds the levels."""
    held = {
        value(a, "styleLink"): a.get(f"{W}abstractNumId", "")
        for a in numbering.iter(f"{W}abstractNum")
    }
    return {
        a.get(f"{W}abstractNumId", ""): held[link]
        for a in numbering.iter(f"{W}abstractNum")
        if (link := value(a, "numStyleLink")) and link in held
    }


def _levels(abstract: Any) -> dict[int, Level]:
    return {number(lvl.get(f"{W}ilvl")): _level(lvl) for lvl in abstract.iter(f"{W}lvl")}


def _level(lvl: Any) -> Level:
    return Level(
        style=value(lvl, "numFmt") or "decimal",
        text=value(lvl, "lvlText") or "",
        start=number(value(lvl, "start"), 1),
        legal=lvl.find(f"{W}isLgl") is not None,
    )


def _overrides(levels: dict[int, Level], changed: dict[int, Any]) -> dict[int, Level]:
    found = {}
    for depth, override in changed.items():
        lvl = override.find(f"{W}lvl")
        base = _level(lvl) if lvl is not None else levels.get(depth, Level())
        start = number(value(override, "startOverride"), base.start)
        found[depth] = Level(base.style, base.text, start, base.legal)
    return found
