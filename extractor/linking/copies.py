"""Which papers, or reports in them, are one text: a report alone and in a pack, or published twice.

Told by content alone, from the sketches of pages (:mod:`extractor.language.shingles`).  Two texts
are one where most of the shorter one's runs of words are in the other; what many papers say
(heads of reports, advice to the public) does not count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter

import numpy as np
from scipy.sparse import csr_array

from extractor.language.shingles import SIZE
from extractor.linking.meetings import Place
from extractor.records import AgendaItem, Extraction, Meeting, Sketch

# of a text's runs: of a whole paper, and of one item, since short reports of one council are alike
SHARE, ITEM_SHARE = 0.75, 0.9
LEAST = 16  # runs of a text that tell; some 130 words
COMMON = 40  # texts beyond which a run is everybody's

Pages = tuple[int, int]
Runs = np.ndarray[tuple[int], np.dtype[np.uint64]]


@dataclass(frozen=True, slots=True)
class Text:
    """A whole paper (``pages`` is None), or what is on the pages of one of its items."""

    paper: str
    pages: Pages | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A whole paper whose words are in another one, and how many of them, from 0 to 1."""

    paper: str
    holder: str
    share: float


def length(text: Text) -> float:
    """The pages of a text; a whole paper is longest."""
    return text.pages[1] - text.pages[0] if text.pages else float("inf")


def covers(text: Text, page: int | None) -> bool:
    """Whether a text is on a page."""
    return text.pages is None or (page is not None and text.pages[0] <= page <= text.pages[1])


class Copies:
    """The texts of some papers, and which of them are one."""

    def __init__(self, texts: Collection[Text], shares: Mapping[tuple[Text, Text], float]) -> None:
        """``shares`` gives of a text and one that holds it how much is held."""
        self._texts = defaultdict[str, list[Text]](list)
        for text in sorted(texts, key=length):
            self._texts[text.paper].append(text)
        self._shares = shares

    def knows(self, paper: str) -> bool:
        """Whether the words of a paper tell."""
        return paper in self._texts

    def same(self, one: Place, two: Place) -> bool:
        """Whether what stands at two places of two papers is in one text."""
        mine, other = self.text(one), self.text(two)
        return (mine, other) in self._shares or (other, mine) in self._shares

    def text(self, place: Place) -> Text:
        """The shortest text at a place."""
        around = (t for t in self._texts.get(place.paper, ()) if covers(t, place.page))
        return next(around, Text(place.paper))

    def held(self) -> list[Held]:
        """The whole papers that are in others, the surest of each paper first."""
        found = [
            Held(one.paper, two.paper, share)
            for (one, two), share in self._shares.items()
            if one.pages is None and two.pages is None
        ]
        return sorted(found, key=lambda h: (h.paper, -h.share, h.holder))


NONE = Copies((), {})


def copies(papers: Iterable[Extraction]) -> Copies:
    """The copies among papers that come with their sketches."""
    every = [(p.paper.source, spans(p.items), p.sketches) for p in papers if p.sketches]
    return compared(tuple(sorted(every, key=itemgetter(0)))) if len(every) > 1 else NONE


def spans(items: Sequence[AgendaItem]) -> tuple[Pages, ...]:
    """The pages of each item that has some, together with those of its appendices."""
    found = dict[str, Pages]()
    for item in items:
        if item.first_page and item.source == "agenda":
            own = (item.first_page, item.last_page or item.first_page)
            name = item.number or item.parent or item.id
            first, last = found.get(name, own)
            found[name] = (min(first, own[0]), max(last, own[1]))
    return tuple(found.values())


Sketched = tuple[str, tuple[Pages, ...], tuple[Sketch, ...]]


@lru_cache(maxsize=4)
def compared(papers: tuple[Sketched, ...]) -> Copies:
    """The copies among papers; the last answers are kept."""
    known = {text: found for paper in papers for text, found in texts(*paper)}
    told = without_common(known)
    return Copies(told, dict(shares(told)))


