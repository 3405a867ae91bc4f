"""``poedesk review open`` and ``decide``: a case and its decisions, kept in its file."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import acting, inputs, options
from poedesk.cli.commands.review import given
from poedesk.cli.output import deliver
from poedesk.cli.targets import fresh, replace
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.process.reviews.decisions import Ground
    from poedesk.process.reviews.files import Review

KINDS = ("claim", "poe", "arbitration", "dispute")
DECISIONS = ("accept", "ask", "refuse")
_SHORTEST_SECRET = 16
OPEN_EXAMPLES = """\b
Examples:
  poedesk review open assessment.json --case CLM-7 --kind claim --output case.json
  poedesk review open assessment.json --case CLM-7 --kind dispute --before reviewer-1 --before reviewer-2 \\
      --output dispute.json
  poedesk review open assessment.json --case CLM-8 --kind claim --double-share 10% --secret secret.txt \\
      --output case.json
"""
DECIDE_EXAMPLES = """\b
Examples:
  poedesk review decide case.json accept --by reviewer-1
  poedesk review decide case.json refuse --ground acknowledgement.date --by reviewer-1
  poedesk review decide case.json ask --grounds grounds.yaml --by reviewer-2
\b
grounds.yaml, what a reviewer found where the machine did not:
  - element: customer.name
    code: contradicted
    cites:
      - {document: poe.pdf, place: "page 1, 'Customer'", quote: Osprey Hollow Ltd}
    words: The form names another company.
\b
Exit codes: 0 it is taken, 1 this reviewer may not decide it now, 2 it lacks what it needs.
"""


@click.command("open", epilog=OPEN_EXAMPLES)
@click.argument("assessment", type=options.FILE)
@click.option("--case", "name", required=True, metavar="ID", help="What is decided: a claim, a request.")
@click.option("--kind", type=click.Choice(KINDS), required=True, help="What sort of case it is.")
@click.option(
    "--before", multiple=True, metavar="ID", help="Who took the decision that is disputed; may not decide."
)
@click.option("--involved", multiple=True, metavar="ID", help="Who works for a party; may not decide.")
@click.option("--doubled", is_flag=True, help="Two decide it blindly, to measure how far reviewers agree.")
@click.option("--double-share", metavar="SHARE", help="With --secret: so many cases are doubled, by chance.")
@click.option("--secret", type=options.FILE, metavar="FILE", help="Of the programme, the same for all cases.")
@click.option("--output", type=options.FILE, required=True, metavar="FILE", help="Where the case is kept.")
@replace
def open_command(  # noqa: PLR0913 - options of a command
    assessment: Path, *, name: str, kind: str, before: tuple[str, ...], involved: tuple[str, ...],
    doubled: bool, double_share: str | None, secret: Path | None, output: Path, replace: bool,
) -> None:  # fmt: skip
    """Open a case about an ASSESSMENT, as `poedesk check --format json` wrote it."""
    from poedesk.process.reviews.cases import Case  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.reviews.files import opened  # noqa: PLC0415

    fresh(output, (assessment, secret), replace=replace)
    blind = doubled or _by_chance(name, double_share, secret)
    case = Case(name, kind, before=before, involved=involved, doubled=blind)
    made = opened(case, inputs.json_file(assessment, "the assessment"))
    given.keep(made, output, None)
    told = "; two decide it blindly" if blind else ""
    deliver(f"{name} is open, kept in {output}{told}.\n", None)


@click.command("decide", epilog=DECIDE_EXAMPLES)
@click.argument("case", type=options.FILE)
@click.argument("decision", type=click.Choice(DECISIONS))
@acting.by
@acting.at
@click.option(
    "--ground", "elements", multiple=True, metavar="ELEMENT",
    help="An element that is not accepted as the machine found it: its code, citations, where it searched.",
)  # fmt: skip
@click.option("--grounds", type=options.FILE, metavar="FILE", help="Grounds of your own, as YAML or JSON.")
@click.option("--words", default="", metavar="TEXT", help="What the partner reads beside each --ground.")
@click.option("--overriding", default="", metavar="TEXT", help="Why you decide against the machine.")
def decide_command(  # noqa: PLR0913 - options of a command
    case: Path, decision: str, *, actor: str, at: datetime | None, elements: tuple[str, ...],
    grounds: Path | None, words: str, overriding: str,
) -> None:  # fmt: skip
    """Take a DECISION on CASE; without element, code and citation nothing is refused."""
    from poedesk.process.reviews.cases import outcome  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.reviews.decisions import Decision  # noqa: PLC0415
    from poedesk.process.reviews.files import taken  # noqa: PLC0415

    known = given.review(case)
    told = _grounds(known, elements, grounds, words)
    made = taken(known, Decision(decision, actor, acting.moment(at), told, overriding))
    given.keep(made, case, known)
    found = outcome(made.case)
    ended = f": {found.decision.kind}" if found.decision else ""
    deliver(f"{made.case.id} is {found.state.replace('-', ' ')}{ended}.\n", None)


def _grounds(
    known: "Review", elements: tuple[str, ...], path: Path | None, words: str
) -> "tuple[Ground, ...]":
    from poedesk.process.reviews.files import grounds_of  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.reviews.telling import as_found  # noqa: PLC0415

    own = grounds_of(_yaml(path)) if path is not None else ()
    return (*(as_found(known, element, words) for element in elements), *own)


def _yaml(path: Path) -> object:
    from yaml import YAMLError  # noqa: PLC0415 - loaded when it is needed

    from poedesk.kernel.yaml_data import load_yaml  # noqa: PLC0415

    data = inputs.bytes_of(path, "the grounds")
    try:
        return load_yaml(data.decode("utf-8"))
    except (UnicodeDecodeError, YAMLError) as error:
        message = f"the grounds {path} are no YAML: {error}"
        raise UsageError(message) from error


def _by_chance(name: str, share: str | None, secret: Path | None) -> bool:
    if (share is None) != (secret is None):
        message = "--double-share and --secret go together: nobody may guess which cases are doubled"
        raise UsageError(message)
    if share is None or secret is None:
        return False
    from poedesk.process.reviews.cases import is_doubled  # noqa: PLC0415 - loaded when it is needed

    text = inputs.bytes_of(secret, "the secret").decode("utf-8", "replace").strip()
    if len(text) < _SHORTEST_SECRET:
        message = f"--secret: {secret} holds fewer than {_SHORTEST_SECRET} signs; that could be guessed"
        raise UsageError(message)
    return is_doubled(name, text, options.share(share, "--double-share"))


COMMANDS = (open_command, decide_command)
