"""What ``ingest`` does: find the papers, have them read, show how far it is, report."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import click
import sqlalchemy as sa

from extractor.asking.current import refresh
from extractor.batch.cluster import Cluster, ClusterError
from extractor.batch.copies import keep_copy
from extractor.batch.limits import Limits
from extractor.batch.readers import Here, Readers, cores
from extractor.batch.report import Report, write_report
from extractor.batch.run import ingest
from extractor.batch.sources import Place, SourceError, papers_in
from extractor.contract import Json
from extractor.progress import followed, linking
from extractor.reading import Options


@dataclass(frozen=True, slots=True)
class How:
    """How many papers are read: by ``workers`` processes (a core each where None, in this one
    where 0) or by the cluster at an address; within which limits; and where the report and
    ``copies`` of the papers go."""

    workers: int | None = None
    cluster: str | None = None
    limits: Limits = field(default_factory=Limits)
    report: str | None = None
    copies: str | None = None


def ingested(paths: Sequence[str], library: sa.Engine, options: Options, how: How) -> list[Json]:
    """Read papers into the library; the rows say what became of each."""
    places, readers = sought(paths, how)
    told = Report(places)
    with closing(ingest(places, library, options, how.limits, readers)) as outcomes:
        for outcome in followed(outcomes, places):
            told.add(outcome)
            if how.copies:
                keep_copy(Path(how.copies), outcome.source)
    rows = told.rows(library)
    if how.report:
        write(Path(how.report), told.whole(rows))
    return rows


def sought(paths: Sequence[str], how: How) -> tuple[list[Place], Readers]:
    """The papers of files, folders and URLs, and who reads them."""
    try:
        places = papers_in(paths)
        if not places:
            raise click.UsageError(f"no papers in {', '.join(paths)}; name files, or other folders")
        return places, who_reads(how, len(places))
    except (SourceError, ClusterError) as error:
        raise click.ClickException(str(error)) from error


def who_reads(how: How, papers: int) -> Readers:
    """The readers that were asked for; no more workers than papers."""
    if how.cluster:
        return Cluster(how.cluster)
    if how.workers == 0:
        return Here()
    from extractor.batch.workers import Workers

    return Workers(min(how.workers or cores(), papers))


def write(path: Path, report: Json) -> None:
    """Write the report; say why where it cannot be."""
    try:
        write_report(path, report)
    except OSError as error:
        raise click.ClickException(f"{path}: the report cannot be written ({error})") from error


def link(library: sa.Engine) -> None:
    """Bring what papers say together up to date, showing how far it is."""
    with linking() as told:
        refresh(library, progress=told)
