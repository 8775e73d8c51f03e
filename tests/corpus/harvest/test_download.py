"""A document is fetched whole or not at all, and goes on where it was cut off."""

from __future__ import annotations

import gzip
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from corpus.harvest.client import Client
from corpus.harvest.download import Download, Fetched, Marks, is_date
from corpus.harvest.errors import Failed, Refused
from corpus.harvest.types import DOC, DOCX, HTML, PDF, RTF, TEXT, Type, type_of
from corpus.served.fictional import filler
from corpus.served.web_server import Asked, Reply, Route, Web
from tests.corpus.harvest.conftest import Asking, Serve
from tests.corpus.harvest.test_client import turns

PAPER = filler("a paper", 50_000)
OTHER = filler("another version", 50_000)
WHOLE = Reply(PAPER, PDF.media, etag='"one"')
LIMIT = 10**6
PATH = "/documents/s1/Report.pdf"


def download(client: Client, web: Web, part: Path, **more: object) -> Fetched | None:
    """Fetch the document."""
    address = web.address.rstrip("/") + PATH
    how = {"largest": LIMIT} | more
    return Download(client, address, part, **how).run()  # type: ignore[arg-type]


def begun(part: Path, size: int, mark: str = '"one"') -> None:
    """Leave what a run that was killed has left."""
    part.write_bytes(PAPER[:size])
    part.with_suffix(".mark").write_text(mark)


def test_a_whole_document(serve: Serve, asking: Asking, part: Path) -> None:
    web = serve(Web({PATH: WHOLE}))
    fetched = download(asking(web), web, part)
    assert fetched == Fetched(
        part, sha256(PAPER).hexdigest(), len(PAPER), PDF, Marks('"one"', None)
    )
    assert part.read_bytes() == PAPER


@pytest.mark.parametrize("size", [1, 100, 4096, 49_999])
def test_what_was_cut_off_goes_on(size: int, serve: Serve, asking: Asking, part: Path) -> None:
    web = serve(Web({PATH: WHOLE}))
    begun(part, size)
    fetched = download(asking(web), web, part)
    assert fetched
    assert fetched.sha256 == sha256(PAPER).hexdigest()
    (asked,) = web.asked(PATH)
    assert (asked.status, asked.start) == (206, size)


def test_what_is_whole_already_is_not_sent_again(serve: Serve, asking: Asking, part: Path) -> None:
    web = serve(Web({PATH: WHOLE}))
    begun(part, len(PAPER))
    fetched = download(asking(web), web, part)
    assert fetched
    assert fetched.sha256 == sha256(PAPER).hexdigest()
    assert [(a.status, a.sent) for a in web.asked(PATH)] == [(416, 0)]


def part_of_another(asked: Asked) -> Reply:
    """A server that answers for a part that nobody asked for."""
    if "range" not in asked.headers:
        return WHOLE
    headers = (("Content-Range", f"bytes 7-{len(PAPER) - 1}/{len(PAPER)}"),)
    return Reply(PAPER[7:], PDF.media, status=206, headers=headers)


@pytest.mark.parametrize(
    ("route", "mark", "expected"),
    [
        (Reply(OTHER, PDF.media, etag='"two"'), '"one"', OTHER),  # another version
        (Reply(PAPER, PDF.media), '"one"', PAPER),  # a server that knows no ranges
        (part_of_another, '"one"', PAPER),
        (turns(Reply(status=416), WHOLE), '"one"', PAPER),
        (turns(Reply(PAPER[7:], PDF.media, status=206), WHOLE), '"one"', PAPER),
        (WHOLE, "", PAPER),  # no sure mark
    ],
)
def test_what_cannot_go_on_begins_again(
    route: Route, mark: str, expected: bytes, serve: Serve, asking: Asking, part: Path
) -> None:
    web = serve(Web({PATH: route}))
    begun(part, 1000, mark)
    fetched = download(asking(web), web, part)
    assert fetched
    assert part.read_bytes() == expected
    assert fetched.sha256 == sha256(expected).hexdigest()


