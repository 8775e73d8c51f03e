"""Splits a passage into sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from extractor.language.patterns import PatternFile, load
from extractor.records import Stretch

# the end of a sentence, the closing marks and a footnote mark after it, and the space
END = re.compile(r"(?P<stop>[.!?]+)[\"')\]*]*\d?\s+")
WORD = re.compile(r"\S*$")
OPENING = re.compile(r"[\"'(\[*]*(?:[A-Z£]|\d)")
LINE = re.compile(r"\s*\n\s*")


class SentenceWords(PatternFile):
    """``abbreviations`` keep their full stop; those in ``may_end`` do so only before a small
    letter or a number."""

    abbreviations: frozenset[str]
    may_end: frozenset[str]


def words() -> SentenceWords:
    """The data file of abbreviations."""
    return load("extractor.language", "sentences", SentenceWords)


def boundaries(text: str) -> Iterator[int]:
    """Where each sentence after the first begins, as offsets into ``text``."""
    ends = {m.end() for m in LINE.finditer(text)}
    ends |= {m.end() for m in END.finditer(text) if _ends(text, m)}
    yield from sorted(e for e in ends if 0 < e < len(text))


def _ends(text: str, match: re.Match[str]) -> bool:
    following = OPENING.match(text, match.end())
    if not following:
        return False
    if match["stop"] != ".":
        return True
    word = WORD.search(text, max(0, match.start() - 20), match.start())
    name = word[0].lstrip("\"'([*.") if word else ""
    before = name.lower()
    if before in words().may_end:
        return following[0][-1].isupper()
    if before in words().abbreviations:
        return False
    return not (len(name) == 1 and name.isupper())


@cache
def splitter() -> Any:
    """The spaCy pipeline that marks where sentences start; made on first use."""
    import spacy
    from spacy.language import Language

    @Language.factory("committee_sentences")  # type: ignore[untyped-decorator]
    def make(nlp: Any, name: str) -> Any:
        return mark_starts

    nlp = spacy.blank("en")
    nlp.max_length = 10_000_000
    nlp.add_pipe("committee_sentences")
    return nlp


def mark_starts(doc: Any) -> Any:
    """The component: the first token at or after a boundary starts a sentence."""
    starts = iter(boundaries(doc.text))
    start: int | None = 0
    for token in doc:
        token.is_sent_start = start is not None and token.idx >= start
        while start is not None and start <= token.idx:
            start = next(starts, None)
    return doc


def sentences(text: str) -> list[Stretch]:
    """The sentences of ``text`` in order, as stretches without the space around them."""
    found = []
    for sent in splitter()(text).sents:
        piece = text[sent.start_char : sent.end_char]
        if piece.strip():
            start = sent.start_char + len(piece) - len(piece.lstrip())
            found.append((start, start + len(piece.strip())))
    return found
