"""``poedesk request state`` and ``letter``: where requests stand, and what is sent to a partner."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from poedesk.cli import acting, options
from poedesk.cli.commands.request import given
from poedesk.cli.output import check_output, deliver, json_text
from poedesk.cli.targets import apart
from poedesk.kernel.errors import UsageError

EXAMPLES = """\b
Examples:
  poedesk request state batch.json
  poedesk request state batch.json --partner P-3 --format json
  poedesk request letter batch.json POE-1f0c2a9b7d3e --output letter.txt
"""


@click.command("state", epilog=EXAMPLES)
@click.argument("batch", type=options.FILE)
@click.option("--partner", metavar="ID", help="As this partner may see it: its own, once delivered.")
@options.choose_format("text", "json")
@options.output
def state_command(batch: Path, *, partner: str | None, shape: str, output: Path | None) -> None:
    """Say where each request of BATCH stands, whose turn it is and until when."""
    from poedesk.process.requests import views  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.requests.batch import swept  # noqa: PLC0415

    check_output(output)
    apart(output, (batch,))
    moment = acting.moment(None)
    made = swept(given.batch(batch), moment)
    value = views.for_programme(made, moment) if partner is None else views.for_partner(made, partner, moment)
    deliver(json_text(value) if shape == "json" else _text(value), output)


@click.command("letter", epilog=EXAMPLES)
@click.argument("batch", type=options.FILE)
@click.argument("request")
@options.output
def letter_command(batch: Path, request: str, *, output: Path | None) -> None:
    """Write the letter of a REQUEST: what is asked, until when and why, and what follows."""
    from poedesk.process.requests.views import letter  # noqa: PLC0415 - loaded when it is needed

    check_output(output)
    apart(output, (batch,))
    made = given.batch(batch)
    if request not in made.requests:
        message = f"{batch} has no request {request!r}; poedesk request state lists them"
        raise UsageError(message)
    deliver(letter(made, made.requests[request]), output)


def _text(value: Mapping[str, Any]) -> str:
    lines = [f"{value['draw']}, {value['programme']}, at {value['at']}", ""]
    for each in value["requests"]:
        due = f", until {each['due']}" if each["due"] else ""
        turn = "" if each["turn"] == "nobody" else f", the {each['turn']}'s turn{due}"
        lines.append(f"{each['request']}  {each['engagement']}  {each['partner']}  {each['title']}{turn}")
    lines += [] if value["requests"] else ["No request was delivered."]
    return "\n".join(lines) + "\n"


COMMANDS = (state_command, letter_command)
