"""``poedesk policy``: the rules, as people read, check and compare them."""

import click

from poedesk.cli.commands.policy import changes, rules

HELP_END = """\b
Examples:
  poedesk policy list
  poedesk policy show microsoft-cpor@2023-10
  poedesk policy explain microsoft-cpor acknowledgement.date
  poedesk policy diff microsoft-cpor@2020-07 microsoft-cpor@2023-10 engagements
  poedesk policy lint my-programme.yaml
  poedesk policy test
"""


@click.group("policy", epilog=HELP_END)
def command() -> None:
    """List, show, explain, compare, check and test programmes."""


for each in (*rules.COMMANDS, *changes.COMMANDS):
    command.add_command(each)
