"""The examples that models are trained on: annotated paragraphs, and made-up minutes.

Held-out paragraphs are never among them.  Made-up histories come from the press's words with a
seed of their own; the evaluation's papers are of seed 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from corpus.fiction.history import history
from corpus.fiction.words import COUNCILS, profile
from corpus.press.model import Item, Words
from evaluation.baseline.actions import PROMISED
from evaluation.paragraph_score import overlap
from evaluation.paragraphs import Paragraph, gold
from extractor.language.sentences import sentences
from extractor.parsing.commitment_features import Said, features
from extractor.parsing.passing import CANDIDATE, certainty
from models.examples import Example

SEED = 101
YEARS = 2
MADE_UP = 0.2  # the weight of a made-up sentence: there are fewer ways of saying it
YES, NO = "commitment", "other"
NAMES = re.compile(r"[A-Z][\w’'-]+|\d+")


def commitment_examples(seed: int = SEED) -> list[Example]:
    """Sentences of the training paragraphs and of made-up minutes."""
    return [*written(gold("train")), *day_to_day(), *made_up(seed)]


def day_to_day() -> Iterator[Example]:
    """The candidates among sentences of minutes as clerks write them, a writer a group."""
    text = files("evaluation").joinpath("gold", "sentences", "minutes.txt").read_text("utf-8")
    writer = ""
    for line in text.splitlines():
        mark, _, words = line.partition(" ")
        if mark == "=":
            writer = words
        elif mark in ("+", "-") and CANDIDATE.search(words):
            yield example(Said(words), mark == "+", writer)


def written(paragraphs: Sequence[Paragraph]) -> list[Example]:
    """The candidates among the sentences of annotated paragraphs of minutes."""
    return [
        example(said, promises, paragraph.meta.council)
        for paragraph in paragraphs
        if paragraph.meta.kind == "minutes"
        for said, promises in labelled(paragraph)
        if CANDIDATE.search(said.text)
    ]


def example(said: Said, promises: bool, council: str) -> Example:
    """A sentence as an example, with what the rules and the plain baseline would say of it."""
    rules = YES if certainty(said, None) else NO
    plain = YES if PROMISED.search(said.text) else NO
    return Example(features(said), YES if promises else NO, council, rules=rules, plain=plain)


def labelled(paragraph: Paragraph) -> Iterator[tuple[Said, bool]]:
    """The sentences of a paragraph and whether each promises something without a mark; those
    that hold a marked action are left out."""
    before: list[str] = []
    for start, end in sentences(paragraph.text):
        held = [c for c in paragraph.commitments if overlap((start, end), (c.start, c.end))]
        said = Said(paragraph.text[start:end], tuple(before))
        if not any(each.marked for each in held):
            yield said, bool(held)
        before.append(said.text)


@cache
def made_up(seed: int) -> tuple[Example, ...]:
    """The candidates among the sentences of made-up minutes, each kind of sentence once.

    The councils of the held-out paragraphs are left out here too.
    """
    found, unseen = [], {paragraph.meta.council for paragraph in gold("held-out")}
    for key in COUNCILS:
        name, seen = profile(key).about.name, set[str]()
        if name in unseen:
            continue
        for meeting in history(key, YEARS, seed).meetings:
            for said, promises in (each for item in meeting.items for each in _told(item)):
                kind = NAMES.sub("", said.text)
                if kind not in seen and CANDIDATE.search(said.text):
                    one = example(said, promises, name)
                    found.append(replace(one, written=False, weight=MADE_UP))
                seen.add(kind)
    return tuple(found)


def _told(item: Item) -> Iterator[tuple[Said, bool]]:
    before: list[str] = []
    for words in item.words:
        for said, promises in _sentences(words, before):
            if words.action is None or words.mark == "none":
                yield said, promises
            before.append(said.text)


def _sentences(words: Words, before: Sequence[str]) -> Iterator[tuple[Said, bool]]:
    """The sentences of made-up words; the last one is what raises the action."""
    stretches = sentences(words.text)
    for place, (start, end) in enumerate(stretches, 1):
        raises = bool(words.action) and words.mark == "none" and place == len(stretches)
        yield Said(words.text[start:end], tuple(before)), raises
