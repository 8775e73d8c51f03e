"""Runs of words set alike become passages: what files without pages have in common."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractor.reading.passages import BULLETS, Run, part, plain, split_marker
from extractor.records import Passage

_BLANK = re.compile(r"\s+")


def flow(runs: Iterable[Run]) -> Passage:
    """Compose ``runs``, which follow each other without spaces of their own: white space becomes
    one space, or one line feed where it holds one."""
    kept: list[Run] = []
    end = "\n"
    for run in runs:
        text = _BLANK.sub(lambda blank: "\n" if "\n" in blank[0] else " ", run.text)
        if end == " " and text.startswith("\n"):
            kept[-1] = kept[-1]._replace(text=kept[-1].text.removesuffix(" "))
        elif end in " \n":
            text = text.lstrip(" \n")
        if text:
            kept.append(run._replace(text=text, glued=True))
            end = end if run.struck else text[-1]
    return plain(*kept)


# A raised mark that refers to a footnote, such as 1 or * or 2,3
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,2}(?:, ?\d{1,2})*|[*†‡§])[\])]?")
_MEASURE = re.compile(r"\b(?:[kcm]?m|ft|CO)$")


def is_note_mark(raised: str, before: str) -> bool:
    """Whether raised characters refer to a footnote, and are no part of the word before them."""
    return bool(_NOTE_MARK.fullmatch(raised.strip())) and not _MEASURE.search(before)


# -------------------------------------------------------------------------- marks within a line

# such as **Target:** or __Target__, also around italics
_STRONG = re.compile(r"(\*\*\*?|__)(?!\s*\1)(.+?)\1\*?", re.DOTALL)
# such as *Good* or _Good_, but neither education* nor snake_case
_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]*[^\s*_])\1(?![\w*])")
# such as [the plan](https://example.org/plan), ![logo](logo.png) and <https://example.org>
_LINK = re.compile(r"(!?)\[([^\[\]\n]*)\]\([^()\s]*(?:\s\"[^\"\n]*\")?\)")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>p|div|br|hr|ul|ol|li|b|strong|i|em|u|span|a|font|sup|sub|s|del|strike"
    r"|h[1-6])\b[^<>]*>",
    re.IGNORECASE,
)
_BREAKS = {"p", "div", "br", "hr", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"}
_MARKS = {"b": "bold", "strong": "bold", "s": "struck", "del": "struck", "strike": "struck"}


def marked(text: str) -> Passage:
    """Read the marks of Markdown and simple tags in ``text``: bold is recorded, paragraphs and
    breaks become line feeds, everything else about looks is dropped.

    >>> marked("**Target:** 90%<br>met").text
    'Target: 90%\\nmet'
    """
    if not re.search(r"[*_<&\[\\]", text):
        return flow([Run(text)])
    text = _STRONG.sub(r"<b>\2</b>", text)
    text = _EMPHASIS.sub(r"\2", text)
    text = _LINK.sub(lambda link: "" if link[1] else link[2], text)
    text = _AUTOLINK.sub(r"\1", text)
    return flow(_tagged(text))


def _tagged(text: str) -> Iterator[Run]:
    """The runs between tags."""
    inside = Counter[str]()
    start = 0
    for tag in _TAG.finditer(text):
        yield from _between(text[start : tag.start()], inside, text[max(start - 40, 0) : start])
        start = tag.end()
        name = tag["name"].lower()
        if name in _BREAKS:
            yield Run("\n")
        elif name == "li":
            yield Run("\n" if tag["close"] else "\n• ")
        else:
            mark = _MARKS.get(name, name)
            inside[mark] = max(inside[mark] + (-1 if tag["close"] else 1), 0)
    yield from _between(text[start:], inside, text[max(start - 40, 0) : start])


def _between(text: str, inside: Counter[str], before: str) -> Iterator[Run]:
    text = html.unescape(_ESCAPED.sub(r"\1", text))
    if not (inside["sup"] and is_note_mark(text, _TAG.sub("", before))):
        yield Run(text, bold=inside["bold"] > 0, struck=inside["struck"] > 0)


# ------------------------------------------------------------------------------------- markers

# such as 15.1.Percentage, where the space is lost
_TIGHT = re.compile(r"\d{1,3}(?:\.\d{1,3})+\.(?=[A-Z])")


def take_marker(passage: Passage) -> tuple[str | None, Passage]:
    """Part the printed label from its words; a number that follows a bullet is the label."""
    marker, start = split_marker(passage.text)
    if marker in BULLETS:
        number, length = split_marker(passage.text[start:])
        if number and number not in BULLETS:
            marker, start = number, start + length
    elif marker is None and (tight := _TIGHT.match(passage.text)):
        marker, start = tight[0], tight.end()
    return marker, trimmed(passage, start) if start else passage


def trimmed(passage: Passage, start: int, end: int | None = None) -> Passage:
    """A part of a passage without lines, whose words as printed are those of the part."""
    return replace(part(passage, start, end), printed=None)


def is_bullet(marker: str | None) -> bool:
    """Whether a label only marks the item and does not number it."""
    return marker in BULLETS
