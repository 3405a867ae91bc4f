"""``poedesk schema``: the JSON Schemas of what poedesk takes and returns."""

import json
from importlib import resources
from pathlib import Path

import click

from poedesk.cli import options
from poedesk.cli.output import check_output, deliver, json_text
from poedesk.kernel.errors import UsageError

ROOMS = {
    "claim": "proof.assessing",
    "assessment": "proof.assessing",
    "document": "proof.assessing",
    "findings": "proof.assessing",
    "narratives": "paper.forms",
    "told": "paper.forms",
    "verification": "paper.signing",
    "acknowledgement": "paper.acknowledging",
    "packet": "paper.packet",
    "packet-verification": "paper.packet",
    "passage": "paper.packet",
    "redaction": "paper.packet",
    "extract": "trail",
    "population": "process.audits",
    "draw": "process.audits",
    "draw-slip": "process.audits",
    "simulation": "process.simulation",
    "claim-states": "process.claims",
    "claim-deadline": "process.claims",
    "arbitration": "process.claims",
    "arbitration-side": "process.claims",
    "poe-requests": "process.requests",
    "poe-request-state": "process.requests",
    "poe-answer": "process.requests",
    "review": "process.reviews",
    "review-state": "process.reviews",
    "review-figures": "process.reviews",
    "ledger": "process.ledger",
    "ledger-state": "process.ledger",
    "drill": "process.drills",
    "retention": "process.retention",
}
"""Name -> room in whose folder ``schemas`` the file stands; ``poedesk.<name>/1`` each."""

HELP_END = f"""\b
Names:
  {", ".join(ROOMS)}
\b
Examples:
  poedesk schema assessment
  poedesk schema claim --output claim.schema.json
"""


@click.command("schema", epilog=HELP_END)
@click.argument("name", metavar="NAME")
@options.output
def command(name: str, output: Path | None) -> None:
    """Print the JSON Schema of NAME.

    The full names, such as poedesk.claim/1, are understood too.
    """
    check_output(output)
    short = name.removeprefix("poedesk.").removesuffix("/1")
    if short not in ROOMS:
        message = f"there is no schema {name!r}; known are: {', '.join(ROOMS)}"
        raise UsageError(message)
    folder = resources.files(f"poedesk.{ROOMS[short]}") / "schemas"
    deliver(json_text(json.loads((folder / f"{short}.json").read_text(encoding="utf-8"))), output)
