"""Which indicators a sentence without figures speaks of, of those that the tagger names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractor.language import name_places
from extractor.language.figures import Named, Read
from extractor.language.sentences import sentences
from extractor.parsing.lead_names import Lead, Topic, measure_like
from extractor.parsing.tagged import heading_tail, strong_leads
from extractor.records import Stretch

# how a sentence begins that speaks of what stands above it
BACK = re.compile(
    r"(?:This|It|Performance|Timeliness|(?:The|This)\s(?:figure|rate|measure|indicator|result|outturn"
    r"|target|position)|Target|We|The\s[Cc]ouncil)\s"
    r"(?:\w+ly\s)?(?:is|are|was|has|had|remains?|remained|fell|rose|met|missed|achieved|exceeded"
    r"|exceeds|continues?|compares?|stands?|sits?|shows?)\b"
    r"|No\s(?:change|movement)\b|Target\s\w+ed\b"
)
# how many of the names before a sentence it speaks of: both, all three
SEVERAL = (
    (re.compile(r"(?:In\s)?(?:[Bb]oth|[Nn]either)\b"), 2),
    (re.compile(r"All\sthree\b"), 3),
)
# of all that the sentence before names
EACH = re.compile(r"(?:Each|These|They|All)\b(?!\s(?:the|our|other)\b)")
FIRST = re.compile(r"The\s(?:first|former)\b")
WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*%?|[^\w\s]")
LONGEST = 14  # words of a subject
# what a sentence's first words begin with that are no subject: In rural areas, where the standard
ASIDE = re.compile(
    r"(?:after|although|as|at|because|by|despite|during|for|from|if|in|it|of|on|once|since|that|there"
    r"|these|this|those|to|under|until|we|when|where|while|with)\b",
    re.IGNORECASE,
)


def names(found: Read, topic: Topic, stretch: Stretch) -> tuple[Lead, ...]:
    """The names that a sentence speaks of: its own, its subject where that may be one, those
    before it that it points to, else what the block leads with or stands under."""
    own = [n for n in found.names if stretch[0] <= n.start < stretch[1]]
    if not own:
        own = _subject(found.maybe, topic.block.text, stretch)
    before = [n for n in found.names if n.end <= stretch[0]]
    words = topic.block.text[slice(*stretch)]
    if own or before:
        pointed = own or _pointed(words, before, topic.block.text)
        return tuple(Lead(n.name, n.start, n.end) for n in pointed)
    heading = _heading(topic) or (heading_tail(topic) if BACK.match(words) else None)
    return tuple(strong_leads(topic)) or ((Lead(heading, 0, 0),) if heading else ())


def _subject(maybe: Sequence[Named], text: str, stretch: Stretch) -> list[Named]:
    """The words before a sentence's first verb, where the tagger half sees a name in them."""
    words = list(WORD.finditer(text, *stretch))
    verbs, articles = name_places.words().verbs, name_places.words().articles
    end = next((k for k, w in enumerate(words) if w[0].lower() in verbs), 0)
    first = 1 if words and words[0][0].lower() in articles else 0
    if not first < end <= LONGEST or ASIDE.match(words[0][0]):
        return []
    start, stop = words[first].start(), words[end - 1].end()
    if not any(n.start < stop and start < n.end for n in maybe):
        return []
    return [Named(text[start:stop], start, stop)]


def _pointed(words: str, before: Sequence[Named], text: str) -> Sequence[Named]:
    """The names before a sentence that it points to: the last, or as many as it says."""
    last = list({n.name.lower(): n for n in before}.values())
    for pattern, count in SEVERAL:
        if pattern.match(words):
            return last[-count:]
    if EACH.match(words) and before:
        begin = max(start for start, _ in sentences(text) if start <= before[-1].start)
        return [n for n in last if n.start >= begin]
    if FIRST.match(words) and len(last) > 1:
        return last[-2:-1]
    return before[-1:]


def _heading(topic: Topic) -> str | None:
    """The indicator that the heading above names: "Exception report: Calls answered in time"."""
    if topic.under:
        return topic.under
    name = heading_tail(topic)
    return name if name and measure_like(name) else None
