"""Papers and words made from choices: good ones that were changed, and pieces in disorder."""

from __future__ import annotations

import io
import random
import tomllib
from functools import cache
from html import escape
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from corpus.damaged import bytewise, markup, packages, pdfs, streams

Chance = random.Random

MOST_LINES, MOST_ROWS, MOST_COLUMNS, MOST_PIECES = 40, 12, 9, 24


class Words(BaseModel):
    """The data file ``words.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lines: tuple[str, ...]
    heads: tuple[str, ...]
    cells: tuple[str, ...]
    pieces: tuple[str, ...]
    word_tags: tuple[str, ...]
    page_tags: tuple[str, ...]


@cache
def words() -> Words:
    """Load the words once."""
    text = (files("evaluation.fuzz") / "words.toml").read_text("utf-8")
    return Words(**tomllib.loads(text))


@cache
def papers() -> dict[str, tuple[bytes, ...]]:
    """Good papers to change, by ending: PDFs of two pages, as more only take time."""
    from corpus.samples import samples

    found: dict[str, tuple[bytes, ...]] = {"xml": (markup.SERVICE,)}
    for sample in samples():
        ending = sample.name.rpartition(".")[2]
        pieces = parted(sample.content) if ending == "pdf" else (sample.content,)
        found[ending] = found.get(ending, ()) + pieces
    return found


def parted(content: bytes) -> tuple[bytes, ...]:
    """A PDF as several of two pages, their contents not packed."""
    import pikepdf

    made = []
    with pikepdf.open(io.BytesIO(content)) as whole:
        for start in range(0, len(whole.pages), 2):
            part, out = pikepdf.new(), io.BytesIO()
            part.pages.extend(whole.pages[start : start + 2])
            part.save(
                out,
                deterministic_id=True,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                compress_streams=False,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
            made.append(out.getvalue())
    return tuple(made)


# ------------------------------------------------------------------ papers


def spoilt(content: bytes, chance: Chance, most: int = 3) -> bytes:
    """Some of what happens to bytes."""
    for _ in range(chance.randrange(most + 1)):
        content = chance.choice(list(bytewise.DEEDS.values()))(content or b"\n", chance)
    return content


def pdf(chance: Chance) -> bytes:
    """Two pages with nonsense drawn on them, wrong words in objects, or bytes out of place."""
    content = chance.choice(papers()["pdf"])
    if chance.randrange(2):
        deed = chance.choice(list(streams.DEEDS.values()))
        content = streams.changed(content, deed, chance)
    for _ in range(chance.randrange(3)):
        old, new, times = chance.choice(list(pdfs.WRONG.values()))
        content = content.replace(old, new, times)
    return spoilt(content, chance, 2)


def docx(chance: Chance) -> bytes:
    """A report in Word form with parts changed, exchanged or missing."""
    parts = dict(packages.parts_of(papers()["docx"][0]))
    for name in packages.LEFT_ALONE:
        del parts[name]
    for _ in range(chance.randrange(4)):
        name, old, new = chance.choice(list(packages.WRONG.values()))
        parts[name] = parts[name].replace(old, new)
    name = chance.choice([packages.BODY, packages.BODY, *parts])
    deed = chance.choice((markup.without, markup.doubled, markup.shuffled, spoilt, kept))
    parts[name] = deed(parts[name], chance)
    if chance.randrange(4) == 0:
        parts[packages.BODY] = packages.HEAD + tagged(chance, words().word_tags) + packages.FOOT
    if chance.randrange(8) == 0:
        del parts[chance.choice(list(parts))]
    return packages.packed(parts)


def kept(content: bytes, _: Chance) -> bytes:
    """As it is."""
    return content


def tagged(chance: Chance, tags: tuple[str, ...]) -> bytes:
    """Tags and words in disorder, most of them closed."""
    made, still = list[str](), list[str]()
    for _ in range(chance.randrange(80)):
        what = chance.randrange(8)
        if what < 3:
            made.append(f"<{(tag := chance.choice(tags))}>")
            still.append(tag.split()[0])
        elif what < 5 and still:
            made.append(f"</{still.pop()}>")
        else:
            made.append(escape(chance.choice(words().lines + words().cells)))
    made += [f"</{tag}>" for tag in reversed(still)]
    return "".join(made).encode("utf-8", "replace")


def html(chance: Chance) -> bytes:
    """The item's page with tags out of place, or tags and words in disorder."""
    if chance.randrange(2):
        return markup.HEAD + tagged(chance, words().page_tags)
    deed = chance.choice((markup.without, markup.doubled, markup.shuffled))
    return spoilt(deed(chance.choice(papers()["html"]), chance), chance, 2)


def xml(chance: Chance) -> bytes:
    """An answer of a web service with tags out of place and other words."""
    deed = chance.choice((markup.without, markup.doubled, markup.shuffled, kept))
    content = deed(papers()["xml"][0], chance)
    said = escape(escape(chance.choice(words().lines))).encode()
    return spoilt(content.replace(b"Apologies", said), chance, 1)


def txt(chance: Chance) -> bytes:
    """Lines of an agenda or of minutes in disorder, or bytes out of place."""
    if chance.randrange(3):
        return spoilt(agenda(chance).encode("utf-8", "replace"), chance, 1)
    return spoilt(chance.choice(papers()["txt"]), chance)


# ------------------------------------------------------------------ words


def agenda(chance: Chance) -> str:
    """Lines that agendas and minutes have, some of them with pieces put in."""
    made = []
    for _ in range(chance.randrange(MOST_LINES)):
        line = chance.choice(words().lines)
        if chance.randrange(3) == 0:
            place = chance.randrange(len(line) + 1)
            line = line[:place] + chance.choice(words().pieces) + line[place:]
        made.append(line + "\n" * (1 + chance.randrange(2)))
    return "".join(made)


def sentence(chance: Chance) -> str:
    """Pieces of dates, numbers, names and periods, with spaces between them or without."""
    count = chance.randrange(MOST_PIECES)
    found = (chance.choice(words().pieces) + " " * (chance.randrange(3) > 0) for _ in range(count))
    return "".join(found)


def table(chance: Chance) -> bytes:
    """A page with a table whose head is one of a sheet, a plan or a scorecard, and what stands in
    such tables in any of its cells, some of which span others."""
    columns = 1 + chance.randrange(MOST_COLUMNS)
    rows = [row([chance.choice(words().heads) for _ in range(columns)], "th", chance)]
    for _ in range(chance.randrange(MOST_ROWS)):
        width = max(columns + chance.randrange(3) - 1, 1)
        rows.append(row([cell(chance) for _ in range(width)], "td", chance))
    title = escape(chance.choice(words().lines))
    return markup.HEAD + f"<h2>{title}</h2><table>{''.join(rows)}</table>".encode(
        "utf-8", "replace"
    )


def cell(chance: Chance) -> str:
    """What stands in a cell."""
    return sentence(chance) if chance.randrange(6) == 0 else chance.choice(words().cells)


def row(cells: list[str], tag: str, chance: Chance) -> str:
    """A row, some cells of which are more than one wide or high."""
    spans = ("", "", "", "", " colspan=2", " rowspan=2", " colspan=3 rowspan=3")
    made = (f"<{tag}{chance.choice(spans)}>{escape(c)}</{tag}>" for c in cells)
    return f"<tr>{''.join(made)}</tr>".replace("\n", "<br>")
