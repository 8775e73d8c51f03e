"""A PDF becomes a paper: pages by pdfium, blocks by its structure tree or by layout."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2

from extractor.paper import Block, Bookmark, Page, Paper, Problem
from extractor.reading import layout, pdfium, tagged
from extractor.reading.furniture import Draft, ordered, sift
from extractor.reading.glyphs import Sheet, sheet
from extractor.reading.passages import lay, squeeze
from extractor.reading.source import Options, Source, damaged, encrypted

ENCRYPTED = 4  # FPDF_ERR_PASSWORD
DEFAULT = Options()
# titles that programs leave, such as Microsoft Word - agenda.doc or untitled
JUNK_TITLE = re.compile(r"microsoft (word|powerpoint|excel)|^untitled|\.(docx?|pdf|xlsx?)$", re.I)


def read(source: Source, options: Options = DEFAULT) -> Paper:
    """Read a PDF, or raise :class:`Unreadable`; a page that fails is a problem of the paper."""
    document = _open(source)
    try:
        return _read_open(source, options, document)
    finally:
        document.close()


def _open(source: Source) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(source.path)
        pages = len(document)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == ENCRYPTED or "password" in str(error).lower():
            raise encrypted(source.path) from error
        raise damaged(source.path, "PDF") from error
    if not pages:
        document.close()
        raise damaged(source.path, "PDF")
    return document


def _read_open(source: Source, options: Options, document: pypdfium2.PdfDocument) -> Paper:
    sheets, problems = _sheets(document, options)
    drafts = [layout.draft(one) for one in sheets]
    sift(drafts)
    known = layout.vocabulary(drafts)
    tree = tagged.tree_of(source.path, drafts)
    elements = tagged.elements(tree, drafts, known) if tree else layout.flow(drafts, known)
    blocks = list(layout.blocks(elements, known))
    return Paper(
        source=source.name,
        sha256=source.sha256,
        media_type=source.media_type,
        blocks=lay(blocks),
        pages=tuple(_page(d) for d in drafts),
        bookmarks=tuple(_bookmarks(document)),
        title=_title(document, blocks),
        reader="pdfium",
        problems=tuple(problems),
    )


def _sheets(document: pypdfium2.PdfDocument, options: Options) -> tuple[list[Sheet], list[Problem]]:
    handle = pdfium.handle(document.raw)
    count = min(len(document), options.max_pages or len(document))
    sheets, problems = [], []
    for index in range(count):
        try:
            sheets.append(sheet(handle, index))
        except (ValueError, OSError, ArithmeticError, LookupError) as error:
            sheets.append(Sheet(index + 1, 0.0, 0.0))
            problems.append(Problem("page-unread", f"the page cannot be read ({error})", index + 1))
    return sheets, problems


def _page(draft: Draft) -> Page:
    one = draft.sheet
    return Page(
        number=one.number,
        width=one.width,
        height=one.height,
        label=draft.label or one.label,
        chars=one.chars,
        image_share=one.image_share,
        furniture=ordered(draft.furniture),
        filler=draft.filler,
        read=one.width > 0,
    )


def _bookmarks(document: pypdfium2.PdfDocument) -> Iterator[Bookmark]:
    try:
        for entry in document.get_toc(max_depth=6):
            target = entry.get_dest()
            index = target.get_index() if target else None
            title = squeeze(entry.get_title() or "")
            if index is not None and title:
                yield Bookmark(title, index + 1, entry.level)
    except (pypdfium2.PdfiumError, UnicodeError):
        return


def _title(document: pypdfium2.PdfDocument, blocks: list[Block]) -> str | None:
    """The title that the file states, unless a program left it there."""
    stated = squeeze(document.get_metadata_value("Title") or "")
    if stated and not JUNK_TITLE.search(stated):
        return stated
    return next((b.text for b in blocks if b.kind == "heading"), None)
