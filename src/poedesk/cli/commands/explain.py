"""``poedesk explain``: the whole chain from rule to page for one element."""

from datetime import date
from pathlib import Path

import click

from poedesk.cli import options
from poedesk.cli.commands.check import assess, exit_code
from poedesk.cli.output import check_output, deliver_report
from poedesk.kernel.errors import UsageError

HELP_END = """\b
Example:
  poedesk explain engagements/contoso customer.tenant_id
"""


@click.command("explain", epilog=HELP_END)
@click.argument("bundle", type=options.FILE)
@click.argument("element")
@options.policy
@options.as_of
@options.output
@options.no_cache
def command(
    bundle: Path,
    element: str,
    policy: str | None,
    as_of: date | None,
    output: Path | None,
    *,
    no_cache: bool,
) -> int:
    """Say why one ELEMENT of a bundle has its verdict: rule, checks, places."""
    from poedesk.paper.reports.explanation import write_explanation  # noqa: PLC0415 - loaded when needed
    from poedesk.proof.policy.elements import ELEMENTS  # noqa: PLC0415

    check_output(output)
    if element not in ELEMENTS:
        message = f"{element!r} is no element; known are: {', '.join(ELEMENTS)}"
        raise UsageError(message)
    assessment = assess((bundle,), None, policy, as_of, cached=not no_cache)
    value = assessment.to_json()
    found = next(entry for entry in value["elements"] if entry["id"] == element)
    deliver_report(lambda console: write_explanation(found, value, console), output)
    return exit_code(assessment)
