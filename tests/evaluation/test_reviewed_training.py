"""The model of links learns from what people decided, beside its own examples."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import cli
from evaluation import training
from extractor.linking import likeness
from models.examples import Example


def examples(_seed: int) -> list[Example]:
    """Pairs of four councils that one feature tells apart."""
    return [
        Example(
            {"alike": float(n % 2), "n": n / 40}, ("other", "same")[n % 2], f"Council {n % 4 // 2}"
        )
        for n in range(40)
    ]


@pytest.fixture
def tasks(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model of links with few examples."""
    few = training.Task(training.ACTION_LINKS, examples, list, ruled=False)
    monkeypatch.setitem(training.TASKS, training.ACTION_LINKS.name, few)


def lesson(**more: Any) -> str:
    """A line of an export."""
    told = {"kind": "link", "version": likeness.VERSION, "label": "same", "council": "Westmere"}
    return json.dumps({**told, "features": {"alike": 1.0}, **more}) + "\n"


@pytest.mark.usefixtures("tasks")
def test_decisions_are_learnt_from(tmp_path: Path) -> None:
    """Those of links, with today's features."""
    file = tmp_path / "decisions.jsonl"
    lines = (lesson(), lesson(label="other"), lesson(version=-1), lesson(kind="action"))
    file.write_text("".join(lines), "utf-8")
    only = ["train", "--only", "action-links", "--to", str(tmp_path / "models")]
    assert cli.run([*only, "--reviewed", str(file)]) == 0
    [manifest] = (tmp_path / "models").glob("action-links*manifest*")
    assert json.loads(manifest.read_text("utf-8"))["examples"] == len(examples(0)) + 2


def test_other_models_do_not_learn_from_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "decisions.jsonl"
    file.write_text(lesson(), "utf-8")
    assert cli.run(["train", "--only", "commitments", "--reviewed", str(file)]) == 2
    assert "for the model action-links" in capsys.readouterr().err
