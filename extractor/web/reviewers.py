"""Who may decide: names with hashes of their passwords, a line each, in a file.

``NAME:$argon2id$…``, as ``committee-papers reviewer add`` writes it; the file is read again when
it changes.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import blake2s
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from extractor.whole_files import write_whole

NAME = re.compile(r"[^\W_][\w .'@+-]{0,79}")  # Ann Lee, ann.lee@example.org
SHORTEST = 12  # characters of a password
LONGEST = 200
HASHER = PasswordHasher()
NOBODY = HASHER.hash("nobody has this password")  # so that an unknown name takes as long


class ReviewersError(Exception):
    """The file cannot be read, or a name or password may not be."""


def is_name(name: str) -> bool:
    """Whether something may be a reviewer's name: no colon, no line, nothing that steers."""
    return bool(NAME.fullmatch(name)) and name == name.strip()


def read(file: Path) -> dict[str, str]:
    """The hashes by name; raises :class:`ReviewersError`."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReviewersError(f"{file}: {error}") from error
    found = {}
    for number, line in enumerate(lines, 1):
        name, _, hashed = line.partition(":")
        if not is_name(name) or not hashed.startswith("$argon2"):
            raise ReviewersError(f"{file}, line {number}: not NAME:$argon2…")
        found[name] = hashed
    return found


def add(file: Path, name: str, password: str) -> None:
    """Give a name a password, whether it has one or not; raises :class:`ReviewersError`."""
    if not is_name(name):
        raise ReviewersError(f"{name!r} is no name: letters, digits, spaces and . ' @ + - _")
    if not SHORTEST <= len(password) <= LONGEST:
        raise ReviewersError(f"a password has {SHORTEST} to {LONGEST} characters")
    known = (read(file) if file.exists() else {}) | {name: HASHER.hash(password)}
    try:
        file.touch(mode=0o600)
        write_whole(file, "".join(f"{n}:{h}\n" for n, h in known.items()).encode())
        file.chmod(0o600)
    except OSError as error:
        raise ReviewersError(f"{file}: {error.strerror or error}") from error


def is_right(known: Mapping[str, str], name: str, password: str) -> bool:
    """Whether a password is that of a name; takes as long for a name that is not known."""
    try:
        return HASHER.verify(known.get(name, NOBODY), password[:LONGEST]) and name in known
    except (VerificationError, InvalidHashError):
        return False


def mark(hashed: str) -> str:
    """What a session keeps of a password: it ends when the password changes."""
    return blake2s(hashed.encode(), digest_size=9).hexdigest()
