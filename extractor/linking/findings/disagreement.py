"""One indicator and period with two values in the papers of one meeting; two indicators whose
values have changed places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.linking.figures_as_printed import agree
from extractor.linking.findings.clashes import Clash, across, within
from extractor.linking.findings.gathered import Gathered
from extractor.linking.findings.showing import measured, place, source, told
from extractor.records import Finding

TABLES_SURE, TEXT_SURE, SWAPPED_SURE = 0.95, 0.85, 0.9
NEARER = 0.25  # of the gap that is left where values changed places
WORDS = {"actual": "", "target": " as the target", "intervention": " as the intervention level"}


def find(gathered: Gathered) -> Iterator[Finding]:
    """Every two values of one meeting that cannot both be."""
    clashes = list(within(gathered))
    pairs = list(swaps([*clashes, *across(gathered)]))
    swapped = {id(clash) for pair in pairs for clash in pair}
    for pair in pairs:
        yield exchanged(gathered, *pair)
    for clash in clashes:
        if id(clash) not in swapped:
            yield finding(gathered, clash)


def finding(gathered: Gathered, clash: Clash) -> Finding:
    """One such pair."""
    one, two, unit = clash.one, clash.two, clash.series.unit
    values = f"{measured(one.value, unit)} in {source(one)} and {measured(two.value, unit)}"
    said = (
        f"{clash.series.name} for {clash.point.period} is {values} in {source(two)}"
        f"{WORDS[clash.measure]}."
    )
    about = gathered.about(clash.series, clash.point.period, one.paper)
    sure = TEXT_SURE if "prose" in (one.source, two.source) else TABLES_SURE
    return told("disagreement", about, (place(one), place(two)), said, sure)


# ------------------------------------------------------------------ values that changed places


def swaps(clashes: Sequence[Clash]) -> Iterator[tuple[Clash, Clash]]:
    """Two indicators of a period, each of which has the other's value in one of two places."""
    actual = [clash for clash in clashes if clash.measure == "actual"]
    for number, one in enumerate(actual):
        for two in actual[number + 1 :]:
            if one.point.period == two.point.period and are_swapped(one, two):
                yield one, two


def are_swapped(one: Clash, two: Clash) -> bool:
    """Whether what one place says of one indicator the other says of the other: one value exactly,
    and the other much more nearly than as it stands."""
    if one.papers != two.papers or one.series is two.series or one.series.unit != two.series.unit:
        return False
    crossed = [(one.one, two.two), (two.one, one.two)]
    same = [agree(a.exactly, b.exactly) for a, b in crossed]
    far = [abs(clash.one.value - clash.two.value) for clash in (one, two)]
    near = [abs(a.value - b.value) <= NEARER * max(far) for a, b in crossed]
    return any(same) and all(near)


def exchanged(gathered: Gathered, one: Clash, two: Clash) -> Finding:
    """Two values that changed places."""
    unit, period = one.series.unit, one.point.period
    values = f"{measured(one.two.value, unit)} and {measured(two.two.value, unit)}"
    there = f"{measured(one.one.value, unit)} and {measured(two.one.value, unit)}"
    said = (
        f"The values of {one.series.name} and of {two.series.name} for {period} look to have"
        f" changed places: {there} in {source(one.one)}, {values} in {source(one.two)}."
    )
    about = gathered.about(one.series, period, one.one.paper)
    places = [place(each) for clash in (one, two) for each in (clash.one, clash.two)]
    return told("disagreement", about, places, said, SWAPPED_SURE)


def swapped_across(gathered: Gathered) -> set[Clash]:
    """The clashes between two meetings' papers that are such an exchange."""
    between = set(across(gathered))
    clashes = [*within(gathered), *between]
    return between & {clash for pair in swaps(clashes) for clash in pair}
