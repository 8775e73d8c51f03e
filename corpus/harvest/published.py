"""What a committee system lists: committees, their meetings, the documents of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

KINDS = ("agenda", "pack", "minutes", "decisions", "supplement", "report")
"""What a document is; a report is a document of an agenda item."""


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee by the number its system gives it; ``url`` is its own page, where it has one."""

    id: str
    title: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting; ``time`` is ``HH:MM``; ``title`` says what sets it apart ("Special Meeting")."""

    id: str
    committee: Committee
    date: date | None
    time: str | None = None
    venue: str | None = None
    title: str | None = None
    url: str | None = None


def once_each(documents: Iterable[Document]) -> list[Document]:
    """The documents, each address once: as it was listed first."""
    found: dict[str, Document] = {}
    for document in documents:
        found.setdefault(document.url, document)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a meeting, or of an agenda item of it (``item`` is the item's number).

    ``kind`` is one of :data:`KINDS`.  ``withheld`` says why it cannot be fetched, where the system
    says so itself.
    """

    url: str
    title: str
    kind: str
    meeting: Meeting
    item: str | None = None
    item_title: str | None = None
    published: date | None = None
    withheld: str | None = None
