"""``poedesk packet build``: one file that holds the proof and all that is needed to check it."""

import secrets
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk import __version__
from poedesk.cli import options, progress
from poedesk.cli.commands.check import keep_out_of_bundle
from poedesk.cli.output import check_output, deliver_bytes, warn
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.paper.packet.build import Contents
    from poedesk.proof.assessing.given import Given

HELP_END = """\b
Examples:
  poedesk packet build engagements/contoso --output contoso.poe --key packets.key
  poedesk packet build engagements/contoso --output contoso.poe --key packets.key \\
      --trail trail.sqlite --subject claim-7
\b
Exit codes: 0 made, whatever the verdict is; 2 wrong usage or invalid claim.
"""


@click.command("build", epilog=HELP_END)
@click.argument("bundle", type=options.FILE)
@click.option("-o", "--output", type=options.FILE, metavar="FILE", required=True, help="The packet to write.")
@click.option("--key", type=options.FILE, metavar="FILE", help="Private key that signs it (`trail key`).")
@click.option("--trail", type=options.FILE, metavar="FILE", help="Log whose events about it go along.")
@click.option(
    "--subject", "subjects", multiple=True, metavar="ID",
    help="Whose events, as often as needed; default: the claim's id.",
)  # fmt: skip
@click.option(
    "--acknowledgement", type=options.FILE, metavar="FILE", help="Record of the customer's acknowledgement."
)
@options.policy
@options.as_of
@options.no_cache
def build_command(  # noqa: PLR0913, PLR0917 - one parameter an option
    bundle: Path,
    output: Path,
    key: Path | None,
    trail: Path | None,
    subjects: tuple[str, ...],
    acknowledgement: Path | None,
    policy: str | None,
    as_of: date | None,
    *,
    no_cache: bool,
) -> None:
    """Judge BUNDLE and pack it with the assessment, the rules in full and a signed manifest."""
    from poedesk.paper.packet.build import build  # noqa: PLC0415 - loaded when it is needed
    from poedesk.trail import keys  # noqa: PLC0415

    check_output(output)
    keep_out_of_bundle(output, (bundle,), None)
    signer = keys.load(key) if key is not None else None
    given = _in_memory(bundle)
    told = _acknowledgement(acknowledgement) if acknowledgement is not None else None
    extract = _extract(trail, subjects or (given.claim().id or "",)) if trail is not None else None
    contents = _contents(given, policy, as_of, cached=not no_cache, told=told, extract=extract)
    made = build(
        contents, at=datetime.now(UTC), salts=secrets.token_bytes, version=__version__, signer=signer
    )
    deliver_bytes(made, output)
    if signer is None:
        warn(f"{output} is not signed: whoever has it could make it anew; sign it with --key")


def _in_memory(bundle: Path) -> "Given":
    """Return the bundle with the bytes of each file: what is judged is what is packed."""
    from dataclasses import replace  # noqa: PLC0415 - loaded when it is needed

    from poedesk.proof.assessing.given import Given  # noqa: PLC0415
    from poedesk.proof.reading.bundle import load_bundle  # noqa: PLC0415
    from poedesk.proof.reading.limits import bundle_from_environment  # noqa: PLC0415

    found = load_bundle(bundle)
    refused = [f"{entry.name}: {entry.refused}" for entry in found.documents if entry.refused]
    most = bundle_from_environment()
    size = sum(entry.path.stat().st_size for entry in found.documents if not entry.refused)
    if refused or len(found.documents) > most.documents or size > most.bundle_bytes:
        what = "; ".join(refused) or f"it holds {len(found.documents)} documents of {size} bytes"
        message = f"{bundle} cannot be packed whole: {what}; put only what is proof into it"
        raise UsageError(message)
    try:
        entries = [replace(entry, data=entry.path.read_bytes()) for entry in found.documents]
    except OSError as error:
        message = f"{error.filename} cannot be read: {error.strerror}; nothing was packed"
        raise UsageError(message) from error
    return Given(Path(found.claim_path.name), found.claim, entries)


def _contents(
    given: "Given",
    policy: str | None,
    as_of: date | None,
    *,
    cached: bool,
    told: bytes | None,
    extract: bytes | None,
) -> "Contents":
    from poedesk.paper.packet.build import Contents  # noqa: PLC0415 - loaded when it is needed
    from poedesk.paper.reports.html import page  # noqa: PLC0415
    from poedesk.proof.assessing import api  # noqa: PLC0415

    day = as_of or api.today()
    chosen = api.policy_for(given.claim(), policy, day)
    with progress.watching() as advance:
        (assessment,) = api.check_given(
            given,
            choose=lambda _: (chosen,),
            as_of=day,
            progress=advance,
            cache=options.cache(off=not cached),
        )
    with progress.watching("drawing") as advance:
        pictures = api.clips(assessment, given, advance)
    value = assessment.to_json()
    return Contents(
        claim=(given.path.name, given.data),
        documents=tuple((entry.name, entry.data or b"") for entry in given.entries),
        assessment=value,
        report=page(value),
        programme=api.own_programme(chosen.id),
        policy=chosen,
        acknowledgement=told,
        trail=extract,
        pictures=pictures,
    )


def _acknowledgement(path: Path) -> bytes:
    """Return the canonical bytes of a record, which must be one."""
    from poedesk.paper.acknowledging import telling  # noqa: PLC0415 - loaded when it is needed

    try:
        data = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
        raise UsageError(message) from error
    try:
        return telling.encoded(telling.parsed(data))
    except telling.InvalidRecord as error:
        message = f"{path}: {error}"
        raise telling.InvalidRecord(message) from error


def _extract(path: Path, subjects: tuple[str, ...]) -> bytes:
    from poedesk.cli.trails import using  # noqa: PLC0415 - loaded when it is needed
    from poedesk.trail.extracts import behind, extract  # noqa: PLC0415
    from poedesk.trail.log import Trail  # noqa: PLC0415

    if not any(subjects):
        message = "the claim has no id; say with --subject whose events are to be packed"
        raise UsageError(message)
    with using(path) as store:
        made = extract(Trail(store, ""), store, subjects)
        left = behind(store, made.leaves[0].size, subjects)
    if left:
        warn(
            f"{path} holds events about {', '.join(subjects)} behind the newest checkpoint: {left}; "
            "they are not packed; sign a checkpoint and build again to take them along"
        )
    return made.encoded()


COMMANDS = (build_command,)
