"""Item numbers as agendas print them: 4, 4., 4a, a), 12.1, Item 3, A1, IV, 15/24."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PREFIX = r"(?:agenda\s+)?(?:item\s*)?(?:no\.?\s*|number\s+)?"
_END = r"\s*[.:)\]–—-]{0,2}"
_FORMS = (
    ("whole", re.compile(r"0*(?P<n>\d{1,4})")),
    ("year", re.compile(r"(?P<n>\d{1,4})(?P<tail>/\d{1,4})")),
    ("lettered", re.compile(r"(?P<head>[A-Z]{1,4})(?P<n>\d{1,4})(?P<tail>/\d\d(?:\d\d)?)")),
    ("point", re.compile(r"0*(?P<head>\d{1,3})\s?\.0*(?P<n>\d{1,2})")),
    ("sub", re.compile(r"0*(?P<head>\d{1,3})\s*[.(]?\s*(?P<a>[A-Za-z])")),
    ("letter-number", re.compile(r"(?P<head>[A-Z])\.?(?P<n>\d{1,2})")),
    ("roman", re.compile(r"(?P<roman>[IVX]{1,6})")),
    ("capital", re.compile(r"(?P<a>[A-Z])")),
    ("letter", re.compile(r"(?P<a>[a-z])")),
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROMANS = {r: n for n, r in enumerate((*_ROMAN, *(f"X{r}" for r in _ROMAN)), 1)}


@dataclass(frozen=True, slots=True)
class Number:
    """An item's number: ``form`` is how it is written, ``head`` what it stands under ("4" of
    "4a"; of "a)" not yet known), ``count`` its place in its own series, from 1."""

    label: str
    form: str
    count: int
    head: str = ""

    @property
    def is_sub(self) -> bool:
        """Whether it numbers a part of an item."""
        return self.form in ("point", "sub", "letter")

    def under(self, parent: str) -> Number:
        """A bare "a)" under item 4 is "4a"."""
        return Number(f"{parent}{self.label}", "sub", self.count, parent)


def read_number(marker: str) -> Number | None:
    """Read a marker that holds a number and nothing else; None where it is something else."""
    match = re.fullmatch(rf"{_PREFIX}\(?(?P<core>.+?){_END}", marker.strip(), re.IGNORECASE)
    core = match["core"].strip() if match else ""
    for form, pattern in _FORMS:
        if found := pattern.fullmatch(core):
            return _number(form, found)
    return None


def _number(form: str, found: re.Match[str]) -> Number | None:
    parts = found.groupdict()
    if "roman" in parts:
        count = _ROMANS.get(found["roman"])
        return Number(found["roman"], form, count) if count else None
    if "a" in parts:
        letter, head = found["a"], parts.get("head") or ""
        return Number(f"{head}{letter}", form, ord(letter.lower()) - 96, head)
    count, head = int(found["n"]), parts.get("head") or ""
    labels = {"point": f"{head}.{count}", "year": f"{found['n']}{parts.get('tail')}"}
    labels["lettered"] = f"{head}{labels['year']}"
    return Number(labels.get(form, f"{head}{count}"), form, count, head or parts.get("tail") or "")


# Such as "4. Title", "4 Title", "Item 3 – Title", "a) Title", "(b) Title" and "12.1 Title"
_LEADING = re.compile(
    r"(?P<marker>(?:agenda\s+)?(?:item\s+)?(?:no\.?\s*)?"
    r"\(?(?:(?-i:[A-Z]{1,4})?\d{1,4}/\d\d(?:\d\d)?|\d{4}(?=\.)|\d{1,3}(?:\s?\.\d{1,2})?(?:\s?\(?[a-z]\)|[a-z](?=[.)\s]))?"
    r"|[A-Z]\d{1,2}|[IVX]{1,5}(?=[.)])|[A-Za-z](?=[.)]))[.:)]{0,2})"
    r"(?:\s+|\s*[–—:]\s*|(?<=[.)])(?=[A-Z]))[–—:-]?\s*(?P<title>\S.*)",
    re.IGNORECASE,
)


def split_number(text: str) -> tuple[str, str] | None:
    """Part a line into its number as printed and its title: "4. Title" is ("4.", "Title")."""
    match = _LEADING.fullmatch(text.strip())
    if not match or read_number(match["marker"]) is None:
        return None
    return match["marker"], match["title"]


def same_number(one: str, other: str) -> bool:
    """Whether two printed numbers are the same: "4a", "4(a)" and "Item 4 a)"."""
    first, second = read_number(one), read_number(other)
    if first is None or second is None:
        return one.strip().lower() == other.strip().lower()
    return first.label.lower() == second.label.lower()
