"""``poedesk packet attest``: the assessment in a packet as an attestation that other tools check."""

from datetime import UTC, datetime
from pathlib import Path

import click

from poedesk.cli import options
from poedesk.cli.commands.packet.verifying import opened
from poedesk.cli.output import check_output, deliver
from poedesk.kernel.errors import UsageError

HELP_END = """\b
Examples:
  poedesk packet attest contoso.poe --key packets.key --output contoso.dsse.json
"""


@click.command("attest", epilog=HELP_END)
@click.argument("packet", type=options.FILE)
@click.option(
    "--key", type=options.FILE, metavar="FILE", required=True, help="Private key that signs (`trail key`)."
)
@options.output
def attest_command(packet: Path, *, key: Path, output: Path | None) -> None:
    """Write the assessment of a whole PACKET as a signed in-toto statement (DSSE).

    Only a packet that the same key signed is attested: whoever signs says that they judged it so. The
    statement names the documents by their hashes, the rules and the verdict, and holds nothing of their text.
    """
    from poedesk.kernel.times import to_second  # noqa: PLC0415 - loaded when it is needed
    from poedesk.kernel.verdict import Verdict  # noqa: PLC0415
    from poedesk.paper.acknowledging.comparing import in_sandbox  # noqa: PLC0415
    from poedesk.paper.packet.agreeing import Outside, agreeing  # noqa: PLC0415
    from poedesk.paper.packet.examining import examined  # noqa: PLC0415
    from poedesk.paper.packet.exports.attestation import PAYLOAD, statement  # noqa: PLC0415
    from poedesk.paper.packet.exports.envelope import sealed  # noqa: PLC0415
    from poedesk.paper.packet.manifest import TRAIL  # noqa: PLC0415
    from poedesk.proof.reading.limits import from_environment  # noqa: PLC0415
    from poedesk.proof.reading.parent.sandbox import Sandbox  # noqa: PLC0415
    from poedesk.trail import keys  # noqa: PLC0415

    check_output(output)
    signer = keys.load(key)
    data, limits, _ = opened(packet, ())
    whole = examined(data, [signer.verifier], limits)
    with Sandbox(from_environment()) as sandbox:
        parts = agreeing(whole, (), limits, Outside(compare=in_sandbox(sandbox)))
    # A log and its time stamps have other keys: what cannot be told of them is no reason, what is wrong is.
    said = (
        each
        for each in parts.answers
        if not (each.item.startswith(TRAIL) and each.verdict is Verdict.UNCLEAR)
    )
    answers = [*whole.answers, *said]
    bad = [each for each in answers if each.verdict is not Verdict.MET]
    if whole.manifest is None or parts.assessment is None or parts.policy is None or bad:
        without = "it is redacted" if whole.redaction is not None else "parts of it are missing"
        what = f"{bad[0].item}: {bad[0].says}" if bad else without
        message = f"{packet} does not hold, so nothing was attested ({what}); see `poedesk packet verify`"
        raise UsageError(message)
    now = to_second(datetime.now(UTC))
    told = statement(parts.assessment, parts.policy.key, whole.manifest.software, now)
    deliver(sealed(PAYLOAD, told, signer).decode() + "\n", output)


COMMANDS = (attest_command,)
