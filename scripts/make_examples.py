"""Makes the bundles in examples/: the same bytes on every run. All companies and people are invented.

Run ``python scripts/make_examples.py [FOLDER]``; the folder is examples/ beside this one unless told
otherwise. What the documents say stands in example_texts/.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from example_forms import PresalesForm, UsageForm, fillable_usage_form, presales_form, public_sector_form
from example_word import bullet, docx, heading, mail, paragraph, table

_TEXTS = Path(__file__).resolve().parent / "example_texts"


def usage_form(texts: dict[str, Any]) -> dict[str, bytes]:
    """Return a fillable usage form that was filled in and signed with a pen."""
    return {"poe-usage-form.pdf": fillable_usage_form(_usage(texts))}


def presales_business_applications(texts: dict[str, Any]) -> dict[str, bytes]:
    """Return a flat pre-sales form for two Dynamics 365 products, signed by typing."""
    return {"poe-presales-form.pdf": presales_form(PresalesForm(**texts))}


def sow_and_email(texts: dict[str, Any]) -> dict[str, bytes]:
    """Return a statement of work signed by both sides, and the mail that accepts the finished work."""
    word = dict(texts["word"])
    blocks = [_block(*item) for block in word.pop("blocks") for item in block.items()]
    return {"statement-of-work.docx": docx(blocks, **word), "acceptance.eml": mail(**texts["mail"])}


def public_sector_no_initials(texts: dict[str, Any]) -> dict[str, bytes]:
    """Return a county's usage form: all is there but the initials at the public sector disclosure."""
    return {"poe-usage-form.pdf": public_sector_form(_usage(texts))}


def _usage(texts: dict[str, Any]) -> UsageForm:
    ticks = frozenset((activity, workload) for activity, workload in texts.pop("ticks"))
    return UsageForm(ticks=ticks, **texts)


def _block(kind: str, content: Any) -> str:
    if kind == "table":
        return table(**content)
    if kind == "title":
        return heading(content, 0)
    plain = {"heading": heading, "text": paragraph, "bullet": bullet}
    return plain[kind](content)


BUNDLES: dict[str, Callable[[dict[str, Any]], dict[str, bytes]]] = {
    "usage-form": usage_form,
    "presales-business-applications": presales_business_applications,
    "sow-and-email": sow_and_email,
    "public-sector-no-initials": public_sector_no_initials,
}
"""Name of the folder -> what makes its documents."""


def make(folder: Path) -> None:
    """Write all bundles below ``folder``."""
    for name, documents in BUNDLES.items():
        texts = yaml.safe_load((_TEXTS / f"{name}.yaml").read_text(encoding="utf-8"))
        claim = texts.pop("claim")
        target = folder / name
        target.mkdir(parents=True, exist_ok=True)
        for file, content in {"claim.yaml": claim.encode(), **documents(texts)}.items():
            (target / file).write_bytes(content)
            print(f"{target / file}: {len(content)} bytes")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "examples")
