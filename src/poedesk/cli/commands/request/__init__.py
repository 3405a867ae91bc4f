"""``poedesk request``: proofs asked for after a draw, from the draft to the decision."""

import click

from poedesk.cli.commands.request import answering, doing, looking

HELP_END = """\b
Examples:
  poedesk request draft population.json draw.json --area azure --by officer-7 --output batch.json
  poedesk request release batch.json --by officer-7
  poedesk request record batch.json POE-1f0c2a9b7d3e deliver --by officer-7
  poedesk request state batch.json
  poedesk request answer engagements/contoso
"""


@click.group("request", epilog=HELP_END)
def command() -> None:
    """Ask for the proofs that a draw selected; follow each request to its end."""


for each in (*doing.COMMANDS, *looking.COMMANDS, *answering.COMMANDS):
    command.add_command(each)
