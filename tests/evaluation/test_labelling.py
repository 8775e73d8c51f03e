"""What goes out to a labelling tool comes back the same, and what was changed there is kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from evaluation import doccano, label_studio
from evaluation.labelling import Labelled, code_point, relabelled, utf16
from evaluation.markup import compile_markup
from evaluation.markup_writing import to_markup
from evaluation.paragraphs import Paragraph, ParagraphError, gold, save
from tests.evaluation.paragraph_strategy import paragraphs

Export = Callable[[Sequence[Paragraph]], str]
Import = Callable[[str], Iterable[Labelled]]
TOOLS = [
    pytest.param(label_studio.export, label_studio.labelled, id="label-studio"),
    pytest.param(doccano.export, doccano.labelled, id="doccano"),
]
(PLAIN,) = compile_markup(
    '== id=a-1 council="A Council" kind=commentary period="2023-24 Q2"\n'
    "😀 The [[INDICATOR#i|rate]] – was [[FIGURE value=4 unit=percent ind=i per=p|4%]] in "
    '[[PERIOD#p label="2023-24 Q2"|Q2]].\n'
)


def laid(labelled: Labelled) -> Paragraph:
    (paragraph,) = relabelled([PLAIN], [labelled])
    return paragraph


def as_labelled(paragraph: Paragraph) -> Labelled:
    spans = tuple((s.start, s.end, s.label) for s in paragraph.spans)
    return Labelled(
        paragraph.text, spans, tuple((r.head, r.child, r.label) for r in paragraph.relations)
    )


@pytest.mark.parametrize(("export", "back"), TOOLS)
@given(paragraph=paragraphs())
@settings(deadline=None, max_examples=60)
def test_round_trip(export: Export, back: Import, paragraph: Paragraph) -> None:
    assert list(relabelled([paragraph], back(export([paragraph])))) == [paragraph]


@pytest.mark.parametrize(("export", "back"), TOOLS)
@pytest.mark.parametrize("split", ["train", "held-out"])
def test_round_trip_of_what_is_committed(export: Export, back: Import, split: str) -> None:
    known = gold(split)
    assert tuple(relabelled(known, back(export(known)))) == known


def test_label_studio_format() -> None:
    (task,) = json.loads(label_studio.export([PLAIN]))
    results = task["predictions"][0]["result"]
    assert task["data"]["text"] == PLAIN.text
    assert results[1] == {
        "id": "span-1",
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {"start": 17, "end": 19, "text": "4%", "labels": ["FIGURE"]},
    }
    assert results[3] == {
        "type": "relation",
        "from_id": "span-1",
        "to_id": "span-0",
        "direction": "right",
        "labels": ["of-indicator"],
    }


def test_doccano_format() -> None:
    line = json.loads(doccano.export([PLAIN]))
    assert line["entities"][1] == {
        "id": 1,
        "label": "FIGURE",
        "start_offset": 18,  # the emoji counts twice
        "end_offset": 20,
    }
    assert line["relations"][0] == {"id": 0, "from_id": 1, "to_id": 0, "type": "of-indicator"}


def changed(change: Callable[[Any], object]) -> str:
    tasks = json.loads(label_studio.export([PLAIN]))
    change(tasks[0])
    return json.dumps(tasks)


def annotated(task: Any, **more: Any) -> None:
    task["annotations"] = [{"result": task["predictions"][0]["result"], **more}]
    task["predictions"] = []


def in_utf16(task: Any) -> None:
    for result in task["predictions"][0]["result"][:3]:
        result["value"]["start"] += 1
        result["value"]["end"] += 1


def turned(task: Any) -> None:
    arrow = task["predictions"][0]["result"][3]
    arrow.update(from_id=arrow["to_id"], to_id=arrow["from_id"], direction="left", labels=[])


@pytest.mark.parametrize("change", [annotated, in_utf16, turned])
def test_what_label_studio_may_give_back(change: Callable[[Any], object]) -> None:
    back = label_studio.labelled(changed(change))
    assert list(relabelled([PLAIN], back)) == [PLAIN]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda t: annotated(t, was_cancelled=True), "IndexError"),
        (lambda t: t["data"].pop("text"), "KeyError"),
        (lambda t: t["data"].update(text="Other words."), "does not stand|not among"),
        (lambda t: t["predictions"][0]["result"][0]["value"].update(labels=[]), "one label"),
        (lambda t: t["predictions"][0]["result"][0]["value"].update(text="x"), "does not stand"),
        (lambda t: t["predictions"][0]["result"][3].update(to_id="z"), "KeyError"),
    ],
)
def test_what_cannot_be_taken_back(change: Callable[[Any], object], said: str) -> None:
    with pytest.raises(ParagraphError, match=said):
        list(relabelled([PLAIN], label_studio.labelled(changed(change))))


def test_a_changed_span_loses_its_record_and_leaves_a_blank() -> None:
    """The annotator took "was 4%" for the figure: value and unit must be said again."""
    sent = as_labelled(PLAIN)
    wider = (13, sent.spans[1][1], "FIGURE")
    paragraph = laid(Labelled(sent.text, (sent.spans[2], wider, sent.spans[0]), ((1, 2, ""),)))
    assert [paragraph.words(s) for s in paragraph.spans] == ["rate", "was 4%", "Q2"]
    assert paragraph.figures == ()
    assert '[[FIGURE value="" unit="" ind=i0|was 4%]]' in to_markup(paragraph)
    with pytest.raises(ParagraphError, match="needs value="):
        compile_markup(to_markup(paragraph))


def test_other_records_stay() -> None:
    sent = as_labelled(PLAIN)
    more = laid(Labelled(sent.text, ((0, 2, "ORG"), *sent.spans), ((2, 1, ""), (2, 3, ""))))
    assert [(f.span, f.value) for f in more.figures] == [(2, 4)]
    assert [(r.head, r.child) for r in more.relations] == [(2, 1), (2, 3)]


@pytest.mark.parametrize(
    ("text", "places"), [("plain", (0, 3, 5)), ("a😀b😀", (0, 1, 2, 3, 4)), ("ŵ½", (0, 1, 2))]
)
def test_offsets(text: str, places: tuple[int, ...]) -> None:
    assert tuple(code_point(text, utf16(text, p)) for p in places) == places


@pytest.mark.parametrize("tool", [label_studio, doccano])
def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str], tool: Any) -> None:
    path, sent = tmp_path / "mine.jsonl", tmp_path / "labelled.json"
    save(path, [PLAIN])
    tool.main(["export", str(path)])
    sent.write_text(capsys.readouterr().out, "utf-8")
    tool.main(["import", str(sent), str(path)])
    assert capsys.readouterr().out == path.read_text("utf-8")
    sent.write_text("no JSON")
    with pytest.raises(SystemExit, match="Expecting value"):
        tool.main(["import", str(sent), str(path)])
