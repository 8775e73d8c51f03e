"""The records that the contract's objects stand for: what :func:`extractor.contract.plain` undoes.

Evidence has a form of its own in the contract and is not among what is rebuilt.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def records(kind: type[T], objects: Iterable[Any]) -> list[T]:
    """Records of a kind."""
    return [rebuilt(kind, each) for each in objects]


def rebuilt(kind: Any, value: Any) -> Any:
    """A value of a kind: a record, a tuple, a day, or what JSON has too."""
    inner: Any = meant(kind)
    if value is None:
        return None
    if get_origin(inner) is tuple:
        return tuple(rebuilt(get_args(inner)[0], each) for each in value)
    if isinstance(inner, type) and is_dataclass(inner):
        hints = hints_of(inner)
        return inner(**{name: rebuilt(hints[name], each) for name, each in value.items()})
    if inner in (date, datetime):
        return inner.fromisoformat(value)
    return value


@cache
def meant(kind: Any) -> Any:
    """A kind without None; of several kinds it is left as it is."""
    known = [each for each in get_args(kind) if each is not NoneType]
    return known[0] if NoneType in get_args(kind) and len(known) == 1 else kind


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    """The kinds of a record's fields."""
    return get_type_hints(kind)
