"""The names by which an answer is found again: they stay as long as papers say the same."""

from __future__ import annotations

from base64 import b32encode
from hashlib import blake2s

from extractor.linking.decided_findings import name_of, named
from extractor.linking.points import Series
from extractor.linking.wording import words
from extractor.records import Finding


def of_series(found: Series) -> str:
    """``s-…`` of a council's indicator, by its name and unit."""
    return of_told(found.council, found.name, found.unit)


def of_told(council: str | None, name: str, unit: str) -> str:
    """The name of an indicator by what tells it."""
    told = (*(" ".join(words(each or "")) for each in (council, name)), unit)
    digest = blake2s("|".join(told).encode(), digest_size=10).digest()
    return f"s-{b32encode(digest).decode().lower()}"


def of_finding(found: Finding) -> str:
    """``f-…`` of a finding, as decisions of it know it."""
    return name_of(found.council, found.committee, named(found))
