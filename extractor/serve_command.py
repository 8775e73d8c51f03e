"""The command ``serve``: the library as pages in a browser.

What is slow to import is imported inside.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from extractor.extras import needing
from extractor.options import library_option

NEEDED = ("argon2", "jinja2", "starlette", "uvicorn", "PIL", "docx", "openpyxl", "icalendar")
BUSY = 120  # seconds for which a process of several may not answer before it is begun anew
HERE = ("127.0.0.1", "localhost", "::1")  # where pages are served to this machine alone


@click.command()
@library_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="The port to listen at.",
)
@click.option(
    "--files",
    type=click.Path(file_okay=False, exists=True, path_type=Path),
    metavar="DIR",
    help="Copies of papers, as ingest --keep-files keeps them.",
)
@click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Processes that answer, for many readers; each keeps a list of the papers in memory.",
)
@click.option(
    "--reviewers",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    metavar="FILE",
    help="Who may decide, as reviewer add keeps them.",
)
@click.option(
    "--trust-header",
    metavar="NAME",
    help="Who asks is named by this header, which a proxy sets.",
)
@click.option(
    "--proxy",
    "proxies",
    multiple=True,
    metavar="ADDRESS",
    help="A proxy that does TLS before these pages; what it says of a client is believed.",
)
def serve(
    library: str, host: str, port: int, workers: int, proxies: tuple[str, ...], **told: Any
) -> None:
    """Show the library in a browser.

    Pages for actions, meetings, the forward plan and search; each record opens the page of the
    paper that says so.  They can only be read, unless there are reviewers.  Ctrl-C ends it.
    """
    with needing("web", *NEEDED):
        import uvicorn

        from extractor.web.app import SETTINGS, make_app, tell, warm
        from extractor.web.settings import Settings
        from extractor.web.slow_clients import Impatient

        secure = bool(proxies) or host not in HERE
        settings = Settings(library=library, secure=secure, **told)
        app = make_app(settings)
        warm(app) if workers == 1 else tell(app)
    click.echo(f"The library is at http://{host}:{port}/", err=True)
    os.environ[SETTINGS] = settings.model_dump_json()
    each = "extractor.web.app:app_of_worker"
    uvicorn.run(
        app if workers == 1 else each,
        factory=workers > 1,
        workers=workers,
        host=host,
        port=port,
        log_level="warning",
        timeout_worker_healthcheck=BUSY,
        http=Impatient,
        ws="none",
        proxy_headers=bool(proxies),
        forwarded_allow_ips=list(proxies),
        server_header=False,
    )
