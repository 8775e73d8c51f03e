"""A harvest: what a site lists, one document after another, each fetched once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from corpus.harvest.client import Client
from corpus.harvest.download import Download, Fetched, Marks
from corpus.harvest.errors import Failed, HarvestError, Refused
from corpus.harvest.journal import Journal
from corpus.harvest.names import file_of
from corpus.harvest.published import Committee, Document, Meeting
from corpus.harvest.sites.site import Site
from extractor.manifest import Harvested

FIRST = date(1990, 1, 1)
AHEAD = timedelta(days=366)
ENOUGH = 5
"""Failures, one after another, after which a site is left alone."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What of a site is wanted: ``committees`` are parts of names, any of which is enough;
    ``limit`` is the most documents to fetch."""

    committees: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    since: date = FIRST
    until: date | None = None
    limit: int | None = None

    def wants(self, committee: Committee) -> bool:
        """Whether a committee is one of those wanted."""
        title = committee.title.casefold()
        return not self.committees or any(part.casefold() in title for part in self.committees)


@dataclass(frozen=True, slots=True)
class Way:
    """How to fetch: ``recheck`` is how old an answer may be before a document that is held is
    asked for again; ``again`` asks for all; ``dry`` for none; ``council`` and its code are what
    the manifest says of every document."""

    largest: int
    recheck: timedelta = timedelta(days=1)
    again: bool = False
    dry: bool = False
    council: str | None = None
    council_code: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a document, or (``url`` is a page) of a page that lists some.

    ``state`` is fetched, unchanged, refused or failed; in a dry run also to-fetch.
    """

    state: str
    url: str
    title: str
    committee: str | None = None
    date: date | None = None
    item: str | None = None
    kind: str | None = None
    file: str | None = None
    bytes: int | None = None
    reason: str | None = None


