"""Sentences of fictional papers with their spans marked, to train on.

The markup is the one in which paragraphs are annotated by hand (``docs/annotating.md``):
``[[FIGURE value=21.4 unit=percent ind=i1|21.4%]]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from corpus.fiction import words
from corpus.fiction.dates import Quarter
from corpus.fiction.history import Story, begun
from corpus.fiction.reports import Dress, Facts
from corpus.fiction.words import performance_words
from corpus.press.history import DIFFERENCES, MEASURES, difference, printed
from corpus.press.model import Indicator, Reading

LABELS = {"actual": "FIGURE", "target": "TARGET"}
OTHERS = "COMPARATOR"
# "in the quarter": what stands before a period, and the period
TIMED = re.compile(r"((?:(?:in|for|during|between) )?(?:(?:the|this) )?)(.+)", re.IGNORECASE)


def paragraphs(key: str, seed: int) -> Iterator[str]:
    """Annotated paragraphs of one council, each a header line and a line of text."""
    story = begun(words.profile(key), 2, f"{seed} {key}")
    chance = Random(f"{seed} {key} annotated")
    for number, quarter in sorted(story.reported.items()):
        for indicator in story.indicators:
            yield _performance(story, number, quarter, indicator, chance)


def _header(story: Story, number: int, kind: str, place: int, period: str) -> str:
    about = story.profile.about
    identity = f"{story.profile.key}-made-{number:03}-{place:05}"
    told = f' period="{period}"' if period else ""
    return (
        f'== id={identity} council="{about.name}" kind={kind}{told}'
        f" meeting={story.days[number].isoformat()}"
    )


def _performance(
    story: Story, number: int, quarter: Quarter, indicator: Indicator, chance: Random
) -> str:
    """One or two sentences on an indicator, and perhaps one that only holds numbers."""
    bank = performance_words()
    facts = Facts(indicator, story.indicators, quarter, number)
    fitting = [s for s in bank.sentences if facts.allow(s)]
    text = facts.fill(chance.choice(fitting), chance, _Marked(facts))
    if chance.random() < 0.4:
        text += f" {chance.choice(bank.distractors)}"
    kind = "commentary" if chance.random() < 0.8 else "minutes"
    place = chance.randrange(10**5)
    return f"{_header(story, number, kind, place, quarter.label)}\n{text}"


class _Marked(Dress):
    """Sets spans around names, values, periods and amounts of change."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    def name(self, indicator: Indicator, key: str, *, capital: bool) -> str:
        """``the [[INDICATOR#i1|number of ...]]``: the article stands outside."""
        article, _, rest = indicator.prose.partition(" ")
        first = article.capitalize() if capital else article
        return f"{first} [[INDICATOR#{key}|{rest}]]"

    def value(self, indicator: Indicator, what: str, quarter: Quarter, form: str) -> str:
        """A value with all that is true of it, or an amount of change."""
        found = self.facts.known(indicator, quarter)
        if what in DIFFERENCES:
            before = self.facts.known(indicator, quarter.back(1))
            return f"[[CHANGE|{difference(indicator, what, found, before)}]]"
        return self._valued(indicator, what, quarter, form, found)

    def _valued(
        self, indicator: Indicator, what: str, quarter: Quarter, form: str, found: Reading
    ) -> str:
        value = getattr(found, what)
        key = "i1" if indicator is self.facts.indicator else "i2"
        told = f"value={value:g} unit={indicator.unit} ind={key} period={_quoted(quarter.label)}"
        label = LABELS.get(what, OTHERS)
        measure = f" measure={MEASURES.get(what, what)}" if label == OTHERS else ""
        return f"[[{label} {told}{measure}|{printed(indicator, value, form=form)}]]"

    def period(self, text: str, quarter: Quarter, *, capital: bool) -> str:
        """The words for a period, but for the preposition and the article before them."""
        words = text[:1].upper() + text[1:] if capital else text
        return TIMED.sub(rf"\1[[PERIOD label={_quoted(quarter.label)}|\2]]", words)


def _quoted(text: str) -> str:
    return f'"{text}"'
