"""Values joined to their names, measures and periods, the entities being given."""

from __future__ import annotations

import re

import pytest

from extractor.language.entities import Entity
from extractor.language.joining import Joined, join
from extractor.language.numbers import find_numbers
from extractor.language.periods import find_periods
from extractor.language.scenes import Paragraph
from extractor.language.sentences import sentences
from extractor.records import Period

LETTERS = {"I": "INDICATOR", "F": "FIGURE", "T": "TARGET", "C": "COMPARATOR", "P": "PERIOD"}
MARK = re.compile(r"\[(?P<label>[IFTCP]):(?P<words>[^\]]*)\]")
CONTEXT = find_periods("in Quarter 2 2024/25", None)[0].period


def joined(marked: str, context: Period | None = None) -> list[Joined]:
    """Join a text in which ``[I:name]`` is an indicator, ``[F:21%]`` a figure and so on."""
    text, entities, past = "", [], 0
    for m in MARK.finditer(marked):
        text += marked[past : m.start()]
        start = len(text)
        text += m["words"]
        entities.append(Entity(LETTERS[m["label"]], start, len(text), 0.9))
        past = m.end()
    text += marked[past:]
    periods = find_periods(text, CONTEXT)
    paragraph = Paragraph(
        text, entities, find_numbers(text), periods, sentences(text), context=context
    )
    return list(join(paragraph))


def told(marked: str) -> list[tuple[float, str, str | None, str | None]]:
    """Value, measure, name and period of each."""
    return [
        (j.number.value, j.measure, j.indicator, j.period.label if j.period else None)
        for j in joined(marked)
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "The [I:recycling rate] was [F:48.3%] in [P:Q2] against a target of [T:50%].",
            [
                (48.3, "actual", "recycling rate", "2024-25 Q2"),
                (50.0, "target", "recycling rate", "2024-25 Q2"),
            ],
        ),
        (  # a value before its name
            "[F:82%] of [I:calls answered in a minute], and [F:9] [I:complaints upheld].",
            [
                (82.0, "actual", "calls answered in a minute", None),
                (9.0, "actual", "complaints upheld", None),
            ],
        ),
        (  # respectively
            "[I:Primary absence] and [I:secondary absence] were [F:4%] and [F:7%] respectively.",
            [(4.0, "actual", "Primary absence", None), (7.0, "actual", "secondary absence", None)],
        ),
        (  # an earlier value with its own period, and one without
            "[I:Voids] fell to [F:14 days] in [P:Q2] from [F:19 days] in [P:Q1].",
            [(14.0, "actual", "Voids", "2024-25 Q2"), (19.0, "actual", "Voids", "2024-25 Q1")],
        ),
        (  # the period before its value: Q1 was
            "[I:Sickness] came to [F:2.3 days]; [P:Q1] was [F:1.9 days].",
            [(2.3, "actual", "Sickness", None), (1.9, "actual", "Sickness", "2024-25 Q1")],
        ),
        (  # what stands beside the figure is of its period, not of the one compared with
            "[I:Abandoned calls] were [F:9%], down from [F:14%] in [P:Q1], over the [T:5%] target.",
            [
                (9.0, "actual", "Abandoned calls", None),
                (14.0, "actual", "Abandoned calls", "2024-25 Q1"),
                (5.0, "target", "Abandoned calls", None),
            ],
        ),
        (  # a change is counted from the period after "on"
            "[I:Minor applications in time] stood at [F:81.6%], 3 points down on [P:Q1].",
            [(81.6, "actual", "Minor applications in time", None)],
        ),
        (  # whose average it is
            "[I:Re-referrals] were [F:23%], [C:22%] for neighbours, [C:21%] nationally.",
            [
                (23.0, "actual", "Re-referrals", None),
                (22.0, "statistical-neighbours", "Re-referrals", None),
                (21.0, "national", "Re-referrals", None),
            ],
        ),
        (
            "[I:Fly-tips cleared] were at [F:88%] with a tolerance of [T:85%].",
            [
                (88.0, "actual", "Fly-tips cleared", None),
                (85.0, "intervention", "Fly-tips cleared", None),
            ],
        ),
        (  # taken up from the sentence before
            "The [I:collection rate] has been steady. It was [F:97%] in [P:Q2].",
            [(97.0, "actual", "collection rate", "2024-25 Q2")],
        ),
        ("It was [F:97%] in [P:Q2].", [(97.0, "actual", None, "2024-25 Q2")]),
    ],
)
def test_joined(marked: str, expected: list[tuple[float, str, str | None, str | None]]) -> None:
    assert told(marked) == expected


def test_a_period_that_the_grammar_cannot_tell_is_no_other_period() -> None:
    found = joined("[I:Take-up] was [F:71%] in [P:the last survey].")
    assert [(j.period, j.told) for j in found] == [(None, True)]


@pytest.mark.parametrize(
    ("marked", "labels"),
    [
        # a year before the day that the sentence speaks of, else before the report's period
        (
            "At [P:30 June 2024] [F:31] [I:posts] were free, and [F:40] in the [P:year before].",
            ["2024-06-30", "2023-06-30"],
        ),
        (
            "[F:31] [I:posts] were free, and [F:40] in the [P:year before].",
            ["2024-25 Q2", "2023-24 Q2"],
        ),
        (
            "At [P:30 June 2024] [F:31] were free. [I:Posts] in the [P:year before] were [F:40].",
            ["2024-06-30", "2023-24 Q2"],
        ),
        # the report's own quarter
        ("[F:31] [I:posts] were filled in the [P:quarter].", ["2024-25 Q2"]),
    ],
)
def test_times_that_count_from_another(marked: str, labels: list[str]) -> None:
    found = joined(marked, CONTEXT)
    assert [(j.period or CONTEXT).label for j in found] == labels


def test_an_earlier_value_without_a_period() -> None:
    found = joined("[I:Arrears] are [F:3.1%], up from [F:2.9%].")
    assert [(j.number.value, j.earlier) for j in found] == [(3.1, False), (2.9, True)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "[I:Visits] had improved compared to Q2 2023/24 - [F:80%].",
            [(80.0, "actual", "Visits", None)],
        ),
        (
            "[I:Visits] had improved in Q2 2023/24 - [F:80%].",
            [(80.0, "actual", "Visits", "2023-24 Q2")],
        ),
        (
            "[I:Calls lost] fell from 10% to [F:5%] since the last quarter.",
            [(5.0, "actual", "Calls lost", None)],
        ),
        (
            "[I:Visits made in time] were above target with [T:95%].",
            [(95.0, "actual", "Visits made in time", None)],
        ),
    ],
)
def test_what_a_value_is_compared_with_and_how_it_stands(
    marked: str, expected: list[tuple[float, str, str | None, str | None]]
) -> None:
    assert told(marked) == expected


def test_a_long_list_is_joined_part_by_part() -> None:
    parts = [f"[F:{n}%] of [I:ships of the {n}th fleet painted in time]" for n in range(11, 23)]
    found = told(f"{'; '.join(parts)}.")
    assert [(value, name) for value, _, name, _ in found] == [
        (float(n), f"ships of the {n}th fleet painted in time") for n in range(11, 23)
    ]
    assert told(f"{', '.join(parts)}.") == []
