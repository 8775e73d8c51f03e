"""The damaged papers are damaged in the way their names say."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from corpus.damaged.kinds import SPARSE, write_damaged
from corpus.papers import Sample


@pytest.fixture
def damaged(papers: dict[str, Sample], tmp_path: Path) -> dict[str, Path]:
    return write_damaged(tmp_path, papers["brayford-2025-04-09-pack.pdf"].content)


def test_each_kind(damaged: dict[str, Path]) -> None:
    assert damaged["empty"].stat().st_size == 0
    assert damaged["picture"].read_bytes().startswith(b"\x89PNG")
    assert damaged["directory"].is_dir()
    assert not damaged["missing"].exists()
    huge = damaged["huge"].stat()
    assert huge.st_size == SPARSE
    assert huge.st_blocks * 512 < 2**20, "it takes no room"


@pytest.mark.parametrize("kind", ["encrypted", "picture", "empty"])
def test_pdfium_refuses(damaged: dict[str, Path], kind: str) -> None:
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(damaged[kind])


def test_the_truncated_one_ends_early(damaged: dict[str, Path]) -> None:
    content = damaged["truncated"].read_bytes()
    assert content.startswith(b"%PDF-")
    assert b"%%EOF" not in content
