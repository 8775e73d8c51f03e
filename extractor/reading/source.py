"""What a file is, told by what is in it, and why one cannot be read."""

from __future__ import annotations

import codecs
import hashlib
import re
import stat
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from extractor.reading.budget import FREE, OVER_MEMORY, Budget
from extractor.records import Paper

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
XML = "application/xml"
TEXT = "text/plain"

LARGEST = 512 * 1024 * 1024
"""Bytes of the largest file that is opened, unless the options say otherwise."""

LARGEST_TEXT = 64 * 1024 * 1024
"""Bytes of the largest text, web page or XML file: all of it is held in memory at once."""

SAMPLE = 64 * 1024
NO_MEMORY = 2  # libxml2's code


class Unreadable(Exception):  # noqa: N818  (a paper is unreadable; nothing is in error)
    """A file that gives no paper: ``kind`` is a short code such as ``encrypted``; ``message`` is
    one line that names the file and says what to do."""

    def __init__(self, kind: str, message: str) -> None:
        self.kind = kind
        self.message = " ".join(message.split())
        super().__init__(self.message)


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: ``reader`` of PDFs is auto, pdfium or pdfminer; ``ocr`` reads pictures of
    pages; ``max_pages`` reads only the first ones; ``max_bytes`` refuses larger files;
    ``budget`` is what the paper may use of time and memory."""

    reader: str = "auto"
    ocr: bool = False
    max_pages: int | None = None
    max_bytes: int = LARGEST
    budget: Budget = FREE


@dataclass(frozen=True, slots=True)
class Source:
    """A file that can be opened: ``name`` without folders, ``size`` in bytes."""

    path: Path
    name: str
    sha256: str
    media_type: str
    size: int

    def paper(self, **found: Any) -> Paper:
        """The paper that is read from it; ``found`` are the paper's other fields."""
        return Paper(self.name, self.sha256, self.media_type, **found)


# ------------------------------------------------------------------------ what to tell a person


def encrypted(path: Path) -> Unreadable:
    """A file that asks for a password."""
    return Unreadable("encrypted", f"{path}: is protected by a password; save a copy without one")


def wordless(path: Path) -> Unreadable:
    """A file of a known kind that holds no words."""
    return Unreadable("empty", f"{path}: holds no words; fetch it again")


def damaged(path: Path, what: str = "file") -> Unreadable:
    """A file that is cut short or broken; ``what`` it claims to be, such as ``PDF``."""
    return Unreadable("damaged", f"{path}: the {what} is damaged or cut short; fetch it again")


def failed(path: Path, error: Exception) -> Unreadable:
    """A file on which a reader gave up for no known reason."""
    return Unreadable("not-read", f"{path}: the reader gave up ({error!r}); please report it")


def exhausting(path: Path) -> Unreadable:
    """A file that asks for more memory than there is for one paper."""
    words = "reading it takes more memory than a paper may have; split it, or raise --max-memory"
    return Unreadable(OVER_MEMORY, f"{path}: {words}")


def memory_left(error: Any) -> None:
    """Raise MemoryError where that is what lxml's syntax error means (XML_ERR_NO_MEMORY)."""
    if getattr(error, "code", None) == NO_MEMORY:
        raise MemoryError from error


def tangled(path: Path) -> Unreadable:
    """A file whose parts lie one within another without end."""
    words = "its parts lie too deep one within another; save it anew, as PDF"
    return Unreadable("too-deep", f"{path}: {words}")


def foreign(path: Path, what: str, advice: str = "save it as PDF or DOCX") -> Unreadable:
    """A file of a kind that is not read; ``what`` it is, such as ``an Excel workbook``."""
    return Unreadable("unknown-format", f"{path}: is {what}, which is not read; {advice}")


# --------------------------------------------------------------------------------- identifying


def identify(path: Path | str, max_bytes: int = LARGEST) -> Source:
    """Say what the file is, or raise :class:`Unreadable`; its name plays no part."""
    path = Path(path)
    try:
        size = _size(path, max_bytes)
        with path.open("rb") as stream:
            media_type = _media_type(path, stream)
            if media_type in {HTML, XML, TEXT} and size > LARGEST_TEXT:
                raise _too_large(path, size, LARGEST_TEXT)
            stream.seek(0)
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        raise _closed(path, error) from error
    return Source(path, path.name, digest, media_type, size)


def _size(path: Path, max_bytes: int) -> int:
    """The size of a regular file with something in it that is not too large to open."""
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        raise Unreadable("directory", f"{path}: is a directory; name the papers in it")
    if not stat.S_ISREG(about.st_mode):
        raise Unreadable("not-a-file", f"{path}: is a pipe or device; save it as a file first")
    if not about.st_size:
        raise Unreadable("empty", f"{path}: is empty; fetch it again")
    if about.st_size > max_bytes:
        raise _too_large(path, about.st_size, max_bytes)
    return about.st_size


