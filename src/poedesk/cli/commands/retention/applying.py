"""``poedesk retention apply``: what was previewed is erased, after somebody confirmed it."""

import hashlib
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from poedesk.cli import acting, options
from poedesk.cli.commands.retention import given
from poedesk.cli.output import deliver, warn
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.trail.stores.store import Store

NOT_ALL = 1
EXAMPLES = f"""{given.COLUMNS}
\b
Examples:
  poedesk retention apply cases.csv --trail trail.db --originals originals --by officer-7
  poedesk retention apply cases.csv --trail trail.db --by officer-7 --confirm 0a1b...
\b
--confirm takes the key that the preview tells; when anything has changed since, nothing is done.
Exit codes: 0 done, and the trail holds; 1 something stayed, or the trail does not hold; 2 wrong usage.
"""


@click.command("apply", epilog=EXAMPLES)
@click.argument("cases", type=options.FILE)
@given.shared
@acting.by
@click.option("--confirm", metavar="KEY", help="The key of the preview; without it you are asked.")
def apply_command(actor: str, confirm: str | None, **told: Any) -> int:
    """Erase for good what the preview of the same CASES says would go; leaves of the trail stay.

    Before anything goes, the trail gets an event that says who ordered it, and which hashes go.
    """
    asked = given.asked(told)
    today = acting.moment(None).date()
    if asked.day > today:
        message = f"--as-of: {asked.day} is still to come; what goes then is not erased before"
        raise UsageError(message)
    with ExitStack() as stack:
        store = given.opened(asked, stack, writing=True)
        found = given.found(asked, store)
        if not found.going:
            deliver("Nothing is to go.\n", None)
            return 0
        _confirmed(found, confirm)
        _ordered(store, found, actor)
        left = _files(found)
        problems = _values(store, found) if store is not None else []
    for each in (*left, *problems):
        warn(each)
    gone = len(found.going) - len(left)
    holds = (
        "" if store is None else " The trail does not hold!" if problems else " The trail holds as before."
    )
    deliver(f"{gone} of {len(found.going)} things are erased.{holds}\n", None)
    return NOT_ALL if left or problems else 0


def _confirmed(found: given.Found, confirm: str | None) -> None:
    """Raise UsageError unless somebody said that exactly this may go."""
    if confirm is not None:
        if confirm != found.key:
            message = (
                f"--confirm: {confirm[:64]!r} is not the key of what would go now, {found.key}; "
                "look at the preview again"
            )
            raise UsageError(message)
        return
    if not sys.stdin.isatty():
        message = "what goes is gone for good: give --confirm KEY with the key that the preview tells"
        raise UsageError(message)
    for fate in found.going:
        click.echo(f"  {fate.thing.subject}  {found.names[fate.thing.id]}  {fate.because}", err=True)
    click.confirm(f"Erase for good what is listed ({len(found.going)})?", abort=True, err=True)


def _files(found: given.Found) -> list[str]:
    """Remove the files of originals that go; return what could not be removed, and why."""
    left = []
    for fate in found.going:
        for path in found.files.get(fate.thing.id, ()):
            try:
                _remove(path, fate.thing.id.partition(":")[0])
            except OSError as error:
                left.append(f"{path} could not be removed: {error.strerror or error}")
            except UsageError as error:
                left.append(str(error))
    return left


def _remove(path: Path, content: str) -> None:
    if hashlib.sha256(path.read_bytes()).hexdigest() != content:
        message = f"{path} was changed meanwhile and stays"
        raise UsageError(message)
    path.unlink()


def _ordered(store: "Store | None", found: given.Found, actor: str) -> None:
    """Note in the trail what is about to go: whoever is interrupted can see what was meant."""
    if store is None:
        return
    from poedesk.process.retention.keeping import PERSONAL  # noqa: PLC0415 - loaded when it is needed
    from poedesk.trail.events import Event  # noqa: PLC0415
    from poedesk.trail.log import Trail  # noqa: PLC0415

    values = sorted(fate.thing.id for fate in found.going if fate.thing.what == PERSONAL)
    originals = sorted(fate.thing.id for fate in found.going if fate.thing.what != PERSONAL)
    data = {"values": values, "originals": originals}
    Trail(store, "").append([Event("retention:ordered", acting.moment(None), actor, found.key, data)])


def _values(store: "Store", found: given.Found) -> list[str]:
    """Erase personal values and return what no longer holds of the trail."""
    from poedesk.process.retention.erasing import erase  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.retention.keeping import PERSONAL  # noqa: PLC0415
    from poedesk.trail.log import Trail  # noqa: PLC0415

    before = Trail(store, "").root()
    own = [fate for fate in found.going if fate.thing.what == PERSONAL]
    erase(store, own)
    problems = list(store.damage())
    problems += [] if Trail(store, "").root() == before else ["the leaves are no longer what they were"]
    there = (fate for fate in own if store.personal(fate.thing.id) is not None)
    return problems + [f"{found.names[fate.thing.id]} is still there" for fate in there]


COMMANDS = (apply_command,)
