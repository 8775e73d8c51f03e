"""The addresses of pages: the one place that spells them."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote, urlencode

from extractor.records import Evidence

WORDS = 240  # characters of the words to mark that go into an address


def paper(sha256: str) -> str:
    """A paper's own page."""
    return f"/papers/{sha256}"


def picture(sha256: str, page: int) -> str:
    """The picture of a page."""
    return f"/papers/{sha256}/pages/{page}.webp"


def page(sha256: str, number: int | None, words: str | None = None) -> str:
    """A page of a paper, or the words of one without pages, with some of them marked."""
    at = f"/papers/{sha256}/pages/{number}" if number else f"/papers/{sha256}/words"
    return at + (f"?{urlencode({'words': words[:WORDS]})}#marked" if words else "")


def evidence(sha256: str, seen: Evidence) -> str:
    """Where a record stands in its paper, marked there."""
    at = page(sha256, seen.page)
    asked = {"words": seen.text[:WORDS]}
    if seen.bbox:
        asked["box"] = ",".join(f"{edge:.1f}" for edge in seen.bbox)
    if seen.offset:
        asked["at"] = str(seen.offset[0])
    return f"{at}?{urlencode(asked)}#marked"


def item(sha256: str, item_id: str) -> str:
    """An item of a paper."""
    return f"/papers/{sha256}/items/{quote(item_id, safe='')}"


def records(sha256: str, on: int | None = None) -> str:
    """What was read of a paper, or on one page of it."""
    return f"/papers/{sha256}/records" + (f"?{urlencode({'on': on})}" if on else "")


def record(sha256: str, name: str) -> str:
    """A single record of a paper."""
    return f"/papers/{sha256}/records/{quote(name, safe='')}"


def action(action_id: str) -> str:
    """An action."""
    return f"/actions/{quote(action_id, safe='')}"


def planned(name: str) -> str:
    """A planned item."""
    return f"/plan/{quote(name, safe='')}"


def indicator(name: str) -> str:
    """An indicator of a council."""
    return f"/indicators/{quote(name, safe='')}"


def finding(name: str) -> str:
    """A finding."""
    return f"/findings/{quote(name, safe='')}"


def meeting(council: str, committee: str, day: date | None) -> str:
    """A meeting, by the short names of its council and committee."""
    return f"/meetings/{council}/{committee}/{day or 'undated'}"
