"""Every true fact is found in the text of the page that it names."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.gold_file import Json
from evaluation.papers import Paper, papers_with_answers
from evaluation.printed import forms, in_order, is_printed, unprinted, words_with_pages


@pytest.mark.parametrize("which", ["body", "made_up"])
def test_each_fact_is_printed_on_its_page(request: pytest.FixtureRequest, which: str) -> None:
    papers = list(papers_with_answers(request.getfixturevalue(which)))
    assert len(papers) >= 9
    assert {paper.path.name: unprinted(paper) for paper in papers} == {
        paper.path.name: [] for paper in papers
    }


def test_packs_have_many_facts(body: Path) -> None:
    packs = [p for p in papers_with_answers(body) if p.gold["paper"]["kind"] == "pack"]
    assert packs
    for paper in packs:
        assert len(list(words_with_pages(paper.gold))) > 60
        assert {f["source"] for f in paper.gold["figures"]} >= {"scorecard", "prose"}


@pytest.mark.parametrize("kind", ["plan", "actions", "figures", "reports"])
def test_a_wrong_page_would_be_noticed(body: Path, kind: str) -> None:
    paper = next(p for p in papers_with_answers(body) if "2024-02-06-pack" in p.path.name)
    gold = copy.deepcopy(paper.gold)
    for each in gold[kind]:
        each["evidence"]["page"] = 1
    assert len(unprinted(Paper(paper.path, gold))) >= 3


@pytest.mark.parametrize(
    ("value", "unit", "printed", "expected"),
    [
        (21.4, "percent", "21.4", True),
        (20.0, "days", "20.0", True),
        (1043.0, "count", "1,043", True),
        (2500000.0, "gbp", "2.5m", True),
        (9.0, "count", "nine", True),
        (21.4, "percent", "21", False),
    ],
)
def test_forms(value: float, unit: str, printed: str, expected: bool) -> None:
    figure: Json = {"value": value, "unit": unit}
    assert (printed in forms(figure)) is expected


@pytest.mark.parametrize(
    ("words", "here", "after", "expected"),
    [
        ("The Chair", "bythechairman", "", True),
        ("the chair signed", "thechair", "signedthem", True),
        ("chair the", "thechair", "", False),
        ("the chair", "", "thechair", False),
    ],
)
def test_is_printed(words: str, here: str, after: str, expected: bool) -> None:
    assert is_printed(words, here, after) is expected


@given(st.lists(st.sampled_from(["alpha", "beta", "gamma"]), min_size=1, max_size=6), st.data())
def test_words_split_by_a_page_are_found_in_order(words: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(words)))
    here, after = "".join(words[:cut]), "other" + "".join(words[cut:])
    assert in_order(words, here, after)
    assert not in_order([*words, "delta"], here, after)
