"""``poedesk trail``: the append-only log, checked, signed and published."""

import click

from poedesk.cli.commands.trail import making, verifying

HELP_END = """\b
Examples:
  poedesk trail key example.com/packets --output packets.key
  poedesk trail checkpoint trail.sqlite --key log.key --tsa http://tsa.example/
  poedesk trail verify trail.sqlite --key log.pub --checkpoint seen-in-march.txt
  poedesk trail tiles trail.sqlite --folder public
"""


@click.group("trail", epilog=HELP_END)
def command() -> None:
    """Check the append-only log; sign it; make keys; publish it."""


for each in (*verifying.COMMANDS, *making.COMMANDS):
    command.add_command(each)
