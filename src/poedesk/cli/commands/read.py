"""``poedesk read``: what the reader saw."""

from pathlib import Path

import click

from poedesk.cli import options, progress
from poedesk.cli.output import check_output, deliver, deliver_report, json_text, warn

NONE_READ = 4

HELP_END = """\b
Examples:
  poedesk read sow.docx
  poedesk read form.pdf --format json --words
\b
Exit codes: 0 when at least one document was read, 4 when none.
"""


@click.command("read", epilog=HELP_END)
@click.argument("documents", nargs=-1, required=True, type=options.FILE, metavar="DOCUMENT...")
@click.option("--words", is_flag=True, help="Add every word with its box (json).")
@options.choose_format("text", "json")
@options.output
@options.no_cache
def command(
    documents: tuple[Path, ...], *, words: bool, shape: str, output: Path | None, no_cache: bool
) -> int:
    """Show the text, fields, tick boxes, signatures and attachments of documents."""
    from poedesk.proof.assessing import api  # noqa: PLC0415 - the core is loaded when it is needed

    check_output(output)
    with progress.watching() as advance:
        readings = api.read(*documents, words=words, progress=advance, cache=options.cache(off=no_cache))
    values = [reading.to_json() for reading in readings]
    if shape == "json":
        deliver(json_text(values if len(documents) > 1 else values[0]), output)
    else:
        from poedesk.paper.reports.readings import write_readings  # noqa: PLC0415 - only for this format

        deliver_report(lambda console: write_readings(values, console), output)
    return read_code([value["read"] for value in values])


def read_code(reads: list[str]) -> int:
    """Return 0 when at least one document was read, else 4 with a word on stderr."""
    if any(read != "unreadable" for read in reads):
        return 0
    warn("none of the documents could be read")
    return NONE_READ
