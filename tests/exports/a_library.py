"""Two papers of fictional councils with a record of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extractor.records import (
    Block,
    BlockKind,
    Clearance,
    Evidence,
    Extraction,
    Meeting,
    Paper,
    Records,
)
from tests.library.conftest import a_pack

EASTMERE = Extraction(
    Paper(
        "https://eastmere.example/a.txt",
        "cd" * 32,
        "text/plain",
        blocks=(Block(text="The Quay Committee noted the ferries.", kind=BlockKind.PARAGRAPH),),
        reader="text",
    ),
    Meeting("Eastmere Council", None, "Quay Committee", date(2031, 3, 4)),
    records=Records(
        clearances=(
            Clearance(
                "The actions up to 14 January were superseded.",
                date(2031, 1, 14),
                Evidence("superseded", offset=(3, 9)),
                id="clearance-1",
            ),
        )
    ),
)
WESTMERE_DAY = date(2031, 2, 4)


def westmere(
    council: str | None = "Westmere Council", day: date | None = WESTMERE_DAY
) -> Extraction:
    """The pack of another council, as the tests of the library have it."""
    pack = a_pack()
    return replace(pack, meeting=replace(pack.meeting, council=council, date=day))
