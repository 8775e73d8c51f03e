"""A chart as a file: SVG without scripts, whose points say and open their sources, or PNG."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from extractor.charts.layout import WIDE
from extractor.charts.marks import SITE, Link, beside

if TYPE_CHECKING:
    from extractor.linking.comparing import Comparison

FORMS = (".svg", ".png")
SHARP = 2.0  # pixels of a PNG to one of the chart
SVG = "http://www.w3.org/2000/svg"
HREF = "{http://www.w3.org/1999/xlink}href"


def draw(comparison: Comparison, file: Path, *, per: str = "") -> None:
    """Draw a comparison into a file, whose name tells the form.

    Raises ModuleNotFoundError without the extra ``plot``, ValueError for another form, OSError
    where the file cannot be written.
    """
    form = file.suffix.lower()
    if form not in FORMS:
        raise ValueError(f"{file.name} ends neither in {' nor in '.join(FORMS)}")
    file.write_bytes(drawn(comparison, form, beside(file.parent), per=per))


def drawn(
    comparison: Comparison, form: str, link: Link, *, per: str = "", room: str = WIDE
) -> bytes:
    """A comparison as the content of a file, ``.svg`` or ``.png``; ``link`` says where points lead,
    ``room`` how much of it there is (``ROOMS``).

    Raises ModuleNotFoundError without the extra ``plot``.
    """
    import vl_convert

    from extractor.charts.chart import chart

    spec = chart(comparison, link, per=per, room=room)
    if form == ".png":
        return bytes(vl_convert.vegalite_to_png(spec, scale=SHARP))
    return with_tips(vl_convert.vegalite_to_svg(spec)).encode()


def with_tips(svg: str) -> str:
    """An SVG whose described marks show their words under the pointer and open their papers."""
    root = etree.fromstring(svg.encode())
    for anchor in root.iter(f"{{{SVG}}}a"):
        anchor.set(HREF, anchor.get(HREF, "").removeprefix(SITE))
    for mark in root.iter(f"{{{SVG}}}path"):
        words = mark.get("aria-label")
        if words and mark.get("aria-roledescription") == "point":
            etree.SubElement(mark, f"{{{SVG}}}title").text = words
    return f"{etree.tostring(root, encoding='unicode')}\n"
