"""What a file is, told by its content; what cannot be read, told in one line."""

from __future__ import annotations

import os
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor.reading import Options, Unreadable, identify, read
from extractor.reading.source import DOCX, HTML, PDF, TEXT, XML, decode

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def packed(path: Path, *names: str) -> Path:
    """A zip archive that holds files of these names."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return path


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", PDF),
        (b"\r\n\r\nstray words\r\n%PDF-1.4\n", PDF),
        (b"<!DOCTYPE html><html><body>Agenda</body></html>", HTML),
        (b"<?xml version='1.0'?>\n<!-- saved -->\n<HTML><BODY>Agenda</BODY></HTML>", HTML),
        (b"<div class='mgContent'><p>To receive apologies.</p></div>", HTML),
        (b'<?xml version="1.0" encoding="utf-8"?><meeting/>', XML),
        (b"AGENDA\n\n1. Apologies\n", TEXT),
        ("Cyngor Môn – rhaglen".encode(), TEXT),
        ("\ufeffAGENDA".encode("utf-16"), TEXT),
        ("Caf\xe9 \x96 the council\x92s budget of \xa31,000".encode("latin-1"), TEXT),
        (b"Item\tAction\nBudget\t<p>Noted</p>\n", TEXT),
    ],
)
def test_content_tells_the_kind(tmp_path: Path, content: bytes, media_type: str) -> None:
    path = tmp_path / "paper.xyz"
    path.write_bytes(content)
    source = identify(path)
    assert (source.media_type, source.size, source.name) == (media_type, len(content), path.name)
    assert len(source.sha256) == 64


def test_a_word_document_under_another_name(tmp_path: Path) -> None:
    path = packed(tmp_path / "agenda.pdf", "[Content_Types].xml", "word/document.xml")
    assert identify(path).media_type == DOCX


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"", "empty", "fetch it again"),
        (PNG, "picture", "PNG picture"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), "picture", "JPEG picture"),
        (b"GIF89a" + bytes(range(256)), "picture", "GIF picture"),
        (b"II*\0" + bytes(range(256)), "picture", "TIFF picture"),
        (rb"{\rtf1\ansi Agenda}", "unknown-format", "an RTF document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "unknown-format", "an old Word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
            "password",
        ),
        (b"PK\x03\x04 cut short", "damaged", "fetch it again"),
        (bytes(4096), "blank", "only zeros"),
        (bytes(range(256)) * 20, "unknown-format", "unknown kind"),
        (b"\x1f\x8b\x08\x00" + bytes(range(128, 256)) * 4, "unknown-format", "a gzip archive"),
    ],
)
def test_one_line_says_what_to_do(tmp_path: Path, content: bytes, kind: str, words: str) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    with pytest.raises(Unreadable) as refused:
        identify(path)
    assert refused.value.kind == kind
    assert refused.value.message.startswith(f"{path}: ")
    assert words in refused.value.message
    assert "\n" not in refused.value.message


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("xl/workbook.xml",), "an Excel workbook"),
        (("ppt/presentation.xml",), "a PowerPoint presentation"),
        (("mimetype", "content.xml"), "an OpenDocument file"),
        (("a.txt",), "a zip archive"),
    ],
)
def test_other_packages_are_named(tmp_path: Path, names: tuple[str, ...], words: str) -> None:
    path = packed(tmp_path / "agenda.docx", *names)
    with pytest.raises(Unreadable, match=words):
        identify(path)


def test_what_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, kind in (("", "directory"), ("pipe", "not-a-file"), ("none.pdf", "missing")):
        with pytest.raises(Unreadable) as refused:
            identify(tmp_path / name)
        assert refused.value.kind == kind
    with pytest.raises(Unreadable) as refused:
        identify("agenda\0.pdf")
    assert refused.value.kind == "not-opened"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "agenda.pdf"
    path.write_bytes(b"%PDF-1.7")
    path.chmod(0)
    with pytest.raises(Unreadable, match="ask for permission"):
        identify(path)


def test_large_files_are_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "sparse.pdf"
    with path.open("wb") as stream:
        stream.truncate(2 << 30)
    start = time.perf_counter()
    with pytest.raises(Unreadable) as refused:
        read(path)
    assert refused.value.kind == "too-large"
    assert "2,048 MB" in refused.value.message
    with pytest.raises(Unreadable) as refused:
        read(path, Options(max_bytes=4 << 30))
    assert refused.value.kind == "blank"
    assert time.perf_counter() - start < 1


def test_the_limit_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "agenda.txt"
    path.write_text("AGENDA\n" * 10)
    assert read(path).blocks
    with pytest.raises(Unreadable, match="limit"):
        read(path, Options(max_bytes=20))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_text_is_decoded_as_it_was_written(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")
    assert decode(text.encode("utf-16")) == text


@given(st.binary(max_size=400))
def test_any_bytes_give_a_paper_or_a_reason(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "paper"
    path.write_bytes(data)
    try:
        paper = read(path)
    except Unreadable as refused:
        assert refused.kind
        assert "\n" not in refused.message
    else:
        assert paper.source == "paper"
