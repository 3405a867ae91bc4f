"""``poedesk find``: every candidate for every element, without a claim."""

from pathlib import Path

import click

from poedesk.cli import options, progress
from poedesk.cli.commands.read import read_code
from poedesk.cli.output import check_output, deliver, deliver_report, json_text

HELP_END = """\b
Examples:
  poedesk find sow.docx
  poedesk find *.pdf --format json
\b
Exit codes: 0 when at least one document was read, 4 when none.
"""


@click.command("find", epilog=HELP_END)
@click.argument("documents", nargs=-1, required=True, type=options.FILE, metavar="DOCUMENT...")
@options.choose_format("text", "json")
@options.output
@options.no_cache
def command(documents: tuple[Path, ...], *, shape: str, output: Path | None, no_cache: bool) -> int:
    """List what could be meant: parties, signatures, dates, ids, products, work, with their places."""
    from poedesk.proof.assessing import api  # noqa: PLC0415 - the core is loaded when it is needed

    check_output(output)
    with progress.watching() as advance:
        candidates = api.find(*documents, progress=advance, cache=options.cache(off=no_cache))
    values = [entry.to_json() for entry in candidates]
    if shape == "json":
        deliver(json_text(values if len(documents) > 1 else values[0]), output)
    else:
        from poedesk.paper.reports.readings import write_all_findings  # noqa: PLC0415 - only for this format

        deliver_report(lambda console: write_all_findings(values, console), output)
    return read_code([value["read"] for value in values])
