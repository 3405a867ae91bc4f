"""``poedesk request answer``: the answer to a request, put together from what a bundle shows."""

from datetime import date
from pathlib import Path

import click

from poedesk.cli import options
from poedesk.cli.commands.request import given
from poedesk.cli.output import check_output, deliver, json_text
from poedesk.kernel.errors import UsageError

EXAMPLES = """\b
Examples:
  poedesk request answer engagements/contoso
  poedesk request answer engagements/contoso --batch batch.json --request POE-1f0c2a9b7d3e
\b
Exit codes: 0 every question is answered, 1 something is open, 2 wrong usage.
"""


@click.command("answer", epilog=EXAMPLES)
@click.argument("bundle", type=options.FILE)
@click.option("--batch", type=options.FILE, metavar="FILE", help="With --request: what the reviewer wrote.")
@click.option("--request", metavar="ID", help="The request that is answered.")
@options.as_of
@options.choose_format("text", "json")
@options.output
@options.no_cache
def answer_command(  # noqa: PLR0913 - options of a command
    bundle: Path, *, batch: Path | None, request: str | None, as_of: date | None, shape: str,
    output: Path | None, no_cache: bool,
) -> int:  # fmt: skip
    """Put the answer to a request together from BUNDLE: what is shown and where, and what is still open."""
    from poedesk.cli.commands.check import assess, keep_out_of_bundle  # noqa: PLC0415 - when it is needed
    from poedesk.process.requests import telling  # noqa: PLC0415

    check_output(output)
    keep_out_of_bundle(output, (bundle,), None)
    said = {}
    if batch is not None:
        made = given.batch(batch)
        if request is None or request not in made.requests:
            message = f"{batch} has no request {request!r}; name one of it with --request"
            raise UsageError(message)
        said = dict(made.requests[request].about)
    assessment = assess((bundle,), None, None, as_of, cached=not no_cache)
    value = telling.to_json(assessment.to_json(), request, said)
    deliver(json_text(value) if shape == "json" else telling.text(value), output)
    whole = all(each["complete"] for each in value["answers"]) and not value["elsewhere"]
    return 0 if whole else 1


COMMANDS = (answer_command,)