def _too_large(path: Path, size: int, limit: int) -> Unreadable:
    sizes = f"{size / 2**20:,.0f} MB, over the limit of {limit / 2**20:,.0f} MB"
    return Unreadable("too-large", f"{path}: has {sizes}; split it, or raise --max-size")


def _closed(path: Path, error: OSError | ValueError) -> Unreadable:
    shown = str(path).replace("\0", "?")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Unreadable("missing", f"{shown}: there is no such file; check the path")
    if isinstance(error, PermissionError):
        return Unreadable("no-permission", f"{shown}: may not be read; ask for permission")
    reason = getattr(error, "strerror", None) or error
    return Unreadable("not-opened", f"{shown}: cannot be opened ({reason}); check the path")


# What else a file may begin with, and what to call it
SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"RIFF", "a picture, sound or film"),
    (b"BM", "a BMP picture"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = b"PK\x03\x04"


def _media_type(path: Path, stream: BinaryIO) -> str:
    head = stream.read(SAMPLE)
    if head.startswith(ZIP):
        return _packed_type(path, stream)
    if head.startswith(OLE):
        raise _old_office(path, head)
    if b"%PDF-" in head[:1024]:
        return PDF
    text = decode(head, whole=False) if head.strip(b"\0") else None
    if text is None:
        raise _binary(path, head)
    named = next((what for mark, what in SIGNATURES[7:9] if head.startswith(mark)), None)
    if named:
        raise foreign(path, named)
    return _markup_type(text)


def _binary(path: Path, head: bytes) -> Unreadable:
    if not head.strip(b"\0"):
        return Unreadable("blank", f"{path}: holds only zeros; fetch it again")
    known = next((what for mark, what in SIGNATURES if head.startswith(mark)), None)
    if known and "picture" in known:
        return Unreadable("picture", f"{path}: is {known}; put it in a PDF and read it with --ocr")
    return foreign(path, known or "of an unknown kind")


def _old_office(path: Path, head: bytes) -> Unreadable:
    if "EncryptedPackage".encode("utf-16-le") in head:
        return encrypted(path)
    return foreign(path, "an old Word, Excel or PowerPoint file or an e-mail")


def _packed_type(path: Path, stream: BinaryIO) -> str:
    """What a zip archive holds, told by the names in it."""
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError) as error:
        raise damaged(path, "archive or DOCX") from error
    if any(re.fullmatch(r"word/document\d*\.xml", name) for name in names):
        return DOCX
    raise foreign(path, _package(names))


def _package(names: set[str]) -> str:
    folders = {name.partition("/")[0] for name in names}
    if "xl" in folders:
        return "an Excel workbook"
    if "ppt" in folders:
        return "a PowerPoint presentation"
    return "an OpenDocument file" if "content.xml" in names else "a zip archive"


# What may stand before the first element: a declaration, comments, white space
_PROLOGUE = re.compile(r"(?:\s|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE)
_WHOLE_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
# A piece of a page, such as a saved minutes field
_PIECE = re.compile(r"<(?:div|table|section|article|main|h[1-6]|p|ul|ol)\b[^>]*>", re.IGNORECASE)


def _markup_type(text: str) -> str:
    start = _PROLOGUE.match(text)
    body = text[start.end() :] if start else text
    if _PAGE.match(body) or _WHOLE_PAGE.search(body[:1024]):
        return HTML
    if _PIECE.match(body) and "\t" not in body.partition("\n")[0]:
        return HTML
    return XML if text.lstrip("\ufeff \r\n").startswith("<?xml") else TEXT


# ------------------------------------------------------------------------------------ decoding

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Control characters other than tab, line feed, form feed, carriage return and the like
_CONTROL = re.compile(r"[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, whole: bool = True) -> str | None:
    """Return ``data`` as text in UTF-8, UTF-16 with its mark, or Windows-1252; None where it is
    no text.  Unless ``whole``, the last character may be cut."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return codecs.getincrementaldecoder(encoding)("replace").decode(data[len(mark) :])
    for encoding in ("utf-8", "cp1252"):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(data, whole)
        except UnicodeDecodeError:
            continue
        return text if _is_text(text, encoding) else None
    return None


def _is_text(text: str, encoding: str) -> bool:
    """Few control characters; in a one-byte encoding, which fits all, mostly plain letters too."""
    if len(_CONTROL.findall(text)) > len(text) / 50:
        return False
    plain = len(text.encode("ascii", "ignore"))
    return encoding == "utf-8" or plain > 0.7 * len(text)
