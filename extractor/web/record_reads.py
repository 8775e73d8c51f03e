"""Single records of papers as pages show them: by the names under which they are decided, with what
people decided of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractor.library.decided_rows import DecidedRows
from extractor.library.decisions import log
from extractor.linking.bodies import Body, body_of
from extractor.linking.decided_records import Recorded, by_body, in_paper, recorded
from extractor.linking.record_kinds import RecordKind, of
from extractor.records import Decision, Extraction, Meeting
from extractor.web import questions
from extractor.web.holdings import Holdings

Known = Mapping[Body, Sequence[Decision]]


def known(held: Holdings) -> Known:
    """The decisions of records, by council and committee."""
    return held.kept("decisions of records", lambda held: by_body(log(held.engine)), decided=True)


def decided_rows(held: Holdings) -> DecidedRows:
    """What decisions make of the rows of the library."""
    from extractor.asking import decided_rows as asking

    return held.kept(
        "decided rows",
        lambda held: asking.decided_rows(held.engine, questions.known(held)),
        decided=True,
    )


def with_meeting(held: Holdings, paper: Extraction) -> Extraction:
    """A paper with its council even where only others name it."""
    meeting = held.kept("meetings by source", meetings).get(paper.paper.source, paper.meeting)
    return paper if meeting == paper.meeting else replace(paper, meeting=meeting)


def meetings(held: Holdings) -> dict[str, Meeting]:
    """The meeting of each paper."""
    return {each.head.source: each.meeting for each in questions.known(held)}


def as_decided(held: Holdings, paper: Extraction) -> Extraction:
    """A paper, with its council, as people have its records."""
    made = known(held).get(body_of(paper), ()) if known(held) else ()
    return in_paper(paper, made) if made else paper


def records(held: Holdings, paper: Extraction, kind: RecordKind) -> list[Recorded]:
    """The records of a kind of a paper, with its council, as it was read."""
    return recorded(paper, kind, known(held).get(body_of(paper), ()))


def there(found: Sequence[Recorded], item: str | None = None) -> list[Recorded]:
    """Those that nobody rejected; of one item, where it is named."""
    kept = (each for each in found if each.now is not None)
    return [each for each in kept if item is None or each.read.item_id == item]


def by_minutes(
    paper: Extraction, kind: RecordKind, found: Sequence[Recorded]
) -> Iterator[list[Recorded]]:
    """The records of a part of minutes that nobody rejected, minutes by minutes."""
    left = iter(found)
    for minutes in paper.records.minutes:
        yield there([next(left) for _ in of(minutes, kind.part)])
