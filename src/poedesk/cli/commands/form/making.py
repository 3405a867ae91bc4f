"""``poedesk form new`` and ``sample``: an empty form, and completed ones."""

from datetime import date
from pathlib import Path

import click

from poedesk.cli import options, targets
from poedesk.cli.commands.form import looks
from poedesk.cli.commands.form.given import claim_at, rules_for
from poedesk.cli.output import deliver
from poedesk.kernel.errors import UsageError

NEW_END = """\b
Examples:
  poedesk form new claim.yaml --output poe.pdf          what this claim needs, empty
  poedesk form new --programme microsoft-cpor --all --output poe.docx
  poedesk form new --programme microsoft-azure-poe --output azure.pdf --paper letter
"""
SAMPLE_END = """\b
Examples:
  poedesk form sample                                   which samples there are
  poedesk form sample usage-security                    with notes in its margin
  poedesk form sample usage-security --poor             its poor twin, and what a reviewer says
  poedesk form sample azure --output azure.pdf
"""


@click.command("new", epilog=NEW_END)
@click.argument("claim", required=False, type=options.FILE)
@click.option("--programme", metavar="ID", help="Whose form, when no claim is given.")
@click.option(
    "--engagement", type=click.Choice(("usage", "presales")), default="usage", help="Without a claim."
)
@click.option("--solution-area", metavar="AREA", help="Without a claim; default: the programme's first.")
@click.option(
    "--sector", type=click.Choice(("commercial", "public")), default="commercial", help="Without a claim."
)
@click.option("--country", metavar="CODE", default="US", help="Without a claim; two letters.")
@looks.everything
@looks.paper
@looks.shape
@options.policy
@options.as_of
@targets.replace
@options.output
def new_command(  # noqa: PLR0913 - one parameter an option
    *,
    claim: Path | None,
    programme: str | None,
    engagement: str,
    solution_area: str | None,
    sector: str,
    country: str,
    paper: str,
    shape: str | None,
    policy: str | None,
    as_of: date | None,
    output: Path | None,
    replace: bool,
    everything: bool,
) -> None:
    """Draw an empty form: the parts that CLAIM needs, or those of a programme.

    PDF (with fields to fill in) or Word, as the file's name ends.
    """
    from poedesk.paper.forms.drawing import drawn  # noqa: PLC0415 - loaded when it is needed
    from poedesk.paper.forms.planning import blank_claim, plan  # noqa: PLC0415
    from poedesk.proof.policy import loader  # noqa: PLC0415

    target = looks.needed(output, claim, replace=replace)
    look = looks.look(output, shape, paper)
    if (claim is None) == (programme is None):
        message = "give a claim, or --programme: one of the two says whose form it is"
        raise UsageError(message)
    if claim is not None:
        stated = claim_at(claim)
    else:
        areas = loader.programme(str(programme)).solution_areas
        stated = blank_claim(
            str(programme), engagement, solution_area or areas[0], country=country.upper(), sector=sector
        )
    rules, _ = rules_for(stated, policy, as_of)
    looks.deliver_form(drawn(plan(stated, rules, everything=everything), look=look), target)


@click.command("sample", epilog=SAMPLE_END)
@click.argument("kind", required=False)
@click.option("--poor", is_flag=True, help="The poor twin, with what a reviewer says.")
@looks.paper
@looks.shape
@targets.replace
@options.output
def sample_command(
    kind: str | None, *, paper: str, shape: str | None, output: Path | None, poor: bool, replace: bool
) -> None:
    """Show a completed form of KIND with notes on why each answer passes; with --output as PDF or Word.

    All companies and people in samples are invented.
    """
    from poedesk.paper.forms.samples.load import kinds, sample  # noqa: PLC0415 - loaded when it is needed
    from poedesk.paper.forms.samples.page import page  # noqa: PLC0415

    targets.fresh(output, (), replace=replace)
    if kind is None:
        listed = [f"{name:<32}{sample(name).title}" for name in kinds()]
        deliver("\n".join(listed) + "\n", output)
        return
    made = sample(kind, poor=poor)
    if shape is None and (output is None or output.suffix.lower() in {".md", ".txt"}):
        deliver(page(made), output)
        return
    from poedesk.paper.forms.drawing import drawn  # noqa: PLC0415 - loaded when it is needed

    look = looks.look(output, shape, paper)
    looks.deliver_form(drawn(*made.form(), look), looks.needed(output, replace=replace))


COMMANDS = (new_command, sample_command)
