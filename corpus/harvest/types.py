"""Which documents are fetched, told by how they begin and not by what they are called."""

from __future__ import annotations

import re
from typing import NamedTuple

from corpus.harvest.errors import Refused

HEAD = 1024
"""Bytes of a document that say what it is."""


class Type(NamedTuple):
    """A type of document and how its files' names end."""

    media: str
    suffix: str


PDF = Type("application/pdf", ".pdf")
DOCX = Type("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
DOC = Type("application/msword", ".doc")
RTF = Type("application/rtf", ".rtf")
HTML = Type("text/html", ".html")
TEXT = Type("text/plain", ".txt")

# What an office file is said to be, or called, that is no Word document
OTHER_OFFICE = re.compile(r"excel|sheet|powerpoint|presentation|\.(?:xls|ppt|od[sp]|zip|msg)")
PAGE = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)


def type_of(head: bytes, said: str, path: str) -> Type:
    """The type of a document that begins with ``head``, that the server ``said`` to be of a media
    type, at the ``path`` of an address; raises :class:`Refused` where it is none that is read."""
    path = path.lower()
    if b"%PDF-" in head:
        return PDF
    if head.startswith(b"{\\rtf"):
        return RTF
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        if OTHER_OFFICE.search(said) or OTHER_OFFICE.search(path):
            raise Refused(f"is a spreadsheet, slides or an archive ({said}), which are not read")
        return DOCX if head.startswith(b"PK") else DOC
    if PAGE.match(head.removeprefix(b"\xef\xbb\xbf")):
        if path.endswith((".htm", ".html")):
            return HTML
        raise Refused("a web page came in place of the document")
    if said == TEXT.media and b"\0" not in head:
        return TEXT
    raise Refused(f"is of a type that is not read ({said or 'none is said'})")
