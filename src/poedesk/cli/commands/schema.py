"""``poedesk schema``: the JSON Schemas of what poedesk takes and returns."""

from pathlib import Path
from typing import Any

import click

from poedesk.cli import options
from poedesk.cli.output import check_output, deliver, json_text
from poedesk.kernel.errors import UsageError

PROOF = ("claim", "assessment", "document", "findings")
NAMES = (*PROOF, "narratives", "told", "verification")

HELP_END = """\b
Examples:
  poedesk schema assessment
  poedesk schema claim --output claim.schema.json
"""


@click.command("schema", epilog=HELP_END)
@click.argument("name", metavar="NAME")
@options.output
def command(name: str, output: Path | None) -> None:
    """Print the JSON Schema of NAME: claim, assessment, document, findings, narratives, told or verification.

    The full names, such as poedesk.claim/1, are understood too.
    """
    check_output(output)
    short = name.removeprefix("poedesk.").removesuffix("/1")
    if short not in NAMES:
        message = f"there is no schema {name!r}; known are: {', '.join(NAMES)}"
        raise UsageError(message)
    deliver(json_text(_schema(short)), output)


def _schema(short: str) -> dict[str, Any]:
    if short in PROOF:
        from poedesk.proof.assessing import schemas  # noqa: PLC0415 - loaded when it is needed

        return schemas.schema(short)
    if short == "verification":
        from poedesk.paper.signing.validating import contract  # noqa: PLC0415 - loaded when it is needed

        return contract.schema()
    from poedesk.paper.forms import schemas as of_forms  # noqa: PLC0415 - loaded when it is needed

    return of_forms.schema(short)
