"""``python -m eval.redrawn``: what is lost when the developed good bundles are drawn in other layouts.

The words stay the same, so that whatever is found in the first drawing has to be found in every other one.
It needs Chromium, LibreOffice and the fonts of ``eval/README.md``.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from eval import evaluation
from eval.judging import judge
from eval.labels import NAME, load
from eval.making import build
from eval.redrawn import terms
from eval.redrawn.layouts import LAYOUTS, Layout
from eval.redrawn.markup import body, document

SOURCES = build.SOURCES


def main(arguments: list[str] | None = None) -> int:
    """Draw, judge and tell; 0 when it ran."""
    told = _parser().parse_args(arguments)
    layouts = told.layout or list(LAYOUTS)
    names = told.bundle or sorted(_good())[told.part[0] - 1 :: told.part[1]]
    with tempfile.TemporaryDirectory() as scratch:
        home = told.keep or Path(scratch)
        counts = {layout: [0, 0, 0] for layout in layouts}
        for name in names:
            first = _verdicts(evaluation.DOCUMENTS / name)
            for layout in layouts:
                lost = _lost(name, layout, home, first)
                if lost is None:
                    continue
                for place, more in enumerate((1, bool(lost), len(lost))):
                    counts[layout][place] += more
                for line in lost:
                    print(f"{layout}: {name}: {line}", flush=True)
    for layout, (drawn, touched, elements) in counts.items():
        print(f"{layout}: {drawn} bundles drawn, {touched} lose something, {elements} elements in all")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("python -m eval.redrawn", description=__doc__)
    add = parser.add_argument
    add("--layout", action="append", choices=LAYOUTS, help="one layout; give it again for more")
    add("--bundle", action="append", help="one bundle, in place of all")
    add("--part", type=_part, default=(1, 1), metavar="1/3", help="every third bundle from the first on")
    add("--keep", type=Path, metavar="FOLDER", help="keep the drawn bundles there, to look at")
    return parser


def _part(text: str) -> tuple[int, int]:
    at, _, of = text.partition("/")
    if not (at.isdigit() and of.isdigit() and 0 < int(at) <= int(of)):
        message = f"{text} is no part: write 1/3 for every third from the first on"
        raise argparse.ArgumentTypeError(message)
    return int(at), int(of)


def _good() -> Iterator[str]:
    """Yield the developed bundles that are good proofs and have a source to draw from."""
    held = evaluation.heldout_names()
    for path in evaluation.bundles():
        if path.name not in held and load(path / NAME).verdict == "approvable" and any(_sources(path.name)):
            yield path.name


def _sources(name: str) -> Iterator[tuple[Path, str]]:
    """Yield the sources of a bundle that can be drawn anew, and the file that each makes."""
    for source in sorted((SOURCES / name).glob("*.*.*.html")):
        file, ending, maker, _ = source.name.rsplit(".", 3)
        if maker != "locked" and (evaluation.DOCUMENTS / name / f"{file}.{ending}").exists():
            yield source, f"{file}.{ending}"


def _verdicts(folder: Path) -> dict[str, str]:
    """Return the verdicts of a bundle, those that its labels count."""
    return {each.element: each.verdict for each in judge(folder).elements if each.counted}


def _lost(name: str, layout: str, home: Path, first: Mapping[str, str]) -> list[str] | None:
    """Return the elements that are met in the first drawing and not in another; null when it has none."""
    folder = home / layout / name
    if folder.exists():
        shutil.rmtree(folder)
    shutil.copytree(evaluation.DOCUMENTS / name, folder)
    drawn = [_draw(source, folder, file, LAYOUTS[layout]) for source, file in _sources(name)]
    if not any(drawn):
        return None
    return [
        f"{each.element} is {each.verdict} ({each.code}): {each.because}"
        for each in judge(folder).elements
        if first.get(each.element) == "met" != each.verdict
    ]


def _draw(source: Path, folder: Path, file: str, layout: Layout) -> bool:
    """Draw a source in a layout, in place of ``file``; false where it is sealed or cannot be drawn so."""
    words = source.read_text("utf-8")
    if "<seal" in words:
        return False
    paper: str | None = document(words, layout.attributes)
    if paper and layout.terms:
        paper = terms.put(paper, layout.terms)
    if paper is None:
        return False
    text = f"<style>{layout.style}</style>{body(paper)}" if layout.maker in {"chromium", "writer"} else paper
    try:
        data = build.draw(layout.maker, text, layout.ending)
    except (KeyError, ValueError) as error:
        print(f"{source.name} cannot be drawn so: {error}", file=sys.stderr)
        return False
    (folder / file).unlink()
    (folder / file).with_suffix(f".{layout.ending}").write_bytes(data)
    return True


if __name__ == "__main__":
    sys.exit(main())
