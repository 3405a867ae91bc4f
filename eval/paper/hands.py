"""Sheets named and dated by hand, judged: what is hard to read is unclear, never missing or another."""

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.making.paper.sheets.hands import DOMAIN, Hand, hand_sheet
from eval.paper.forms import checked
from eval.paper.sheets import device_of, written
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.model import Assessment
from poedesk.proof.reading.cache.store import Store

DATE, NAME, TENANT = "acknowledgement.date", "customer.signatory.name", "customer.tenant_id"


@dataclass(frozen=True, slots=True)
class ByHand:
    """What was told of one sheet."""

    device: str
    verdicts: dict[str, Verdict | None]
    """Of the date, the name and the tenant id; the first two were written by hand."""

    wrong: tuple[str, ...]
    """What was met as something else, for whoever mends."""


def hands_of(seeds: Sequence[int]) -> Iterator[tuple[int, ByHand]]:
    """Yield what was told of each sheet."""
    for seed in seeds:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            path, hand, _ = written(folder, seed, hand_sheet)
            told = checked(folder, path, hand.tenant, DOMAIN, Store(folder / "kept", None))
            yield (
                seed,
                ByHand(
                    device_of(seed),
                    {element: told.element(element).verdict for element in (DATE, NAME, TENANT)},
                    tuple(_wrong(told, hand)),
                ),
            )


def _wrong(told: Assessment, hand: Hand) -> Iterator[str]:
    for name, truth in ((DATE, hand.signed.isoformat()), (NAME, hand.name)):
        element = told.element(name)
        if element.verdict is Verdict.MET and element.value != truth:
            yield f"{name}: {element.value} met, {truth} is written"
