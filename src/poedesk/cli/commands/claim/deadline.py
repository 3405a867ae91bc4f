"""``poedesk claim deadline``: until when a claim can be filed, and what filing on a day would mean."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from poedesk.cli import options
from poedesk.cli.inputs import bytes_of, claim_file
from poedesk.cli.output import check_output, deliver, json_text

if TYPE_CHECKING:
    from poedesk.proof.claim.model import Claim

NOT_GOOD = 1


@click.command("deadline")
@click.argument("claim", type=options.FILE, metavar="CLAIM")
@click.option("--if-filed", type=options.Day(), metavar="DATE", help="Suppose that it is filed on DATE.")
@click.option(
    "--signed", type=options.Day(), metavar="DATE", help="When the customer acknowledged, for a claim alone."
)
@click.option("--country", metavar="CC", help="Whose public holidays count; default: the programme's.")
@click.option("--zone", metavar="ZONE", help="Where a day ends; default: the programme's.")
@options.as_of
@options.choose_format("text", "json")
@options.output
@options.no_cache
def deadline_command(  # noqa: PLR0913 - one argument an option
    claim: Path,
    *,
    if_filed: date | None,
    signed: date | None,
    country: str | None,
    zone: str | None,
    as_of: date | None,
    shape: str,
    output: Path | None,
    no_cache: bool,
) -> int:
    """Say until when CLAIM can safely be filed and why, and what would follow if it is filed on a day.

    CLAIM is a bundle, whose acknowledgement is looked up in its documents, or a claim file with --signed.
    Exit code 1: filed on that day the acknowledgement would be too old, or later than the filing.
    """
    check_output(output)
    from poedesk.kernel.calendars.calendar import Calendar  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.claims import forecast  # noqa: PLC0415
    from poedesk.process.claims.tables import loader  # noqa: PLC0415
    from poedesk.proof.policy import loader as policies  # noqa: PLC0415

    today = as_of or datetime.now(UTC).date()
    made, found, doubt = _acknowledged(claim, signed, today, cached=not no_cache)
    on = if_filed or made.submitted_on or today
    table = loader.load(made.programme, on=on)
    usual = table.settings.calendar
    calendar = Calendar(country.upper() if country else usual.country, zone or usual.zone)
    policy = policies.load(made.programme, None, on)
    told = forecast.forecast(table, policy, on, found, calendar)
    value = forecast.to_json(told, made.id) | {"doubt": doubt}
    deliver(json_text(value) if shape == "json" else _text(value), output)
    return NOT_GOOD if told.filing is not None and told.filing.verdict == "not_met" else 0


def _acknowledged(
    path: Path, signed: date | None, today: date, *, cached: bool
) -> "tuple[Claim, date | None, str | None]":
    """Return the claim, when the customer acknowledged, and what speaks against that acknowledgement."""
    if path.is_dir() and signed is None:
        from poedesk.cli.commands.check import assess  # noqa: PLC0415 - loaded when it is needed

        assessment = assess((path,), None, None, today, cached=cached)
        entries = {entry.id: entry for entry in assessment.elements}
        entry, signature = entries["acknowledgement.date"], entries["acknowledgement.signature"]
        doubts = [each.because for each in (entry, signature) if each.verdict != "met"]
        found = date.fromisoformat(entry.value[:10]) if isinstance(entry.value, str) else None
        return assessment.claim, found, " ".join(doubts) or None
    from poedesk.proof.claim.load import load  # noqa: PLC0415 - loaded when it is needed

    name = claim_file(path)
    return load(bytes_of(name, "the claim"), str(name)), signed, None


def _text(value: dict[str, Any]) -> str:
    lines = [f"{value['programme']}@{value['version']}, filed on {value['if_filed']}", ""]
    if value["acknowledged"] is None:
        lines.append(
            "When the customer acknowledged is not known. "
            f"It has to be from {value['earliest_acknowledgement']} to {value['if_filed']}; "
            "give --signed DATE to hear until when that is good."
        )
    else:
        lines += [f"Last safe filing day: {value['last_safe_filing_day']}", value["because"]]
    lines += [f"But: {value['doubt']}"] if value["doubt"] else []
    lines += ["", "If everybody takes all the time there is:"] if value["timeline"] else []
    for entry in value["timeline"]:
        lines += [f"  {entry['due']}  {entry['clock']}, the {entry['side']}'s", f"      {entry['why']}"]
    if value["clocks"]:
        lines += ["", "Later clocks, once they start:"]
        lines += [
            f"  {each['clock']}: {each['days']} {each['unit'].replace('-', ' ')}, the {each['side']}'s"
            for each in value["clocks"]
        ]
    return "\n".join(lines) + "\n"


COMMANDS = (deadline_command,)
