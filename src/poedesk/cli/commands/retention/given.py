"""What the commands of ``poedesk retention`` share: which things there are, and what becomes of them."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from poedesk.cli import inputs, options
from poedesk.kernel.errors import UsageError

if TYPE_CHECKING:
    from poedesk.process.retention.files import Ended
    from poedesk.process.retention.keeping import Fate, Hold, Kept
    from poedesk.trail.stores.store import Store

Command = TypeVar("Command", bound=Callable[..., Any])
_OPTIONS = (
    click.option(
        "--originals", type=options.FILE, metavar="FOLDER", help="With a folder of files for each subject."
    ),
    click.option("--trail", type=options.FILE, metavar="FILE", help="A log that holds personal values."),
    click.option("--holds", type=options.FILE, metavar="FILE", help="Legal holds, as CSV."),
    click.option("--person", metavar="ID", help="Instead of by rule: what this person asks to have erased."),
    options.as_of,
)
COLUMNS = """\b
CASES is CSV with the columns subject, ended (YYYY-MM-DD, empty while it goes on) and person (an id).
HOLDS is CSV with the columns id, subject, begins, ends and because. A file or value whose subject is not in
CASES stays: nobody said that its case ended.
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Where to look."""

    cases: Path
    originals: Path | None
    trail: Path | None
    holds: Path | None
    person: str | None
    day: date


@dataclass(frozen=True, slots=True)
class Found:
    """What becomes of everything that is there."""

    fates: "tuple[Fate, ...]"
    names: Mapping[str, str]
    files: Mapping[str, tuple[Path, ...]]
    """Hash of an original -> every file that holds it."""

    key: str

    @property
    def going(self) -> "tuple[Fate, ...]":
        """Return what goes."""
        return tuple(fate for fate in self.fates if fate.goes)


def shared(command: Command) -> Command:
    """Add the options by which things are found."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def asked(given: Mapping[str, Any]) -> Asked:
    """Return what a command was told; raises UsageError when there is nothing to look at."""
    if given["originals"] is None and given["trail"] is None:
        message = "say where to look: --originals FOLDER, --trail FILE or both"
        raise UsageError(message)
    day = given["as_of"] or datetime.now(UTC).date()
    names = ("cases", "originals", "trail", "holds", "person")
    return Asked(**{name: given[name] for name in names}, day=day)


def found(told: Asked, store: "Store | None") -> Found:
    """Return what would become of everything; nothing is done."""
    from poedesk.kernel.tables import csv_table  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.retention import files, keeping  # noqa: PLC0415

    table = csv_table(inputs.bytes_of(told.cases, "the cases"), str(told.cases))
    cases = files.cases_of(table, str(told.cases))
    holds: tuple[Hold, ...] = ()
    if told.holds is not None:
        rows = csv_table(inputs.bytes_of(told.holds, "the holds"), str(told.holds))
        holds = files.holds_of(rows, str(told.holds))
    names: dict[str, str] = {}
    paths: dict[str, list[Path]] = {}
    things = [*_originals(told.originals, cases, names, paths), *_values(store, cases, names)]
    if told.person is None:
        fates = keeping.preview(things, holds, told.day)
    else:
        fates = keeping.erasure(things, told.person, holds, told.day)
    for key, same in paths.items():
        names[key] += f" and {len(same) - 1} more of the same" if len(same) > 1 else ""
    return Found(
        fates,
        names,
        {key: tuple(found) for key, found in paths.items()},
        files.key_of(fates, told.day, _root(store)),
    )


def opened(told: Asked, stack: ExitStack, *, writing: bool = False) -> "Store | None":
    """Return the trail, open until ``stack`` ends; null without one; raises UsageError."""
    if told.trail is None:
        return None
    from poedesk.cli.trails import using  # noqa: PLC0415 - loaded when it is needed

    return stack.enter_context(using(told.trail, writing=writing))


def _originals(
    folder: Path | None, cases: "Mapping[str, Ended]", names: dict[str, str], paths: dict[str, list[Path]]
) -> "Iterator[Kept]":
    from poedesk.process.retention.keeping import ORIGINAL, Kept  # noqa: PLC0415 - loaded when it is needed

    if folder is None:
        return
    if not folder.is_dir():
        message = f"--originals: {folder} is no folder"
        raise UsageError(message)
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or path.parent == folder:
            continue
        data = inputs.bytes_of(path, "the original")
        subject = path.relative_to(folder).parts[0]
        key = f"{hashlib.sha256(data).hexdigest()}:{subject}"
        names.setdefault(key, str(path.relative_to(folder)))
        paths.setdefault(key, []).append(path)
        if len(paths[key]) == 1:
            case = cases.get(subject)
            yield Kept(key, ORIGINAL, subject, None, len(data), case.ended if case else None)


def _values(store: "Store | None", cases: "Mapping[str, Ended]", names: dict[str, str]) -> "Iterator[Kept]":
    from poedesk.kernel.canonical import canonical_json  # noqa: PLC0415 - loaded when it is needed
    from poedesk.process.retention.erasing import values_of  # noqa: PLC0415
    from poedesk.process.retention.keeping import PERSONAL, Kept  # noqa: PLC0415

    for value in values_of(store) if store is not None else ():
        kept = store.personal(value.commitment) if store is not None else None
        size = len(canonical_json(kept.value)) if kept is not None else 0
        case = cases.get(value.subject)
        names[value.commitment] = f"{value.name} (event {value.position})"
        yield Kept(
            value.commitment,
            PERSONAL,
            value.subject,
            case.person if case else None,
            size,
            case.ended if case else None,
        )


def _root(store: "Store | None") -> str | None:
    if store is None:
        return None
    from poedesk.trail.log import Trail  # noqa: PLC0415 - loaded when it is needed

    return Trail(store, "").root().hex()
