"""Web pages of committee systems, as saved: no network, no entities, bounded depth."""

from __future__ import annotations

import re
from typing import Any

from extractor.reading import noise, passages
from extractor.reading.elements import blocks_of
from extractor.reading.passages import squeeze
from extractor.reading.source import Options, Source, damaged, decode, memory_left
from extractor.reading.titles import first_heading
from extractor.records import Block, Paper

# A declaration that names an encoding which the text, once decoded, no longer has
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")


def read(source: Source, options: Options) -> Paper:
    """Read a saved web page; its blocks have offsets and no pages."""
    text = decode(source.path.read_bytes())
    page = parsed(text) if text else None
    if page is None:
        raise damaged(source.path, "web page")
    blocks = blocks_of(content(page))
    return source.paper(blocks=passages.lay(blocks), title=title(page, blocks), reader="html")


def parsed(text: str) -> Any:
    """Parse a page, or a piece of one, into lxml elements; None where it holds none."""
    from lxml import etree

    parser = etree.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8"
    )
    text = _DECLARED.sub("", text).replace("\0", "")
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        memory_left(error)
        return None


def content(page: Any) -> Any:
    """The element that holds the paper, without the site around it."""
    for path in noise.patterns().content:
        for element in page.xpath(path):
            if squeeze(element.xpath("string()")):
                return element
    return page


def title(page: Any, blocks: list[Block]) -> str | None:
    """What the page calls itself, else its first heading."""
    named = squeeze(page.xpath("string(//title[1])"))
    return named or first_heading(blocks)
