"""The sample papers as a body, and a perfect reader to plant faults in."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus import papers as press
from corpus.fiction.history import history
from corpus.fiction.words import COUNCILS
from corpus.samples import write_body
from evaluation.papers import Paper, papers_with_answers

Json = dict[str, Any]
PACK = "brayford-2025-01-15-pack.pdf"


@pytest.fixture(scope="session")
def body(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample papers with their answers."""
    directory = tmp_path_factory.mktemp("body")
    list(write_body(directory))
    return directory


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One meeting's papers of each council whose history is made up."""
    directory = tmp_path_factory.mktemp("made-up")
    for world in (history(key, 1, 3) for key in COUNCILS):
        number = next(n for n in range(1, len(world.meetings)) if press.performance_item(world, n))
        for paper in (
            press.pack(world, number),
            press.report(world, number, "pdf"),
            press.printed_minutes(world, number, "docx"),
            press.item_page(world, number),
        ):
            press.keep(paper, directory / world.key)
    return directory


@pytest.fixture(scope="session")
def papers(body: Path) -> list[Paper]:
    """Each paper of the body."""
    return list(papers_with_answers(body))


@pytest.fixture(scope="session")
def pack(papers: list[Paper]) -> Path:
    """One pack."""
    return next(paper.path for paper in papers if paper.path.name == PACK)


@pytest.fixture(scope="session")
def gold(papers: list[Paper]) -> Json:
    """The true answers of that pack."""
    return next(paper.gold for paper in papers if paper.path.name == PACK)


@pytest.fixture
def perfect(gold: Json) -> Json:
    """The contract's JSON of a reader that misses nothing; a copy to spoil."""
    return as_found(gold)


@pytest.fixture(scope="session")
def perfectly() -> Callable[[Json], Json]:
    """What a perfect reader makes of any true answers."""
    return as_found


def as_found(gold: Json) -> Json:
    """Turn true answers into what a perfect reader would print."""
    found = copy.deepcopy(gold)
    found["statements"] = found["statements"] or []
    for item in found["items"]:
        item["kind"] = item["kind"] or "procedural"
    for report in found["reports"]:
        report["recommendations"] = [report.pop("recommendation")]
        report["authors"] = [report.pop("author")]
    for kind in ("figures", "actions"):
        for each in found[kind]:
            each["confidence"] = 1.0
    for each in records(found):
        each["evidence"]["text"] = each.get("text") or each.get("indicator") or "words"
    return found


def records(found: Json) -> list[Json]:
    """Every record that has evidence."""
    every = [each for kind in found for each in found[kind] if isinstance(each, dict)]
    for held in found["minutes"]:
        every += [*held["items"], *held["attendance"], *held["resolutions"]]
    return [each for each in every if "evidence" in each]
