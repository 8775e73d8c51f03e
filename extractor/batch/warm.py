"""What every reader of papers needs, loaded by being imported: once, before workers are forked,
or before the first paper of a cluster's worker."""

from __future__ import annotations

import os
from contextlib import suppress

# A worker is one process on one core; threads of its own would only take memory.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OMP_THREAD_LIMIT"):
    os.environ.setdefault(name, "1")

from extractor.language.classifier import UnfitModelError  # noqa: E402
from extractor.library.paper_rows import prepare  # noqa: E402
from extractor.matching.matcher import installed  # noqa: E402
from extractor.pipeline import installed_models  # noqa: E402
from extractor.reading import docx, html, pdf, service, tagged, text  # noqa: E402, F401
from extractor.registers.councils import councils  # noqa: E402
from extractor.registers.errors import RegisterError  # noqa: E402

prepare()
installed_models()
councils()
with suppress(RegisterError, UnfitModelError):  # told of each paper that needs it
    installed()
