"""``poedesk schema``: the JSON Schemas of what poedesk takes and returns."""

from pathlib import Path

import click

from poedesk.cli import options
from poedesk.cli.output import check_output, deliver, json_text
from poedesk.kernel.errors import UsageError

PROOF = ("claim", "assessment", "document", "findings")
NAMES = (*PROOF, "narratives", "told")

HELP_END = """\b
Examples:
  poedesk schema assessment
  poedesk schema claim --output claim.schema.json
"""


@click.command("schema", epilog=HELP_END)
@click.argument("name", metavar="NAME")
@options.output
def command(name: str, output: Path | None) -> None:
    """Print the JSON Schema of NAME: claim, assessment, document, findings, narratives or told.

    The full names, such as poedesk.claim/1, are understood too.
    """
    check_output(output)
    short = name.removeprefix("poedesk.").removesuffix("/1")
    if short not in NAMES:
        message = f"there is no schema {name!r}; known are: {', '.join(NAMES)}"
        raise UsageError(message)
    if short in PROOF:
        from poedesk.proof.assessing.schemas import schema  # noqa: PLC0415 - loaded when it is needed
    else:
        from poedesk.paper.forms.schemas import schema  # noqa: PLC0415 - as above
    deliver(json_text(schema(short)), output)
