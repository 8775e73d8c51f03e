"""Blocks become pages of a committee system: of one item, or of a whole agenda."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.press.blocks import FACT, TAG, Block, Cell, Grid, Heading, ListItem, Para, plain

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>
<div id="modgov"><div class="mgContent">
<h1 class="mgMainTitleTxt">{heading}</h1>
<h2 class="mgSubTitleTxt">{title}</h2>
<p class="mgMeetingTitle"><a href="ieListDocuments.aspx?CId=1&amp;MId=1">{meeting}</a></p>
{body}
</div></div></body></html>
"""


AGENDA = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Agenda for {heading}</title></head><body>
<div id="modgov"><div class="mgContent">
<h1 class="mgMainTitleTxt">Agenda and minutes</h1>
<h2 class="mgSubTitleTxt">{heading}</h2>
<div class="mgLinks"><a href="mgCommitteeDetails.aspx?ID=1">Committee details</a></div>
<p><span class="mgLabel">Venue:</span> {venue}.
<a href="mgLocationDetails.aspx">View directions</a></p>
<p><span class="mgLabel">Contact:</span> {contact}</p>
<h2 class="mgSectionTitle">Items</h2>
<table class="mgItemTable">
<tr><th class="mgItemNumberCell">No.</th><th>Item</th></tr>
{rows}
</table>
</div></div></body></html>
"""
ROW = """<tr><td class="mgItemNumberCell"><p>{number}.</p></td><td>
<p class="mgAiTitleTxt">{title}{file}</p>
{body}
</td></tr>"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item on the page of an agenda: ``text`` is printed under its title, ``documents`` are
    linked there, and ``minutes`` follow under a heading of their own."""

    number: str
    title: str
    text: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    minutes: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """The page of a meeting; ``heading`` names the committee, the day and the time."""

    heading: str
    venue: str
    contact: str
    entries: tuple[Entry, ...]


def agenda(page: AgendaPage) -> bytes:
    """Print the page of a whole agenda."""
    rows = "\n".join(_row(entry) for entry in page.entries)
    said = {name: plain(getattr(page, name)) for name in ("heading", "venue", "contact")}
    return AGENDA.format(**said, rows=rows).encode()


def _row(entry: Entry) -> str:
    size = 80 + 7 * len(entry.title)
    file = f' <a href="documents/s1.pdf">PDF {size} KB</a>' if entry.documents else ""
    parts = [f'<div class="mgWordPara"><p>{_markup(text)}</p></div>' for text in entry.text]
    if entry.documents:
        parts.append('<p class="mgSubItemTitleTxt">Additional documents:</p>')
        links = (
            f'<li><a href="documents/s2.pdf">{plain(name)} <span>PDF {size + 31} KB</span></a></li>'
            for name in entry.documents
        )
        parts.append(f"<ul>{''.join(links)}</ul>")
    if entry.minutes:
        minutes = "\n".join(_block(block) for block in entry.minutes)
        parts.append('<p class="mgSubItemTitleTxt">Minutes:</p>')
        parts.append(f'<div class="mgWordPara">{minutes}</div>')
    return ROW.format(
        number=entry.number, title=plain(entry.title), file=file, body="\n".join(parts)
    )


def typeset(title: str, meeting: str, blocks: Iterable[Block]) -> bytes:
    """Print the page of one agenda item; ``meeting`` names the committee and the day."""
    body = "\n".join(_block(block) for block in blocks)
    page = PAGE.format(title=plain(title), heading="Agenda item", meeting=plain(meeting), body=body)
    return page.encode()


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return f'<h3 class="mgSubSubTitleTxt">{_markup(block.text)}</h3>'
    if isinstance(block, Para):
        return f"<p>{_markup(block.text)}</p>"
    if isinstance(block, ListItem):
        bullet = block.marker in {"-", "•"}
        label = "" if bullet else f"{block.marker} "
        tail = f" {block.tail}" if block.tail else ""
        return f"<ul><li>{label}{_markup(block.text)}{tail}</li></ul>"
    return _table(block)


def _table(grid: Grid) -> str:
    rows = "".join(
        f"<tr>{''.join(_cell(c, 'th' if y < grid.header else 'td') for c in cells)}</tr>"
        for y, cells in enumerate(grid.rows)
    )
    return f"<table>{rows}</table>"


def _cell(each: Cell, tag: str) -> str:
    inner = "".join(f"<p>{_markup(text)}</p>" for text in each.text)
    return f'<{tag} colspan="{each.span}" rowspan="{each.down}">{inner}</{tag}>'


def _markup(text: str) -> str:
    bare = FACT.sub("", text)
    return TAG.sub(lambda tag: {"<b>": "<strong>", "</b>": "</strong>"}[tag[0]], bare)
