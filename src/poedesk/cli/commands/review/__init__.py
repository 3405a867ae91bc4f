"""``poedesk review``: cases that people decide, with reasons that the one whom they hit can check."""

import click

from poedesk.cli.commands.review import comparing, deciding, looking

HELP_END = """\b
Examples:
  poedesk check engagements/contoso --format json --output assessment.json
  poedesk review open assessment.json --case CLM-7 --kind claim --output case.json
  poedesk review decide case.json refuse --ground acknowledgement.date --by reviewer-1
  poedesk review state case.json --reviewer reviewer-2
  poedesk review measure cases/*.json
  poedesk review compare engagements/of-partner-1 engagements/of-partner-2
"""


@click.group("review", epilog=HELP_END)
def command() -> None:
    """Decide cases: accept, ask for more or refuse, by two where it is needed, and measure reviewers."""


for each in (*deciding.COMMANDS, *looking.COMMANDS, *comparing.COMMANDS):
    command.add_command(each)
