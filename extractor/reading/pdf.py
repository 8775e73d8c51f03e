"""A PDF becomes a paper: pages by pdfium (else pdfminer), blocks by structure tree or layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2

from extractor.paper import Bookmark, Page, Paper, Problem
from extractor.reading import glyphs, layout, pdfium, tagged
from extractor.reading.budget import over_memory
from extractor.reading.furniture import Draft, ordered, sift
from extractor.reading.passages import lay, squeeze
from extractor.reading.sheets import Sheet
from extractor.reading.source import Options, Source, Unreadable, damaged, encrypted
from extractor.reading.titles import first_heading

ENCRYPTED = 4  # FPDF_ERR_PASSWORD
DEFAULT = Options()
MOST_PAGES = 20_000  # of a file; councils' longest have some thousands
MANY_BROKEN = 200  # pages one after another that cannot be read: no more is tried
# titles that programs leave, such as Microsoft Word - agenda.doc or untitled
JUNK_TITLE = re.compile(
    r"microsoft (word|powerpoint|excel)|^(untitled|\(?anonymous\)?|powerpoint presentation)$|"
    r"\.(docx?|pptx?|xlsx?|pdf)$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Contents:
    """What a reader found in the file: its pages, outline and stated title."""

    reader: str
    sheets: list[Sheet]
    problems: list[Problem]
    bookmarks: tuple[Bookmark, ...] = ()
    title: str | None = None

    @property
    def worded(self) -> bool:
        """Whether there are words on any page."""
        return any(sheet.words for sheet in self.sheets)


def read(source: Source, options: Options = DEFAULT) -> Paper:
    """Read a PDF, or raise :class:`Unreadable`; a page that fails is a problem of the paper."""
    found = _contents(source, options)
    if options.ocr:
        _read_pictures(source, found, options)
    return _paper(source, found)


def _read_pictures(source: Source, found: _Contents, options: Options) -> None:
    """Give the pages that are pictures the words that are seen in them."""
    from extractor.reading import ocr

    found.sheets, problems = ocr.sheets(source.path, found.sheets, options.budget)
    found.problems += problems


def _contents(source: Source, options: Options) -> _Contents:
    """By the reader that was asked for; else by pdfium, and by pdfminer where that fails."""
    if options.reader == "pdfminer":
        return _by_pdfminer(source, options)
    try:
        found = _by_pdfium(source, options)
    except Unreadable as refusal:
        if options.reader == "pdfium" or refusal.kind == "encrypted":
            raise
        return _by_pdfminer(source, options)
    if found.worded or options.reader == "pdfium":
        return found
    return _with_words_of_pdfminer(source, options, found)


def _paper(source: Source, found: _Contents) -> Paper:
    drafts = [layout.draft(one) for one in found.sheets]
    sift(drafts)
    known = layout.vocabulary(drafts)
    tree = tagged.tree_of(source.path, drafts)
    elements = tagged.elements(tree, drafts, known) if tree else layout.flow(drafts, known)
    blocks = lay(layout.blocks(elements, known))
    return source.paper(
        blocks=blocks,
        pages=tuple(_page(d) for d in drafts),
        bookmarks=found.bookmarks,
        title=found.title or first_heading(blocks),
        reader=found.reader,
        problems=tuple(found.problems),
    )


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
        recognised=one.recognised,
    )


# ------------------------------------------------------------------------------- by pdfium


def _by_pdfium(source: Source, options: Options) -> _Contents:
    document = _open(source)
    try:
        sheets, problems = _sheets(document, options)
        bookmarks = tuple(_bookmarks(document))
        return _Contents("pdfium", sheets, problems, bookmarks, _stated_title(document))
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


def _sheets(document: pypdfium2.PdfDocument, options: Options) -> tuple[list[Sheet], list[Problem]]:
    handle = pdfium.handle(document.raw)
    count = min(len(document), options.max_pages or len(document), MOST_PAGES)
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    if len(document) > count == MOST_PAGES:
        words = f"it says it has {len(document)} pages: those after {MOST_PAGES} were not read"
        problems.append(Problem("too-many-pages", words))
    for index in range(count):
        if len(problems) >= MANY_BROKEN and not any(one.width for one in sheets[-MANY_BROKEN:]):
            words = f"nor can the {count - index} pages be read that it says come then"
            return sheets, [*problems, Problem("page-unread", words, index)]
        stop = options.budget.stop_before(index + 1)
        if stop:
            return [*sheets, *unread(index, count)], [*problems, stop]
        try:
            sheets.append(glyphs.sheet(handle, index))
        except MemoryError:
            stop = over_memory(index + 1, options.budget.bytes)
            return [*sheets, *unread(index, count)], [*problems, stop]
        except (ValueError, OSError, ArithmeticError, LookupError, RecursionError) as error:
            sheets.append(Sheet(index + 1, 0.0, 0.0))
            problems.append(Problem("page-unread", f"the page cannot be read ({error})", index + 1))
    return sheets, problems


def unread(done: int, count: int) -> Iterator[Sheet]:
    """The pages after the first ``done``, which are not read."""
    return (Sheet(index + 1, 0.0, 0.0) for index in range(done, count))


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


def _stated_title(document: pypdfium2.PdfDocument) -> str | None:
    """The title that the file states, unless a program left it there."""
    stated = squeeze(document.get_metadata_value("Title") or "")
    return stated if stated and not JUNK_TITLE.search(stated) else None


# ----------------------------------------------------------------------------- by pdfminer


def _by_pdfminer(source: Source, options: Options) -> _Contents:
    from extractor.reading import second

    try:
        sheets, problems = second.sheets(source.path, options)
    except MemoryError:
        raise
    except Exception as error:  # pdfminer raises errors of many kinds on a broken file
        raise damaged(source.path, "PDF") from error
    if not sheets:
        raise damaged(source.path, "PDF")
    return _Contents("pdfminer", sheets, problems)


def _with_words_of_pdfminer(source: Source, options: Options, found: _Contents) -> _Contents:
    """Take pdfminer's pages where it finds words and pdfium found none (mostly a scan)."""
    try:
        other = _by_pdfminer(source, options)
    except Unreadable:
        return found
    if not other.worded:
        return found
    return _Contents("pdfminer", other.sheets, other.problems, found.bookmarks, found.title)
