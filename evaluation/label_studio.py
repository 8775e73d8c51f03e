"""Annotated paragraphs as tasks of Label Studio, and back.

A span is a result of type ``labels`` with offsets and words; a relation is a result of type
``relation``.  Label Studio counts offsets in code points, older versions in units of UTF-16; which
it was is told by the words that stand beside them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from evaluation.labelling import Labelled, code_point, run
from evaluation.paragraphs import Paragraph, ParagraphError

Json = dict[str, Any]


def export(paragraphs: Sequence[Paragraph]) -> str:
    """Tasks whose spans and relations are predictions, for annotators to correct."""
    tasks = [_task(paragraph) for paragraph in paragraphs]
    return json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"


def _task(paragraph: Paragraph) -> Json:
    data = {"id": paragraph.meta.id, "council": paragraph.meta.council, "text": paragraph.text}
    data["heading"] = paragraph.meta.heading or ""
    results = [*_regions(paragraph), *_arrows(paragraph)]
    return {"data": data, "predictions": [{"model_version": "paragraphs", "result": results}]}


def _regions(paragraph: Paragraph) -> Iterator[Json]:
    for n, span in enumerate(paragraph.spans):
        value = {"start": span.start, "end": span.end, "text": paragraph.words(span)}
        yield {
            "id": f"span-{n}",
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {**value, "labels": [span.label]},
        }


def _arrows(paragraph: Paragraph) -> Iterator[Json]:
    for relation in paragraph.relations:
        yield {
            "type": "relation",
            "from_id": f"span-{relation.head}",
            "to_id": f"span-{relation.child}",
            "direction": "right",
            "labels": [relation.label],
        }


def labelled(text: str) -> Iterator[Labelled]:
    """The texts of an export in the "JSON" format: each task's last annotation that was not
    cancelled, or its predictions where nobody annotated it."""
    for task in json.loads(text):
        try:
            yield _labelled(task["data"]["text"], _results(task))
        except (KeyError, IndexError, TypeError) as error:
            raise ParagraphError(f"task {task.get('id', '?')}: {error!r} is not there") from error


def _results(task: Json) -> list[Json]:
    done = [a for a in task.get("annotations") or () if not a.get("was_cancelled")]
    results: list[Json] = (done or task["predictions"])[-1]["result"]
    return results


def _labelled(text: str, results: Sequence[Json]) -> Labelled:
    regions = [each for each in results if each["type"] == "labels"]
    places = {region["id"]: n for n, region in enumerate(regions)}
    arrows = [each for each in results if each["type"] == "relation"]
    return Labelled(
        text,
        tuple((*_offsets(text, r["value"]), _one(r["value"]["labels"])) for r in regions),
        tuple(_ends(arrow, places) for arrow in arrows),
    )


def _offsets(text: str, value: Json) -> tuple[int, int]:
    start, end, words = value["start"], value["end"], value.get("text")
    if words is None or text[start:end] == words:
        return start, end
    start, end = code_point(text, start), code_point(text, end)
    if text[start:end] != words:
        raise ParagraphError(f"{words!r} does not stand at {value['start']} in {text[:60]!r}")
    return start, end


def _one(labels: Sequence[str]) -> str:
    if len(labels) != 1:
        raise ParagraphError(f"one label is wanted, not {list(labels)}")
    return labels[0]


def _ends(arrow: Json, places: dict[str, int]) -> tuple[int, int, str]:
    head, child = places[arrow["from_id"]], places[arrow["to_id"]]
    label = (arrow.get("labels") or [""])[0]
    return (child, head, label) if arrow.get("direction") == "left" else (head, child, label)


def main(arguments: list[str] | None = None) -> None:
    """``python -m evaluation.label_studio export FILE`` or ``import LABELLED FILE``."""
    run("Label Studio", export, labelled, arguments)


if __name__ == "__main__":
    main()
