"""Folders of documents that others made, each with its own truth; ``measure`` knows them by name."""

from collections.abc import Callable
from pathlib import Path

from eval.folders import contracts, files, forms, papers, scans, seals
from eval.folders.common import Folder

KNOWN: dict[str, Callable[[Path], Folder]] = {
    "acroform_pdf": forms.acroform_pdf,
    "cuad": contracts.cuad,
    "docx_controls": forms.docx_controls,
    "email": files.email,
    "fara_forms": scans.fara_forms,
    "gov_sow": papers.gov_sow,
    "hostile": files.hostile,
    "lexpredict": papers.lexpredict,
    "signed_pdf": seals.signed_pdf,
}
"""Folder name -> how it is measured."""


def measure(data: Path) -> tuple[list[Folder], list[str]]:
    """Return what was measured of each known folder in ``data``, and the names of those left out."""
    found = sorted(path for path in data.iterdir() if path.is_dir() and not path.name.startswith("."))
    measured = [KNOWN[path.name](path) for path in found if path.name in KNOWN]
    return measured, [path.name for path in found if path.name not in KNOWN]
