"""What people decided of single records of papers: accepted, rejected, or a field put right.

Here is the one function through which papers go before anything is told of them,
:func:`as_decided`.  A record is named by what its paper says (:class:`.RecordKind`), so that a
decision holds in every paper of the meeting that says the same, however often these are read.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extractor.linking.bodies import Body, body_of, body_of_names
from extractor.linking.decided import CORRECT, OF_RECORDS, REJECT, standing
from extractor.linking.found_again import FoundAgain, heading, typed
from extractor.linking.record_kinds import BY_NAME, FIGURE, KINDS, RecordKind, kind_of
from extractor.linking.wording import content, numbers, words
from extractor.records import Decided, Decision, Extraction, Said

Subject = tuple[Said, ...]
LETTER = 1  # how long a word is that tells by itself: Appendix B


@dataclass(frozen=True, slots=True)
class Recorded:
    """A record of a paper: its ``name`` can be typed and ``said`` names it in a decision; as it was
    ``read``, as it is ``now`` (None where it was rejected), and what was decided of it (``made``,
    in the order of the decisions)."""

    kind: RecordKind
    name: str
    said: Subject
    read: Any
    now: Any
    made: tuple[Decision, ...]

    @property
    def ruling(self) -> dict[str | None, Decision]:
        """The last decision of each field, and of all of it."""
        return {each.field: each for each in self.made}

    @property
    def marks(self) -> tuple[Decided, ...]:
        """What answers tell of it."""
        return tuple(self.mark(each) for each in self.ruling.values())

    def mark(self, made: Decision) -> Decided:
        """What an answer tells of a decision."""
        was = self.was(made.field) if made.field else None
        changed = made.field is not None and made.was != was
        return Decided(made.verdict, made.field, was, changed, made.by, made.when, made.why)

    def was(self, name: str) -> str:
        """A field as the paper alone has it."""
        return self.kind.fields[name].shown(self.read)

    def shown(self, name: str) -> str:
        """A field as answers have it, or would have it."""
        return self.kind.fields[name].shown(self.read if self.now is None else self.now)


# ------------------------------------------------------------------ papers as people have them


def as_decided(papers: Iterable[Extraction], decisions: Iterable[Decision]) -> list[Extraction]:
    """Papers, with their councils, as people have their records: without those that were rejected,
    with what was put right, and with what was decided of each."""
    known = by_body(decisions)
    if not known:
        return list(papers)
    return [in_paper(paper, known.get(body_of(paper), ())) for paper in papers]


def by_body(decisions: Iterable[Decision]) -> dict[Body, list[Decision]]:
    """The decisions of records that stand, by council and committee."""
    found = defaultdict[Body, list[Decision]](list)
    for each in standing(decisions):
        if each.kind in OF_RECORDS:
            found[body_of_names(each.council, each.committee)].append(each)
    return found


def in_paper(paper: Extraction, made: Iterable[Decision]) -> Extraction:
    """A paper as decisions of its committee have it."""
    marks = list[tuple[str, Decided]]()
    for kind, own in by_kind(paper, made):
        found = recorded(paper, kind, own)
        paper = kind.put(paper, [each.now for each in found])
        marks += [(each.now.id, m) for each in found if hasattr(each.now, "id") for m in each.marks]
    return replace(paper, decided=tuple(marks)) if marks else paper


def by_kind(
    paper: Extraction, made: Iterable[Decision]
) -> Iterator[tuple[RecordKind, list[Decision]]]:
    """The kinds of which decisions may be of a paper, by their days, with these decisions."""
    days = {paper.meeting.date, *(m.meeting_date for m in paper.records.minutes)}
    own = [each for each in made if each.subject[0].day in days]
    for kind in KINDS:
        if of_it := [each for each in own if each.kind == kind.name]:
            yield kind, of_it


def recorded(paper: Extraction, kind: RecordKind, made: Iterable[Decision] = ()) -> list[Recorded]:
    """Every record of a kind in a paper, read without decisions, and what those of its committee
    make of it."""
    every, body = list(kind.every(paper)), body_of(paper)
    told = [told_by(kind, record, day) for day, record in every]
    plain = [as_one(kind, said) for said in told]
    named = numbered(plain)
    found = decisions_of(kind, plain, made)
    return [
        Recorded(
            kind,
            kind.prefix + typed(body, one),
            (replace(said[0], nth=one.nth), *said[1:]),
            record,
            ruled(kind, record, found.get(n, ())),
            tuple(found.get(n, ())),
        )
        for n, (one, said, (_, record)) in enumerate(zip(named, told, every, strict=True))
    ]


def ruled(kind: RecordKind, record: Any, made: Sequence[Decision]) -> Any:
    """A record as decisions have it, None where it is none."""
    last = {each.field: each for each in made}
    if None in last and last[None].verdict == REJECT:
        return None
    for name, each in last.items():
        if name is not None and name in kind.fields and each.verdict == CORRECT:
            record = corrected(kind, record, name, each.value or "")
    return record


def corrected(kind: RecordKind, record: Any, name: str, value: str) -> Any:
    """A record with a field put right; as it was where an older version took what is no value."""
    about = kind.fields[name]
    return record if about.unfit(value) else about.becomes(record, value)


def with_names(paper: Extraction) -> Extraction:
    """A paper whose figures have the names by which they are decided for ids, which only count
    within one reading."""
    figures = tuple(replace(each.read, id=each.name) for each in recorded(paper, FIGURE))
    return replace(paper, records=replace(paper.records, figures=figures))


# ------------------------------------------------------------------ what names a record


def told_by(kind: RecordKind, record: Any, day: Any) -> Subject:
    """What tells a record: its words, and what else does."""
    more = (Said(source, None, None, text) for source, text in kind.apart(record))
    return Said(kind.source(record), day, None, kind.words(record)), *more


def as_one(kind: RecordKind, said: Subject) -> Said:
    """What tells a record as one, for it to be found again: of what must be the same to the letter
    the words are in ``source``; so are numbers and letters that stand alone, by which one appendix
    is not the next for a slip of the pen."""
    first, *more = said
    letters = (word for word in words(first.text) if len(word) == LETTER)
    same = words(first.text) if kind.exact else [*sorted(numbers(first.text)), *letters]
    apart = (f"{each.source} {' '.join(words(each.text))}" for each in more)
    return replace(first, source="|".join((first.source, *apart, " ".join(same))))


def numbered(plain: Iterable[Said]) -> list[Said]:
    """Each with its number among those in the same words."""
    counted, found = Counter[tuple[object, str]](), list[Said]()
    for said in plain:
        key = (heading(said), content(said.text))
        counted[key] += 1
        found.append(replace(said, nth=counted[key]))
    return found


def decisions_of(
    kind: RecordKind, plain: Sequence[Said], made: Iterable[Decision]
) -> Mapping[int, list[Decision]]:
    """The decisions of each record by its place, in their order."""
    found = defaultdict[int, list[Decision]](list)
    own = [each for each in made if each.kind == kind.name]
    index = FoundAgain((said, n) for n, said in enumerate(plain)) if own else None
    for each in own:
        place = index.find(as_one(kind, each.subject)) if index else None
        if place is not None:
            found[place].append(each)
    return found


# ------------------------------------------------------------------ looking for one


def called(
    papers: Iterable[Extraction], decisions: Iterable[Decision], name: str
) -> tuple[Extraction, Recorded] | None:
    """The first paper, read without decisions, that has the record of a name, and the record."""
    kind, known = kind_of(name), by_body(decisions)
    for paper in papers if kind else ():
        for each in recorded(paper, kind, known.get(body_of(paper), ())) if kind else ():
            if each.name == name:
                return paper, each
    return None


def without_effect(
    papers: Iterable[Extraction], decisions: Iterable[Decision]
) -> tuple[Decision, ...]:
    """The decisions of records that stand, whose subject no paper (read without them) has."""
    known = by_body(decisions)
    held = {
        each.id
        for paper in papers
        for kind, own in by_kind(paper, known.get(body_of(paper), ()))
        for record in recorded(paper, kind, own)
        for each in record.made
    }
    return tuple(d for made in known.values() for d in made if d.id not in held)


def reads(decision: Decision) -> str:
    """The kind of records of a library that a decision is about."""
    return BY_NAME[decision.kind].reads