@pytest.mark.parametrize("cut", [0, 1, 1023, 1024, 30_000])
def test_a_cut_answer_goes_on_in_the_same_run(
    cut: int, serve: Serve, asking: Asking, part: Path
) -> None:
    short = Reply(PAPER[:cut], PDF.media, headers=(("ETag", '"one"'),), declared=len(PAPER))
    web = serve(Web({PATH: turns(short, WHOLE)}))
    fetched = download(asking(web), web, part)
    assert fetched
    assert part.read_bytes() == PAPER
    assert [a.start for a in web.asked(PATH)] == [0, cut]


def test_versions_are_never_joined(serve: Serve, asking: Asking, part: Path) -> None:
    """Answers that change in the midst of a document."""
    short = Reply(PAPER[:30_000], PDF.media, headers=(("ETag", '"one"'),), declared=len(PAPER))
    web = serve(Web({PATH: turns(short, Reply(OTHER, PDF.media, etag='"two"'))}))
    assert download(asking(web), web, part)
    assert part.read_bytes() == OTHER


def unlengthened(content: bytes, *more: bytes) -> Reply:
    """An answer that says nothing of its length and ends with the connection."""
    lines = (b"HTTP/1.1 200 OK", b"Content-Type: application/pdf", b"Connection: close", *more)
    return Reply(b"\r\n".join((*lines, b"", content)), raw=True)


@pytest.mark.parametrize(
    ("route", "words", "kept"),
    [
        (Reply(PAPER[:9000], PDF.media, declared=len(PAPER)), "cut short", True),
        (unlengthened(PAPER[:9000]), "cut short", False),
        (Reply(b"", PDF.media), "empty", True),
        (Reply(status=404), "not there any more", False),
    ],
)
def test_what_is_not_whole_is_not_kept(
    route: Reply, words: str, kept: bool, serve: Serve, asking: Asking, part: Path
) -> None:
    web = serve(Web({PATH: route}))
    with pytest.raises(Failed, match=words):
        download(asking(web), web, part)
    assert part.exists() is kept


def test_a_whole_document_of_unknown_length(serve: Serve, asking: Asking, part: Path) -> None:
    web = serve(Web({PATH: unlengthened(PAPER)}))
    assert download(asking(web), web, part)
    assert part.read_bytes() == PAPER


PAGE = b"<!DOCTYPE html><html><body>Sign in</body></html>"
BOMB = gzip.compress(b"%PDF-" + b"\0" * 2**26)


@pytest.mark.parametrize(
    ("route", "words"),
    [
        (Reply(b"%PDF-1.4", PDF.media, declared=10**15), "over the limit of 1 MB"),
        (Reply(filler("large", 2 * 10**6), PDF.media), "over the limit of 1 MB"),
        (unlengthened(filler("large", 2 * 10**6)), "over the limit of 1 MB"),
        (Reply(PAGE, PDF.media), "a web page came in place of the document"),
        (Reply(PAGE + b" " * 10**5, "text/html"), "a web page came in place of the document"),
        (Reply(BOMB, PDF.media, headers=(("Content-Encoding", "gzip"),)), "packs it"),
        (Reply(b"MZ\x90\0" + b"\0" * 9000, "application/octet-stream"), "type that is not read"),
        (Reply(b"PK\x03\x04" + b"\0" * 99, "application/vnd.ms-excel"), "spreadsheet"),
    ],
)
def test_what_is_not_wanted_leaves_nothing(
    route: Reply, words: str, serve: Serve, asking: Asking, part: Path
) -> None:
    web = serve(Web({PATH: replace(route, etag='"x"')}))
    with pytest.raises(Refused, match=words):
        download(asking(web), web, part)
    assert list(part.parent.iterdir()) == []
    assert len(web.asked(PATH)) == 1


def test_a_stream_without_end_ends_at_the_limit(serve: Serve, asking: Asking, part: Path) -> None:
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n%PDF-\r\n"
    endless = head + (b"1000\r\n" + b"x" * 4096 + b"\r\n") * 4000
    web = serve(Web({PATH: Reply(endless, raw=True)}))
    with pytest.raises(Refused, match="over the limit"):
        download(asking(web), web, part)
    assert web.asked(PATH)[0].sent < len(endless)


