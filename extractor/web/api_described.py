"""The OpenAPI document, made from what the API's questions are declared to be."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from extractor import __version__
from extractor.web.api_answers import QUESTIONS
from extractor.web.api_declared import UNUSED, Declared, Json, Paging
from extractor.web.api_schemas import PLAIN, record, ref, schema_of, whole

ERROR = whole({"error": PLAIN[str]})


@cache
def described() -> Json:
    """The document."""
    schemas: dict[str, Json] = {"Error": ERROR}
    paths = {each.path: {"get": operation(each, row(each, schemas))} for each in QUESTIONS}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "committee-papers",
            "version": __version__,
            "description": "A library of committee papers. Every row names the paper and the page.",
        },
        "paths": paths,
        "components": {"schemas": schemas},
    }


def row(declared: Declared, schemas: dict[str, Json]) -> Json:
    """The schema of a row: the record's, with the name of its page where it has one."""
    if not declared.named:
        return schema_of(declared.row, schemas)
    own = record(declared.row, schemas)
    return whole({"id": PLAIN[str], **own["properties"]})


def operation(declared: Declared, shape: Json) -> Json:
    """How a question is asked and answered."""
    number = PLAIN[int]
    rows = {"type": "array", "items": shape}
    answer = whole({"total": number, "limit": number, "offset": number, "rows": rows})
    headers = {name: {"schema": {"type": "string"}} for name in ("ETag", "Link")}
    return {
        "operationId": declared.path.rpartition("/")[2],
        "summary": declared.summary,
        "parameters": list(parameters(declared)),
        "responses": {
            "200": {"description": "Some rows", "headers": headers, "content": as_json(answer)},
            "304": {"description": "What the ETag names has not changed"},
            "400": {
                "description": "The question is not understood",
                "content": as_json(ref("Error")),
            },
        },
    }


def as_json(schema: Json) -> Json:
    """Content of a schema."""
    return {"application/json": {"schema": schema}}


def possible(schema: Json) -> str:
    """What a parameter may be, in words: ``a number``, or the codes that it has."""
    for part in (schema, schema.get("items", {}), *schema.get("anyOf", ())):
        if codes := [code for code in part.get("enum", ()) if code]:
            return ("any of: " if "items" in schema else "one of: ") + ", ".join(codes)
        if part.get("type") == "integer":
            return "a number"
    return "words, more than once" if "items" in schema else "words"


def parameters(declared: Declared) -> Iterator[Json]:
    """By what a question is narrowed, and which rows are wanted."""
    for kind in (declared.asked, Paging):
        for name, schema in kind.model_json_schema()["properties"].items():
            if name != UNUSED:
                told = {k: v for k, v in schema.items() if k != "title"}
                yield {"name": name, "in": "query", "required": False, "schema": told}
