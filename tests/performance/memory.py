"""How much memory all processes of a ``poedesk check`` take together, at their highest."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, cycle, islice
from pathlib import Path

import pypdfium2 as pypdfium
from PIL import Image

ROOT = Path(__file__).parents[2]
_EVERY = 0.02
"""Seconds between two looks."""

_PAGES = 30
"""Pages of each bundle."""

_DOTS = 200
"""Dots an inch of the scans."""

_CLAIM = "usage-form/claim.yaml"
_FORM = "usage-form/poe-usage-form.pdf"


@dataclass(frozen=True, slots=True)
class Memory:
    """What came out for one bundle."""

    title: str
    highest: float
    """MB of all processes together, what they share counted once."""

    most: float
    """MB that it may be."""

    @property
    def holds(self) -> bool:
        """Whether it is within what must hold."""
        return self.highest <= self.most


def rows() -> list[Memory]:
    """Return the memory of a bundle of text, and of one with a scan."""
    with tempfile.TemporaryDirectory() as made:
        text, scan = Path(made) / "text", Path(made) / "scan"
        of_text(text)
        of_scans(scan)
        return [
            Memory(f"`poedesk check` of {_PAGES} pages of text, all processes", highest(text), 300),
            Memory(f"`poedesk check` of {_PAGES} scanned pages, all processes", highest(scan), 1300),
        ]


def of_text(folder: Path) -> None:
    """Write a bundle of so many pages: a form, and text for the rest."""
    folder.mkdir()
    (folder / "claim.yaml").write_bytes((ROOT / "examples" / _CLAIM).read_bytes())
    form = ROOT / "examples" / _FORM
    (folder / form.name).write_bytes(form.read_bytes())
    others = [
        path for path in sorted((ROOT / "examples").glob("*/*")) if path.suffix in {".pdf", ".docx", ".eml"}
    ]
    pages, number = _pages(form), 0
    while pages < _PAGES:
        path = others[number % len(others)]
        (folder / f"{number}-{path.name}").write_bytes(path.read_bytes())
        pages, number = pages + _pages(path), number + 1


def _pages(path: Path) -> int:
    if path.suffix != ".pdf":
        return 1
    with pypdfium.PdfDocument(path) as document:
        return len(document)


def of_scans(folder: Path) -> None:
    """Write a bundle of so many scanned pages: one of a form as a picture, the rest in one document."""
    folder.mkdir()
    (folder / "claim.yaml").write_bytes((ROOT / "examples" / _CLAIM).read_bytes())
    paths = [ROOT / "examples" / _FORM, *sorted((ROOT / "examples").glob("*/*.pdf"))]
    pages = list(islice(chain.from_iterable(map(_pictures, cycle(paths))), _PAGES))
    first, *rest = pages
    first.save(folder / "form.png", dpi=(_DOTS, _DOTS))
    rest[0].save(folder / "scans.pdf", save_all=True, append_images=rest[1:], resolution=_DOTS)


def _pictures(path: Path) -> Iterator[Image.Image]:
    with pypdfium.PdfDocument(path) as document:
        for page in document:
            yield page.render(scale=_DOTS / 72).to_pil().convert("L")


def highest(bundle: Path) -> float:
    """Return the highest memory that checking ``bundle`` took, in MB."""
    command = [sys.executable, "-m", "poedesk", "check", str(bundle), "--as-of", "2026-05-04"]
    setting = {"POEDESK_CACHE": "off", "PATH": "/usr/bin:/bin"}
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=setting
    ) as running:
        most = 0.0
        while running.poll() is None:
            most = max(most, sum(map(_taken, _family(running.pid))))
            time.sleep(_EVERY)
    return most


def _family(process: int) -> Iterator[int]:
    yield process
    for thread in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = thread.read_text("ascii").split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _taken(process: int) -> float:
    """Return the MB of a process: its share of what is shared; all of it where that is not told."""
    for file, key in (("smaps_rollup", "Pss:"), ("status", "VmRSS:")):
        try:
            lines = Path(f"/proc/{process}/{file}").read_text("ascii").splitlines()
        except OSError:
            continue
        for line in lines:
            if line.startswith(key):
                return int(line.split()[1]) / 1024
    return 0.0


def table(found: list[Memory]) -> str:
    """Return the figures as a table."""
    head = "\n| memory | MB | at most | holds |\n|---|--:|--:|---|\n"
    return head + "".join(
        f"| {one.title} | {one.highest:.0f} | {one.most:.0f} | {'yes' if one.holds else 'no'} |\n"
        for one in found
    )


if __name__ == "__main__":
    sys.stdout.write(table(rows()))