@pytest.mark.parametrize(
    ("marks", "header"),
    [
        (Marks(etag='"one"'), "if-none-match"),
        (Marks(last_modified="Tue, 04 Mar 2025 10:00:00 GMT"), "if-modified-since"),
    ],
)
def test_a_document_that_is_held_is_asked_for_if_it_changed(
    marks: Marks, header: str, serve: Serve, asking: Asking, part: Path
) -> None:
    web = serve(Web({PATH: Reply(status=304)}))
    assert download(asking(web), web, part, known=marks) is None
    assert web.asked(PATH)[0].headers[header] == (marks.etag or marks.last_modified)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ETag", '"a"b"'),
        ("ETag", "no quotes"),
        ("ETag", '"' + "x" * 5000 + '"'),
        ("ETag", '"a\tb"'),
        ("ETag", '"caf\xe9"'),
        ("Last-Modified", "yesterday"),
        ("Last-Modified", "Tue, 04 Mar 2025 10:00:00 GMT, x"),
    ],
)
def test_marks_that_are_none_are_not_kept(
    name: str, value: str, serve: Serve, asking: Asking, part: Path
) -> None:
    """What a server says is sent back to it, and to no other, only in the form it should have."""
    web = serve(Web({PATH: Reply(PAPER, PDF.media, headers=((name, value),))}))
    fetched = download(asking(web), web, part)
    assert fetched
    assert fetched.marks == Marks()


@pytest.mark.parametrize(
    ("headers", "mark"),
    [
        ((("ETag", '"one"'),), '"one"'),
        ((("ETag", 'W/"one"'),), ""),
        ((("Last-Modified", "Tue, 04 Mar 2025 10:00:00 GMT"),), "Tue, 04 Mar 2025 10:00:00 GMT"),
        (
            (
                ("Last-Modified", "Tue, 04 Mar 2025 10:00:00 GMT"),
                ("Date", "Tue, 04 Mar 2025 10:00:30 GMT"),
            ),
            "",
        ),
        ((), ""),
    ],
)
def test_marks_that_are_sure(
    headers: tuple[tuple[str, str], ...], mark: str, serve: Serve, asking: Asking, part: Path
) -> None:
    web = serve(Web({PATH: Reply(PAPER, PDF.media, headers=headers)}))
    assert download(asking(web), web, part)
    assert part.with_suffix(".mark").read_text() == mark


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Tue, 04 Mar 2025 10:00:00 GMT", True),
        ("Tue, 04 Mar 2025 10:00:00\r\nX", False),
        ("Tue, 99 Mar 2025 10:00:00 GMT", False),
        ("Tue, 4 Mar 2025 1:00:00 -0000", False),
        ("", False),
    ],
)
def test_dates(value: str, expected: bool) -> None:
    assert is_date(value) is expected


@pytest.mark.parametrize(
    ("head", "said", "path", "expected"),
    [
        (b"%PDF-1.7\n", "application/octet-stream", "/x", PDF),
        (b"\r\n\r\n%PDF-1.4", "text/html", "/x.pdf", PDF),
        (b"PK\x03\x04....", DOCX.media, "/x", DOCX),
        (b"PK\x03\x04....", "application/octet-stream", "/x.docx", DOCX),
        (b"PK\x03\x04....", "application/octet-stream", "/x.xlsx", "spreadsheet"),
        (b"PK\x03\x04....", "application/vnd.ms-powerpoint", "/x", "slides"),
        (b"PK\x03\x04....", "application/zip", "/x.zip", "archive"),
        (b"\xd0\xcf\x11\xe0....", "application/msword", "/x.doc", DOC),
        (b"\xd0\xcf\x11\xe0....", "application/vnd.ms-outlook", "/x.msg", "archive"),
        (b"{\\rtf1", "", "/x", RTF),
        (b"\xef\xbb\xbf <!doctype HTML>", "text/html", "/x.HTM", HTML),
        (b"<html>", "text/html", "/x.aspx", "web page"),
        (b"<!-- c --><html>", "text/html", "/x.pdf", "web page"),
        (b"Minutes", "text/plain", "/x", TEXT),
        (b"Minutes\0", "text/plain", "/x", "not read"),
        (b"\x89PNG", "image/png", "/x.png", r"not read \(image/png\)"),
        (b"", "", "", r"none is said"),
    ],
)
def test_types(head: bytes, said: str, path: str, expected: Type | str) -> None:
    if isinstance(expected, Type):
        assert type_of(head, said, path) == expected
        return
    with pytest.raises(Refused, match=expected):
        type_of(head, said, path)
