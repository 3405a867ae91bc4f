"""Reads damaged files for as long as one likes, and reports what a reader did not take as it should.

``python tests/properties/fuzzing/fuzz.py --minutes 30 FOLDER...`` damages the files in the folders, and
small ones of every other format (``made``); each that is not taken well is kept in ``--keep`` with the
reason. A finding is: a fault in the sandbox or the finders, an error that no reader expected, a crash, more
than 20 seconds, or a reading that does not hold together.
"""

import argparse
import collections
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[3]))
from tests.properties.fuzzing.made import made
from tests.properties.fuzzing.mutations import damaged, laid_open

from poedesk.proof.document.codec import decode, encode
from poedesk.proof.document.model import Document, Read
from poedesk.proof.finding.find import find_all
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.parent.sandbox import Sandbox

LIMITS = Limits(wall_seconds=20, cpu_seconds=20)
MOST_BYTES = 300_000
MOST_SECONDS = 20.0
_UNEXPECTED = ("it could not be read: ", "the reader crashed", "the reader stopped", "answer made no sense")


@dataclass(frozen=True, slots=True)
class Seed:
    """A file to damage."""

    name: str
    data: bytes


def seeds(folders: Sequence[Path]) -> list[Seed]:
    """Return every small file in ``folders``; PDF files also with their streams unpacked."""
    found = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if (
                not path.is_file()
                or path.stat().st_size > MOST_BYTES
                or path.name.startswith(("labels.", "claim."))
            ):
                continue
            data = path.read_bytes()
            found.append(Seed(path.name, data))
            opened = laid_open(data) if data[:5] == b"%PDF-" else None
            if opened is not None and len(opened) <= 4 * MOST_BYTES:
                found.append(Seed(path.name, opened))
    return found


def mutants(found: Sequence[Seed], dice: random.Random) -> Iterator[Seed]:
    """Yield damaged files without end, every kind of file as often as the others."""
    by_kind = collections.defaultdict(list)
    for seed in found:
        by_kind[Path(seed.name).suffix.lower()].append(seed)
    kinds = sorted(by_kind)
    while True:
        seed = dice.choice(by_kind[dice.choice(kinds)])
        yield Seed(seed.name, damaged(seed.data, dice))


def complaint(document: Document) -> str | None:
    """Return what is wrong with a reading that came out of the sandbox; null when it is sound."""
    for part in document.with_attachments():
        for problem in part.problems:
            if problem.startswith(_UNEXPECTED):
                return problem
        if part.read is Read.UNREADABLE and not part.problems:
            return "unreadable without a reason"
        for page in part.pages:
            if any(not 0 <= item.start < item.end <= len(page.text) for item in page.segments):
                return "a segment lies outside its page"
            if any(not 0 <= item.start < item.end <= len(page.text) for item in page.words):
                return "a word lies outside its page"
    if decode(Document, encode(document)) != document:
        return "it does not survive being written down"
    return None


def judge(seed: Seed, sandbox: Sandbox, *, find: bool) -> str | None:
    """Read one file, and find in it when asked; return the complaint, if there is one."""
    begin = time.monotonic()
    try:
        document = sandbox.read(seed.data, seed.name)
        if find:
            for part in document.with_attachments():
                find_all(part)
    except Exception as error:  # noqa: BLE001 - whatever comes is the finding
        return f"{type(error).__name__}: {error}"
    spent = time.monotonic() - begin
    if spent > MOST_SECONDS + 1:
        return f"it took {spent:.0f} s"
    return complaint(document)


def main() -> int:
    """Fuzz; ends with 1 when there are findings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--find", type=float, default=0.1, help="share of files in which is also found")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-findings"))
    asked = parser.parse_args()
    dice = random.Random(asked.seed)
    reasons: collections.Counter[str] = collections.Counter()
    readings: collections.Counter[str] = collections.Counter()
    end = time.monotonic() + 60 * asked.minutes
    with Sandbox(LIMITS) as sandbox:
        sound = [*seeds(asked.folders), *(Seed(name, data) for name, data in made().items())]
        for seed in mutants(sound, dice):
            if time.monotonic() > end:
                break
            readings[Path(seed.name).suffix.lower()] += 1
            reason = judge(seed, sandbox, find=dice.random() < asked.find)
            if reason is not None:
                reasons[reason] += 1
                _keep(asked.keep, seed, reason, reasons[reason])
    print(f"{readings.total()} files read:", dict(sorted(readings.items())))
    for reason, count in reasons.most_common():
        print(f"{count:6} {reason[:200]}")
    return 1 if reasons else 0


def _keep(folder: Path, seed: Seed, reason: str, count: int) -> None:
    """Keep the first few files of each reason."""
    if count > 3:
        return
    folder.mkdir(parents=True, exist_ok=True)
    number = len(list(folder.iterdir()))
    (folder / f"{number:04}-{seed.name}").write_bytes(seed.data)
    with (folder / "reasons.txt").open("a", encoding="utf-8") as stream:
        stream.write(f"{number:04}-{seed.name}: {reason}\n")


if __name__ == "__main__":
    sys.exit(main())
