"""What the API answers: each question once, from which both the answers and their description come.

An answer's rows are the contract's objects.  Wherever one names a paper, it has the paper's file
name, its hash, and the address of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from extractor.web import addresses
from extractor.web.asked import Asked, none_if_empty
from extractor.web.holdings import Holdings
from extractor.web.words import file_name

Json = dict[str, Any]
Rows = tuple[Sequence[Json], int]  # some rows, and how many there are in all
MOST = 500  # rows of an answer
UNUSED = "page"  # of what pages are asked: an answer has an offset
PLACED = ("sha256", "url")  # what stands beside each paper


class Paging(BaseModel):
    """How many rows, and from which on."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    limit: Annotated[
        Annotated[int, Field(ge=1, le=MOST)], BeforeValidator(lambda v: none_if_empty(v) or 50)
    ] = 50
    offset: Annotated[
        Annotated[int, Field(ge=0, le=10**9)], BeforeValidator(lambda v: none_if_empty(v) or 0)
    ] = 0


@dataclass(frozen=True, slots=True)
class Declared:
    """A question: where it is asked, in a sentence, by what it is narrowed, the record that a row
    is, whether a row has an ``id`` besides, and who answers."""

    path: str
    summary: str
    asked: type[Asked]
    row: Any
    answer: Callable[[Holdings, Any, Paging], Rows]
    named: bool = False


def placed(value: Any, hashes: Mapping[str, str]) -> Any:
    """A value in which every paper has its file's name, its hash and the address of the page."""
    if isinstance(value, list):
        return [placed(each, hashes) for each in value]
    if not isinstance(value, dict):
        return value
    told = {name: placed(each, hashes) for name, each in value.items()}
    source = value.get("paper")
    if not isinstance(source, str):
        return told
    sha256 = hashes.get(source)
    url = addresses.page(sha256, value.get("page")) if sha256 else None
    return told | {"paper": file_name(source), "sha256": sha256, "url": url}
