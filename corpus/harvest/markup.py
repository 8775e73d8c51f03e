"""Web pages and XML answers, parsed so that nothing in them can reach out or grow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from corpus.harvest.client import Page, parsed
from corpus.harvest.errors import Failed, Refused

LONGEST = 1000
MOST_LINKS = 10_000


class Link(NamedTuple):
    """A link: its words, the address it leads to, and its element."""

    words: str
    url: str
    element: Any


def xml(page: Page) -> Any:
    """The root of an XML answer; raises :class:`Failed` where it is none, or has a document type,
    which no answer of a web service has."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        root = etree.fromstring(page.content, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Failed(f"the web service's answer is no XML ({error})") from error
    if root is None:
        raise Failed("the web service's answer is empty")
    if root.getroottree().docinfo.internalDTD is not None:
        raise Failed("the web service's answer has a document type, and is not trusted")
    return root


def html(page: Page) -> Any:
    """The root of a web page; raises :class:`Failed` where it holds nothing."""
    from lxml import etree, html

    parser = html.HTMLParser(no_network=True, encoding=encoding(page))
    try:
        root = html.document_fromstring(page.content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Failed(f"the page holds nothing ({error})") from error
    return root


# charset="utf-8", charset=windows-1252
_CHARSET = re.compile(rb'charset\s*=\s*["\']?([A-Za-z0-9_-]{3,20})')


def encoding(page: Page) -> str:
    """The encoding that a page says, where Python knows it too; else UTF-8."""
    found = _CHARSET.search(page.content[:2048])
    name = found[1].decode() if found else "utf-8"
    try:
        "".encode(name)
    except LookupError:
        return "utf-8"
    return name


def words(element: Any) -> str:
    """What an element says, on one line; no more than a title or a row can be long."""
    return " ".join("".join(element.itertext()).split())[:LONGEST]


def links(root: Any, base: str) -> Iterator[Link]:
    """The links of a page, or of a part of it, that lead to an address of the web.

    Raises :class:`Failed` where there are more than a page of a committee system has.
    """
    home = parsed(base)
    for count, element in enumerate(root.iter("a")):
        if count >= MOST_LINKS:
            raise Failed(f"the page has more than {MOST_LINKS:,} links")
        target = (element.get("href") or "").strip()
        if not target or target.startswith("#"):
            continue
        try:
            url = parsed(target, home)
        except Refused:
            continue
        if url.scheme in ("http", "https"):
            yield Link(words(element), str(url.copy_with(fragment=None)), element)


def value(element: Any, name: str) -> str:
    """The words of a child element, whatever the case of its name; empty where it has none."""
    child = next((c for c in element if named(c) == name), None)
    return " ".join((child.text or "").split()) if child is not None else ""


def every(root: Any, name: str) -> Iterator[Any]:
    """All elements of a name at any depth, whatever its case and name space."""
    return (e for e in root.iter() if named(e) == name)


def named(element: Any) -> str:
    """An element's name in lower case, without its name space; empty for what has none."""
    return str(element.tag).rpartition("}")[2].lower() if isinstance(element.tag, str) else ""
