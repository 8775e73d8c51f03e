"""What can be wrong with a register or with a file that is imported into one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import ValidationError

SHOWN = 10  # faults that are told one by one


class RegisterError(ValueError):
    """A register does not hold together; the message names the file and the entry."""


def raise_any(faults: Iterable[str]) -> None:
    """Raise :class:`RegisterError` with the faults, a line each, if there are any."""
    each = list(faults)
    if len(each) > SHOWN:
        each[SHOWN:] = [f"and {len(each) - SHOWN} more"]
    if each:
        raise RegisterError("\n".join(each))


def told(error: ValidationError) -> str:
    """What pydantic found, in one line: each key and what is wrong with it."""
    each = (f"{'.'.join(map(str, e['loc']))}: {e['msg']}".lstrip(": ") for e in error.errors())
    return "; ".join(each)
