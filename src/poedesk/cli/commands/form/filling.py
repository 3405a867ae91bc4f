"""``poedesk form fill``: our own form, or the programme's, filled from a claim and answers."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import options, targets
from poedesk.cli.commands.form import looks
from poedesk.cli.commands.form.given import claim_at, narratives_at, rules_for
from poedesk.cli.inputs import bytes_of
from poedesk.cli.output import deliver_bytes, warn
from poedesk.kernel.errors import UsageError
from poedesk.kernel.text import printable

if TYPE_CHECKING:
    from poedesk.paper.forms.drawing import Drawn
    from poedesk.paper.forms.narratives import Narratives
    from poedesk.proof.claim.model import Claim
    from poedesk.proof.policy.loader import Policy

FILL_END = """\b
Examples:
  poedesk form fill claim.yaml narratives.yaml --output poe.pdf
  poedesk form fill engagements/contoso narratives.md --output poe.docx
  poedesk form fill claim.yaml narratives.yaml --template programme.pdf --output poe.pdf
\b
Every value that was written is listed on stdout with its place. What the
customer does (signature, date, initials) stays empty. Exit code 1 with
--template when a value found no place in it.
"""


@click.command("fill", epilog=FILL_END)
@click.argument("claim", type=options.FILE)
@click.argument("narratives", required=False, type=options.FILE)
@click.option("--template", type=options.FILE, metavar="FILE", help="The programme's own form, PDF or DOCX.")
@looks.everything
@looks.flat
@looks.paper
@looks.shape
@options.policy
@options.as_of
@targets.replace
@options.output
def fill_command(  # noqa: PLR0913 - one parameter an option
    *,
    claim: Path,
    narratives: Path | None,
    template: Path | None,
    paper: str,
    shape: str | None,
    policy: str | None,
    as_of: date | None,
    output: Path | None,
    replace: bool,
    everything: bool,
    flat: bool,
) -> int:
    """Fill the form from CLAIM and the answers in NARRATIVES (YAML or Markdown).

    Without --template it is our own form. Whatever has no place, or is too long for it, is named on stderr;
    nothing is guessed.
    """
    from poedesk.paper.forms.drawing import filled  # noqa: PLC0415 - loaded when it is needed

    target = looks.needed(output, claim, narratives, template, replace=replace)
    stated = claim_at(claim)
    rules, day = rules_for(stated, policy, as_of)
    answers = narratives_at(narratives)
    if stated.expected_incentive is not None:
        warn("the expected incentive is left out of the form: the customer reads it")
    if template is not None:
        if everything or flat or shape is not None:
            message = "--all, --flat and --format are for our own form; a template stays what it is"
            raise UsageError(message)
        return _fill_template(template, (stated, answers), (rules, day), target)
    form = filled(stated, rules, answers, looks.look(output, shape, paper, flat=flat), everything=everything)
    looks.deliver_form(form, target)
    click.echo(_listed(form), nl=False)
    return 0


def _listed(form: "Drawn") -> str:
    values = form.contents.values
    written = [field for field in form.outline.fields() if field.name in values]
    lines = (f"{field.name}: {_said(values[field.name])}  ({field.label})" for field in written)
    return "".join(f"{printable(line)}\n" for line in lines)


def _said(value: str | bool) -> str:  # noqa: FBT001 - a value of a form is a text or a tick
    text = "ticked" if value is True else str(value).replace("\n", " / ")
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 3]}..."


_SHOWN = 60
"""Letters of a value that are listed."""


def _fill_template(
    template: Path, engagement: "tuple[Claim, Narratives]", rules: "tuple[Policy, date]", target: Path
) -> int:
    from poedesk.paper.forms.contents import contents  # noqa: PLC0415 - loaded when it is needed
    from poedesk.paper.forms.planning import plan  # noqa: PLC0415
    from poedesk.paper.forms.templates.fill import fill  # noqa: PLC0415

    targets.of_one_kind(target, template)
    claim, answers = engagement
    policy, day = rules
    outline = plan(claim, policy)
    made = contents(outline, claim, answers)
    on = claim.submitted_on or day
    data = bytes_of(template, "the template")
    done = fill(data, outline, made, policy=policy, on=on, name=template.name)
    deliver_bytes(done.data, target)
    for each in done.placed:
        click.echo(printable(f"{each.field}: {_said(each.value)}  ({each.place})"))
    warn(done.template.because)
    for problem in (*made.without_place, *done.without_place, *made.too_long):
        warn(str(problem))
    for note in done.notes:
        warn(note)
    return int(bool(done.without_place))


COMMANDS = (fill_command,)
