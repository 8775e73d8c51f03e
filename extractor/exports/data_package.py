"""A library as a Frictionless Data Package: CSV files and a descriptor that says all of them.

After the Data Package and Table Schema specifications, version 1 (specs.frictionlessdata.io).
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from extractor import __version__
from extractor.exports.body import Body
from extractor.exports.catalogue import Field, Listing, listings
from extractor.exports.csv_folder import exact, write_file

LICENCES = Path(__file__).with_name("licences.toml")
WEB = re.compile(r"https?://", re.IGNORECASE)
TITLE = "Records of council committee papers"
DESCRIPTION = (
    "What committee-papers read from the papers of council committees: agenda items, minutes,"
    " actions, forward plans and figures, each with the words as printed and their page."
)
README = """\
# Records of council committee papers

`datapackage.json` says what each file of `data` holds, column by column, with units and keys.
Cells are as they are in the library: open them with a program that reads data packages and not
with a spreadsheet, which may take a cell that begins with = or - for a formula. For spreadsheets,
export `--format csv` or `--format xlsx`. Lists are JSON.
"""


@cache
def licences() -> dict[str, dict[str, str]]:
    """The licences that can be named, with title and address."""
    return tomllib.loads(LICENCES.read_text("utf-8"))


def write(body: Body, folder: Path, *, licence: str | None = None) -> None:
    """The files and ``datapackage.json``."""
    data = folder / "data"
    data.mkdir()
    resources = []
    for table in listings():
        file = data / f"{table.name}.csv"
        write_file(file, table.names, body.rows(table), exact)
        resources.append(resource(table, file))
    described = descriptor(resources, list(sources(body)), licence)
    text = json.dumps(described, ensure_ascii=False, indent=1)
    (folder / "datapackage.json").write_text(f"{text}\n", encoding="utf-8")
    (folder / "README.md").write_text(README, encoding="utf-8")


def descriptor(
    resources: list[dict[str, Any]], papers: list[dict[str, str]], licence: str | None
) -> dict[str, Any]:
    """The package as a whole.  The papers' own licences are not known: only a named one is said."""
    named = {"licenses": [{"name": licence, **licences()[licence]}]} if licence else {}
    made_by = {"title": f"committee-papers {__version__}", "role": "wrangler"}
    return {
        "profile": "tabular-data-package",
        "name": "committee-papers",
        "title": TITLE,
        "description": DESCRIPTION,
        **named,
        "contributors": [made_by],
        **({"sources": papers} if papers else {}),
        "resources": resources,
    }


def sources(body: Body) -> Iterator[dict[str, str]]:
    """The papers, with their addresses where they have any."""
    for row in body.rows(listings()[0]):
        paper = str(row[0])
        yield {"title": paper, **({"path": paper} if WEB.match(paper) else {})}


def resource(table: Listing, file: Path) -> dict[str, Any]:
    """One file: where it is, how it is written, what it holds."""
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "title": table.name,
        "description": table.meaning,
        "path": f"data/{file.name}",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "doubleQuote": True},
        "bytes": file.stat().st_size,
        "hash": f"sha256:{hash_of(file)}",
        "schema": schema(table),
    }


def hash_of(file: Path) -> str:
    """The SHA-256 of a file."""
    found = sha256()
    with file.open("rb") as held:
        while part := held.read(1 << 20):
            found.update(part)
    return found.hexdigest()


def schema(table: Listing) -> dict[str, Any]:
    """The columns and keys of a table."""
    keys = [
        {
            "fields": list(own),
            "reference": {"resource": other.replace("_", "-"), "fields": list(there)},
        }
        for own, other, there in table.refers
    ]
    return {
        "fields": [column(each) for each in table.fields],
        "primaryKey": list(table.key),
        **({"foreignKeys": keys} if keys else {}),
        "missingValues": [""],
    }


def column(field: Field) -> dict[str, Any]:
    """One column; ``unit`` is of our own.  Words may be empty, which CSV cannot tell from none."""
    required = field.required and field.kind != "string"
    return {
        "name": field.name,
        "type": field.kind,
        "description": field.meaning,
        **({"unit": field.unit} if field.unit else {}),
        **({"constraints": {"required": True}} if required else {}),
    }
