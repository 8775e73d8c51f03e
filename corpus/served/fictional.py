"""What fictional councils publish, before any committee system shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from corpus.served.web_server import Reply

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Published:
    """A document of a meeting; ``item`` and ``of`` are the number and title of its item."""

    title: str
    content: bytes
    kind: str
    item: str | None = None
    of: str | None = None
    media: str = PDF
    withheld: bool = False

    @property
    def number(self) -> int:
        """A number that is this document's own."""
        return int(sha256(self.title.encode()).hexdigest()[:6], 16)

    def reply(self, pace: float) -> Reply:
        """The document as it is served."""
        mark = f'"{sha256(self.content).hexdigest()[:12]}"'
        return Reply(self.content, self.media, etag=mark, pace=pace)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting."""

    number: int
    day: date
    time: str
    venue: str
    papers: tuple[Published, ...]

    @property
    def made(self) -> list[Published]:
        """The documents made for the whole meeting."""
        return [paper for paper in self.papers if not paper.item]

    @property
    def items(self) -> dict[tuple[str, str], list[Published]]:
        """The items of the agenda with their documents."""
        found: dict[tuple[str, str], list[Published]] = {}
        for paper in self.papers:
            if paper.item and paper.of:
                found.setdefault((paper.item, paper.of), []).append(paper)
        return found


@dataclass(frozen=True, slots=True)
class Body:
    """A committee."""

    number: int
    title: str
    sittings: tuple[Sitting, ...]


Bodies = tuple[Body, ...]


def every(bodies: Bodies) -> Iterator[tuple[Body, Sitting, Published]]:
    """Every document with its meeting and committee."""
    for body in bodies:
        for sitting in body.sittings:
            for paper in sitting.papers:
                yield body, sitting, paper


def filler(name: str, size: int) -> bytes:
    """A PDF of about a size that holds a name and nothing to read."""
    line = b"% " + sha256(name.encode()).hexdigest().encode() + b"\n"
    return b"%PDF-1.4\n% " + name.encode() + b"\n" + line * (size // len(line)) + b"%%EOF\n"


def council(name: str, size: int = 20_000, first: int = 100) -> Bodies:
    """A council of two committees with two meetings each, the documents of all kinds."""
    return tuple(
        Body(
            first + place,
            title,
            tuple(
                sitting(f"{name} {title}", first * 10 + place * 2 + nth, day, size)
                for nth, day in enumerate((date(2024, 11, 5), date(2025, 3, 11)))
            ),
        )
        for place, title in enumerate(("Audit & Standards Committee", "Children's Scrutiny Panel"))
    )


def sitting(name: str, number: int, day: date, size: int) -> Sitting:
    """A meeting with a front sheet, a pack, minutes, a supplement and an item's report."""
    of = f"{name} {day:%d %b %Y}"
    made = (
        Published(f"Agenda frontsheet {of}", filler(f"front {of}", size // 4), "agenda"),
        Published(f"Public reports pack {of}", filler(f"pack {of}", size * 2), "pack"),
        Published(f"Printed minutes {of}", filler(f"minutes {of}", size // 2), "minutes"),
        Published(f"Supplement 1 {of}", filler(f"supplement {of}", size), "supplement"),
    )
    report = filler(f"report {of}", size)
    item = Published(f"Budget report {of}", report, "report", "4a", "Members' budget questions")
    return Sitting(number, day, "6.00 pm", "The Moot Hall & Annexe", (*made, item))
