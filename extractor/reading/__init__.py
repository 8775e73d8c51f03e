"""A file becomes one paper: pages of blocks, each with its page and box or its offset."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from extractor.paper import Paper
from extractor.reading import source as sources
from extractor.reading.source import Options, Source, Unreadable, identify

__all__ = ["Options", "Source", "Unreadable", "identify", "read"]

READERS = {
    sources.PDF: "pdf",
    sources.DOCX: "docx",
    sources.HTML: "html",
    sources.XML: "service",
    sources.TEXT: "text",
}


def read(path: Path | str, options: Options | None = None) -> Paper:
    """Read the file at ``path``; raise :class:`Unreadable` where it gives no paper.

    Readers are imported only when a file needs them.
    """
    options = options or Options()
    source = identify(path, options.max_bytes)
    reader = import_module(f"extractor.reading.{READERS[source.media_type]}")
    try:
        paper: Paper = reader.read(source, options)
    except Unreadable:
        raise
    except MemoryError as error:
        raise sources.exhausting(source.path) from error
    except RecursionError as error:
        raise sources.tangled(source.path) from error
    except Exception as error:
        raise sources.failed(source.path, error) from error
    if not paper.blocks and not paper.pages:
        raise sources.wordless(source.path)
    return paper
