"""``python -m eval.paper``: our labelled bundles printed, signed by pen, scanned or photographed, and judged.

Every bundle with a PDF that can be printed comes in two ways (``ways``), always the same ones. What is right
is what is right for the digital original; an honest ``unclear`` is counted apart, since paper may not tell.
"""

import argparse
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import poedesk
from eval.evaluation import bundles, heldout_names
from eval.judging import Compared, Outcome, compare, submission
from eval.labels import NAME, load
from eval.making.paper.bundles import Made, Variant, can_be_printed, on_paper
from eval.making.paper.scanner import SCANS
from eval.rates import Rate, rate

_IDENTIFIERS = ("customer.tenant_id", "customer.domain", "business_applications.subscriptions")
_ENDINGS = ("pdf", "pdf", "tiff")


@dataclass(frozen=True, slots=True)
class Result:
    """One bundle in one way."""

    way: Variant
    outcome: Outcome
    words: Rate
    """Printed words that were recognised."""

    pages: int


def ways(number: int) -> tuple[Variant, Variant]:
    """Return the two ways in which the bundle ``number`` (from 0, by name) comes on paper."""
    devices = tuple(SCANS)
    first, second = devices[2 * number % len(devices)], devices[(2 * number + 5) % len(devices)]
    ending = _ENDINGS[number % len(_ENDINGS)]
    return Variant(first, ending), Variant(second, by_hand=number % 2 == 0)


def results(paths: Sequence[Path]) -> Iterator[Result]:
    """Yield what came of each of the bundles at ``paths`` in each of its ways."""
    for number, path in enumerate(bundles()):
        if path not in paths or not can_be_printed(path):
            continue
        for turn, way in enumerate(ways(number)):
            print(f"{path.name}: {way.device}", file=sys.stderr)
            with tempfile.TemporaryDirectory() as folder:
                target = Path(folder, path.name)
                made = on_paper(path, target, way, random.Random(f"{path.name} {turn}"))  # noqa: S311 - dice
                yield _result(path, target, way, made)


def _result(original: Path, bundle: Path, way: Variant, made: Made) -> Result:
    told = poedesk.check(bundle, as_of=submission(original))
    outcome = compare(original.name, load(original / NAME), told.to_json())
    hits = total = 0
    for entry in told.documents:
        printed = Counter(_folded(made.words.get(entry.document.name, ())))
        read = Counter(_folded(page.text for page in entry.document.pages))
        hits += sum((printed & read).values())
        total += sum(printed.values())
    return Result(way, outcome, Rate(hits, total), made.pages)


def _folded(texts: Iterable[str]) -> list[str]:
    """Return the words of ``texts`` in small letters, without signs around them."""
    words = (word.strip(".,;:()[]\"'!?").casefold() for text in texts for word in text.split())
    return [word for word in words if word]


def text(found: Sequence[Result], *, named: bool) -> str:
    """Return what was measured; bundles are named only when asked for."""
    counted = [each for result in found for each in result.outcome.elements if each.counted]
    wrong_whole = [result for result in found if result.outcome.verdict == "approvable" and not _good(result)]
    identifiers = [each for each in counted if each.element in _IDENTIFIERS and _wrongly_met(each)]
    lines = [
        f"{len(found)} bundles on paper, {sum(result.pages for result in found)} pages",
        f"  whole verdict as of the original: {rate(_same(result) for result in found)}",
        f"  or needs review: {rate(_honest(result) for result in found)}",
        f"  wrongly approvable: {len(wrong_whole)}",
        f"  elements as of the original: {rate(each.verdict_right for each in counted)}",
        f"  or unclear: {rate(each.verdict_right or each.verdict == 'unclear' for each in counted)}",
        f"  wrongly met: {sum(map(_wrongly_met, counted))}, of these identifiers: {len(identifiers)}",
        f"  words recognised: {sum((result.words for result in found), Rate(0, 0))}",
    ]
    for device in SCANS:
        part = [result for result in found if result.way.device == device]
        words = sum((result.words for result in part), Rate(0, 0))
        lines.append(
            f"  {device}: {sum(map(_same, part))} as the original, {sum(map(_honest, part))} or for review, "
            f"of {len(part)}; words {words}"
        )
    if named:
        lines += [line for result in found for line in _differences(result)]
    return "\n".join(lines) + "\n"


def _good(result: Result) -> bool:
    return result.outcome.labels.verdict == "approvable"


def _same(result: Result) -> bool:
    return result.outcome.verdict == result.outcome.labels.verdict


def _honest(result: Result) -> bool:
    return _same(result) or result.outcome.verdict == "needs_review"


def _wrongly_met(each: Compared) -> bool:
    return each.verdict == "met" and each.label.verdict != "met"


def _differences(result: Result) -> Iterator[str]:
    if not _same(result):
        how = f"{result.way.device}{', by hand' if result.way.by_hand else ''}"
        yield f"{result.outcome.bundle} ({how}): {result.outcome.verdict}"
    for each in result.outcome.elements:
        if each.counted and not each.verdict_right:
            yield f"    {each.element}: {each.verdict} instead of {each.label.verdict}: {each.because}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run as told on the command line."""
    parser = argparse.ArgumentParser(prog="python -m eval.paper", description=__doc__)
    parser.add_argument("--sealed", action="store_true", help="the third that nobody mends the code with")
    parser.add_argument("--bundle", metavar="NAME", help="only this bundle")
    told = parser.parse_args(arguments)
    held = heldout_names()
    asked = [path for path in bundles() if (path.name in held) == told.sealed]
    if told.bundle:
        asked = [path for path in asked if path.name == told.bundle]
    sys.stdout.write(text(list(results(asked)), named=not told.sealed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
