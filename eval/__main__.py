"""``python -m eval``: measure accuracy on our own labelled bundles and on folders of other documents."""

import argparse
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

import poedesk
from eval import evaluation, report
from eval.evaluation import PAGE
from eval.folders import measure
from eval.judging import Outcome, judge
from eval.metrics import Summary
from eval.page import page
from eval.paper.table import kept, put
from eval.trying.counting import count
from eval.trying.model import load


def main(arguments: list[str] | None = None) -> int:
    """Run as told on the command line; 0 when it ran, 2 when it was told wrongly."""
    told = _parser().parse_args(arguments)
    if told.write and (told.heldout or told.developed or told.bundle):
        _parser().error("--write needs the whole set: leave out --heldout, --developed and --bundle")
    if told.data is not None and not told.data.is_dir():
        _parser().error(f"{told.data} is no folder; give one that holds folders of labelled documents")
    if told.bundle:
        return _one(told.bundle)
    if told.sealed:
        sys.stdout.write(_sealed())
        return 0
    if told.passages:
        counted = count(load(evaluation.PASSAGES))
        sys.stdout.write("\n".join(report.passages(counted, named=True)) + "\n")
        return 0
    run = measured(told.data, developed=not told.heldout, heldout=not told.developed)
    asked = " DATA=FOLDER" if told.data else ""
    if told.write:
        made = page(run, datetime.now(UTC).date(), f"make eval{asked} ARGS=--write")
        if paper := kept(PAGE.read_text("utf-8")):
            made = put(made, paper)
        PAGE.write_text(made, "utf-8")
        print(f"written to {PAGE.name}", file=sys.stderr)
    answer = (
        json.dumps(run.to_json(), indent=2, ensure_ascii=False) + "\n"
        if told.format == "json"
        else report.text(run)
    )
    if told.output:
        told.output.write_text(answer, "utf-8")
    else:
        sys.stdout.write(answer)
    return 0


def measured(data: Path | None, *, developed: bool, heldout: bool) -> evaluation.Evaluation:
    """Return what a run over the asked parts, and the folders in ``data``, gives."""
    held = evaluation.heldout_names()
    asked = [path for path in evaluation.bundles() if (heldout if path.name in held else developed)]
    first, second = evaluation.parted(_judged(asked), held)
    folders, left_out = measure(data) if data is not None else ([], [])
    return evaluation.Evaluation(
        poedesk.__version__,
        first if developed else None,
        second if heldout else None,
        tuple(folders),
        tuple(left_out),
        count(load(evaluation.PASSAGES)) if developed else (),
    )


def _sealed() -> str:
    judged = _judged(evaluation.bundles(evaluation.SEALED / "documents"), quiet=True)
    return report.sealed(Summary(tuple(judged)), count(load(evaluation.SEALED / "passages")))


def _judged(paths: list[Path], *, quiet: bool = False) -> list[Outcome]:
    found = []
    for number, path in enumerate(paths, 1):
        print(f"{number}/{len(paths)} {'' if quiet else path.name}", file=sys.stderr)
        found.append(judge(path))
    return found


def _one(name: str) -> int:
    path = evaluation.DOCUMENTS / name
    if not path.is_dir():
        known = ", ".join(each.name for each in evaluation.bundles())
        _parser().error(f"there is no bundle {name!r}; known are {known}")
    sys.stdout.write(report.bundle(judge(path)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument("--data", type=Path, help="a folder that holds folders of labelled documents")
    parser.add_argument("--bundle", metavar="NAME", help="only this bundle, with every difference")
    part = parser.add_mutually_exclusive_group()
    part.add_argument(
        "--developed", action="store_true", help="only the bundles that the code may be mended with"
    )
    part.add_argument(
        "--heldout", action="store_true", help="only those that nobody mends the code with, errors named"
    )
    part.add_argument("--passages", action="store_true", help="only the passages, with every difference")
    part.add_argument(
        "--sealed", action="store_true", help="only the sealed part, in counts; run it when an issue closes"
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="how to answer; text by default"
    )
    parser.add_argument(
        "--output", type=Path, metavar="FILE", help="write the answer there instead of to stdout"
    )
    parser.add_argument("--write", action="store_true", help="also write docs/accuracy.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())
