"""Table files to the table of one version: which states, clocks and transitions hold in it."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

from pydantic import ValidationError

from poedesk.kernel.errors import InvalidPolicy
from poedesk.kernel.records import dataclass
from poedesk.kernel.yaml_data import load_yaml
from poedesk.process.claims.tables.schema import ClockRow, Settings, State, TableFile, Transition
from poedesk.process.clocks.clock import Span
from poedesk.proof.policy import loader as policies
from poedesk.proof.policy.schema import Parameter, Version
from poedesk.proof.policy.shape import DatedRow


@dataclass(frozen=True, slots=True)
class Table:
    """All that can happen to an association of one version of a programme."""

    programme: str
    version: str
    title: str
    variant: str | None
    """Kind of engagement whose clocks hold; null where there is one kind."""

    settings: Settings
    states: Mapping[str, State]
    spans: Mapping[str, Span]
    """Name -> how long that clock runs."""

    transitions: tuple[Transition, ...]

    def __str__(self) -> str:
        """Return ``programme@version``."""
        return f"{self.programme}@{self.version}"

    def out_of(self, state: str) -> tuple[Transition, ...]:
        """Return what can happen in a state."""
        return tuple(row for row in self.transitions if state in row.sources)


def files() -> tuple[TableFile, ...]:
    """Return every table file that ships with poedesk, by id."""
    return tuple(_shipped()[name] for name in sorted(_shipped()))


def load(
    programme: str, version: str | None = None, on: date | None = None, variant: str | None = None
) -> Table:
    """Return the table of a version, or of the one in force ``on`` a day, or of the newest.

    Raises:
        InvalidPolicy: unknown programme, version or variant, or no version on that day.
    """
    source = _shipped().get(programme)
    if source is None:
        message = f"there is no table for {programme!r}; known are: {', '.join(sorted(_shipped()))}"
        raise InvalidPolicy(message)
    return of_version(source, _version(source, version, on), variant)


def of_version(source: TableFile, version: Version, variant: str | None = None) -> Table:
    """Return the table of one version; the first variant when none is named.

    Raises:
        InvalidPolicy: there is no such variant, or rows of the version contradict each other.
    """
    day = version.valid_from
    kind = variant or (source.variants[0] if source.variants else None)
    if kind is not None and kind not in source.variants:
        message = f"{source.id} has no kind {kind!r}; known are: {', '.join(source.variants) or 'none'}"
        raise InvalidPolicy(message)
    settings = [row for row in source.settings if row.holds_on(day)]
    if len(settings) != 1:
        message = f"{source.id}@{version.version}: {len(settings)} settings hold; there must be one"
        raise InvalidPolicy(message)
    clocks = [row for row in source.clocks if row.holds_on(day) and row.variant in {None, kind}]
    transitions = [row for row in source.transitions if row.holds_on(day)]
    states = [row for row in source.states if row.holds_on(day)]
    for rows in (clocks, transitions, states):
        _once(f"{source.id}@{version.version}", rows)
    return Table(
        programme=source.id,
        version=version.version,
        title=source.title,
        variant=kind,
        settings=settings[0],
        states={row.name: row for row in states},
        spans={row.name: _span(source.id, row, version) for row in clocks},
        transitions=tuple(transitions),
    )


def parse(text: str, name: str) -> TableFile:
    """Return the table file in YAML ``text``; raises InvalidPolicy with each problem and its path."""
    try:
        return TableFile.model_validate(load_yaml(text))
    except ValidationError as error:
        problems = (f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in error.errors())
        raise InvalidPolicy(f"{name}: " + "; ".join(problems)) from error


def _once(where: str, rows: "list[ClockRow] | list[Transition] | list[State]") -> None:
    names = [row.name for row in rows]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        message = f"{where}: {', '.join(twice)} stands there twice; rows that both hold are an error"
        raise InvalidPolicy(message)


def _span(programme: str, row: ClockRow, version: Version) -> Span:
    told: DatedRow | Parameter = row
    duration = row.duration
    if row.parameter is not None:
        entries = policies.programme(programme).parameters
        found = [each for each in entries if each.name == row.parameter and _overlap(each, version)]
        if len(found) != 1:
            message = f"{row.id}: {programme}@{version.version} gives {len(found)} values for {row.parameter}"
            raise InvalidPolicy(message)
        told, duration = found[0], found[0].typed
    if duration is None:  # the schema asks for one of both
        message = f"{row.id} has no length"
        raise InvalidPolicy(message)
    return Span(
        name=row.name,
        side=row.side,
        days=duration.count,
        unit=duration.unit,
        source=told.source,
        basis=told.basis,
        reminders=row.reminders,
        extensions=row.extensions,
    )


def _overlap(row: DatedRow | Parameter, version: Version) -> bool:
    begins = version.valid_to is None or row.valid_from <= version.valid_to
    return begins and (row.valid_to is None or row.valid_to >= version.valid_from)


def _version(source: TableFile, version: str | None, on: date | None) -> Version:
    if version is None and on is None:
        return max(source.versions, key=lambda each: each.valid_from)
    for each in source.versions:
        inside = on is not None and each.valid_from <= on and (each.valid_to is None or on <= each.valid_to)
        if each.version == version or (version is None and inside):
            return each
    known = ", ".join(each.version for each in source.versions)
    wanted = f"version {version!r}" if version else f"version in force on {on}"
    message = f"{source.id} has no {wanted}; known are: {known}"
    raise InvalidPolicy(message)


@cache
def _shipped() -> Mapping[str, TableFile]:
    folder = resources.files(__package__) / "programmes"
    found = {}
    for entry in folder.iterdir():
        if entry.name.endswith(".yaml"):
            made = parse(entry.read_text(encoding="utf-8"), entry.name)
            found[made.id] = made
    return found
