"""What kind of document a committee system lists, told by what it calls it."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

REPORT = "report"


class _Kind(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    phrases: tuple[str, ...]


class _Kinds(BaseModel):
    """The data file ``patterns/kinds.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: tuple[_Kind, ...]


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    text = (files("corpus.harvest") / "patterns" / "kinds.toml").read_text("utf-8")
    return tuple(
        (kind.name, re.compile(rf"\b(?:{'|'.join(map(re.escape, kind.phrases))})\b", re.I))
        for kind in _Kinds(**tomllib.loads(text)).kind
    )


def kind_of(title: str) -> str:
    """The kind of a meeting's document by its name; ``report`` where the name says none."""
    return next((name for name, pattern in _patterns() if pattern.search(title)), REPORT)
