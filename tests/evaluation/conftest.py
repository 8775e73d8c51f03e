"""A perfect reader, made from the true answers, to plant faults in."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.samples import GOLD
from extractor.language.dates import parse_date

Json = dict[str, Any]
PACK = "brayford-2025-01-15-pack"


@pytest.fixture(scope="session")
def gold() -> Json:
    """The true answers of one pack."""
    answers: Json = json.loads((GOLD / f"{PACK}.json").read_text("utf-8"))
    return answers


@pytest.fixture(scope="session")
def _perfect(gold: Json) -> Json:
    return as_found(gold)


@pytest.fixture
def perfect(_perfect: Json) -> Json:
    """The contract's JSON of a reader that misses nothing; a copy to spoil."""
    return copy.deepcopy(_perfect)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The pack itself."""
    from corpus.samples import pack as typeset
    from corpus.samples import world

    sample = typeset(world("brayford"), 2)
    path = tmp_path / sample.name
    path.write_bytes(sample.content)
    return path


def as_found(gold: Json) -> Json:
    """Turn true answers into what a perfect reader would print."""
    names = ("indicator", "measure", "period", "value", "unit", "source")
    minutes = gold["minutes"]
    return {
        "meeting": dict(gold["meeting"]),
        "items": [_item(each, gold["section_kinds"]) for each in gold["agenda"]],
        "minutes": [
            {
                "meeting_date": minutes["meeting_date"],
                "items": [
                    {"number": n, "title": t, "evidence": {"page": p, "text": t}}
                    for n, t, p in minutes["items"]
                ],
                "attendance": [_placed(each, "name") for each in minutes["attendance"]],
                "resolutions": [_placed(each, "text") for each in minutes["resolved"]],
            }
        ],
        "actions": [_action(each, "minutes") for each in gold["minutes_actions"]]
        + [_action(each, "action-sheet") for each in gold["action_sheet"]],
        "plan": [_planned(each) for each in gold["forward_plan"]],
        "figures": [
            {**dict(zip(names, f, strict=False)), "evidence": {"page": f[6], "text": f[0]}}
            for f in gold["figures"]
        ],
        "statements": [],
    }


def _placed(each: Json, words: str) -> Json:
    return {**each, "evidence": {"page": each["page"], "text": each[words]}}


def _item(each: Json, kinds: dict[str, str]) -> Json:
    kind = kinds.get(each["number"], "procedural")
    return {**_placed(each, "title"), "source": "agenda", "kind": kind}


def _action(each: Json, source: str) -> Json:
    raised = parse_date(each["raised"]) if "raised" in each else None
    return {
        "marked": True,
        **_placed(each, "text"),
        "source": source,
        "raised": raised.isoformat() if raised else None,
        "owners": [each["owner"]] if each.get("owner") else [],
    }


def _planned(each: Json) -> Json:
    day = parse_date(each["section"])
    return {**_placed(each, "subject"), "meeting_date": day.isoformat() if day else None}


Spoil = Callable[[Json], None]
