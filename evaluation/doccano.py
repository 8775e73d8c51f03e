"""Annotated paragraphs as JSON Lines of doccano's relation extraction, and back.

doccano counts offsets in units of UTF-16, as JavaScript does, unless its project counts grapheme
clusters, which should be left off.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from evaluation.labelling import Labelled, code_point, run, utf16
from evaluation.paragraphs import Paragraph, ParagraphError

Json = dict[str, Any]


def export(paragraphs: Sequence[Paragraph]) -> str:
    """One text a line, with its entities and the relations between their ids."""
    lines = (_line(n, paragraph) for n, paragraph in enumerate(paragraphs, 1))
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)


def _line(number: int, paragraph: Paragraph) -> Json:
    text = paragraph.text
    entities = [
        {
            "id": n,
            "label": span.label,
            "start_offset": utf16(text, span.start),
            "end_offset": utf16(text, span.end),
        }
        for n, span in enumerate(paragraph.spans)
    ]
    relations = [
        {"id": n, "from_id": r.head, "to_id": r.child, "type": r.label}
        for n, r in enumerate(paragraph.relations)
    ]
    return {"id": number, "text": text, "entities": entities, "relations": relations}


def labelled(text: str) -> Iterator[Labelled]:
    """The texts of an export in the "JSONL(relation)" format."""
    for number, line in enumerate(text.splitlines(), 1):
        try:
            yield _labelled(json.loads(line))
        except (KeyError, TypeError) as error:
            raise ParagraphError(f"line {number}: {error!r} is not there") from error


def _labelled(line: Json) -> Labelled:
    text, entities = line["text"], line["entities"]
    places = {entity["id"]: n for n, entity in enumerate(entities)}
    return Labelled(
        text,
        tuple(
            (code_point(text, e["start_offset"]), code_point(text, e["end_offset"]), e["label"])
            for e in entities
        ),
        tuple((places[r["from_id"]], places[r["to_id"]], r["type"]) for r in line["relations"]),
    )


def main(arguments: list[str] | None = None) -> None:
    """``python -m evaluation.doccano export FILE`` or ``import LABELLED FILE``."""
    run("doccano", export, labelled, arguments)


if __name__ == "__main__":
    main()
