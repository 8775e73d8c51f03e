"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractor.whole_files import write_whole


def test_what_was_there_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "actions.ics"
    file.write_text("old")
    write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_nothing_is_left_of_what_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, content: bytes) -> int:
        self.touch()
        raise OSError("no space left on device")

    file = tmp_path / "actions.ics"
    file.write_text("old")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space"):
        write_whole(file, b"new")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("name", "told"), [("", "is a folder; name a file in it"), ("no/a.ics", "there is no folder")]
)
def test_refused(tmp_path: Path, name: str, told: str) -> None:
    with pytest.raises(OSError, match=told):
        write_whole(tmp_path / name, b"")
