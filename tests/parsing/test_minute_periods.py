"""The period that figures of an item of minutes take."""

from __future__ import annotations

from datetime import date

import pytest

from extractor.parsing.context import Context
from extractor.parsing.minute_periods import periods_by_block, within
from extractor.reading.text import blocks_of
from extractor.records import Meeting

CONTEXT = Context(Meeting(date=date(2024, 11, 20)))


@pytest.mark.parametrize(
    ("title", "first", "period"),
    [
        ("12. Performance Report Quarter 1 2024/25", "The report was noted.", "2024-25 Q1"),
        ("12. Performance", "Members considered the report for Quarter 2 2024/25.", "2024-25 Q2"),
        ("12. Budget Monitoring 2023/24", "The report was noted.", "2023-24"),
        ("12. Performance", "The report had performance compared to Quarter 2 2023/24.", None),
        ("12. Performance", "The contract ended in Quarter 2 2024/25.", None),
        ("12. Minutes of the meeting held on 20 June 2024", "They were approved.", None),
    ],
)
def test_an_item_tells_its_period(title: str, first: str, period: str | None) -> None:
    after = "13. Work programme"
    lines = ("11. Apologies", "There were none.", title, first, "It was 84%.", after, "Agreed.")
    blocks = list(blocks_of("\n\n".join(lines)))
    periods = periods_by_block(blocks, CONTEXT)
    told = [within(CONTEXT, block, periods).period for block in blocks]
    assert [p and p.label for p in (told[4], told[-1], told[1])] == [period, None, None]
