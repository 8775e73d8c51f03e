"""The loader forgives nothing, and the committed paragraphs pass it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evaluation import paragraphs
from evaluation.paragraphs import SPLITS, Paragraph, ParagraphError, gold, load, to_json
from extractor.language.pipeline import build

Json = dict[str, Any]
TEXT = "The rate was 4% in Q2, above target."
GOOD: Json = {
    "text": TEXT,
    "spans": [
        {"start": 4, "end": 8, "label": "INDICATOR"},
        {"start": 13, "end": 15, "label": "FIGURE"},
        {"start": 19, "end": 21, "label": "PERIOD", "norm": "2023-24 Q2"},
    ],
    "relations": [
        {"head": 1, "child": 0, "label": "of-indicator"},
        {"head": 1, "child": 2, "label": "in-period"},
    ],
    "figures": [
        {
            "span": 1,
            "indicator": "rate",
            "value": 4,
            "unit": "percent",
            "measure": "actual",
            "period": "2023-24 Q2",
        }
    ],
    "commitments": [],
    "statements": [
        {"start": 23, "end": 35, "indicator": "rate", "span": 0, "standing": "above-target"}
    ],
    "meta": {"id": "a-1", "council": "A Council", "kind": "commentary"},
}


def spoilt(change: Callable[[Json], object]) -> str:
    each: Json = json.loads(json.dumps(GOOD))
    change(each)
    return json.dumps(each)


def test_a_good_line_is_read_and_written(tmp_path: Path) -> None:
    path = tmp_path / "good.jsonl"
    path.write_text(json.dumps(GOOD) + "\n")
    (paragraph,) = load(path)
    assert paragraph.figures[0].value == 4
    written = json.loads(to_json(paragraph))
    assert written == {**GOOD, "meta": {**GOOD["meta"], "indicators": []}}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda p: p.update(mood="good"), "mood: Unexpected keyword"),
        (lambda p: p["meta"].update(mood="good"), "meta.mood"),
        (lambda p: p["spans"][0].update(colour="red"), r"spans\.0\.colour"),
        (lambda p: p["spans"][0].update(start="4"), r"spans\.0\.start"),
        (lambda p: p["spans"][0].update(label="THING"), r"spans\.0\.label"),
        (lambda p: p["spans"][0].update(start=3), "does not match the text"),
        (lambda p: p["spans"][2].update(end=99), "does not match the text"),
        (lambda p: p["spans"][2].update(norm="Q2"), "no label of a period"),
        (lambda p: p["spans"][1].update(norm="x"), "a FIGURE has no norm"),
        (lambda p: p["spans"].reverse(), "out of order"),
        (lambda p: p["spans"][0].update(end=14), "overlap|out of order|match"),
        (lambda p: p["relations"][0].update(child=9), "not there"),
        (lambda p: p["relations"][0].update(child=2), "cannot be of-indicator"),
        (lambda p: p["relations"][0].update(label="near"), r"relations\.0\.label"),
        (lambda p: p["relations"].append(p["relations"][0]), "twice"),
        (lambda p: p["relations"].clear(), "no span and no heading names 'rate'"),
        (lambda p: p["figures"][0].update(unit="furlongs"), r"figures\.0\.unit"),
        (lambda p: p["figures"][0].update(measure="guess"), r"figures\.0\.measure"),
        (lambda p: p["figures"][0].update(measure="target"), "cannot be of target"),
        (lambda p: p["figures"][0].update(indicator="ratio"), "'ratio' is not 'rate'"),
        (lambda p: p["figures"][0].update(period="2023-24"), "2023-24 is not 2023-24 Q2"),
        (lambda p: p["figures"][0].update(span=7), "cannot be of actual"),
        (lambda p: p["figures"].append(p["figures"][0]), "has 2 records"),
        (lambda p: p["figures"].clear(), "'4%' has no record of its value"),
        (lambda p: p["statements"][0].pop("standing"), "says nothing"),
        (lambda p: p["statements"][0].update(span=1), "which is no indicator"),
        (lambda p: p["statements"][0].update(start=20), "crosses"),
        (lambda p: p["statements"][0].update(start=14, end=15), "holds a stretch"),
        (lambda p: p.update(text="Two  spaces"), "single spaces"),
        (lambda p: p["meta"].update(meeting="2023-13-01"), "no such day"),
    ],
)
def test_what_does_not_fit_is_an_error(
    tmp_path: Path, change: Callable[[Json], object], said: str
) -> None:
    path = tmp_path / "bad.jsonl"
    other = json.dumps({**GOOD, "meta": {**GOOD["meta"], "id": "a-0"}})
    path.write_text(f"{other}\n{spoilt(change)}\n")
    with pytest.raises(ParagraphError, match=said) as raised:
        load(path)
    assert f"{path}:2: " in str(raised.value)


@pytest.mark.parametrize("second", [json.dumps(GOOD), "", "{", "[]"])
def test_other_lines_that_are_wrong(tmp_path: Path, second: str) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text(f"{json.dumps(GOOD)}\n{second}\n")
    with pytest.raises(ParagraphError, match=r"bad\.jsonl:2: "):
        load(path)


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "good.jsonl"
    path.write_text(json.dumps(GOOD) + "\n")
    paragraphs.main([str(path)])
    assert (
        "1 paragraphs, 3 spans, 1 figures, 0 commitments, 1 statements" in capsys.readouterr().out
    )
    path.write_text("{}\n")
    with pytest.raises(SystemExit, match=r"good\.jsonl:1: "):
        paragraphs.main([str(path)])


# --- what is committed --------------------------------------------------------------------------


def every() -> list[tuple[str, Paragraph]]:
    return [(split, paragraph) for split in SPLITS for paragraph in gold(split)]


def test_no_held_out_council_is_trained_on() -> None:
    councils = {split: {p.meta.council for p in gold(split)} for split in SPLITS}
    assert not councils["train"] & councils["held-out"]


def test_no_paragraph_stands_twice() -> None:
    ids = [p.meta.id for _, p in every()]
    texts = [p.text for _, p in every()]
    assert len(set(ids)) == len(ids)
    assert len(set(texts)) == len(texts)


def test_enough_is_held_out() -> None:
    """A tenth of paragraphs and of councils: training grows, what is measured on stays."""
    councils = {split: len({p.meta.council for p in gold(split)}) for split in SPLITS}
    counts = {split: len(gold(split)) for split in SPLITS}
    assert counts["held-out"] / sum(counts.values()) >= 1 / 10
    assert councils["held-out"] / sum(councils.values()) >= 1 / 10


def test_spans_are_whole_tokens_of_the_pipeline() -> None:
    """What spaCy and Prodigy would drop is a slip of the annotation."""
    tokens = build().make_doc
    split = [
        (p.meta.id, p.words(s))
        for _, p in every()
        for s in p.spans
        if tokens(p.text).char_span(s.start, s.end) is None
    ]
    assert split == []


def test_dues_and_owners_are_words_of_the_paragraph() -> None:
    strange = [
        (p.meta.id, said)
        for _, p in every()
        for task in p.commitments
        for said in (task.owner, task.due, task.to)
        if said and said.lower() not in p.text.lower()
    ]
    assert strange == []
