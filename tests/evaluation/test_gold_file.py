"""Gold files are checked when they are loaded."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from evaluation.gold_file import checked
from evaluation.papers import forget, papers_with_answers

Json = dict[str, Any]


@pytest.mark.parametrize("kind", ["items", "minutes", "actions", "plan", "figures", "reports"])
def test_an_unknown_key_is_an_error(gold: Json, kind: str) -> None:
    wrong = copy.deepcopy(gold)
    wrong[kind][0]["ownr"] = "Clerk"
    with pytest.raises(ValidationError, match="ownr"):
        checked(wrong)


@pytest.mark.parametrize(
    ("kind", "field"), [("figures", "value"), ("actions", "text"), ("plan", "evidence")]
)
def test_a_fact_without_its_words_is_an_error(gold: Json, kind: str, field: str) -> None:
    wrong = copy.deepcopy(gold)
    del wrong[kind][0][field]
    with pytest.raises(ValidationError, match=field):
        checked(wrong)


def test_what_is_not_said_of_the_meeting_is_left_out(gold: Json) -> None:
    assert checked(gold | {"meeting": {"date": "2024-02-06"}})["meeting"] == {"date": "2024-02-06"}


def test_answers_without_their_paper_are_an_error(tmp_path: Path) -> None:
    answers = tmp_path / "wexmoor" / "answers" / "gone.pdf.json"
    answers.parent.mkdir(parents=True)
    answers.write_text("{}")
    with pytest.raises(FileNotFoundError, match=r"gone\.pdf"):
        list(papers_with_answers(tmp_path))


def test_only_papers_with_answers_are_forgotten(tmp_path: Path) -> None:
    answers = tmp_path / "wexmoor" / "answers"
    answers.mkdir(parents=True)
    (answers / "a.pdf.json").write_text("{}")
    for name in ("a.pdf", "mine.pdf"):
        (tmp_path / "wexmoor" / name).write_text("")
    forget(tmp_path)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["mine.pdf"]
