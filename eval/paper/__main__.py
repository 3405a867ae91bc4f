"""``python -m eval.paper``: accuracy on sheets and bundles that were printed, signed and scanned."""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from eval.evaluation import PAGE, bundles, heldout_names
from eval.paper.bundles import results, text
from eval.paper.forms import forms_of
from eval.paper.hands import hands_of
from eval.paper.sheets import device_of, inks_of, ticks_of
from eval.paper.table import Measured, put, section, table

SEALED = range(10_000, 10_060)
"""Seeds of the sheets that nobody mends the code with."""

T = TypeVar("T")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run as told on the command line; 0 when it ran, 2 when it was told wrongly."""
    parser = _parser()
    told = parser.parse_args(arguments)
    seeds = SEALED if told.sealed else _seeds(told.sheets, parser)
    if told.write and not told.sealed:
        parser.error("--write is for the sealed part; add --sealed")
    if told.write and told.part != (1, 1):
        parser.error("--write is for the whole of it; leave --part away")
    run = Measured()
    named = not told.sealed
    if told.kind in {None, "ticks"}:
        run.ticks += _told("ticks", ticks_of(seeds), named=named)
    if told.kind in {None, "inks"}:
        run.inks += _told("inks", inks_of(seeds), named=named)
    if told.kind in {None, "forms"}:
        run.forms += _told("forms", forms_of(seeds), named=named)
    if told.kind in {None, "hands"}:
        run.hands += _told("hands", hands_of(seeds), named=named)
    if not told.sheets:
        held = heldout_names()
        asked = [path for path in bundles() if (path.name in held) == told.sealed]
        asked = asked[told.part[0] - 1 :: told.part[1]]
        run.bundles += results(
            [path for path in asked if told.bundle in {None, path.name}], quiet=told.sealed
        )
        if not told.sealed:
            sys.stdout.write(text(run.bundles))
    sys.stdout.write(table(run) + "\n")
    if told.write:
        part = section(run, datetime.now(UTC).date(), "python -m eval.paper --sealed --write", _range(seeds))
        PAGE.write_text(put(PAGE.read_text("utf-8"), part), "utf-8")
        print(f"written to {PAGE.name}", file=sys.stderr)
    return 0


def _told(kind: str, measured: Iterator[tuple[int, T]], *, named: bool) -> Iterator[T]:
    """Yield what is measured, and tell what of each sheet as it comes, when sheets may be named."""
    for seed, found in measured:
        said = f"{device_of(seed)}: {found}" if named else ""
        print(f"{kind} {seed} {said}".rstrip(), file=sys.stderr)
        yield found


def _seeds(asked: str | None, parser: argparse.ArgumentParser) -> range:
    if asked is None:
        return range(0)
    found = re.fullmatch(r"(\d{1,5})-(\d{1,5})", asked)
    if found is None:
        parser.error(f"--sheets {asked}: give the first and the last seed, such as 3000-3035")
    seeds = range(int(found[1]), int(found[2]) + 1)
    if not seeds:
        parser.error(f"--sheets {asked}: the last seed is before the first")
    if seeds[-1] >= SEALED.start:
        parser.error(f"--sheets {asked}: seeds from {SEALED.start} on are sealed; measure them with --sealed")
    return seeds


def _part(asked: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9]\d{0,2})/([1-9]\d{0,2})", asked)
    if found is None or int(found[1]) > int(found[2]):
        message = f"{asked}: give a number and of how many, such as 2/5"
        raise argparse.ArgumentTypeError(message)
    return int(found[1]), int(found[2])


def _range(seeds: range) -> str:
    return f"{seeds.start} to {seeds.stop - 1}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.paper", description=__doc__)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--sealed", action="store_true", help="what nobody mends the code with: counts only")
    what.add_argument("--bundle", metavar="NAME", help="only this bundle")
    what.add_argument("--sheets", metavar="FIRST-LAST", help="only the sheets of these seeds")
    parser.add_argument("--kind", choices=("ticks", "inks", "forms", "hands"), help="only such sheets")
    parser.add_argument(
        "--part",
        type=_part,
        default=(1, 1),
        metavar="N/OF",
        help="only this part of the bundles, such as 2/5: every fifth from the second on",
    )
    parser.add_argument("--write", action="store_true", help="also write the part of docs/accuracy.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())
