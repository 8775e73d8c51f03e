"""What the styles of a Word document say of a paragraph: heading, bold, size, list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from extractor.reading.docx_lists import W, number, value

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set; ``size`` in half points; ``level`` of a heading; ``num_id`` of a list."""

    bold: bool = False
    caps: bool = False
    struck: bool = False
    hidden: bool = False
    raised: bool = False
    size: int = 0
    level: int | None = None
    num_id: str | None = None
    depth: int = 0

    def with_runs(self, properties: Any | None) -> Look:
        """The look under ``w:rPr``."""
        if properties is None:
            return self
        align = value(properties, "vertAlign")
        struck = _flag(properties, "strike", self.struck) or _flag(properties, "dstrike", False)
        return replace(
            self,
            bold=_flag(properties, "b", self.bold),
            caps=_flag(properties, "caps", self.caps),
            struck=struck,
            hidden=_flag(properties, "vanish", self.hidden),
            raised=self.raised if align is None else align == "superscript",
            size=number(value(properties, "sz"), self.size),
        )

    def with_paragraph(self, properties: Any | None) -> Look:
        """The look under ``w:pPr``."""
        if properties is None:
            return self
        outline = value(properties, "outlineLvl")
        level = self.level if outline is None else number(outline) + 1
        return replace(
            self,
            level=level if level is not None and level <= 9 else None,
            num_id=value(properties, "numPr/numId", self.num_id),
            depth=number(value(properties, "numPr/ilvl"), self.depth),
        )


def _flag(properties: Any, name: str, default: bool) -> bool:
    """A switch such as ``w:b``, on by its presence."""
    found = properties.find(W + name)
    return default if found is None else found.get(f"{W}val", "1") not in {"0", "false", "off"}


@dataclass(slots=True)
class Styles:
    """The styles of a document by their ids."""

    looks: dict[str, Look]
    default: Look
    paragraph: str | None = None

    def look(self, style: str | None) -> Look:
        """The look of a paragraph or of words of that style."""
        return self.looks.get(style or self.paragraph or "", self.default)

    def over(self, look: Look, style: str | None) -> Look:
        """``look`` as changed by a style of words."""
        own = self.looks.get(style or "", self.default)
        return replace(
            look,
            bold=look.bold or own.bold,
            struck=look.struck or own.struck,
            raised=look.raised or own.raised,
            hidden=look.hidden or own.hidden,
        )


def styles_of(part: Any | None) -> Styles:
    """Read the part ``word/styles.xml``."""
    if part is None:
        return Styles({}, Look(size=22))
    default = Look(size=22).with_runs(part.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    found = {s.get(f"{W}styleId", ""): s for s in part.iter(f"{W}style")}
    looks: dict[str, Look] = {}
    for name in found:
        _resolve(name, found, looks, default)
    main = (n for n, s in found.items() if s.get(f"{W}type") == "paragraph" and _is_default(s))
    return Styles(looks, default, next(main, None))


def _is_default(style: Any) -> bool:
    return style.get(f"{W}default") in {"1", "true", "on"}


def _resolve(name: str, found: dict[str, Any], looks: dict[str, Look], default: Look) -> None:
    """Work out one style from those that it is based on; a circle of them ends where it began."""
    chain = [name]
    while (base := value(found[chain[-1]], "basedOn")) in found and base not in chain:
        chain.append(str(base))
    look = default
    for step in reversed(chain):
        look = looks.get(step) or _own(look, found[step])
        looks[step] = look


def _own(look: Look, style: Any) -> Look:
    look = look.with_paragraph(style.find(f"{W}pPr")).with_runs(style.find(f"{W}rPr"))
    name = value(style, "name") or ""
    heading = _HEADING.fullmatch(name)
    if heading:
        return replace(look, level=int(heading[1]))
    return replace(look, level=1) if name.lower() == "title" else look
