"""Sheets that name identifiers, judged with the claim that they bear out and with claims that they do not.

A claim that differs from what is printed must never be met: neither by a sign that recognition confuses with
the printed one, nor by any other.
"""

import random
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

import yaml

import poedesk
from eval.making.paper.sheets.forms import CUSTOMER, PARTNER, Form, form_sheet
from eval.paper.sheets import device_of, written
from eval.paper.words import words
from eval.rates import Rate
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.reading.cache.store import Store

IDENTIFIERS = ("customer.tenant_id", "customer.domain")
_DAY = date(2026, 5, 4)
_DATE = "acknowledgement.date"

_LOOKALIKES: Mapping[str, str] = MappingProxyType(
    {"0": "o8", "1": "l7", "5": "s6", "8": "b3", "6": "b5", "b": "68", "3": "8", "7": "1", "9": "g", "c": "e"}
    | {"e": "c", "o": "0", "l": "1i", "i": "l1", "s": "5", "m": "n", "n": "m", "a": "o", "u": "v", "d": "a"}
)
"""Sign -> signs that look like it."""

_HEXADECIMAL, _LETTERS = "0123456789abcdef", "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Judged:
    """One sheet with all claims made about it."""

    device: str
    words: Rate
    """Printed words that were recognised."""

    borne_out: Rate
    """Identifiers met of claims that are printed so."""

    unclear: int
    """Of those left for a person to look at."""

    wrongly_met: int
    """Identifiers met, or a date told, though something else is printed."""

    differing: Rate
    """Claims that differ and are contradicted; the others are unclear."""

    wrong: tuple[str, ...]
    """What was wrongly met, for whoever mends."""


def forms_of(seeds: Sequence[int]) -> Iterator[tuple[int, Judged]]:
    """Yield what was judged about each sheet."""
    for seed in seeds:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            path, form, _ = written(folder, seed, form_sheet)
            store = Store(folder / "kept", None)
            (reading,) = poedesk.read(path, cache=store)
            said = (page.text for page in reading.document.pages)
            yield seed, _judged(folder, path, form, store, words(form.words, said), seed)


def differing(value: str, dice: random.Random, *, alike: bool) -> str:
    """Return a value that differs in one sign: one that looks like it, or one that does not."""
    name = value.removesuffix(".example")
    signs = _HEXADECIMAL if name == value else _LETTERS
    places = [
        (place, [new for new in signs if _fits(old, new, alike=alike)])
        for place, old in enumerate(name)
        if old.isalnum()
    ]
    place, choices = dice.choice([each for each in places if each[1]])
    return value[:place] + dice.choice(choices) + value[place + 1 :]


def _fits(old: str, new: str, *, alike: bool) -> bool:
    looks = new in _LOOKALIKES.get(old, "") or old in _LOOKALIKES.get(new, "")
    return new != old and looks == alike


def _judged(folder: Path, path: Path, form: Form, store: Store, read: Rate, seed: int) -> Judged:
    dice = random.Random(f"claims about {seed}")  # noqa: S311 - dice
    told = checked(folder, path, form.tenant, form.domain, store)
    verdicts = [told.element(name).verdict for name in IDENTIFIERS]
    wrong = list(_wrong_date(told, form))
    contradicted = []
    for alike in (True, False):
        others = {
            "customer.tenant_id": differing(form.tenant, dice, alike=alike),
            "customer.domain": differing(form.domain, dice, alike=alike),
        }
        told = checked(folder, path, others["customer.tenant_id"], others["customer.domain"], store)
        for name, value in others.items():
            verdict = told.element(name).verdict
            contradicted.append(verdict is Verdict.NOT_MET)
            if verdict is Verdict.MET:
                wrong.append(f"{name}: {value} met, {form.tenant} or {form.domain} is printed")
    return Judged(
        device_of(seed),
        read,
        Rate(verdicts.count(Verdict.MET), len(verdicts)),
        verdicts.count(Verdict.UNCLEAR),
        len(wrong),
        Rate(sum(contradicted), len(contradicted)),
        tuple(wrong),
    )


def _wrong_date(told: Assessment, form: Form) -> Iterator[str]:
    element = told.element(_DATE)
    if element.verdict is Verdict.MET and element.value != form.signed.isoformat():
        yield f"{_DATE}: {element.value} met, {form.signed} is printed"


def checked(folder: Path, path: Path, tenant: str, domain: str, store: Store) -> Assessment:
    """Return the assessment of a sheet with a claim about this tenant and domain."""
    claim = {
        "schema": "poedesk.claim/1",
        "programme": "microsoft-cpor",
        "engagement": "usage",
        "solution_area": "modern-work",
        "submitted_on": _DAY,
        "partner": {"name": PARTNER},
        "customer": {"name": CUSTOMER, "domain": domain, "tenant_id": tenant, "country": "GB"},
        "workloads": [{"workload": "exchange-online"}, {"workload": "teams"}],
    }
    given = folder / "claim.yaml"
    given.write_text(yaml.safe_dump(claim), "utf-8")
    return poedesk.check(given, [path], as_of=_DAY, cache=store)
