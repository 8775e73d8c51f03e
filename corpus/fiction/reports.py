"""Covering reports and performance reports: paragraphs, sentences with figures, exceptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

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
from corpus.press.history import reading
from corpus.press.model import Focus, Indicator, Passage, Reading, Report

FOCUSED = 3  # exception reports in a performance report at most
SPOKEN_OF = 4  # indicators a section of a performance report


def covering(profile: Profile, each: Business, author: str, chance: Random) -> Report:
    """The report on an item of business."""
    words = report_words()
    paragraphs = chance.sample(each.theme.paragraphs, chance.randint(7, 12))
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
    if chance.random() < 0.3:
        text = tuple(chance.sample(each.theme.paragraphs, 4))
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
        summary=_when(chance.choice(words.summaries), quarter),
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
        if chance.random() < 0.5:
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

    def fill(self, each: Sentence, chance: Random) -> str:
        """The sentence with words for its periods and a mark for each figure."""
        key, here = self.indicator.key, self.quarter
        form = f"|{each.form}" if each.form else ""
        words = performance_words()
        period = _when(chance.choice(words.periods), here)
        values = {
            "name": self.indicator.prose,
            "Name": _capital(self.indicator.prose),
            "period": period,
            "Period": _capital(period),
            "before": _when(chance.choice(words.earlier), here.back(1)),
            "year_ago": _when("in Quarter {q} {year}", here.back(4)),
            "previous": f"{{{key} actual {here.back(1).label}{form}}}",
            "ago": f"{{{key} actual {here.back(4).label}{form}}}",
            "change": f"{{{key} change {here.label}}}",
            "gap": f"{{{key} gap {here.label}}}",
        }
        for what in ("actual", "target", "national", "neighbours"):
            values[what] = f"{{{key} {what} {here.label}{form}}}"
        if self.second:
            values["second"] = self.second.prose
            values["second_actual"] = f"{{{self.second.key} actual {here.label}{form}}}"
        text = each.text.format(**values)
        if each.standing == each.direction:
            return text
        return f"{{={key} {each.standing} {each.direction} {here.label}}}{text}"


def _when(text: str, quarter: Quarter) -> str:
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
