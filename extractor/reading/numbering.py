"""Labels of list items that a file counts but does not spell: 4, d, iv."""

from __future__ import annotations

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def roman(number: int) -> str:
    """Return 1 to 3999 in small roman numerals; other numbers stay as they are.

    >>> roman(14)
    'xiv'
    """
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def letter(number: int) -> str:
    """Return a to z, then aa, bb as word processors count.

    >>> letter(3), letter(28)
    ('c', 'bb')
    """
    if not 0 < number <= 26 * 40:
        return str(number)
    turn, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (turn + 1)


def spelled(number: int, style: str) -> str:
    """Return ``number`` in a style named as in DOCX: decimal, lowerLetter, upperRoman and so on."""
    if style.endswith("Letter"):
        word = letter(number)
    elif style.endswith("Roman"):
        word = roman(number)
    else:
        return f"{number:02d}" if style == "decimalZero" else str(number)
    return word.upper() if style.startswith("upper") else word
