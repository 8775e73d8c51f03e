"""Examples for the model of links from what people decided (``review export``)."""

from __future__ import annotations

import json
from pathlib import Path

from extractor.linking import likeness
from models.examples import Example


def reviewed_examples(file: Path) -> list[Example]:
    """The links of an export whose features are those of today's model; others are left out."""
    found = map(json.loads, file.read_text("utf-8").splitlines())
    return [
        Example(each["features"], each["label"], each["council"] or "")
        for each in found
        if each["kind"] == "link" and each["version"] == likeness.VERSION
    ]
