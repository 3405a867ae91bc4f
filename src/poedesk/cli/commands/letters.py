"""``poedesk letters``: what to write to the customer and to a colleague."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import options
from poedesk.cli.commands.check import assess, exit_code
from poedesk.cli.output import check_output, deliver, json_text, warn
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.paper.letters.compose import Letter
    from poedesk.paper.reports.words import Json

HELP_END = """\b
Examples:
  poedesk letters engagements/contoso
  poedesk letters engagements/contoso --to customer
  poedesk letters engagements/contoso acknowledgement.date
\b
Exit codes: those of check.
"""


@click.command("letters", epilog=HELP_END)
@click.argument("bundle", type=options.FILE)
@click.argument("element", required=False)
@click.option("--to", type=click.Choice(("customer", "colleague")), help="Only the letter to this one.")
@options.policy
@options.as_of
@options.choose_format("text", "json")
@options.output
@options.no_cache
def command(  # noqa: PLR0913 - one parameter an option
    bundle: Path,
    element: str | None,
    policy: str | None,
    as_of: date | None,
    output: Path | None,
    *,
    to: str | None,
    shape: str,
    no_cache: bool,
) -> int:
    """Write plain letters that ask for what a bundle still lacks, ready to send.

    One goes to the customer, one to a colleague, as far as there is something to ask of them; with ELEMENT,
    one that asks for it alone.
    """
    check_output(output)
    assessment = assess((bundle,), None, policy, as_of, cached=not no_cache)
    written = [each for each in _letters(assessment.to_json(), element) if to in {None, each.to}]
    if not written:
        warn(f"there is nothing to ask of the {to or 'customer or a colleague'}")
    if shape == "json":
        deliver(json_text([each.to_json() for each in written]), output)
    else:
        deliver("\n\n".join(map(_text, written)) + "\n" if written else "", output)
    return exit_code(assessment)


def _letters(assessment: "Json", element_id: str | None) -> "list[Letter]":
    from poedesk.paper.letters.compose import is_open, letter_about, letters  # noqa: PLC0415 - when needed

    if element_id is None:
        return list(letters(assessment))
    known = {element["id"]: element for element in assessment["elements"]}
    if element_id not in known:
        message = f"{element_id!r} is no element; known are: {', '.join(known)}"
        raise UsageError(message)
    return [letter_about(known[element_id], assessment)] if is_open(known[element_id]) else []


def _text(letter: "Letter") -> str:
    to = f"{letter.to} <{letter.address}>" if letter.address else letter.to
    return f"To: {to}\nSubject: {letter.subject}\n\n{letter.body}"
