"""The true answers are in the contract's shape, belong to the papers, and are kept."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from corpus.papers import Sample, as_json
from corpus.press.answers import Answers
from corpus.press.gold import facts, iso
from corpus.samples import write_body
from corpus.samples.__main__ import main
from evaluation.gold_file import checked

Json = dict[str, Any]
PACKS = (
    "wexmoor-2023-11-14-pack.pdf",
    "wexmoor-2024-02-06-pack.pdf",
    "wexmoor-2024-06-04-pack.pdf",
    "brayford-2024-10-09-pack.pdf",
    "brayford-2025-01-15-pack.pdf",
    "brayford-2025-04-09-pack.pdf",
)


@pytest.mark.parametrize("name", PACKS)
def test_actions_are_raised_in_the_minutes(papers: dict[str, Sample], name: str) -> None:
    gold = papers[name].answers
    place = next(i for i in gold["items"] if i["kind"] == "minutes")
    raised = [a for a in gold["actions"] if a["source"] == "minutes"]
    assert raised
    for action in raised:
        assert place["first_page"] <= action["evidence"]["page"] <= place["last_page"]
        assert action["raised"] == gold["minutes"][0]["meeting_date"]
    numbers = {item["number"] for item in gold["minutes"][0]["items"]}
    assert {action["minute"] for action in raised} <= numbers


@pytest.mark.parametrize("name", PACKS)
def test_items_follow_one_another_with_their_appendices(
    papers: dict[str, Sample], name: str
) -> None:
    gold = papers[name].answers
    own = [i for i in gold["items"] if i["first_page"] and not i["parent"]]
    assert [own[0]["first_page"], own[-1]["last_page"]] == [1, gold["paper"]["pages"]]
    for before, after in pairwise(own):
        assert before["last_page"] + 1 == after["first_page"]
        assert before["first_page"] <= before["content_last_page"] <= before["last_page"]
    spans = {i["number"]: i for i in own}
    for each in [i for i in gold["items"] if i["parent"]]:
        above = spans[each["parent"]]
        assert above["first_page"] < each["first_page"]
        assert each["last_page"] <= above["last_page"]


@pytest.mark.parametrize("name", PACKS)
def test_an_item_without_pages_has_no_kind(papers: dict[str, Sample], name: str) -> None:
    for item in papers[name].answers["items"]:
        assert (item["kind"] is None) == (item["first_page"] is None)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2023, 2, 7), "2023-02-07"),
        ("7 February 2023", "2023-02-07"),
        ("2023-02-07", "2023-02-07"),
        ("Dates to be confirmed", None),
        (None, None),
    ],
)
def test_iso(day: date | str | None, expected: str | None) -> None:
    assert iso(day) == expected


def test_facts_belong_to_the_minutes_they_follow() -> None:
    answers = Answers()
    for day, number in ((date(2024, 1, 9), "1"), (date(2024, 2, 6), "2")):
        answers.note("minutes", date=day)
        answers.note("minute", number=number, title="Apologies")
        answers.note("raised", minute=number, text="Look into it.", key="look", marked=True)
    told = facts(answers)
    assert [[i["number"] for i in m["items"]] for m in told["minutes"]] == [["1"], ["2"]]
    assert [a["raised"] for a in told["actions"]] == ["2024-01-09", "2024-02-06"]
    assert told["statements"] is None


@pytest.mark.parametrize(
    ("values", "owners"),
    [({"owner": "Clerk"}, ["Clerk"]), ({"owner": None}, []), ({"owners": ["A", "B"]}, ["A", "B"])],
)
def test_an_action_has_one_owner_or_several(values: Json, owners: list[str]) -> None:
    answers = Answers()
    answers.note("entry", raised="7 February 2023", text="Look into it.", **values)
    assert facts(answers)["actions"][0]["owners"] == owners


def test_answers_keep_to_the_contract(papers: dict[str, Sample]) -> None:
    for sample in papers.values():
        assert checked(json.loads(as_json(sample.answers)))["paper"]["source"] == sample.name


def test_the_kept_answers_are_those_of_the_papers(
    papers: dict[str, Sample], gold_folder: Path
) -> None:
    kept = {path.stem: path.read_text("utf-8") for path in gold_folder.glob("*.json")}
    assert kept == {s.name: as_json(s.answers) for s in papers.values()}


def test_a_body_has_a_folder_a_council(tmp_path: Path) -> None:
    paths = list(write_body(tmp_path))
    assert len(paths) == 9
    for path in paths:
        assert path.parent.name == path.name.partition("-")[0]
        assert (path.parent / "answers" / f"{path.name}.json").is_file()


def test_answers_are_not_rewritten_where_nobody_reads_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(SystemExit, match="CI"):
        main(["--gold", str(tmp_path)])
