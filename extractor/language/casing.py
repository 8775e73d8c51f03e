"""Letters' case: names printed in capitals are written as names, texts looked through in small."""

from __future__ import annotations

import re

_SMALL = re.compile(r"\b(?:And|Of|The|On|For|In|To|With|At|Or|By)\b")
_OWN = re.compile(r"(['’])S\b")
# what is an ASCII letter where case is ignored, beside what is one in small letters
_LIKE_SMALL = str.maketrans("İıſ", "iis")


def small_letters(text: str) -> str:
    """The text in small letters, character for character.

    A pattern of small letters finds in it what one that ignores case finds in the text, and finds
    it several times sooner: the search can skip to its first letters.
    """
    return text.lower() if text.isascii() else text.translate(_LIKE_SMALL).lower()


def in_title_case(name: str) -> str:
    """ "CARE AND CHILDREN'S PANEL" is "Care and Children's Panel"; other names stay."""
    if not name.isupper():
        return name
    titled = _OWN.sub(lambda m: f"{m[1]}s", name.title())
    return titled[0] + _SMALL.sub(lambda m: m[0].lower(), titled[1:])
