"""Fetches one document to a file, going on where an earlier run was cut off.

What has come stands in ``KEY.part`` with the server's mark of its version beside it in
``KEY.mark``; with a mark that is sure the rest alone is asked for (RFC 9110: Range, If-Range).
"""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpx

from corpus.harvest import types
from corpus.harvest.client import Client, media_type, pieces
from corpus.harvest.errors import Failed, Refused

# "33a64df5", W/"33a64df5"
_ETAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e]{0,200}"')
# bytes 1024-99999/100000, bytes */100000
_RANGE = re.compile(r"bytes (?:(?P<start>\d{1,15})-\d{1,15}|\*)/(?P<total>\d{1,15})")
# Tue, 15 Nov 1994 12:45:26 GMT
_DATE = re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT", re.ASCII)
SURE = timedelta(seconds=60)  # a date is a sure mark where it is so much older than the answer
TAIL = 2048


@dataclass(frozen=True, slots=True)
class Marks:
    """A server's own marks of a version of a document."""

    etag: str | None = None
    last_modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """What asks for the document only where it has changed."""
        named = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in named.items() if value}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole document, in its ``part`` file until it gets a name."""

    part: Path
    sha256: str
    bytes: int
    type: types.Type
    marks: Marks


@dataclass(frozen=True, slots=True)
class Download:
    """One document to fetch to the ``part`` file; ``known`` are the marks of the version that is
    held; none larger than ``largest`` bytes."""

    client: Client
    url: str
    part: Path
    largest: int
    known: Marks = Marks()

    def run(self) -> Fetched | None:
        """The document, or None where it is what it was; raises :class:`Refused`, for good, or
        :class:`Failed`, with what came kept for another run."""
        try:
            return self.client.tried(self._once)
        except Refused:
            self._forget()
            raise

    @property
    def _mark(self) -> Path:
        return self.part.with_suffix(".mark")

    def _forget(self) -> None:
        self.part.unlink(missing_ok=True)
        self._mark.unlink(missing_ok=True)

    def _once(self) -> Fetched | None:
        there = self.part.stat().st_size if self.part.exists() else 0
        mark = self._mark.read_text("ascii") if there and self._mark.exists() else ""
        rest = {"Range": f"bytes={there}-", "If-Range": mark} if mark else self.known.headers
        with self.client.answer(self.url, rest) as response:
            if response.status_code == 304 and not mark:
                self._forget()
                return None
            if response.status_code == 206 and mark:
                self._check_rest(response, there)
                return self._taken(response, there)
            if response.status_code == 200:
                self.part.write_bytes(b"")
                self._mark.write_text(sure_mark(response), "ascii")
                return self._taken(response, 0)
            if response.status_code == 416 and mark and total(response) == there:
                return self._whole(response, there)
        self._forget()
        raise Failed("the server answered for another part than was asked for", again=True)

    def _check_rest(self, response: httpx.Response, there: int) -> None:
        found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
        if not found or not found["start"] or int(found["start"]) != there:
            self._forget()
            raise Failed("the server answered for another part than was asked for", again=True)

    def _taken(self, response: httpx.Response, there: int) -> Fetched:
        """Take what comes, each piece to disk as it comes."""
        looked = False
        with self.part.open("ab") as sink:
            for piece in pieces(response, self.largest, there):
                sink.write(piece)
                sink.flush()
                there += len(piece)
                if not looked and there >= types.HEAD:
                    self._type(response)
                    looked = True
            os.fsync(sink.fileno())
        return self._whole(response, there)

    def _type(self, response: httpx.Response) -> types.Type:
        with self.part.open("rb") as stream:
            head = stream.read(types.HEAD)
        return types.type_of(head, media_type(response), response.url.path)

    def _whole(self, response: httpx.Response, size: int) -> Fetched:
        if not size:
            raise Failed("the server gave an empty document")
        kind = self._type(response)
        sized = "Content-Length" in response.headers or "Content-Range" in response.headers
        with self.part.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            stream.seek(max(0, size - TAIL))
            if kind == types.PDF and not sized and b"%%EOF" not in stream.read():
                self._forget()
                raise Failed("the document is cut short", again=True)
        return Fetched(self.part, digest, size, kind, marks_of(response))


def total(response: httpx.Response) -> int | None:
    """The size of the whole document that the answer to a Range names."""
    found = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
    return int(found["total"]) if found else None


def marks_of(response: httpx.Response) -> Marks:
    """The server's marks; one that is not of the form that it should have is left out."""
    etag = response.headers.get("ETag", "")
    modified = response.headers.get("Last-Modified", "")
    return Marks(
        etag if _ETAG.fullmatch(etag) else None,
        modified if is_date(modified) else None,
    )


def sure_mark(response: httpx.Response) -> str:
    """The mark that says for sure that the rest of a document is of the same version; empty where
    there is none: a weak ETag, or a date that is as good as now."""
    marks = marks_of(response)
    if marks.etag and not marks.etag.startswith("W/"):
        return marks.etag
    now = response.headers.get("Date", "")
    if marks.etag or not marks.last_modified or not is_date(now):
        return ""
    age = parsedate_to_datetime(now) - parsedate_to_datetime(marks.last_modified)
    return marks.last_modified if age >= SURE else ""


def is_date(value: str) -> bool:
    """Whether a header is a date of the web: ``Tue, 15 Nov 1994 12:45:26 GMT``."""
    try:
        return bool(_DATE.fullmatch(value) and parsedate_to_datetime(value))
    except (TypeError, ValueError, OverflowError):
        return False
