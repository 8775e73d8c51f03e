"""What a reader asked for: the part of an address after the question mark, checked."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Annotated, Any, Generic, TypeVar, get_origin
from urllib.parse import urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from starlette.requests import Request

Row = TypeVar("Row")
A = TypeVar("A", bound="Asked")
PAGE = 50  # rows of a page
LONGEST = 400  # characters of what is typed


def none_if_empty(value: Any) -> Any:
    """A field of a form that was left empty asks for nothing."""
    return None if value == "" else value


Text = Annotated[str, Field(max_length=LONGEST)]
Number = Annotated[int, Field(ge=0, le=10**6)]
MaybeNumber = Annotated[Number | None, BeforeValidator(none_if_empty)]


def given(told: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of which something was asked."""
    return {name: value for name, value in told.items() if value not in (None, "", [], ())}


class Asked(BaseModel):
    """What any list may be asked: its page, its order (``-age`` is age, the most first)."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    page: Annotated[int, Field(ge=1, le=10**6)] = 1
    sort: Text = ""

    def query(self, **changed: Any) -> str:
        """The same question with something changed, as an address has it."""
        told = {**self.model_dump(exclude_defaults=True, mode="json"), **changed}
        kept = given(told)
        return f"?{urlencode(kept, doseq=True)}" if kept else ""

    def narrowed(self) -> list[tuple[str, list[str]]]:
        """By what the list is narrowed: the names of fields, with what was asked of each."""
        told = self.model_dump(exclude_defaults=True, exclude={"page", "sort"}, mode="json")
        return [(n, v if isinstance(v, list) else [str(v)]) for n, v in given(told).items()]

    def sorted_by(self, name: str) -> str:
        """``ascending`` or ``descending`` where the list is sorted so, else ``none``."""
        if self.sort.removeprefix("-") != name:
            return "none"
        return "descending" if self.sort.startswith("-") else "ascending"

    def sort_query(self, name: str) -> str:
        """The same question sorted by a column, or the other way round where it is already."""
        return self.query(sort=f"-{name}" if self.sort == name else name, page=None)


def asked_of(request: Request, kind: type[A]) -> A:
    """The question of a request; raises ``ValidationError`` where it makes no sense."""
    given = request.query_params
    many = {n for n, f in kind.model_fields.items() if get_origin(f.annotation) is tuple}
    values = {n: given.getlist(n) if n in many else given[n] for n in given}
    return kind.model_validate(values)


@dataclass(frozen=True, slots=True)
class Shown(Generic[Row]):
    """One page of a list: its rows, how many there are of all, and which page of how many."""

    rows: Sequence[Row]
    total: int
    page: int
    pages: int


def shown(rows: Sequence[Row], page: int) -> Shown[Row]:
    """The page of a list; of one beyond its end, the last."""
    return fetched(page, Part(len(rows), lambda offset, limit: rows[offset : offset + limit]))


@dataclass(frozen=True, slots=True)
class Part(Generic[Row]):
    """A list that is not at hand: how many rows it has, and how to fetch some of them."""

    total: int
    fetch: Callable[[int, int], Sequence[Row]]  # from which row, how many


def fetched(page: int, *parts: Part[Row]) -> Shown[Row]:
    """The page of lists that follow on each other, of which only what is shown is fetched."""
    total = sum(part.total for part in parts)
    pages = max(ceil(total / PAGE), 1)
    own = min(page, pages)
    start, rows = (own - 1) * PAGE, list[Row]()
    for part in parts:
        wanted = min(PAGE - len(rows), part.total - start)
        if wanted > 0:
            rows += part.fetch(start, wanted)
        start = max(start - part.total, 0)
    return Shown(rows, total, own, pages)