def texts(
    paper: str, items: Collection[Pages], sketches: Sequence[Sketch]
) -> Iterator[tuple[Text, Runs]]:
    """A whole paper and its items, each with its runs."""
    yield Text(paper), runs(sketches)
    for first, last in dict.fromkeys(items):
        own = [s for s in sketches if s.page is not None and first <= s.page <= last]
        if 0 < len(own) < len(sketches):
            yield Text(paper, (first, last)), runs(own)


def runs(sketches: Iterable[Sketch]) -> Runs:
    """The runs of some pages, each once."""
    return np.unique(np.frombuffer(b"".join(s.hashes for s in sketches), dtype=f">u{SIZE}"))


def without_common(known: Mapping[Text, Runs]) -> dict[Text, Runs]:
    """The texts without what too many papers say, those that then have enough."""
    whole = [found for text, found in known.items() if text.pages is None]
    every, count = np.unique(np.concatenate(whole), return_counts=True)
    common = every[count > COMMON]
    told = {text: np.setdiff1d(found, common, assume_unique=True) for text, found in known.items()}
    return {text: found for text, found in told.items() if len(found) >= LEAST}


def shares(told: Mapping[Text, Runs]) -> Iterator[tuple[tuple[Text, Text], float]]:
    """Each text with every one of another paper that holds most of it."""
    if not told:
        return
    every, sizes = list(told), np.array([len(found) for found in told.values()])
    _, columns = np.unique(np.concatenate(list(told.values())), return_inverse=True)
    ends = np.concatenate([[0], np.cumsum(sizes)])
    table = csr_array((np.ones(len(columns), dtype=np.int32), columns, ends))
    both = (table @ table.T).tocoo()
    held = both.data / sizes[both.row]
    least = np.array([ITEM_SHARE if text.pages else SHARE for text in every])
    for at in np.flatnonzero(held >= least[both.row]):
        one, two = every[both.row[at]], every[both.col[at]]
        if one.paper != two.paper:
            yield (one, two), float(held[at])


# ------------------------------------------------------------------ the meeting of a copy


def with_meetings(papers: Iterable[Extraction]) -> list[Extraction]:
    """The papers, each with what only a paper that holds all its words says of its meeting."""
    every = list(papers)
    bare = {p.paper.source for p in every if lacking(p)}
    if not bare:
        return every
    by_source = {p.paper.source: p for p in every}
    holders = defaultdict[str, list[Extraction]](list)
    for each in copies(every).held():
        if each.paper in bare:
            holders[each.paper].append(by_source[each.holder])
    return [adopted(paper, holders.get(paper.paper.source, ())) for paper in every]


def lacking(paper: Extraction) -> bool:
    """Whether a paper leaves out whose it is or for which day."""
    return not (paper.meeting.date and paper.meeting.committee and paper.meeting.council)


def adopted(paper: Extraction, holders: Sequence[Extraction]) -> Extraction:
    """A paper with the meeting of the first holder that does not speak against its own.

    Minutes are printed in the pack of a later meeting, whose day is not theirs.
    """
    own = paper.meeting
    fitting = (h.meeting for h in holders if agrees(own, h.meeting) and not lacking(h))
    other = next(fitting, None)
    if other is None:
        return paper
    day = own.date if paper.kind == "minutes" else own.date or other.date
    known = replace(own, date=day, committee=own.committee or other.committee)
    if not own.council:
        known = replace(known, council=other.council, council_code=other.council_code)
    return replace(paper, meeting=known)


def agrees(own: Meeting, other: Meeting) -> bool:
    """Whether nothing that a paper says of its meeting is otherwise in another's."""
    said = ((own.council, other.council), (own.committee, other.committee), (own.date, other.date))
    return all(mine is None or mine == theirs for mine, theirs in said)
