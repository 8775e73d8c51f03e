"""A reader that misses nothing scores full marks, planted faults cost theirs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation.markup import compile_markup
from evaluation.matching import Json
from evaluation.paragraph_score import (
    Facts,
    as_read,
    overlap,
    paper,
    read,
    rows_of,
    score,
    spoken,
    true,
)
from evaluation.paragraphs import SPLITS, Paragraph, gold

(REPORT, MINUTES) = compile_markup("""
== id=a-1 council="Wexmoor County Council" kind=commentary heading=Repairs period="2023-24 Q2" meeting=2023-11-14
The [[INDICATOR#i|percentage of repairs done on time]] was [[FIGURE value=84 unit=percent ind=i|84%]] against a target of [[TARGET value=90 unit=percent ind=i|90%]]. {{state ind=i standing=below-national|It is below the national average}}.

== id=a-2 council="Wexmoor County Council" kind=minutes heading=Repairs meeting=2023-11-14
{{commit owner="Head of Housing" due="by the end of March" task="Circulate a map of the works to Members"|The Head of Housing agreed to circulate a map of the works to Members [[DUE|by the end of March]]}}.
""")  # noqa: E501


def first(facts: tuple[Json, ...], **change: object) -> tuple[Json, ...]:
    return ({**facts[0], **change}, *facts[1:])


def figure(**change: object) -> Callable[[Facts], Facts]:
    return lambda found: replace(found, figures=first(found.figures, **change))


def task(**change: object) -> Callable[[Facts], Facts]:
    return lambda found: replace(found, commitments=first(found.commitments, **change))


@pytest.mark.parametrize("paragraph", [REPORT, MINUTES])
def test_full_marks(paragraph: Paragraph) -> None:
    assert {row.f1 for row in score(true(paragraph), true(paragraph))} == {1.0}


@pytest.mark.parametrize(
    ("paragraph", "fault", "name", "kind"),
    [
        (REPORT, figure(value=85.0), "prose figures", "wrong value"),
        (REPORT, figure(unit="count"), "prose figures", "wrong unit"),
        (REPORT, figure(measure="target"), "prose figures", "wrong measure"),
        (REPORT, figure(period=None), "prose figures", "wrong period"),
        (REPORT, figure(indicator="Lettings"), "prose figures", "wrong indicator"),
        (REPORT, lambda f: replace(f, figures=()), "prose figures", "missed"),
        (REPORT, lambda f: replace(f, figures=f.figures * 2), "prose figures", "invented"),
        (REPORT, lambda f: replace(f, sayings=()), "statements", "missed"),
        (
            REPORT,
            lambda f: replace(f, sayings=first(f.sayings, said="above-national")),
            "statements",
            "wrong said",
        ),
        (MINUTES, task(owners=["Chair"]), "unmarked commitments: complete", "wrong owner"),
        (MINUTES, task(due=None), "unmarked commitments: complete", "wrong due"),
        (MINUTES, task(marked=True), "unmarked commitments", "missed"),
        (MINUTES, task(stretch=(60, 400)), "unmarked commitments", "missed"),
    ],
)
def test_planted_faults(
    paragraph: Paragraph, fault: Callable[[Facts], Facts], name: str, kind: str
) -> None:
    gold = true(paragraph)
    fell = [row for row in score(gold, fault(gold)) if row.f1 < 1]
    assert [m.kind for row in fell if row.name == name for m in row.misses][:1] == [kind]


@pytest.mark.parametrize(
    ("change", "owner", "due"),
    [({"owners": ["Chair"]}, 0.0, 1.0), ({"due": "next meeting"}, 1.0, 0.0), ({}, 1.0, 1.0)],
)
def test_owner_and_due_of_what_was_found(
    change: dict[str, object], owner: float, due: float
) -> None:
    gold = true(MINUTES)
    rows = {row.name: row.f1 for row in score(gold, task(**change)(gold))}
    assert rows["unmarked commitments: owner"] == owner
    assert rows["unmarked commitments: due"] == due


def test_read_by_the_tool_itself(tmp_path: Path) -> None:
    rows = {row.name: row.f1 for row in score(true(REPORT), read(REPORT, tmp_path))}
    assert rows["prose figures"] == 1
    rows = {row.name: row.f1 for row in score(true(MINUTES), read(MINUTES, tmp_path))}
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


def test_offsets_of_the_reader_are_the_paragraphs() -> None:
    assert as_read("the ‘office’") == "the 'office'"
    with pytest.raises(ValueError, match="offsets"):
        as_read("the oﬃce")


@pytest.mark.parametrize("split", SPLITS)
def test_a_split_has_its_rows_and_each_council_its_own(split: str) -> None:
    some = gold(split)[::40]
    whole, *councils = rows_of(split, some)
    assert whole.split == split
    assert whole.council is None
    assert [each.council for each in councils] == list(dict.fromkeys(p.meta.council for p in some))
    assert sum(row.true for row in whole.rows)
    for n, row in enumerate(whole.rows):
        assert row.true == sum(each.rows[n].true for each in councils)
