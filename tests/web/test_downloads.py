"""Files from the pages lead back to them, and say nothing of the machine."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import load_workbook
from starlette.testclient import TestClient

SITE = "http://testserver/papers/"


def test_a_calendar_leads_to_pages_here(client: TestClient, papers: Path) -> None:
    lines = client.get("/actions.ics").text.replace("\r\n ", "").splitlines()
    links = [line for line in lines if line.startswith("URL:")]
    assert links
    assert all(line.startswith(f"URL:{SITE}") for line in links)
    assert not any("file:" in line for line in lines)


def test_a_workbook_leads_to_pages_here(client: TestClient) -> None:
    book = load_workbook(io.BytesIO(client.get("/actions.xlsx").content))
    links = [c.hyperlink.target for sheet in book for row in sheet for c in row if c.hyperlink]
    assert links
    assert all(link.startswith(SITE) for link in links)


def test_a_csv_has_names_of_papers_not_their_folders(client: TestClient, papers: Path) -> None:
    told = client.get("/actions.csv").text
    assert "brayford-2025-01-15-pack.pdf" in told
    assert str(papers) not in told
