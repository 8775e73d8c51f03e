"""What of a committee system's web page is not the paper; the patterns are data."""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from pydantic import BaseModel, ConfigDict

# The parts of a class name or id such as mg-cookieBar
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


class Patterns(BaseModel):
    """The data file ``patterns/html.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    content: tuple[str, ...]
    tags: frozenset[str]
    blocks: frozenset[str]
    classes: frozenset[str]
    exact_classes: frozenset[str]
    roles: frozenset[str]
    layout_classes: frozenset[str]
    noise: tuple[str, ...]
    lines: tuple[str, ...]
    headings: dict[str, int]


@cache
def patterns() -> Patterns:
    """Load the patterns once."""
    text = (files("extractor.reading") / "patterns" / "html.toml").read_text("utf-8")
    return Patterns(**tomllib.loads(text))


@cache
def _noise() -> re.Pattern[str]:
    return re.compile("|".join(patterns().noise), re.IGNORECASE)


@cache
def _lines() -> re.Pattern[str]:
    return re.compile("|".join(patterns().lines), re.IGNORECASE)


def classes_of(element: Any) -> list[str]:
    """The class names of an element, in lower case."""
    return str(element.get("class", "")).lower().split()


def is_noise(element: Any) -> bool:
    """Whether an element is furniture of the site, or hidden from who reads the page."""
    get = element.get
    if get("hidden") is not None or get("role") in patterns().roles:
        return True
    style = get("style")
    if style and _HIDDEN.search(style):
        return True
    return _is_furniture(element.tag, get("class", ""), get("id", ""))


@lru_cache(maxsize=4096)
def _is_furniture(tag: str, classes: str, identity: str) -> bool:
    known = patterns()
    if tag in known.tags or known.exact_classes.intersection(classes.lower().split()):
        return True
    words = {word.lower() for word in _WORDS.findall(f"{classes} {identity}")}
    return bool(known.classes & words)


def is_layout(table: Any) -> bool:
    """Whether a table only lays out the page: so marked, or holding headings or tables."""
    if table.get("role") in {"presentation", "none"}:
        return True
    if patterns().layout_classes.intersection(classes_of(table)):
        return True
    inner = ".//h1|.//h2|.//h3|.//h4|.//table"
    return bool(table.xpath(inner))


def heading_level(element: Any) -> int | None:
    """The level of an element that its tag or class makes a heading."""
    tag = element.tag
    if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
        return int(tag[1])
    levels = patterns().headings
    return next((levels[name] for name in classes_of(element) if name in levels), None)


def without_noise(text: str) -> str:
    """Take file sizes and kinds out of ``text``."""
    return _noise().sub("", text)


def is_noise_line(text: str) -> bool:
    """Whether a whole line only helps to get about the site."""
    return len(text) < 200 and bool(_lines().fullmatch(text.strip()))
