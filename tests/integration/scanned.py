"""A form on paper, as a scanner or a camera gives it, in a bundle of its own."""

import random
from dataclasses import dataclass
from pathlib import Path

from tests.unit.proof.reading.readers.pdf.made import Sheet, pdf

from eval.making.paper.scanner import FILES, Taken, named, take
from eval.making.paper.sheet import printed
from poedesk.proof.document.model import Box

DOMAIN = "alderquay.example"
CLAIM = f"""\
schema: poedesk.claim/1
programme: microsoft-cpor
engagement: usage
solution_area: modern-work
submitted_on: 2026-05-04
partner: {{name: Wrenfield Consulting Ltd}}
customer:
  name: Alder Quay Shipping plc
  domain: {DOMAIN}
  tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62
  country: GB
workloads: [{{workload: exchange-online}}]
"""
LEFT, BASE, SIZE = 220.0, 160.0, 11.0
"""Where the domain stands on the paper, in points, and the size of its type."""

_ROWS = (
    ("Partner company name:", "Wrenfield Consulting Ltd"),
    ("Customer company name:", "Alder Quay Shipping plc"),
    ("Customer domain name:", DOMAIN),
    ("Customer tenant ID:", "2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62"),
)


@dataclass(frozen=True, slots=True)
class Scanned:
    """A bundle with one page out of a device."""

    folder: Path
    taken: Taken

    def where(self) -> Box:
        """Return where the domain stands on the page as displayed, in points."""
        right, top = LEFT + 90, BASE - SIZE
        points = [self.taken.where(x, y) for x in (LEFT, right) for y in (top, BASE + 2)]
        xs, ys = zip(*points, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))


def _form(page: Sheet) -> None:
    page.bold(60, 80, "Proof of execution", size=18)
    for number, (label, value) in enumerate(_ROWS):
        y = 120 + 20 * number
        page.text(60, y, label, size=SIZE)
        page.text(LEFT, y, value, size=SIZE)
    for number in range(14):
        page.text(60, 240 + 16 * number, f"In week {number + 1} mailboxes were moved to Exchange Online.")


def scanned(folder: Path, device: str, ending: str) -> Scanned:
    """Make ``folder`` a bundle with the form as ``device`` gives it, in a file of that ending."""
    dice = random.Random(7)
    how = named(device, dice)
    (sheet,) = printed(pdf(_form))
    taken = take(sheet, how, dice)
    folder.mkdir()
    (folder / "claim.yaml").write_text(CLAIM, "utf-8")
    (folder / f"form.{ending}").write_bytes(FILES[ending]([taken.image], how))
    return Scanned(folder, taken)
