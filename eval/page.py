"""A run as ``docs/accuracy.md``."""

from datetime import date
from typing import TYPE_CHECKING

from eval.evaluation import Evaluation
from eval.metrics import Summary
from eval.rates import Rate, rate
from eval.report import worst

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD = """# Accuracy

Written by `make eval` on {day}, poedesk {version}; do not edit by hand.

```
{command}
```

Every rate stands with its 95 % interval (Wilson) and the counts it comes from. What is measured and how the
labels were made stands in [eval/README.md](../eval/README.md).
"""
_TAIL = """
## What these figures do not say

- The bundles are our own: written by few hands in a short time, with invented companies. Real papers vary
  more. The interval speaks of chance in drawing bundles like these, not of other kinds of papers.
- Elements of one bundle depend on each other: a signature block that is not found costs four elements.
  The intervals of elements take them as independent and are too narrow.
- The held-out third is written by the same hands as the rest. It shows whether the code was fitted to the
  bundles that it was mended with, no more.
- These bundles are digital. `python -m eval.paper` prints, signs, scans and photographs them; what it
  measures stands in [eval/README.md](../eval/README.md).
- Labels of other people's folders are partly a tool's or an annotator's; some are wrong, and none is
  corrected here.
"""


def page(run: Evaluation, day: date, command: str) -> str:
    """Return the page; needs both parts of our own bundles."""
    parts = {"developed": run.developed, "held out": run.heldout, "all": run.everything}
    sets = {name: part for name, part in parts.items() if part is not None}
    body = _HEAD.format(day=day.isoformat(), version=run.version, command=command)
    body += (
        "\n## Our own bundles\n\n"
        + _overview(sets)
        + _errors(run)
        + _elements(sets["all"])
        + _codes(sets["all"])
    )
    if run.passages:
        body += _passages(run)
    if run.folders:
        body += _folders(run)
    return body + _TAIL


def _overview(sets: dict[str, Summary]) -> str:
    rows = [["", *sets], ["---", *("---" for _ in sets)]]
    rows.append(["bundles", *(str(len(part.outcomes)) for part in sets.values())])
    questions: dict[str, Callable[[Summary], Rate]] = {
        "whole verdict right": lambda part: part.whole,
        "element verdicts right": lambda part: part.total.verdict,
        "with the right code": lambda part: part.total.code,
        "precision of `met`": lambda part: part.total.precision,
        "recall of `met`": lambda part: part.total.recall,
        "values exact": lambda part: part.total.value,
        "document kinds right": lambda part: rate(kind.right for kind in part.kinds),
    }
    for name, ask in questions.items():
        rows.append([name, *(_cell(ask(part)) for part in sets.values())])
    return _table(rows) + "\n"


def _errors(run: Evaluation) -> str:
    lines = ["", "## Errors, the worst first", ""]
    lines += [
        "Errors in held-out bundles are counted, not named, so that nobody mends the code with them.",
        "",
    ]
    held = dict(worst(run.heldout, named=False)) if run.heldout is not None else {}
    for name, where in worst(run.developed, named=True) if run.developed is not None else ():
        listed = where if isinstance(where, list) else []
        lines.append(f"- **{name}**: {len(listed)} in developed bundles, {held.get(name, 0)} held out")
        lines += [f"  - {each}" for each in listed]
    return "\n".join(lines) + "\n"


def _elements(part: Summary) -> str:
    rows = [["element", "verdict", "precision of met", "recall of met", "value exact"], ["---"] * 5]
    for each in part.elements:
        cells = (each.verdict, each.precision, each.recall, each.value)
        rows.append([f"`{each.element}`", *(_cell(cell) for cell in cells)])
    return "\n## By element, all bundles\n\n" + _table(rows) + "\n"


def _codes(part: Summary) -> str:
    rows = [["expected code", "verdict and code right"], ["---"] * 2]
    rows += [[f"`{code}`", _cell(found)] for code, found in part.codes.items()]
    return "\n## By expected code, all bundles\n\n" + _table(rows) + "\n"


def _passages(run: Evaluation) -> str:
    rows = [["family, question", "as labelled", "wrongly taken for proof"], ["---"] * 3]
    rows += [[each.name, _cell(each.rate), str(each.wrongly_good)] for each in run.passages]
    return (
        "\n## Passages\n\nSingle texts in the plainest document that can hold them.\n\n" + _table(rows) + "\n"
    )


def _folders(run: Evaluation) -> str:
    rows = [["folder", "documents", "asked", "right"], ["---"] * 4]
    rows += [
        [folder.name, str(folder.documents), each.name, _cell(each.rate)]
        for folder in run.folders
        for each in folder.measures
    ]
    notes = [f"- {folder.name}: {folder.note}." for folder in run.folders if folder.note]
    notes += [f"- {name}: left out; the evaluation does not know it." for name in run.left_out]
    return "\n## Documents of others\n\n" + _table(rows) + "\n\n" + "\n".join(notes) + "\n"


def _cell(found: Rate) -> str:
    if found.value is None:
        return "-"
    low, high = found.interval
    return f"{found.value:.3f} [{low:.3f}, {high:.3f}], {found.hits}/{found.total}"


def _table(rows: list[list[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)