@dataclass(slots=True)
class Harvest:
    """One run over one site into one folder."""

    site: Site
    client: Client
    journal: Journal
    wanted: Wanted
    way: Way
    _fetched: int = 0
    _failures: int = 0

    def run(self) -> Iterator[Outcome]:
        """Every document that is wanted, as soon as it is known what became of it."""
        seen: set[str] = set()
        for document in self._listed():
            if isinstance(document, Outcome):
                outcome = document
            elif document.url in seen or not self._is_wanted(document):
                continue
            else:
                outcome = self._outcome(document)
                seen.add(document.url)
            yield outcome
            self._failures = self._failures + 1 if outcome.state == "failed" else 0
            if self._failures >= ENOUGH:
                words = f"{ENOUGH} failures one after another: the rest was not asked for"
                yield Outcome("failed", self.site.home, "the rest of the site", reason=words)
                return
            if self.wanted.limit is not None and self._fetched >= self.wanted.limit:
                return

    def _is_wanted(self, document: Document) -> bool:
        return not self.wanted.kinds or document.kind in self.wanted.kinds

    # -------------------------------------------------------------------------- what is listed

    def _listed(self) -> Iterator[Document | Outcome]:
        """The documents of the site; a page that cannot be had is an outcome of its own."""
        for meeting in self._meetings():
            if isinstance(meeting, Outcome):
                yield meeting
                continue
            try:
                yield from self.site.documents(meeting)
            except (Failed, Refused) as error:
                yield unlisted(error, meeting.url or self.site.home, meeting.committee, meeting)

    def _meetings(self) -> Iterator[Meeting | Outcome]:
        until = self.wanted.until or datetime.now(UTC).date() + AHEAD
        for committee in self._committees():
            try:
                yield from self.site.meetings(committee, self.wanted.since, until)
            except (Failed, Refused) as error:
                yield unlisted(error, committee.url or self.site.home, committee)

    def _committees(self) -> list[Committee]:
        try:
            there = self.site.committees()
        except (Failed, Refused) as error:
            raise HarvestError(f"{self.site.home}: its committees: {error}") from error
        found = [committee for committee in there if self.wanted.wants(committee)]
        if not found:
            names = ", ".join(sorted(c.title for c in there)[:12]) or "none"
            words = " or ".join(repr(part) for part in self.wanted.committees)
            raise HarvestError(
                f"{self.site.home}: no committee has {words} in its name; it has {names}"
            )
        return found

    # ------------------------------------------------------------------------- what is fetched

    def _outcome(self, document: Document) -> Outcome:
        held = self.journal.held(document.url)
        row = self._said(document, held) if held else None
        if document.withheld:
            return told(document, "refused", reason=document.withheld)
        if held and row and not self._is_due(held, row):
            if row != held and not self.way.dry:
                self.journal.update(row)
            return told(document, "unchanged", row)
        if self.way.dry:
            return self._planned(document)
        try:
            return self._fetch(document, held)
        except Refused as error:
            return told(document, "refused", reason=str(error))
        except Failed as error:
            return told(document, "failed", reason=str(error))

    def _planned(self, document: Document) -> Outcome:
        try:
            self.client.allowed(document.url)
        except Refused as error:
            return told(document, "refused", reason=str(error))
        except Failed as error:
            return told(document, "failed", reason=str(error))
        self._fetched += 1
        return told(document, "to-fetch")

    def _is_due(self, held: Harvested, row: Harvested) -> bool:
        """Whether a document that is held is asked for again: it was published anew, or its
        server can tell whether it has changed and was not asked lately."""
        if self.way.again or (held.title, held.published) != (row.title, row.published):
            return True
        marked = bool(held.etag or held.last_modified)
        return marked and datetime.now(UTC) - held.checked_at >= self.way.recheck

    def _fetch(self, document: Document, held: Harvested | None) -> Outcome:
        marks = Marks(held.etag, held.last_modified) if held and not self.way.again else Marks()
        part = self.journal.part_of(document.url)
        fetched = Download(self.client, document.url, part, self.way.largest, marks).run()
        if fetched is None:
            if held is None:
                raise Failed("the server says that it has not changed, but it is not held")
            self.journal.seen(self._said(document, held))
            return told(document, "unchanged", held)
        row = self._row(document, fetched, held)
        self.journal.keep(row, fetched)
        self._fetched += 1
        same = held is not None and held.sha256 == row.sha256
        return told(document, "unchanged" if same else "fetched", row)

    # ------------------------------------------------------------------------ what is written

    def _row(self, document: Document, fetched: Fetched, held: Harvested | None) -> Harvested:
        now = datetime.now(UTC)
        suffix = fetched.type.suffix
        file = file_of(document, urlsplit(self.site.home).netloc, suffix)
        row = Harvested(
            url=document.url,
            site=self.site.home,
            system=self.site.system,
            committee=document.meeting.committee.title,
            title=document.title,
            kind=document.kind,
            file=held.file if held and held.file.endswith(suffix) else file,
            sha256=fetched.sha256,
            bytes=fetched.bytes,
            media_type=fetched.type.media,
            fetched_at=now,
            checked_at=now,
            etag=fetched.marks.etag,
            last_modified=fetched.marks.last_modified,
        )
        return self._said(document, row)

    def _said(self, document: Document, row: Harvested) -> Harvested:
        """The row with what the site now says of the document and its meeting."""
        meeting = document.meeting
        return replace(
            row,
            site=self.site.home,
            system=self.site.system,
            council=self.way.council,
            council_code=self.way.council_code,
            committee=meeting.committee.title,
            meeting_id=meeting.id,
            meeting_title=meeting.title,
            meeting_url=meeting.url,
            date=meeting.date,
            time=meeting.time,
            venue=meeting.venue,
            title=document.title,
            kind=document.kind,
            item=document.item,
            item_title=document.item_title,
            published=document.published,
        )


def told(
    document: Document, state: str, row: Harvested | None = None, reason: str | None = None
) -> Outcome:
    """What became of a document."""
    return Outcome(
        state,
        document.url,
        document.title,
        document.meeting.committee.title,
        document.meeting.date,
        document.item,
        document.kind,
        row.file if row else None,
        row.bytes if row else None,
        reason,
    )


def unlisted(
    error: Exception, url: str, committee: Committee, meeting: Meeting | None = None
) -> Outcome:
    """A page of the site that could not be had, and with it what it lists."""
    what = "the meeting's documents" if meeting else "the committee's meetings"
    state = "refused" if isinstance(error, Refused) else "failed"
    day = meeting.date if meeting else None
    return Outcome(state, url, what, committee.title, day, reason=str(error))
