"""Covering reports and performance reports: paragraphs, sentences with figures, exceptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from string import Formatter

from corpus.fiction.actions import fill
from corpus.fiction.dates import Quarter
from corpus.fiction.programme import Business
from corpus.fiction.words import (
    PerformanceWords,
    Profile,
    Sentence,
    Theme,
    performance_words,
    report_words,
)
from corpus.press.history import DIFFERENCES, reading
from corpus.press.model import Focus, Indicator, Passage, Reading, Report

FOCUSED = 3  # exception reports in a performance report at most
SPOKEN_OF = 4  # indicators a section of a performance report


def covering(profile: Profile, each: Business, author: str, chance: Random) -> Report:
    """The report on an item of business."""
    words = report_words()
    paragraphs = chance.sample(each.theme.paragraphs, chance.randint(22, 34))
    headings = chance.sample(words.headings, 4)
    share = -(-len(paragraphs) // len(headings))
    passages = [
        Passage(heading=heading, text=tuple(paragraphs[k * share : (k + 1) * share]))
        for k, heading in enumerate(headings)
        if paragraphs[k * share :]
    ]
    kinds = chance.sample(sorted(words.implications), 3)
    passages += [
        Passage(heading=kind, text=(chance.choice(words.implications[kind]),)) for kind in kinds
    ]
    appendix = None
    if chance.random() < 0.7:
        text = tuple(chance.sample(each.theme.paragraphs, 12))
        appendix = Passage(heading=chance.choice(words.appendices), text=text)
    return Report(
        author=author,
        summary=fill(profile, each.topic.summary),
        recommendation=f"{fill(profile, each.topic.recommendation)}.",
        passages=tuple(passages),
        appendix=appendix,
    )


def performance(
    profile: Profile,
    themes: Sequence[Theme],
    indicators: Sequence[Indicator],
    quarter: Quarter,
    number: int,
    chance: Random,
) -> Report:
    """The report on a quarter for a meeting: a section a theme, exceptions for bad measures."""
    words = performance_words()
    passages = []
    for theme in themes:
        own = [i for i in indicators if i.key.startswith(f"{theme.key}-")]
        text = list(_section(words, own, quarter, number, chance))
        passages.append(Passage(heading=theme.key.capitalize(), text=tuple(text)))
    red = [i for i in indicators if i.by_period[quarter.label][0].rag == profile.rags.bad]
    return Report(
        author=profile.officers[0].post,
        summary=when(chance.choice(words.summaries), quarter),
        recommendation=f"the {profile.body} notes the report.",
        passages=tuple(passages),
        period=quarter.label,
        focus=tuple(_focus(each, themes, quarter, chance) for each in red[:FOCUSED]),
    )


def _focus(
    indicator: Indicator, themes: Sequence[Theme], quarter: Quarter, chance: Random
) -> Focus:
    theme = next(t for t in themes if indicator.key.startswith(f"{t.key}-"))
    return Focus(
        indicator=indicator.key,
        period=quarter.label,
        reason=" ".join(chance.sample(theme.reasons, 3)),
        actions=tuple(chance.sample(theme.steps, 3)),
    )


def _section(
    words: PerformanceWords,
    indicators: Sequence[Indicator],
    quarter: Quarter,
    number: int,
    chance: Random,
) -> Iterator[str]:
    yield chance.choice(words.openings)
    for indicator in chance.sample(list(indicators), min(SPOKEN_OF, len(indicators))):
        text = sentence(indicator, indicators, quarter, number, chance)
        if chance.random() < 0.7:
            text += f" {chance.choice(words.distractors)}"
        yield text
    told = chance.choice(list(indicators))
    yield sentence(told, indicators, quarter, number, chance, stated=True)


def sentence(
    indicator: Indicator,
    indicators: Sequence[Indicator],
    quarter: Quarter,
    number: int,
    chance: Random,
    *,
    stated: bool = False,
) -> str:
    """A sentence about an indicator in a quarter, with a mark where each figure is to stand;
    ``stated`` asks for one without a number, where there is one that is true."""
    words = performance_words()
    facts = Facts(indicator, indicators, quarter, number)
    fitting = [s for s in words.statements if facts.allow(s)] if stated else []
    fitting = fitting or [s for s in words.sentences if facts.allow(s)]
    chosen = chance.choice(fitting)
    return facts.fill(chosen, chance)


# what a slot is a value of, and how many quarters back
VALUES = {"previous": ("actual", 1), "ago": ("actual", 4)}


class Dress:
    """How names, values and periods stand in a sentence: for the press, as its marks."""

    def name(self, indicator: Indicator, key: str, *, capital: bool) -> str:
        """An indicator's name; ``key`` tells the sentence's first from its second."""
        return _capital(indicator.prose) if capital else indicator.prose

    def value(self, indicator: Indicator, what: str, quarter: Quarter, form: str) -> str:
        """A value, or an amount of change."""
        printed_as = f"|{form}" if form and what not in DIFFERENCES else ""
        return f"{{{indicator.key} {what} {quarter.label}{printed_as}}}"

    def period(self, text: str, quarter: Quarter, *, capital: bool) -> str:
        """The words for a period."""
        return _capital(text) if capital else text


class Facts:
    """What is known at a meeting of an indicator in a quarter, to choose and fill a sentence."""

    def __init__(
        self, indicator: Indicator, indicators: Sequence[Indicator], quarter: Quarter, number: int
    ) -> None:
        self.indicator, self.quarter, self.number = indicator, quarter, number
        now = self._reading(quarter)
        assert now, (indicator.key, quarter)
        self.now = now
        self.before = self._reading(quarter.back(1))
        self.ago = self._reading(quarter.back(4))
        same = [i for i in indicators if i.unit == indicator.unit and i is not indicator]
        self.second = same[0] if same else None

    def _reading(self, quarter: Quarter) -> Reading | None:
        return reading(self.indicator, quarter.label, self.number)

    def allow(self, each: Sentence) -> bool:
        """Whether all that a sentence needs is there, and what it says is true."""
        there = {
            "target": self.now.target is not None,
            "national": self.now.national is not None,
            "previous": self.before is not None,
            "ago": self.ago is not None,
            "second": self.second is not None,
        }
        true = self._true()
        if each.form == "per cent" and self.indicator.unit != "percent":
            return False
        return all(there[need] for need in each.needs) and all(w in true for w in each.when)

    def _true(self) -> set[str]:
        true = set()
        now, target = self.now.actual or 0, self.now.target
        sign = 1 if self.indicator.higher else -1
        if target is not None:
            true |= {"met" if (now - target) * sign >= 0 else "missed"}
            true |= {"over"} if now > target else {"under"} if now < target else set()
        if self.before is not None:
            step = now - (self.before.actual or 0)
            true |= {"up"} if step > 0 else {"down"} if step < 0 else {"same"}
            true |= {"better"} if step * sign > 0 else {"worse"} if step else set()
        return true

    def known(self, indicator: Indicator, quarter: Quarter) -> Reading:
        """A reading that is known to be there."""
        found = reading(indicator, quarter.label, self.number)
        assert found, (indicator.key, quarter)
        return found

    def fill(self, each: Sentence, chance: Random, dress: Dress | None = None) -> str:
        """The sentence with words for its periods and, for each figure, what ``dress`` prints:
        by itself a mark for the press."""
        dress = dress or Dress()
        here, form, bank = self.quarter, each.form, performance_words()
        period, before = chance.choice(bank.periods), chance.choice(bank.earlier)
        values = {
            "name": dress.name(self.indicator, "i1", capital=False),
            "Name": dress.name(self.indicator, "i1", capital=True),
            "period": dress.period(when(period, here), here, capital=False),
            "Period": dress.period(when(period, here), here, capital=True),
            "before": dress.period(when(before, here.back(1)), here.back(1), capital=False),
            "year_ago": dress.period(
                when("in Quarter {q} {year}", here.back(4)), here.back(4), capital=False
            ),
        }
        wanted = {name for _, name, _, _ in Formatter().parse(each.text) if name}
        for name in wanted - values.keys():
            values[name] = self._dressed(name, form, dress)
        text = each.text.format(**values)
        if each.standing == each.direction:
            return text
        said = f"{self.indicator.key} {each.standing} {each.direction} {here.label}"
        return f"{{={said}}}{text}"

    def _dressed(self, name: str, form: str, dress: Dress) -> str:
        """What stands for a slot that is no period: a value, or the second indicator."""
        here = self.quarter
        if name.startswith("second"):
            assert self.second
            if name == "second":
                return dress.name(self.second, "i2", capital=False)
            return dress.value(self.second, "actual", here, form)
        what, quarter = VALUES.get(name, (name, 0))
        return dress.value(self.indicator, what, here.back(quarter), form)


def when(text: str, quarter: Quarter) -> str:
    """Words for a quarter: {q}, {year}, {first} and {last} month, {last_dated} with its year."""
    first, last = quarter.months
    return text.format(
        q=quarter.number,
        year=quarter.slashed,
        first=f"{first:%B}",
        last=f"{last:%B}",
        last_dated=f"{last:%B %Y}",
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
