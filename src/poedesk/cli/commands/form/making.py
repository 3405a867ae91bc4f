"""``poedesk form new``, ``fill``, ``sample``: one form as PDF or Word."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import options
from poedesk.cli.commands.form.given import claim_at, narratives_at, rules_for
from poedesk.cli.output import check_output, deliver, deliver_bytes, warn
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.paper.forms.drawing import Drawn, Look

NEW_END = """\b
Examples:
  poedesk form new claim.yaml --output poe.pdf          what this claim needs, empty
  poedesk form new --programme microsoft-cpor --all --output poe.docx
  poedesk form new --programme microsoft-azure-poe --output azure.pdf --paper letter
"""
FILL_END = """\b
Examples:
  poedesk form fill claim.yaml narratives.yaml --output poe.pdf
  poedesk form fill engagements/contoso narratives.md --output poe.docx
\b
What the customer does (signature, date, initials) stays empty.
"""
SAMPLE_END = """\b
Examples:
  poedesk form sample                                   which samples there are
  poedesk form sample usage-security                    with notes in its margin
  poedesk form sample usage-security --poor             its poor twin, and what a reviewer says
  poedesk form sample azure --output azure.pdf
"""

_paper = click.option(
    "--paper", type=click.Choice(("a4", "letter")), default="a4", show_default=True, help="Size of the pages."
)
_flat = click.option("--flat", is_flag=True, help="PDF without fields: the answers are plain text.")
_everything = click.option(
    "--all", "everything", is_flag=True, help="Every part of the form, not only what the claim needs."
)
_shape = click.option(
    "--format", "shape", type=click.Choice(("pdf", "docx")), help="Default: as the file's name ends."
)


def _look(output: Path | None, shape: str | None, paper: str, *, flat: bool = False) -> "Look":
    from poedesk.paper.forms.drawing import Look, shape_of  # noqa: PLC0415 - loaded when it is needed

    return Look(shape_of(str(output or "the form"), shape), paper, flat)


def _needed(output: Path | None) -> Path:
    if output is None:
        message = "a form is a file: name it, such as --output poe.pdf"
        raise UsageError(message)
    check_output(output)
    return output


def _deliver(form: "Drawn", output: Path) -> None:
    deliver_bytes(form.data, output)
    for problem in (*form.contents.without_place, *form.contents.too_long, *form.notes):
        warn(str(problem))


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
@_everything
@_paper
@_shape
@options.policy
@options.as_of
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
    everything: bool,
) -> None:
    """Draw an empty form: the parts that CLAIM needs, or those of a programme.

    PDF (with fields to fill in) or Word, as the file's name ends.
    """
    from poedesk.paper.forms.drawing import drawn  # noqa: PLC0415 - loaded when it is needed
    from poedesk.paper.forms.planning import blank_claim, plan  # noqa: PLC0415
    from poedesk.proof.policy import loader  # noqa: PLC0415

    target = _needed(output)
    look = _look(output, shape, paper)
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
    _deliver(drawn(plan(stated, rules, everything=everything), look=look), target)


@click.command("fill", epilog=FILL_END)
@click.argument("claim", type=options.FILE)
@click.argument("narratives", required=False, type=options.FILE)
@_everything
@_flat
@_paper
@_shape
@options.policy
@options.as_of
@options.output
def fill_command(  # noqa: PLR0913 - one parameter an option
    *,
    claim: Path,
    narratives: Path | None,
    paper: str,
    shape: str | None,
    policy: str | None,
    as_of: date | None,
    output: Path | None,
    everything: bool,
    flat: bool,
) -> None:
    """Fill the form from CLAIM and the answers in NARRATIVES (YAML or Markdown).

    Whatever has no place in the form, or is too long for it, is named on stderr; nothing is guessed.
    """
    from poedesk.paper.forms.drawing import filled  # noqa: PLC0415 - loaded when it is needed

    target = _needed(output)
    look = _look(output, shape, paper, flat=flat)
    stated = claim_at(claim)
    rules, _ = rules_for(stated, policy, as_of)
    if stated.expected_incentive is not None:
        warn("the expected incentive is left out of the form: the customer reads it")
    _deliver(filled(stated, rules, narratives_at(narratives), look, everything=everything), target)


@click.command("sample", epilog=SAMPLE_END)
@click.argument("kind", required=False)
@click.option("--poor", is_flag=True, help="The poor twin, with what a reviewer says.")
@_paper
@_shape
@options.output
def sample_command(
    kind: str | None, paper: str, shape: str | None, output: Path | None, *, poor: bool
) -> None:
    """Show a completed form of KIND with notes on why each answer passes; with --output as PDF or Word.

    All companies and people in samples are invented.
    """
    from poedesk.paper.forms.samples.load import kinds, sample  # noqa: PLC0415 - loaded when it is needed
    from poedesk.paper.forms.samples.page import page  # noqa: PLC0415

    check_output(output)
    if kind is None:
        listed = [f"{name:<32}{sample(name).title}" for name in kinds()]
        deliver("\n".join(listed) + "\n", output)
        return
    made = sample(kind, poor=poor)
    if shape is None and (output is None or output.suffix.lower() in {".md", ".txt"}):
        deliver(page(made), output)
        return
    from poedesk.paper.forms.drawing import drawn  # noqa: PLC0415 - loaded when it is needed

    look = _look(output, shape, paper)
    _deliver(drawn(*made.form(), look), _needed(output))


COMMANDS = (new_command, fill_command, sample_command)
