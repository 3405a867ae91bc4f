"""``poedesk policy explain`` and ``diff``: where a rule comes from, and what changing it would change."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from poedesk.cli import options, progress
from poedesk.cli.commands.policy.rules import text_of
from poedesk.cli.output import check_output, deliver, deliver_report, json_text
from poedesk.kernel.errors import PoedeskError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from poedesk.proof.claim.model import Claim
    from poedesk.proof.policy.loader import Policy
    from poedesk.proof.policy.schema import Programme

    Wanted = tuple[Programme, str | None]

EXPLAIN_END = """\b
Examples:
  poedesk policy explain microsoft-cpor acknowledgement.date
  poedesk policy explain microsoft-cpor@2020-07 partner_response
"""

DIFF_END = """\b
Examples:
  poedesk policy diff microsoft-cpor@2020-07 microsoft-cpor@2023-10
  poedesk policy diff microsoft-cpor my-draft.yaml engagements/ --as-of 2026-05-04
"""


@click.command("explain", epilog=EXPLAIN_END)
@click.argument("name", metavar="ID[@VERSION] | FILE")
@click.argument("what", metavar="ELEMENT | PARAMETER | RULE")
@click.option("--on", type=options.Day(), metavar="DATE", help="Day of submission; default: the system date.")
@options.choose_format("text", "json")
@options.output
def explain_command(name: str, what: str, on: date | None, shape: str, output: Path | None) -> None:
    """Say what a rule or parameter asks, where it comes from, how it was before, and which cases try it."""
    from poedesk.paper.reports import changes  # noqa: PLC0415 - loaded when it is needed
    from poedesk.proof.assessing.api import today  # noqa: PLC0415
    from poedesk.proof.policy.differences import edition  # noqa: PLC0415

    check_output(output)
    programme, version = _wanted(name)
    value = changes.explanation_json(edition(programme, version, on or today()), what)
    if shape == "json":
        deliver(json_text(value), output)
    else:
        deliver_report(lambda console: changes.write_explanation(value, console), output)


@click.command("diff", epilog=DIFF_END)
@click.argument("before", metavar="BEFORE")
@click.argument("after", metavar="AFTER")
@click.argument("bundles", nargs=-1, type=options.FILE, metavar="[FOLDER...]")
@options.as_of
@options.choose_format("text", "json")
@options.output
@options.no_cache
def diff_command(  # noqa: PLR0913 - one parameter an option
    before: str,
    after: str,
    bundles: tuple[Path, ...],
    as_of: date | None,
    output: Path | None,
    *,
    shape: str,
    no_cache: bool,
) -> None:
    """Compare two versions of the rules, and say which verdicts of the bundles in FOLDER flip between them.

    BEFORE and AFTER are ID[@VERSION] or programme files, also FILE@VERSION. FOLDER is a bundle, or holds
    bundles. Each claim is judged as of its own day of submission, as far as the versions reach.
    """
    from poedesk.paper.reports import changes  # noqa: PLC0415 - loaded when it is needed
    from poedesk.proof.assessing.api import today  # noqa: PLC0415
    from poedesk.proof.policy.differences import edition  # noqa: PLC0415

    check_output(output)
    day = as_of or today()
    sides = (_wanted(before), _wanted(after))
    old, new = (edition(programme, version, day) for programme, version in sides)
    found = [bundle for folder in bundles for bundle in _bundles(folder)]
    judged = _judged(found, sides, day, cached=not no_cache) if found else []
    value = changes.differences_json(((before, old), (after, new)), judged)
    if shape == "json":
        deliver(json_text(value), output)
    else:
        deliver_report(lambda console: changes.write_differences(value, console), output)


def _wanted(name: str) -> "Wanted":
    """Return the programme and the version (null: the one in force) that ``name`` names."""
    from poedesk.proof.policy import loader  # noqa: PLC0415 - loaded when it is needed

    head, _, version = name.rpartition("@")
    if not head or Path(name).is_file():
        head, version = name, ""
    path = Path(head)
    if path.is_file() or path.suffix in {".yaml", ".yml"}:
        return loader.parse(text_of(path), head), version or None
    return loader.programme(head), version or None


def _bundles(folder: Path) -> "list[Path]":
    """Return ``folder`` when it is a bundle, else the bundles in it, by name."""
    from poedesk.proof.reading.bundle import CLAIM_NAMES  # noqa: PLC0415 - loaded when it is needed

    if not folder.is_dir():
        message = f"{folder} is no folder; give a bundle, or a folder that holds bundles"
        raise UsageError(message)
    found = [
        each
        for each in (folder, *sorted(folder.iterdir()))
        if any((each / name).is_file() for name in CLAIM_NAMES)
    ]
    if not found:
        message = f"{folder} holds no bundle: no folder with one of {', '.join(CLAIM_NAMES)} at its top"
        raise UsageError(message)
    return found[:1] if found[0] == folder else found


def _judged(
    bundles: "Sequence[Path]", sides: "tuple[Wanted, Wanted]", day: date, *, cached: bool
) -> "list[dict[str, Any]]":
    """Return both assessments of each bundle, or why there are none; one that fails stops no other."""
    from poedesk.proof.assessing import api  # noqa: PLC0415 - loaded when it is needed

    cache = options.cache(off=not cached)
    told: list[dict[str, Any]] = []
    with api.finding() as finders, progress.watching("judging", done=True) as advance:
        for number, bundle in enumerate(bundles):
            if advance is not None:
                advance(str(bundle), number, len(bundles))
            try:
                both = api.check_under(
                    bundle, choose=lambda claim: _policies(claim, sides, day), as_of=day, cache=cache,
                    finders=finders,
                )  # fmt: skip
                told.append({"bundle": str(bundle), "assessments": [each.to_json() for each in both]})
            except PoedeskError as error:
                told.append({"bundle": str(bundle), "problem": str(error)})
    return told


def _policies(claim: "Claim", sides: "tuple[Wanted, Wanted]", day: date) -> "list[Policy]":
    from poedesk.proof.policy.loader import resolve  # noqa: PLC0415 - loaded when it is needed

    for programme, _ in sides:
        if claim.programme != programme.id:
            message = f"its claim is one of {claim.programme}, not of {programme.id}"
            raise UsageError(message)
        if claim.solution_area not in programme.solution_areas:
            message = f"{programme.id} does not know its solution area {claim.solution_area!r}"
            raise UsageError(message)
    return [resolve(programme, version, claim.submitted_on or day) for programme, version in sides]


COMMANDS = (explain_command, diff_command)
