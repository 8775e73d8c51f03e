"""The journal of a folder survives a run that ends at any moment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from corpus.harvest.download import Fetched, Marks
from corpus.harvest.errors import HarvestError
from corpus.harvest.journal import Journal
from corpus.harvest.types import PDF
from extractor.manifest import Harvested, line_of, read

URL = "https://democracy.wexmoor.example/documents/s1/Report.pdf"
OLD, NEW = b"%PDF-1.4 old", b"%PDF-1.4 new version"


def row(content: bytes, url: str = URL, file: str = "a/report.pdf") -> Harvested:
    """The row of a document with a content."""
    return Harvested(
        url=url,
        site="https://democracy.wexmoor.example/",
        system="moderngov",
        committee="Panel",
        title="Report",
        kind="report",
        file=file,
        sha256=sha256(content).hexdigest(),
        bytes=len(content),
        media_type=PDF.media,
        fetched_at=datetime.now(UTC),
        checked_at=datetime.now(UTC),
    )


def keep(journal: Journal, content: bytes) -> None:
    """Keep a document as a download leaves it."""
    part = journal.part_of(URL)
    part.write_bytes(content)
    part.with_suffix(".mark").write_text('"x"')
    fetched = Fetched(part, sha256(content).hexdigest(), len(content), PDF, Marks())
    journal.keep(row(content), fetched)


def before_the_line(journal: Journal, _: Path) -> None:
    """A run that ends before the document is written down."""
    journal.part_of(URL).write_bytes(NEW)


def amid_the_line(journal: Journal, folder: Path) -> None:
    """A run that ends while the line is being written."""
    before_the_line(journal, folder)
    with (folder / "manifest.jsonl").open("ab") as out:
        out.write(line_of(row(NEW))[:50])


def after_the_line(journal: Journal, folder: Path) -> None:
    """A run that ends before the file gets its name."""
    before_the_line(journal, folder)
    with (folder / "manifest.jsonl").open("ab") as out:
        out.write(line_of(row(NEW)))


def after_all(journal: Journal, _: Path) -> None:
    """A run that ends when all is done."""
    keep(journal, NEW)


@pytest.mark.parametrize("older", [True, False])
@pytest.mark.parametrize(
    ("ending", "new"),
    [(before_the_line, False), (amid_the_line, False), (after_the_line, True), (after_all, True)],
)
def test_a_run_that_ends_at_any_moment(
    ending: Callable[[Journal, Path], None], new: bool, older: bool, tmp_path: Path
) -> None:
    with Journal(tmp_path) as journal:
        if older:
            keep(journal, OLD)
        ending(journal, tmp_path)
    with Journal(tmp_path) as journal:
        held = journal.held(URL)
    expected = NEW if new else OLD if older else None
    file = tmp_path / "a" / "report.pdf"
    assert (held and held.sha256) == (expected and sha256(expected).hexdigest())
    assert (file.read_bytes() if file.exists() else None) == expected
    manifest = tmp_path / "manifest.jsonl"
    written = manifest.read_bytes() if manifest.exists() else b""
    assert not written or written.endswith(b"\n")


def test_a_document_is_written_down_before_its_file_gets_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with Journal(tmp_path) as journal, monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            keep(journal, NEW)
    with Journal(tmp_path) as journal:
        assert journal.held(URL)


def test_lines_that_others_replaced_are_dropped_in_time(tmp_path: Path) -> None:
    with Journal(tmp_path) as journal:
        keep(journal, OLD)
        for _ in range(300):
            journal.seen(row(OLD))
    with Journal(tmp_path) as journal:
        assert journal.held(URL)
    assert (tmp_path / "manifest.jsonl").read_bytes().count(b"\n") == 1
    assert len(read(tmp_path / "manifest.jsonl")) == 1


@pytest.mark.parametrize("file", ["../x.pdf", "/etc/passwd", "a/../../x.pdf", "link/x.pdf"])
def test_a_row_that_leads_out_of_the_folder_ends_the_run(file: str, tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path)
    (folder / "manifest.jsonl").write_bytes(line_of(row(OLD, file=file)))
    with Journal(folder) as journal, pytest.raises(HarvestError, match="outside of it"):
        journal.held(URL)


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    (tmp_path / "papers").write_bytes(b"a file")
    with pytest.raises(HarvestError, match="cannot be written to"):
        Journal(tmp_path / "papers").__enter__()
