"""Names printed in capitals are written as names."""

from __future__ import annotations

import re

_SMALL = re.compile(r"\b(?:And|Of|The|On|For|In|To|With|At|Or|By)\b")
_OWN = re.compile(r"(['’])S\b")


def in_title_case(name: str) -> str:
    """ "CARE AND CHILDREN'S PANEL" is "Care and Children's Panel"; other names stay."""
    if not name.isupper():
        return name
    titled = _OWN.sub(lambda m: f"{m[1]}s", name.title())
    return titled[0] + _SMALL.sub(lambda m: m[0].lower(), titled[1:])
