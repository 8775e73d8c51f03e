"""The true answers are true: each is printed on the page it names, and they are kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.samples import Sample
from corpus.samples.__main__ import as_json, main

PageText = Callable[[str, int], str]
PACKS = (
    "wexmoor-2023-11-14-pack.pdf",
    "wexmoor-2024-02-06-pack.pdf",
    "wexmoor-2024-06-04-pack.pdf",
    "brayford-2024-10-09-pack.pdf",
    "brayford-2025-01-15-pack.pdf",
    "brayford-2025-04-09-pack.pdf",
)


def words_with_pages(gold: dict[str, Any]) -> Iterator[tuple[str, int]]:
    """Every fact's words with the page that the answers name for it."""
    for item in gold["agenda"]:
        yield item["title"], item["page"]
    minutes = gold["minutes"]
    for number, title, page in minutes["items"]:
        yield f"{number}", page
        yield title, page
    for kind, field in (("attendance", "name"), ("resolved", "text")):
        yield from ((each[field], each["page"]) for each in minutes[kind])
    for entry in gold["action_sheet"]:
        yield from ((entry[field], entry["page"]) for field in ("text", "note"))
    for entry in gold["forward_plan"]:
        fields = ("subject", "lead_officer", "note")
        yield from ((entry[field], entry["page"]) for field in fields)


def is_printed(words: str, page: int, text: Callable[[int], str]) -> bool:
    """Whether the words stand on the page, or begin there and run on to the next.

    A cell that a page break splits is followed by other cells, so it is followed word by word.
    """
    wanted = "".join(words.split()).lower()
    here, after = text(page).lower(), text(page + 1).lower()
    if wanted in here or any(
        wanted[:cut] in here and wanted[cut:] in after for cut in range(1, len(wanted))
    ):
        return True
    return in_order(words.lower().split(), here, after)


def in_order(words: list[str], here: str, after: str) -> bool:
    """Whether words come one after another on a page, the last of them perhaps on the next."""
    at, page = 0, here
    for word in words:
        found = page.find(word, at)
        if found < 0 and page is here:
            at, page = 0, after
            found = page.find(word)
        if found < 0:
            return False
        at = found + len(word)
    return bool(words) and words[0] in here


@pytest.mark.parametrize("name", PACKS)
def test_each_fact_is_printed_on_its_page(
    papers: dict[str, Sample], page_text: PageText, name: str
) -> None:
    facts = list(words_with_pages(papers[name].answers))
    missing = [
        (words, page)
        for words, page in facts
        if not is_printed(words, page, lambda p: page_text(name, p))
    ]
    assert len(facts) > 60
    assert not missing


def test_a_wrong_page_would_be_noticed(papers: dict[str, Sample], page_text: PageText) -> None:
    name = PACKS[1]
    entries = papers[name].answers["forward_plan"]
    wrong = [
        e["subject"] for e in entries if is_printed(e["subject"], 3, lambda p: page_text(name, p))
    ]
    assert len(entries) > 8
    assert wrong == []


@pytest.mark.parametrize("name", PACKS)
def test_each_figure_is_printed_on_its_page(
    papers: dict[str, Sample], page_text: PageText, name: str
) -> None:
    figures = papers[name].answers["figures"]
    for indicator, _, _, value, unit, source, page in figures:
        forms = {f"{value:,.{places}f}" + "%" * (unit == "percent") for places in (0, 1)}
        forms |= {f"{value:,.{places}f}" for places in (0, 1)}
        text = page_text(name, page)
        assert any(form in text for form in forms), (indicator, value, page)
        if source == "scorecard":
            assert "".join(indicator.split()) in text
    assert {f[5] for f in figures} >= {"scorecard", "prose"}


@pytest.mark.parametrize("name", PACKS)
def test_actions_are_raised_in_the_minutes(papers: dict[str, Sample], name: str) -> None:
    gold = papers[name].answers
    first, last = next(
        (i["first_page"], i["last_page"])
        for i in gold["agenda"]
        if gold["section_kinds"].get(i["number"]) == "minutes"
    )
    assert gold["minutes_actions"]
    assert all(first <= action["page"] <= last for action in gold["minutes_actions"])
    numbers = {number for number, _, _ in gold["minutes"]["items"]}
    assert {action["minute"] for action in gold["minutes_actions"]} <= numbers


@pytest.mark.parametrize("name", PACKS)
def test_sections_lie_within_their_items(papers: dict[str, Sample], name: str) -> None:
    gold = papers[name].answers
    spans = {i["number"]: i for i in gold["agenda"] if i["first_page"]}
    item, above = None, 0
    for section in gold["sections"]:
        item = section["item"] or item
        assert above < section["first_page"] <= section["last_page"]
        above = section["last_page"]
        if item:
            assert spans[item]["first_page"] <= section["first_page"]
            assert section["last_page"] <= spans[item]["last_page"]


def test_the_kept_answers_are_those_of_the_papers(
    papers: dict[str, Sample], gold_folder: Path
) -> None:
    kept = {path.stem: path.read_text("utf-8") for path in gold_folder.glob("*.json")}
    assert kept == {Path(s.name).stem: as_json(s.answers) for s in papers.values()}


def test_answers_are_not_rewritten_where_nobody_reads_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit, match="CI"):
        main(["--gold"])


def test_answers_are_plain_json(papers: dict[str, Sample]) -> None:
    for sample in papers.values():
        assert json.loads(as_json(sample.answers))["document"] == sample.name


@given(st.lists(st.sampled_from(["alpha", "beta", "gamma"]), min_size=1, max_size=6), st.data())
def test_words_split_by_a_page_are_found_in_order(words: list[str], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(words)))
    here, after = "".join(words[:cut]), "other" + "".join(words[cut:])
    assert in_order(words, here, after)
    assert not in_order([*words, "delta"], here, after)
