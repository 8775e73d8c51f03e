"""Names of files, made from what a site says and never from a path that it gives."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from corpus.harvest.errors import HarvestError
from corpus.harvest.published import Document

LONGEST = 60


def key_of(url: str) -> str:
    """A short name for an address, the same in every run."""
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def slug(words: str) -> str:
    """Words as part of a file's name: ``Children's Scrutiny`` is ``childrens-scrutiny``."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    parts = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain.lower()))
    return "-".join(parts)[:LONGEST].strip("-")


def file_of(document: Document, site: str, suffix: str) -> str:
    """The path of a document's file: ``SITE/COMMITTEE/DATE-MEETING/ITEM-TITLE-KEY.pdf``."""
    meeting = document.meeting
    day = meeting.date.isoformat() if meeting.date else "undated"
    folders = (
        slug(site) or "site",
        slug(meeting.committee.title) or "committee",
        f"{day}-{slug(meeting.id) or key_of(meeting.id)[:8]}",
    )
    said = [slug(document.item or ""), slug(document.title), key_of(document.url)[:8]]
    return "/".join((*folders, "-".join(filter(None, said)) + suffix))


def inside(folder: Path, file: str) -> Path:
    """The file's path; raises :class:`HarvestError` where it leads out of the folder."""
    path = (folder / file).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise HarvestError(f"{folder}: its manifest names a file outside of it ({file!r})")
    return path
