"""Blocks become a page of a committee system."""

from __future__ import annotations

from collections.abc import Iterable

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
