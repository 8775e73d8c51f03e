"""Web pages and answers of web services that nobody would write."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from corpus.papers import Sample

TAG = re.compile(rb"<[^>]*>")
HEAD = b"<!DOCTYPE html><html><head><title>Agenda</title></head><body>"
SERVICE = (
    b'<?xml version="1.0" encoding="utf-8"?><getmeeting><committeename>Quay Committee'
    b"</committeename><meetingdate>14/01/2031</meetingdate><agendaitems><agendaitem>"
    b"<agendaitemnumber>1.</agendaitemnumber><agendaitemtitle>Apologies</agendaitemtitle>"
    b"<minutes>&lt;p&gt;There were none.&lt;/p&gt;</minutes></agendaitem></agendaitems>"
    b"</getmeeting>"
)
TURNS = 8


def files(whole: list[Sample], chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """The item's page and a service's answer with tags out of place, and pages made wrong."""
    good = next(paper.content for paper in whole if paper.name.endswith(".html"))
    for what, page in (("page", good), ("answer", SERVICE)):
        ending = "html" if what == "page" else "xml"
        for deed in (without, doubled, shuffled):
            for turn in range(TURNS):
                name = f"{what}-tags-{deed.__name__}-{turn + 1}.{ending}"
                yield name, deed(page, chance)
    for what, make in PAGES.items():
        yield f"{what}.html", HEAD + make()
    for what, answer in ANSWERS.items():
        yield f"{what}.xml", answer


def without(good: bytes, chance: random.Random) -> bytes:
    """Some tags are missing."""
    return TAG.sub(lambda m: b"" if chance.random() < 0.2 else m[0], good)


def doubled(good: bytes, chance: random.Random) -> bytes:
    """Some tags come many times."""
    return TAG.sub(lambda m: m[0] * (30 if chance.random() < 0.2 else 1), good)


def shuffled(good: bytes, chance: random.Random) -> bytes:
    """The tags stand in each other's place."""
    tags = TAG.findall(good)
    chance.shuffle(tags)
    return TAG.sub(lambda _: tags.pop(), good)


PAGES: dict[str, Callable[[], bytes]] = {
    "ten-thousand-columns": lambda: (
        b"<table>" + (b"<tr>" + b"<td>1</td>" * 10_000 + b"</tr>") * 3 + b"</table>"
    ),
    "hundred-thousand-cells": lambda: (
        b"<table>" + (b"<tr>" + b"<td>1 May</td>" * 10 + b"</tr>") * 10_000 + b"</table>"
    ),
    "spans-of-a-thousand-million": lambda: (
        b"<table>" + b"<tr><td colspan=1000000000 rowspan=1000000000>a<td>b" * 50 + b"</table>"
    ),
    "spans-in-words": lambda: b"<table><tr><td colspan=many rowspan=-1>a<td colspan=0>b</table>",
    "spans-over-each-other": lambda: (
        b"<table>" + b"<tr><td rowspan=9 colspan=3>a<td rowspan=2>b<td>c" * 40 + b"</table>"
    ),
    "five-thousand-deep": lambda: b"<div>" * 5000 + b"<p>Quay Committee</p>",
    "lists-in-lists": lambda: b"<ul><li>" * 2000 + b"Quay",
    "tables-in-tables": lambda: b"<table><tr><td>" * 300 + b"Quay",
    "bold-in-bold": lambda: b"<p>" + b"<b>" * 5000 + b"Quay",
    "never-opened": lambda: b"</div></td></table></body></html>" * 500 + b"<p>Quay</p>",
    "never-closed": lambda: b"<p>Quay <a href=' <b class=\" <i <u" * 500,
    "line-of-a-megabyte": lambda: b"<p>" + b"Quay Committee " * 70_000,
    "word-of-a-megabyte": lambda: b"<p>" + b"Q" * 2**20,
    "attribute-of-a-megabyte": lambda: b"<p class='%s'>Quay</p>" % (b"q " * 2**19),
    "comment-without-end": lambda: b"<!-- " + b"Quay -" * 10_000,
    "script-without-end": lambda: b"<script>" + b"</scrip" * 10_000,
    "right-to-left": lambda: (
        "<p dir=rtl>\u202eQuay\u202c \u2067Committee\u2069 \u200f1.\u200e".encode() * 200
    ),
    "null-characters": lambda: b"<p>Qu\0ay</p>" * 200 + b"<p>&#0;&#x0;</p>" * 200,
    "lone-surrogates": lambda: b"<p>&#xD800;&#xDFFF;&#55296; Quay</p>" * 100,
    "beyond-unicode": lambda: b"<p>&#x110000;&#99999999999999; Quay</p>" * 100,
    "unknown-entities": lambda: b"<p>&quay; &; &# &#x; &amp;amp;</p>" * 200,
    "not-utf-8": lambda: b"<p>\xff\xfe\xc0\x80\xed\xa0\x80 Quay</p>" * 50,
    "hundred-accents": lambda: ("<p>Q" + "\u0301" * 100 + "</p>").encode() * 100,
    "no-words": lambda: b"<p></p>" * 5000,
    "thousand-headings": lambda: b"".join(
        b"<h%d>Item %d</h%d>" % (n % 6 + 1, n, n % 6 + 1) for n in range(1000)
    ),
    "agenda-of-thousands": lambda: b"".join(
        b"<h3>%d. Apologies</h3><p>None</p>" % n for n in range(3000)
    ),
    "frames": lambda: (
        b"<iframe src=file:///etc/passwd></iframe><object data=http://127.0.0.1:9/>" * 50
    ),
}  # fmt: skip
"""What stands in the body of a page."""

XML = b'<?xml version="1.0" encoding="utf-8"?>'
ANSWERS: dict[str, bytes] = {
    "answer": SERVICE,
    "answer-cut-short": SERVICE[:200],
    "answer-in-another-encoding": SERVICE.replace(b"utf-8", b"utf-16"),
    "answer-in-an-unknown-encoding": SERVICE.replace(b"utf-8", b"quay"),
    "answer-with-nulls": SERVICE.replace(b"Quay", b"Qu\0ay"),
    "answer-with-an-entity": SERVICE.replace(
        b"?><", b'?><!DOCTYPE x SYSTEM "http://127.0.0.1:9/x"><', 1
    ),
    "answer-with-a-file": SERVICE.replace(
        b"?><", b'?><!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><', 1
    ).replace(b"Apologies", b"&f;"),
    "answer-too-deep": XML + b"<a>" * 5000 + b"Quay" + b"</a>" * 5000,
    "answer-of-nothing": XML + b"<getmeeting/>",
    "answer-twice": SERVICE + SERVICE,
    "answer-with-pages-in-it": SERVICE.replace(b"There", b"&lt;div&gt;" * 3000),
    "answer-of-ten-thousand-kinds": XML
    + b"<a>" + b"".join(b"<k%d><b>1</b><c>2</c></k%d>" % (n, n) for n in range(10_000)) + b"</a>",
    "answer-of-ten-thousand-columns": XML
    + b"<a><k>" + b"".join(b"<c%d>1</c%d>" % (n, n) for n in range(10_000)) + b"</k></a>",
}  # fmt: skip
"""Answers of a web service."""
