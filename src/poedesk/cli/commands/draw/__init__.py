"""``poedesk draw``: the random audit, frozen, drawn, checked, planned and concluded from."""

import click

from poedesk.cli.commands.draw import checking, drawing, freezing, numbers

HELP_END = """\b
Examples:
  poedesk draw plan 5000 --tolerable 5%
  poedesk draw freeze engagements.csv --draw 2026-q4 --take 59 --output population.json
  poedesk draw run population.json --value 0f3c... --output draw.json
  poedesk draw slip population.json draw.json ENG-0042
  poedesk draw verify population.json draw.json
"""


@click.group("draw", epilog=HELP_END)
def command() -> None:
    """Select engagements at random, so that anyone can do it again."""


for each in (*freezing.COMMANDS, *drawing.COMMANDS, *checking.COMMANDS, *numbers.COMMANDS):
    command.add_command(each)
