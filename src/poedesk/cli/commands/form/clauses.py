"""``poedesk form clauses``: by them a document of the partner's own holds every element."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from poedesk.cli import options, targets
from poedesk.cli.commands.form.given import claim_at, narratives_at, rules_for
from poedesk.cli.inputs import bytes_of
from poedesk.cli.output import deliver, deliver_bytes, warn
from poedesk.kernel.errors import UsageError
from poedesk.kernel.text import printable

if TYPE_CHECKING:
    from poedesk.paper.forms.drafting.clauses import Section
    from poedesk.paper.forms.inserting.insert import Tracked

CLAUSES_END = """\b
Examples:
  poedesk form clauses claim.yaml narratives.yaml
  poedesk form clauses claim.yaml narratives.yaml --into sow.docx --output sow-with-clauses.docx
  poedesk form clauses claim.yaml narratives.yaml --into sow.docx --at "Services" --tracked --output new.docx
\b
With --into the clauses stand before the signatures of the document, in its
own styles; nothing else of it changes. A clause whose answer is not known is
left out and named. A document that is signed or protected is not changed.
"""


@click.command("clauses", epilog=CLAUSES_END)
@click.argument("claim", type=options.FILE)
@click.argument("narratives", required=False, type=options.FILE)
@click.option(
    "--into", type=options.FILE, metavar="FILE", help="Your own Word document that takes them (.docx)."
)
@click.option("--at", metavar="HEADING", help="Put them at the end of the section with this heading.")
@click.option("--tracked", is_flag=True, help="Put them in as a tracked change of the partner's.")
@options.policy
@options.as_of
@targets.replace
@options.output
def clauses_command(  # noqa: PLR0913 - one parameter an option
    *,
    claim: Path,
    narratives: Path | None,
    into: Path | None,
    at: str | None,
    tracked: bool,
    policy: str | None,
    as_of: date | None,
    output: Path | None,
    replace: bool,
) -> None:
    """Write the clauses by which a statement of work of one's own holds every element CLAIM is asked for.

    With them the customer's one signature under that document is enough. Without --into they are text.
    """
    from poedesk.paper.forms.drafting.clauses import clauses, told, without_kind  # noqa: PLC0415 - when it is needed

    if into is None and (at is not None or tracked):
        message = "--at and --tracked say how clauses go into a document; name it with --into"
        raise UsageError(message)
    target = _target(into, output, (claim, narratives), replace=replace)
    stated = claim_at(claim)
    rules, day = rules_for(stated, policy, as_of)
    answers = narratives_at(narratives)
    *asked, signing = clauses(stated, rules, answers)
    if into is None or target is None:
        deliver(told(None, (*asked, signing)), target)
        return
    for section in asked:
        if section.lacking:
            warn(
                f"left out: {section.heading}; no answer tells it, so the document has to, or the narratives"
            )
    for title in without_kind(stated, rules, answers):
        warn(f"the kind of work for {title} is not known; write it into the document, or into the claim")
    from poedesk.paper.forms.inserting.insert import Tracked  # noqa: PLC0415 - when it is needed

    change = Tracked(stated.partner.name, day) if tracked else None
    _put(into, target, [section for section in asked if not section.lacking], signing, at=at, change=change)


def _target(
    into: Path | None, output: Path | None, given: tuple[Path | None, ...], *, replace: bool
) -> Path | None:
    """Return where to write; raises UsageError when a document has no file to go to, or another kind."""
    if into is None:
        targets.apart(output, given)
        return output
    if output is None:
        message = f"name the file for {into.name} with the clauses: --output FILE"
        raise UsageError(message)
    targets.fresh(output, (*given, into), replace=replace)
    targets.of_one_kind(output, into)
    return output


def _put(
    into: Path,
    target: Path,
    asked: "list[Section]",
    signing: "Section",
    *,
    at: str | None,
    change: "Tracked | None",
) -> None:
    from poedesk.paper.forms.inserting.insert import insert  # noqa: PLC0415 - loaded when it is needed

    data = bytes_of(into, "the document")
    done = insert(data, asked, signing, at=at, tracked=change, name=into.name)
    deliver_bytes(done.data, target)
    for heading in done.headings:
        click.echo(printable(f"{heading}  ({done.place})"))
    if done.signing:
        warn(f"{into.name} has no place to sign that was recognised; one for the customer was put in as well")


COMMANDS = (clauses_command,)
