"""The records that the contract's objects stand for: what :func:`extractor.contract.plain` undoes.

Evidence has a form of its own in the contract and is not among what is rebuilt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import is_dataclass
from datetime import date, datetime
from functools import cache
from types import NoneType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
Making = Callable[[Any], Any]


def records(kind: type[T], objects: Iterable[Any]) -> list[T]:
    """Records of a kind."""
    return [rebuilt(kind, each) for each in objects]


def rebuilt(kind: Any, value: Any) -> Any:
    """A value of a kind: a record, a tuple, a day, or what JSON has too."""
    made = making(kind)
    return value if made is None or value is None else made(value)


@cache
def making(kind: Any) -> Making | None:
    """How a value of a kind is made of what JSON has, where it is not the same; found once for each
    kind, since a page makes thousands."""
    inner: Any = meant(kind)
    if get_origin(inner) is tuple:
        return several(making(get_args(inner)[0]))
    if isinstance(inner, type) and is_dataclass(inner):
        return record(inner)
    if inner in (date, datetime):
        given: Making = inner.fromisoformat
        return given
    return None


def several(each: Making | None) -> Making:
    """How a tuple is made."""
    if each is None:
        return tuple
    return lambda values: tuple(None if value is None else each(value) for value in values)


def record(kind: type) -> Making:
    """How a record is made: only what JSON has otherwise is touched."""
    hints = get_type_hints(kind)
    other = {name: made for name, hint in hints.items() if (made := making(hint))}

    def make(told: dict[str, Any]) -> Any:
        changed = dict(told)
        for name, made in other.items():
            if changed.get(name) is not None:
                changed[name] = made(changed[name])
        return kind(**changed)

    return make


def meant(kind: Any) -> Any:
    """A kind without None; of several kinds it is left as it is."""
    known = [each for each in get_args(kind) if each is not NoneType]
    return known[0] if NoneType in get_args(kind) and len(known) == 1 else kind
