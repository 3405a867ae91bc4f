"""What must hold of every table: all that it names is there, every state is reached, nobody is trapped."""

from collections.abc import Iterable, Iterator

from poedesk.kernel.errors import Problem
from poedesk.process.claims.reasons.mapping import asked, rejections
from poedesk.process.claims.tables.loader import Table
from poedesk.process.claims.tables.schema import AnyOf, Ever, Guard, Never, OtherPerson, Runs, Transition


def problems(table: Table) -> list[Problem]:
    """Return everything that is wrong with a table; empty when it is good."""
    found = [problem for row in table.transitions for problem in _of_row(table, row)]
    if table.settings.initial not in table.states:
        found.append(Problem("settings.initial", f"{table.settings.initial} is no state of {table}"))
        return found
    reached = reachable(table)
    found += [Problem(name, "no transition leads to it") for name in table.states if name not in reached]
    found += [
        Problem(name, "nothing leads to where it may stay") for name in table.states if trapped(table, name)
    ]
    found += [
        Problem(name, f"it is the {state.turn}'s turn, and it can do nothing and no clock ends it")
        for name, state in table.states.items()
        if not state.rests and not _moves(table, name)
    ]
    started = {name for row in table.transitions for name in row.starts}
    found += [Problem(name, "the clock is never started") for name in table.spans if name not in started]
    return found


def reachable(table: Table) -> frozenset[str]:
    """Return every state to which transitions lead from the first one."""
    reached, waiting = {table.settings.initial}, [table.settings.initial]
    while waiting:
        for row in table.out_of(waiting.pop()):
            if row.to is not None and row.to not in reached:
                reached.add(row.to)
                waiting.append(row.to)
    return frozenset(reached)


def trapped(table: Table, state: str) -> bool:
    """Say whether no transitions lead from ``state`` to one in which a claim may stay for ever."""
    seen, waiting = {state}, [state]
    while waiting:
        here = waiting.pop()
        if here in table.states and table.states[here].rests:
            return False
        ways = {row.to for row in table.out_of(here) if row.to is not None} - seen
        seen |= ways
        waiting += ways
    return True


def _moves(table: Table, state: str) -> bool:
    """Say whether whose turn it is can leave the state, or a clock does it."""
    roles = {
        "partner": {"incentives-admin", "incentives-user"},
        "customer": {"customer"},
        "programme": {"reviewer"},
        "nobody": set(),
    }[table.states[state].turn] | {"clock"}
    return any(row.to not in {None, state} and roles & set(row.roles) for row in table.out_of(state))


def _of_row(table: Table, row: Transition) -> Iterator[Problem]:
    states = [*row.sources, *([row.to] if row.to else [])]
    yield from (
        Problem(row.id, f"{name} is no state of {table}") for name in states if name not in table.states
    )
    clocks = [*row.starts, *row.stops, *row.pauses, *row.resumes, *([row.clock] if row.clock else [])]
    clocks += [guard.running for guard in _all(row.guards) if isinstance(guard, Runs)]
    yield from (
        Problem(row.id, f"{name} is no clock of {table}") for name in clocks if name not in table.spans
    )
    names = {each.name for each in table.transitions}
    told = [name for guard in _all(row.guards) for name in _named(guard)] + list(row.resumes.values())
    yield from (Problem(row.id, f"{name} is no transition of {table}") for name in told if name not in names)
    known = {**asked(), **rejections()}
    yield from (Problem(row.id, f"{name} is no reason") for name in row.reasons if name not in known)
    if row.clock and row.clock not in row.stops:
        yield Problem(row.id, f"it must stop {row.clock}, else it happens again and again")
    for name in row.starts:
        for state in {row.to} if row.to else set(row.sources):
            if table.states[state].rests and not any(each.clock == name for each in table.out_of(state)):
                yield Problem(row.id, f"{name} is started, and nothing happens in {state} when it runs out")
    leaves = row.to is not None and any(source != row.to for source in row.sources)
    if row.about == "poe" and leaves and table.settings.failed_poe == "eligibility":
        yield Problem(row.id, "a POE event must not change the association in this version")


def _all(guards: Iterable[Guard]) -> Iterator[Guard]:
    for guard in guards:
        yield guard
        if isinstance(guard, AnyOf):
            yield from _all(guard.any)


def _named(guard: Guard) -> tuple[str, ...]:
    match guard:
        case Never(never=name):
            return (name,)
        case Ever(ever=name, since=other):
            return (name, other) if other else (name,)
        case OtherPerson(other_than=names):
            return names
    return ()
