"""Reads a filled form back: reading and finding in children, as for every file; here only what they found."""

import tempfile
from dataclasses import replace
from pathlib import Path, PurePath

from poedesk.kernel.errors import InvalidPolicy, UsageError
from poedesk.paper.forms.reading.found import by_findings
from poedesk.paper.forms.reading.joining import with_record, without_record
from poedesk.paper.forms.reading.model import Difference, Told
from poedesk.paper.forms.reading.named import by_name, is_ours
from poedesk.paper.forms.record import InvalidRecord, Record, read_record
from poedesk.proof.assessing import api
from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Findings
from poedesk.proof.reading.limits import Limits


def read_back(data: bytes, name: str, *, limits: Limits | None = None) -> Told:
    """Return what the filled form ``data`` tells; ``name`` is how it is called, its ending counts.

    A file that cannot be read tells nothing, and says why among the problems.
    """
    with tempfile.TemporaryDirectory(prefix="poedesk-") as folder:
        path = Path(folder) / f"form{PurePath(name).suffix}"
        path.write_bytes(data)
        (candidates,) = api.find(path, limits=limits)
    found = candidates.findings
    return told_by(replace(found, document=found.document.renamed(name)))


def told_by(found: Findings) -> Told:
    """Return what a form tells in which a reader and the finders saw ``found``."""
    document = found.document
    ours = is_ours(document)
    shown = by_name(document) if ours else by_findings(found)
    record, problems = _record(document)
    differences: tuple[Difference, ...] = ()
    if record is None:
        claim, narratives = without_record(shown)
    else:
        try:
            claim, narratives, differences = with_record(shown, record)
        except (InvalidPolicy, UsageError) as error:
            record = None
            problems.append(str(error))
            claim, narratives = without_record(shown)
    return Told(
        ours=ours,
        carried=record is not None,
        claim=claim,
        narratives=narratives,
        seen=tuple(shown.seen),
        unsure=tuple(shown.unsure),
        unread=tuple(shown.unread),
        differences=differences,
        problems=(*document.problems, *problems),
    )


def _record(document: Document) -> tuple[Record | None, list[str]]:
    if document.record is None:
        return None, []
    try:
        return read_record(document.record), []
    except InvalidRecord as error:
        return None, [str(error)]
