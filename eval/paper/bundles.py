"""Our labelled bundles printed, signed by pen, scanned or photographed, and judged.

Every bundle with a PDF that can be printed comes in two ways (``ways``), always the same ones. The whole
verdict is held against that of the digital original, the elements against its labels; an honest ``unclear``
is counted apart, since paper may not tell.
"""

import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import poedesk
from eval.evaluation import bundles
from eval.judging import Compared, Outcome, compare, submission
from eval.labels import NAME, load
from eval.making.paper.bundles import Made, Variant, can_be_printed, on_paper
from eval.making.paper.scanner import SCANS
from eval.paper.words import words
from eval.rates import Rate, rate

IDENTIFIERS = ("customer.tenant_id", "customer.domain", "business_applications.subscriptions")
_ENDINGS = ("pdf", "pdf", "tiff")


@dataclass(frozen=True, slots=True)
class Result:
    """One bundle in one way."""

    way: Variant
    outcome: Outcome
    original: str
    """The whole verdict of the digital original, as it is assessed today."""

    words: Rate
    """Printed words that were recognised."""

    pages: int


def ways(number: int) -> tuple[Variant, Variant]:
    """Return the two ways in which the bundle ``number`` (from 0, by name) comes on paper."""
    devices = tuple(SCANS)
    first, second = devices[2 * number % len(devices)], devices[(2 * number + 5) % len(devices)]
    ending = _ENDINGS[number % len(_ENDINGS)]
    return Variant(first, ending), Variant(second, by_hand=number % 2 == 0)


def results(paths: Sequence[Path], *, quiet: bool = False) -> Iterator[Result]:
    """Yield what came of each of the bundles at ``paths`` in each of its ways, and tell it as it comes.

    Of ``quiet`` ones only the number is told.
    """
    for number, path in enumerate(bundles()):
        if path not in paths or not can_be_printed(path):
            continue
        original = poedesk.check(path, as_of=submission(path)).verdict.value
        for turn, way in enumerate(ways(number)):
            print(f"{number} {'' if quiet else path.name}: {way.device}", file=sys.stderr)
            with tempfile.TemporaryDirectory() as folder:
                target = Path(folder, path.name)
                made = on_paper(path, target, way, random.Random(f"{path.name} {turn}"))  # noqa: S311 - dice
                result = _result(path, target, way, made, original)
            if not quiet:
                told = [f"  words {result.words}", *differences(result)]
                print("\n".join(told), file=sys.stderr, flush=True)
            yield result


def _result(path: Path, bundle: Path, way: Variant, made: Made, original: str) -> Result:
    told = poedesk.check(bundle, as_of=submission(path))
    outcome = compare(path.name, load(path / NAME), told.to_json())
    read = Rate(0, 0)
    for entry in told.documents:
        printed = made.words.get(entry.document.name, ())
        read += words(printed, (page.text for page in entry.document.pages))
    return Result(way, outcome, original, read, made.pages)


def text(found: Sequence[Result]) -> str:
    """Return what was measured, with each difference."""
    counted = elements(found)
    wrong_whole = [result for result in found if wrongly_approvable(result)]
    identifiers = [each for each in counted if each.element in IDENTIFIERS and wrongly_met(each)]
    lines = [
        f"{len(found)} bundles on paper, {sum(result.pages for result in found)} pages",
        f"  whole verdict as of the original: {rate(same(result) for result in found)}",
        f"  or as labelled, or needs review: {rate(honest(result) for result in found)}",
        f"  wrongly approvable: {len(wrong_whole)}",
        f"  elements as of the original: {rate(each.verdict_right for each in counted)}",
        f"  or unclear: {rate(each.verdict_right or each.verdict == 'unclear' for each in counted)}",
        f"  wrongly met: {sum(map(wrongly_met, counted))}, of these identifiers: {len(identifiers)}",
        f"  words recognised: {sum((result.words for result in found), Rate(0, 0))}",
    ]
    for device in SCANS:
        part = [result for result in found if result.way.device == device]
        words = sum((result.words for result in part), Rate(0, 0))
        lines.append(
            f"  {device}: {sum(map(same, part))} as the original, {sum(map(honest, part))} or as labelled "
            f"or for review, of {len(part)}; words {words}"
        )
    lines += [line for result in found for line in differences(result)]
    return "\n".join(lines) + "\n"


def elements(found: Sequence[Result]) -> list[Compared]:
    """Return the elements that are counted, of all bundles."""
    return [each for result in found for each in result.outcome.elements if each.counted]


def wrongly_approvable(result: Result) -> bool:
    """Return whether a bundle came out as approvable though it is labelled otherwise."""
    return result.outcome.verdict == "approvable" != result.outcome.labels.verdict


def same(result: Result) -> bool:
    """Return whether the whole verdict is that of the original."""
    return result.outcome.verdict == result.original


def honest(result: Result) -> bool:
    """Return whether it is that, or left to a person, or as labelled where the original is left to one.

    A pen can write what the original did not let be read; where the original is decided, only its own
    verdict will do.
    """
    verdict = result.outcome.verdict
    labelled = result.original == "needs_review" and verdict == result.outcome.labels.verdict
    return same(result) or labelled or verdict == "needs_review"


def wrongly_met(each: Compared) -> bool:
    """Return whether an element was assessed as met that is not."""
    return each.verdict == "met" and each.label.verdict != "met"


def differences(result: Result) -> Iterator[str]:
    """Yield where one bundle in one way differs from the original and from its labels, a line each."""
    if not same(result):
        how = f"{result.way.device}{', by hand' if result.way.by_hand else ''}"
        yield f"{result.outcome.bundle} ({how}): {result.outcome.verdict}"
    for each in result.outcome.elements:
        if each.counted and not each.verdict_right:
            yield f"    {each.element}: {each.verdict} instead of {each.label.verdict}: {each.because}"
