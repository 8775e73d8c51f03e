"""JSON schemas of records, as :func:`extractor.contract.plain` writes them.

Every field is there; whatever names a paper has its hash and address beside it
(:func:`extractor.web.api_declared.placed`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from extractor.web.api_declared import PLACED, Json

PLAIN: Mapping[Any, Json] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    NoneType: {"type": "null"},
}
MAYBE_WORDS: Json = {"anyOf": [PLAIN[str], PLAIN[NoneType]]}


def ref(name: str) -> Json:
    """Where a schema is."""
    return {"$ref": f"#/components/schemas/{name}"}


def schema_of(kind: Any, known: dict[str, Json]) -> Json:
    """The schema of a value; those of records are put among the ``known``, by their names.

    Raises TypeError for a kind that the contract has not.
    """
    if kind in PLAIN:
        return PLAIN[kind]
    if get_origin(kind) is tuple:
        return {"type": "array", "items": schema_of(get_args(kind)[0], known)}
    if get_origin(kind) in (Union, UnionType):
        return {"anyOf": [schema_of(each, known) for each in get_args(kind)]}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"enum": [each.value for each in kind]}
    if not is_dataclass(kind):
        raise TypeError(f"no schema for {kind}")
    name = str(getattr(kind, "__name__", kind))
    if name not in known:
        known[name] = {}  # it may be within itself
        known[name] = record(kind, known)
    return ref(name)


def record(kind: Any, known: dict[str, Json]) -> Json:
    """The schema of a record."""
    hints = get_type_hints(kind)
    own = {each.name: schema_of(hints[each.name], known) for each in fields(kind)}
    if own.get("paper") == PLAIN[str]:
        own |= dict.fromkeys(PLACED, MAYBE_WORDS)
    return whole(own)


def whole(own: Mapping[str, Json]) -> Json:
    """An object that has just these fields, and all of them."""
    return {
        "type": "object",
        "properties": dict(own),
        "required": list(own),
        "additionalProperties": False,
    }
