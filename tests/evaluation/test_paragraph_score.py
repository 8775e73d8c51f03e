"""A reader that misses nothing scores full marks, planted faults cost theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.markup import compile_markup
from evaluation.paragraph_score import (
    Found,
    as_read,
    overlap,
    paper,
    paragraph_rows,
    read,
    same_words,
    sayings,
    score,
    spoken,
)
from evaluation.paragraphs import SPLITS, Commitment, Paragraph
from extractor.records import Action, Evidence, Figure

(REPORT, MINUTES) = compile_markup("""
== id=a-1 council="Wexmoor County Council" kind=commentary heading=Repairs period="2023-24 Q2" meeting=2023-11-14
The [[INDICATOR#i|percentage of repairs done on time]] was [[FIGURE value=84 unit=percent ind=i|84%]] against a target of [[TARGET value=90 unit=percent ind=i|90%]]. {{state ind=i standing=below-national|It is below the national average}}.

== id=a-2 council="Wexmoor County Council" kind=minutes heading=Repairs meeting=2023-11-14
{{commit owner="Head of Housing" due="by the end of March" task="Circulate a map of the works to Members"|The Head of Housing agreed to circulate a map of the works to Members [[DUE|by the end of March]]}}.
""")  # noqa: E501


def perfect(paragraph: Paragraph) -> Found:
    figures = tuple(
        Figure(f.indicator, f.value, f.unit, f.measure, "prose", "", Evidence(""), period=f.period)
        for f in paragraph.figures
    )
    actions = tuple((_action(paragraph, c), (c.start, c.end)) for c in paragraph.commitments)
    return Found(figures, actions, tuple(s for each in paragraph.statements for s in sayings(each)))


def _action(paragraph: Paragraph, task: Commitment) -> Action:
    owners = (task.owner,) if task.owner else ()
    words = Evidence(paragraph.text[task.start : task.end])
    return Action("minutes", task.task, words, owners=owners, due=task.due, marked=task.marked)


def figure(**change: object) -> Callable[[Found], Found]:
    return lambda found: replace(
        found,
        figures=(replace(found.figures[0], **change), *found.figures[1:]),  # type: ignore[arg-type]
    )


def action(**change: object) -> Callable[[Found], Found]:
    def changed(found: Found) -> Found:
        ((first, stretch),) = found.actions
        return replace(found, actions=((replace(first, **change), stretch),))  # type: ignore[arg-type]

    return changed


@pytest.mark.parametrize("paragraph", [REPORT, MINUTES])
def test_full_marks(paragraph: Paragraph) -> None:
    assert {row.f1 for row in score(paragraph, perfect(paragraph))} == {1.0}


@pytest.mark.parametrize(
    ("paragraph", "fault", "name"),
    [
        (REPORT, figure(value=85.0), "prose figures"),
        (REPORT, figure(unit="count"), "prose figures"),
        (REPORT, figure(measure="target"), "prose figures"),
        (REPORT, figure(period=None), "prose figures"),
        (REPORT, figure(indicator="Lettings"), "prose figures"),
        (REPORT, lambda f: replace(f, figures=()), "prose figures"),
        (REPORT, lambda f: replace(f, figures=f.figures * 2), "prose figures"),
        (REPORT, lambda f: replace(f, sayings=()), "statements"),
        (
            REPORT,
            lambda f: replace(f, sayings=(replace(f.sayings[0], said="above-national"),)),
            "statements",
        ),
        (MINUTES, action(owners=("Chair",)), "unmarked commitments: owner"),
        (MINUTES, action(due=None), "unmarked commitments: due"),
        (MINUTES, action(marked=True), "unmarked commitments"),
        (MINUTES, lambda f: replace(f, actions=((f.actions[0][0], (0, 4)),)), None),
    ],
)
def test_planted_faults(
    paragraph: Paragraph, fault: Callable[[Found], Found], name: str | None
) -> None:
    fell = {row.name for row in score(paragraph, fault(perfect(paragraph))) if row.f1 < 1}
    assert name in fell if name else not fell


def test_read_by_the_tool_itself(tmp_path: Path) -> None:
    rows = {row.name: row.f1 for row in score(REPORT, read(REPORT, tmp_path))}
    assert rows["prose figures"] == 1
    rows = {row.name: row.f1 for row in score(MINUTES, read(MINUTES, tmp_path))}
    assert rows["unmarked commitments"] == 1


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("2023-24 Q2", "Quarter 2 2023-24"),
        ("2023-24", "2023-24"),
        ("2011-12", "2011-12"),
        ("2023-11", "November 2023"),
        ("2023-24 HT2", "Half term 2 2023-24"),
        ("2023", "2023"),
    ],
)
def test_periods_as_printed(label: str, expected: str) -> None:
    assert spoken(label) == expected


def test_a_paper_states_heading_and_period() -> None:
    printed = paper(REPORT)
    assert "Quarter 2 2023-24" in printed
    assert printed.index("## Repairs") < printed.index(REPORT.text)
    assert "held on 14 November 2023" in paper(MINUTES)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [((0, 10), (0, 10), True), ((0, 10), (6, 40), False), ((0, 10), (2, 6), True)],
)
def test_overlap(one: tuple[int, int], two: tuple[int, int], same: bool) -> None:
    assert overlap(one, two) is same


@pytest.mark.parametrize(
    ("true", "found", "same"),
    [
        ("Head of Housing", "The Head of Housing", True),
        ("next meeting", "at the next meeting", True),
        ("Head of Housing", "Head of Access", False),
        ("March", "by the end of March", False),
    ],
)
def test_same_words(true: str, found: str, same: bool) -> None:
    assert same_words(true, found) is same


def test_offsets_of_the_reader_are_the_paragraphs() -> None:
    assert as_read("the ‘office’") == "the 'office'"
    with pytest.raises(ValueError, match="offsets"):
        as_read("the oﬃce")


def test_every_split_and_council_has_its_rows() -> None:
    scored = paragraph_rows()
    for split in SPLITS:
        whole, *councils = [s for s in scored if s.split == split]
        assert whole.council is None
        for n, row in enumerate(whole.rows):
            assert row.true == sum(each.rows[n].true for each in councils)
