"""``poedesk claim states``: the table of what can happen to a claim."""

from pathlib import Path

import click

from poedesk.cli import options
from poedesk.cli.output import check_output, deliver, json_text

USUAL = "microsoft-cpor"


@click.command("states")
@click.option(
    "--programme",
    default=USUAL,
    show_default=True,
    metavar="ID[@VERSION]",
    help="Default: its newest version.",
)
@click.option("--kind", metavar="KIND", help="Kind of engagement, where their clocks differ.")
@options.choose_format("text", "json", "mermaid")
@options.output
def states_command(programme: str, kind: str | None, shape: str, output: Path | None) -> int:
    """Show every state of a claim, what leads out of it, for whom, on what conditions, and the clocks."""
    check_output(output)
    from poedesk.process.claims import telling  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.claims.tables import loader  # noqa: PLC0415

    name, _, version = programme.partition("@")
    table = loader.load(name, version or None, variant=kind)
    if shape == "json":
        deliver(json_text(telling.to_json(table)), output)
    else:
        deliver(telling.mermaid(table) if shape == "mermaid" else telling.text(table), output)
    return 0


COMMANDS = (states_command,)
