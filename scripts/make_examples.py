"""Makes the bundles in examples/. All companies and people are invented.

Every run gives the same bytes, but for digitally signed PDFs, which give the same reading.

Run ``python scripts/make_examples.py [FOLDER]``; the folder is examples/ beside this one unless told
otherwise. What the documents say stands in example_texts/, a file a bundle, sorted by verdict.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from example_forms import PresalesForm, UsageForm, fillable_usage_form, presales_form, public_sector_form
from example_mail import mail
from example_papers import paper
from example_signed import changed, signed
from example_word import bullet, docx, heading, paragraph, table

_TEXTS = Path(__file__).resolve().parent / "example_texts"


def usage_form(texts: dict[str, Any]) -> dict[str, bytes]:
    """Return a fillable usage form that was filled in and signed with a pen."""
    return {"poe-usage-form.pdf": fillable_usage_form(_usage(texts))}


def presales_business_applications(texts: dict[str, Any]) -> dict[str, bytes]:
    """Return a flat pre-sales form for two Dynamics 365 products, signed by typing."""
    return {"poe-presales-form.pdf": presales_form(PresalesForm(**texts))}


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


def documents(texts: dict[str, Any]) -> dict[str, bytes]:
    """Return the documents that a text tells wholly: what a ``paper``, a ``word`` or a ``mail`` says."""
    return {name: _document(told) for name, told in texts["documents"].items()}


def _document(told: dict[str, Any]) -> bytes:
    if word := told.get("word"):
        blocks = [_block(*item) for block in word.pop("blocks") for item in block.items()]
        return docx(blocks, **word)
    if message := told.get("mail"):
        attached = {name: _document(part) for name, part in message.pop("attached", {}).items()}
        return mail(**message, attached=attached)
    data = paper(**told["paper"])
    if digital := told.get("signed"):
        data = signed(data, **digital)
    if change := told.get("changed"):
        data = changed(data, **change)
    return data


FORMS: dict[str, Callable[[dict[str, Any]], dict[str, bytes]]] = {
    "usage-form": usage_form,
    "presales-business-applications": presales_business_applications,
    "public-sector-no-initials": public_sector_no_initials,
}
"""Folder -> what draws its form; the documents of the other folders are told wholly by their texts."""


def make(folder: Path) -> None:
    """Write all bundles below ``folder``."""
    for file in sorted(_TEXTS.glob("*/*.yaml")):
        texts = yaml.safe_load(file.read_text(encoding="utf-8"))
        claim = texts.pop("claim")
        target = folder / file.stem
        target.mkdir(parents=True, exist_ok=True)
        made = FORMS.get(file.stem, documents)(texts)
        for name, content in {"claim.yaml": claim.encode(), **made}.items():
            (target / name).write_bytes(content)
            print(f"{target / name}: {len(content)} bytes")


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "examples")
