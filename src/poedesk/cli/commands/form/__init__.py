"""``poedesk form``: the form drawn, filled, read back, and help with writing it."""

import click

from poedesk.cli.commands.form import clauses, drafting, filling, making, many, reading

HELP_END = """\b
Examples:
  poedesk form draft claim.yaml --output narratives.yaml
  poedesk form draft claim.yaml narratives.yaml
  poedesk form fill claim.yaml narratives.yaml --output poe.pdf
  poedesk form read poe.pdf
  poedesk form clauses claim.yaml narratives.yaml --into sow.docx --output sow-with-clauses.docx
  poedesk form notice claim.yaml
  poedesk form sample usage-security
"""


@click.group("form", epilog=HELP_END)
def command() -> None:
    """Draw, fill and read the form; help with writing it."""


for each in (
    *making.COMMANDS,
    *filling.COMMANDS,
    *many.COMMANDS,
    *reading.COMMANDS,
    *drafting.COMMANDS,
    *clauses.COMMANDS,
):
    command.add_command(each)
