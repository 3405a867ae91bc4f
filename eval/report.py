"""A run as text, and one bundle with its differences."""

from collections.abc import Iterable, Iterator

from eval.evaluation import Evaluation
from eval.folders.common import Folder
from eval.judging import Compared, Outcome
from eval.metrics import Summary
from eval.rates import rate
from eval.trying.counting import Counted


def text(run: Evaluation) -> str:
    """Return the run as a person reads it; errors of held-out bundles are named only when asked for alone."""
    lines = [f"poedesk {run.version}"]
    if run.developed is not None and run.heldout is not None:
        lines += ["", f"All bundles: {run.everything.whole} whole verdicts right"]
    if run.developed is not None:
        lines += _part("Developed", run.developed, named=True)
    if run.heldout is not None:
        lines += _part("Held out", run.heldout, named=run.developed is None)
    lines += passages(run.passages, named=True)
    for folder in run.folders:
        lines += _folder(folder)
    lines += [f"Left out: {name} is no folder that the evaluation knows" for name in run.left_out]
    return "\n".join(lines) + "\n"


def sealed(part: Summary, counted: Iterable[Counted]) -> str:
    """Return the sealed part in counts alone: nothing in it tells which bundle or passage was judged how."""
    lines = [*_part("Sealed", part, named=False), *passages(counted, named=False)]
    return "\n".join(lines).lstrip() + "\n"


def passages(counted: Iterable[Counted], *, named: bool) -> list[str]:
    """Return a line for each question asked of passages, with the differences when they may be named."""
    lines = []
    for each in counted:
        lines.append(f"{each.name}: {each.rate}; wrongly good {each.wrongly_good}")
        lines += [f"    {miss}" for miss in each.misses if named]
    return ["", "Passages", *(f"  {line}" for line in lines)] if lines else []


def bundle(outcome: Outcome) -> str:
    """Return one bundle: what was expected, what came, and each difference with the assessment's reason."""
    lines = [
        outcome.bundle,
        outcome.labels.why,
        f"expected {outcome.labels.verdict}, assessed {outcome.verdict}",
    ]
    differences = [difference(each) for each in outcome.elements if each.counted and is_wrong(each)]
    kinds = [
        f"  {kind.name}: kind {kind.got}, expected {' or '.join(sorted(kind.expected))}"
        for kind in outcome.kinds
        if not kind.right
    ]
    found = [*differences, *kinds, *(f"  {problem}" for problem in outcome.problems)]
    return "\n".join([*lines, *(found or ["  no difference"])]) + "\n"


def is_wrong(each: Compared) -> bool:
    """Return whether verdict, code or told value differs."""
    return not each.code_right or (each.value_told and not each.value_right)


def difference(each: Compared) -> str:
    """Return one difference in a line or two."""
    expected = f"{each.label.verdict}/{' or '.join(sorted(each.label.codes))}"
    line = f"  {each.element}: {each.verdict}/{each.code}, expected {expected}"
    if each.value_told and not each.value_right:
        line += f"\n    value {each.value!r}, expected {each.label.value!r}"
    return f"{line}\n    {each.because}"


def worst(part: Summary, *, named: bool) -> Iterator[tuple[str, list[str] | int]]:
    """Yield each kind of error, the worst first: its name, and where it happened or how often."""
    found = [
        ("wrong approvable", [outcome.bundle for outcome in part.wrong_approvable]),
        ("wrong met", [f"{each.bundle}: {each.element}" for each in part.wrong_met]),
        ("needless refusal", [outcome.bundle for outcome in part.needless_refusals]),
        ("needless review", [outcome.bundle for outcome in part.needless_reviews]),
        ("met, but assessed as not met", [f"{each.bundle}: {each.element}" for each in part.wrong_missing]),
        ("asked for by one side only", [f"{each.bundle}: {each.element}" for each in part.unasked]),
        ("wrong kind", [f"{each.bundle}/{each.name}: {each.got}" for each in part.kinds if not each.right]),
        ("problem", [f"{each.bundle}: {problem}" for each in part.outcomes for problem in each.problems]),
    ]
    for name, where in found:
        yield name, where if named else len(where)


def _part(title: str, part: Summary, *, named: bool) -> list[str]:
    lines = ["", f"{title}: {len(part.outcomes)} bundles", f"  whole verdict      {part.whole}"]
    total = part.total
    lines += [f"  element verdicts   {total.verdict}", f"  with their code    {total.code}"]
    lines += [f"  precision of met   {total.precision}", f"  recall of met      {total.recall}"]
    lines += [
        f"  values exact       {total.value}",
        f"  document kinds     {rate(k.right for k in part.kinds)}",
    ]
    for name, where in worst(part, named=named):
        lines += _listed(name, where)
    width = max((len(each.element) for each in part.elements), default=0)
    lines += ["  by element: verdict; recall of met"]
    lines += [f"    {each.element:<{width}}  {each.verdict}; {each.recall}" for each in part.elements]
    width = max((len(code) for code in part.codes), default=0)
    lines += ["  by code that is expected: verdict and code right"]
    return lines + [f"    {code:<{width}}  {found}" for code, found in part.codes.items()]


def _listed(name: str, where: list[str] | int) -> Iterable[str]:
    if isinstance(where, int):
        return [f"  {name}: {where}"]
    return [f"  {name}: {len(where)}", *(f"    {each}" for each in where)]


def _folder(folder: Folder) -> list[str]:
    lines = ["", f"{folder.name}: {folder.documents} documents ({folder.note})"]
    for each in folder.measures:
        lines += [f"  {each.name}: {each.rate}", *(f"    {miss}" for miss in each.misses)]
    return lines
