"""``poedesk verify``: what can be said of the signatures of PDFs."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import options, trusting
from poedesk.cli.output import check_output, deliver, deliver_report, json_text
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.paper.signing.validating.model import Verification
    from poedesk.paper.signing.validating.verify import Known

HELP_END = """\b
Examples:
  poedesk verify sealed.pdf
  poedesk verify sealed.pdf --trust roots.pem --online
  poedesk verify *.pdf --trust roots.pem --crl issuing.crl --format json
\b
Exit codes: 0 every question about every signature is answered well,
1 something is wrong, 3 something is not known, 4 no signature or not readable,
2 wrong usage.
"""


@click.command("verify", epilog=HELP_END)
@click.argument("pdfs", nargs=-1, required=True, type=options.FILE, metavar="PDF...")
@trusting.options
@click.option("--ocsp", "ocsps", multiple=True, type=options.FILE, metavar="FILE", help="OCSP response.")
@click.option("--online", is_flag=True, help="Ask the authorities named in the certificates what is unknown.")
@click.option(
    "--allow-host", "hosts", multiple=True, metavar="HOST", help="May be asked inside your network."
)
@click.option(
    "--at", type=options.Moment(), metavar="TIME", help="The time for which it is asked; default: now."
)
@options.choose_format("text", "json")
@options.output
def command(  # noqa: PLR0913 - one parameter an option
    pdfs: tuple[Path, ...],
    *,
    trust: tuple[Path, ...],
    crls: tuple[Path, ...],
    ocsps: tuple[Path, ...],
    online: bool,
    hosts: tuple[str, ...],
    at: datetime | None,
    shape: str,
    output: Path | None,
) -> int:
    """Say of every signature in each PDF who, when, over what, whether it holds, and what is not known."""
    from poedesk.paper.signing.validating.contract import verification_json  # noqa: PLC0415 - when it is needed

    check_output(output)
    if hosts and not online:
        message = "--allow-host says who may be asked, and nobody is asked without --online"
        raise UsageError(message)
    known = trusting.known(trust, crls, ocsps)
    verified = list(_verified(pdfs, known, at or datetime.now(UTC), hosts if online else None))
    found = _with_findings(pdfs, verified)
    if shape == "json":
        values = [verification_json(item) for item in found]
        deliver(json_text(values if len(values) > 1 else values[0]), output)
    else:
        from poedesk.paper.reports.verifications import write_verifications  # noqa: PLC0415 - only for this format

        deliver_report(lambda console: write_verifications(found, console), output)
    return _code(found)


def _verified(
    pdfs: Sequence[Path], known: "Known", at: datetime, hosts: Sequence[str] | None
) -> "Iterator[Verification]":
    from poedesk.cli.network import fetcher  # noqa: PLC0415 - loaded when it is needed
    from poedesk.paper.signing.validating.verify import verify  # noqa: PLC0415
    from poedesk.proof.reading.limits import from_environment  # noqa: PLC0415
    from poedesk.proof.reading.parent.sandbox import Sandbox  # noqa: PLC0415

    fetch = None if hosts is None else fetcher(hosts)
    with Sandbox(from_environment()) as sandbox:
        for path in pdfs:
            yield verify(trusting.read(path), str(path), known, at=at, sandbox=sandbox, fetch=fetch)


def _with_findings(pdfs: Sequence[Path], verified: "Sequence[Verification]") -> "list[Verification]":
    """Add which elements later changes touch, and the people for whom a platform signed."""
    asked = [
        path
        for path, found in zip(pdfs, verified, strict=True)
        if any(item.changes or item.platform for item in found.signatures)
    ]
    if not asked:
        return list(verified)
    from poedesk.paper.signing.validating.elements import with_findings  # noqa: PLC0415 - when it is needed
    from poedesk.proof.assessing import api  # noqa: PLC0415 - the core is loaded when it is needed

    findings = dict(zip(asked, (item.to_json() for item in api.find(*asked)), strict=True))
    return [
        with_findings(found, findings[path]) if path in findings else found
        for path, found in zip(pdfs, verified, strict=True)
    ]


def _code(found: "Sequence[Verification]") -> int:
    """Return the worst of all files: wrong, then nothing to verify, then unknown."""
    from poedesk.paper.signing.validating.model import Answer  # noqa: PLC0415 - loaded when it is needed

    codes = {Answer.NO: 1, None: 4, Answer.UNKNOWN: 3, Answer.YES: 0}
    order = list(codes)
    return codes[min((item.answer for item in found), key=order.index)]
