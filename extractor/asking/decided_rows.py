"""What decisions of single records make of the rows of a library: only the papers that a decision
may be about are read, so that where nothing was decided it costs nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import sqlalchemy as sa

from extractor.asking.papers_as_read import every_paper, some
from extractor.asking.scopes import Member
from extractor.library.connect import reading
from extractor.library.decided_rows import AS_READ, Changes, DecidedRows, Place
from extractor.library.decisions import log
from extractor.library.rows import row_of
from extractor.library.schema import passages
from extractor.linking.bodies import Body, body_of, body_of_names
from extractor.linking.decided_records import Recorded, by_body, by_kind, reads, recorded
from extractor.linking.record_kinds import MINUTES, RecordKind
from extractor.records import Decision, Extraction, Meeting

ByBody = Mapping[Body, Sequence[Decision]]
Found = tuple[int, RecordKind, int, Recorded]  # the paper's number, and the record's position


def decided_rows(library: sa.Engine, papers: Sequence[Member] | None = None) -> DecidedRows:
    """What the decisions of a library make of its rows; ``papers`` are its papers with their
    councils, where these are known already."""
    known = by_body(log(library))
    if not known:
        return AS_READ
    every = every_paper(library) if papers is None else papers
    tables, gone = defaultdict[str, dict[Place, Changes | None]](dict), list[Found]()
    for each in rulings(library, every, known):
        number, kind, position, found = each
        if found.now is None:
            gone.append(each)
        if found.now != found.read:
            tables[kind.table][number, position] = changes(found)
    return DecidedRows(tables, tuple(passages_of(library, gone)))


def rulings(library: sa.Engine, papers: Sequence[Member], known: ByBody) -> Iterator[Found]:
    """Every record of which something was decided."""
    for number, paper in papers_of(library, papers, known):
        for kind, own in by_kind(paper, known.get(body_of(paper), ())):
            for position, found in enumerate(recorded(paper, kind, own)):
                if found.made:
                    yield number, kind, position, found


def papers_of(
    library: sa.Engine, papers: Sequence[Member], known: ByBody
) -> list[tuple[int, Extraction]]:
    """The papers that decisions may be about, as they were read, with the kinds of records that
    these are of."""
    wanted = sorted({reads(each) for made in known.values() for each in made})
    return some(library, [each for each in papers if may_have(each.meeting, known)], wanted)


def may_have(meeting: Meeting, known: ByBody) -> bool:
    """Whether a paper may have what decisions are about: of its day, or minutes of any."""
    own = known.get(body_of_names(meeting.council, meeting.committee), ())
    return any(reads(d) == MINUTES or d.subject[0].day == meeting.date for d in own)


def changes(found: Recorded) -> Changes | None:
    """What is to be written over a row, None where it goes."""
    if found.now is None:
        return None
    before, after = row_of(found.read), row_of(found.now)
    return {name: value for name, value in after.items() if value != before[name]}


def passages_of(library: sa.Engine, gone: Sequence[Found]) -> Iterator[int]:
    """The passages by which records would be found: a paper has them in the order of its records,
    one for each."""
    places = defaultdict[tuple[int, str], list[int]](list)
    for number, kind, position, _ in gone:
        places[number, kind.name].append(position)
    with reading(library) as connection:
        for (number, name), own in places.items():
            c = passages.c
            query = sa.select(c.passage_id).where(c.paper_id == number, c.kind == name)
            found = connection.execute(query.order_by(c.passage_id)).scalars().all()
            yield from (found[position] for position in own if position < len(found))
