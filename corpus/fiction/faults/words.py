"""The sentences that faults are planted in."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from random import Random

from corpus.fiction.dates import Quarter
from corpus.fiction.reports import when
from corpus.fiction.words import performance_words
from corpus.press.model import Fixed, Indicator

PHRASES = Path(__file__).parents[1] / "phrases" / "faults.toml"
PERIODS = ("in Quarter {q} of {year}", "in Q{q} {year}", "for Q{q} {year}")


class Slip(Fixed):
    """A sentence with a slip of the pen, as it is printed."""

    text: str
    printed: str


class Recount(Fixed):
    """What a name has, and what it has ``instead`` once it counts otherwise: values are then
    ``times`` as high."""

    printed: str
    instead: str
    times: float = 1.0

    def fits(self, indicator: Indicator) -> bool:
        """Whether an indicator's names have it."""
        return self.printed in indicator.name and self.printed in (indicator.prose or self.printed)

    def of(self, name: str) -> str:
        """A name as it is once it counts otherwise."""
        return name.replace(self.printed, self.instead)


class FaultWords(Fixed):
    """The forms of each kind."""

    plain: tuple[str, ...]
    together: tuple[str, ...]
    moved: tuple[str, ...]
    ahead: tuple[str, ...]
    sums: tuple[str, ...]
    shares: tuple[str, ...]
    percents: tuple[str, ...]
    recounted: tuple[str, ...]
    slips: tuple[Slip, ...]
    recounts: tuple[Recount, ...]

    def of_one(
        self, forms: tuple[str, ...], indicator: Indicator, quarter: Quarter, chance: Random
    ) -> str:
        """A sentence on one indicator in a quarter, with marks where its values are to stand."""
        return chance.choice(forms).format(**_slots(indicator, quarter, chance))

    def of_two(
        self,
        forms: tuple[str, ...],
        two: tuple[Indicator, Indicator],
        quarter: Quarter,
        chance: Random,
    ) -> str:
        """A sentence on two indicators."""
        one, second = two
        slots = _slots(one, quarter, chance) | {
            "second": second.prose,
            "second_actual": f"{{{second.key} actual {quarter.label}}}",
        }
        return chance.choice(forms).format(**slots)

    def of_change(self, before: str, after: str, chance: Random) -> str:
        """A sentence that says what an indicator was and is."""
        said = chance.choice(self.recounted).format(
            before=before, after=after, After=after[0].upper() + after[1:]
        )
        return said[0].upper() + said[1:]


def _slots(indicator: Indicator, quarter: Quarter, chance: Random) -> dict[str, str]:
    form, before = chance.choice(PERIODS), quarter.back(1)
    period, name, key = when(form, quarter), indicator.prose, indicator.key
    return {
        "name": name,
        "Name": name[0].upper() + name[1:],
        "period": period,
        "Period": period[0].upper() + period[1:],
        "ahead": period,
        "earlier": when(form, before),
        "actual": f"{{{key} actual {quarter.label}}}",
        "before": f"{{{key} actual {before.label}}}",
        "change": f"{{{key} change {quarter.label}}}",
    }


def wrong_summary(quarter: Quarter, chance: Random) -> str:
    """A report's summary for a quarter."""
    return when(chance.choice(performance_words().summaries), quarter)


@cache
def fault_words() -> FaultWords:
    """The sentences that are planted."""
    return FaultWords.model_validate(tomllib.loads(PHRASES.read_text("utf-8")))
