"""Files from the pages lead back to them, and say nothing of the machine."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import lxml.etree
import pytest
from openpyxl import load_workbook
from starlette.testclient import TestClient

SITE = "http://testserver/papers/"
CARE = "care-act-assessments-within-28-days"


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


def test_a_chart_in_a_report_leads_to_pages_here(client: TestClient) -> None:
    pytest.importorskip("vl_convert", reason="needs the plot extra")
    answer = client.get(f"/compare/chart.svg?indicator={CARE}&download=1")
    assert answer.headers["content-disposition"] == 'attachment; filename="chart.svg"'
    links = lxml.etree.fromstring(answer.content).xpath("//@*[local-name()='href']")
    assert links
    assert all(link.startswith(SITE) for link in links)


def test_a_comparison_has_names_of_papers_not_their_folders(client: TestClient) -> None:
    lines = csv.DictReader(io.StringIO(client.get(f"/compare.csv?indicator={CARE}").text))
    told = [line["reported"] for line in lines if line["reported"]]
    assert told
    assert not any("/" in each.partition(" ")[0] for each in told)


def test_a_csv_has_names_of_papers_not_their_folders(client: TestClient, papers: Path) -> None:
    told = client.get("/actions.csv").text
    assert "brayford-2025-01-15-pack.pdf" in told
    assert str(papers) not in told
