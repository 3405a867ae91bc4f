from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.unit.process.claims.walking import TABLES, broken, ready

from poedesk.kernel.errors import InvalidPolicy
from poedesk.process.claims import machine
from poedesk.process.claims.guards import lacking
from poedesk.process.claims.machine import NotAllowed
from poedesk.process.claims.pages import page
from poedesk.process.claims.tables import linting, loader
from poedesk.process.claims.tables.loader import Table
from poedesk.process.claims.tables.schema import TableFile, Transition
from poedesk.proof.policy import loader as policies

DOCS = Path(__file__).parents[4] / "docs/process"
LOOP = """
  - id: cpor.poe-failed.wrong
    name: poe-wrong
    title: Wrong
    from: [attached]
    to: detached
    roles: [reviewer]
    about: poe
    event: claim:poe_request:failed
    valid_from: 2017-07-01
    source: a test
    basis: default
"""


def rows(table: Table) -> list[tuple[Transition, str]]:
    return [(row, source) for row in table.transitions for source in row.sources]


def kinds(tables: list[Table]) -> list[str]:
    return [f"{table}-{table.variant}" if table.variant else str(table) for table in tables]


each_table = pytest.mark.parametrize("table", TABLES, ids=kinds(TABLES))


@each_table
def test_every_state_is_reached_none_is_trapped_and_all_that_is_named_is_there(table: Table) -> None:
    assert linting.problems(table) == []


@each_table
def test_every_row_leads_where_it_says_and_does_to_clocks_what_it_says(table: Table) -> None:
    for row, source in rows(table):
        association, act = ready(table, row, source)
        outcome = machine.apply(table, association, act)
        after = outcome.association
        assert after.state == (row.to or source), row.id
        assert (outcome.event.tag, outcome.event.at, outcome.event.subject) == (row.event, act.at, "CLM-1")
        outcome.event.leaf()
        for name in row.starts:
            started = after.clock(name)
            assert started is not None
            assert (started.started, started.stopped) == (act.at, None), row.id
        for name in row.stops:
            stopped = after.clock(name)
            assert stopped is None or stopped.stopped == act.at or name in row.starts, row.id
        told = {(effect.kind, effect.what) for effect in outcome.effects}
        assert {("notify", side) for side in row.notifies} <= told
        assert (("eligibility", row.eligibility) in told) == (row.eligibility is not None)


@each_table
def test_every_guard_has_a_case_in_which_it_refuses(table: Table) -> None:
    for row, source in rows(table):
        for guard in row.guards:
            association, act = broken(guard, *ready(table, row, source))
            assert lacking(guard, association, act), f"{row.id}: {guard}"
            with pytest.raises(NotAllowed):
                machine.apply(table, association, act)


@each_table
def test_every_row_refuses_strangers_and_wrong_or_lacking_reasons(table: Table) -> None:
    for row, source in rows(table):
        association, act = ready(table, row, source)
        with pytest.raises(NotAllowed, match=f"it is for {row.roles[0]}|sweep first"):
            machine.apply(table, association, replace(act, role="auditor"))
        if row.clock is None:
            for reason in (None, "because") if row.reasons else ("because",):
                with pytest.raises(NotAllowed, match="reason"):
                    machine.apply(table, association, replace(act, reason=reason))
        else:
            early = replace(act, at=act.at - timedelta(seconds=1))
            with pytest.raises(NotAllowed, match="did not run out"):
                machine.apply(table, association, early)


@pytest.mark.parametrize("source", loader.files(), ids=lambda source: source.id)
def test_the_page_and_its_diagrams_are_those_of_the_table(source: TableFile) -> None:
    told = (DOCS / f"{source.id}.md").read_text("utf-8")
    assert told == page(source), "run scripts/make_process_pages.py"


def test_versions_are_those_of_the_policy_where_there_is_one() -> None:
    shipped = {entry.id: entry for entry in policies.programmes()}
    same = [source for source in loader.files() if source.id in shipped]
    assert sorted(source.id for source in same) == sorted(shipped)
    for source in same:
        assert source.versions == shipped[source.id].versions


def test_rows_change_only_where_a_version_begins_or_ends() -> None:
    for source in loader.files():
        begins = {version.valid_from for version in source.versions}
        ends = {version.valid_to for version in source.versions} | {None}
        for row in (*source.settings, *source.states, *source.clocks, *source.transitions):
            assert row.valid_from in begins, row.id
            assert row.valid_to in ends, row.id


def test_a_table_in_which_a_proof_event_ends_an_association_that_it_may_not_end_is_found() -> None:
    text = (Path(loader.__file__).parent / "programmes/microsoft-azure-poe.yaml").read_text("utf-8")
    source = loader.parse(text + LOOP, "test")
    told = [str(problem) for problem in linting.problems(loader.of_version(source, source.versions[0]))]
    assert told == ["cpor.poe-failed.wrong: a POE event must not change the association in this version"]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("    name: detached\n", "    name: elsewhere\n", "detached is no state"),
        ("stops: [poe-answer]", "stops: [poe-anwser]", "poe-anwser is no clock"),
        ("    to: detached\n", "", "no transition leads to it"),
        ("ever: poe-answered", "ever: poe-answred", "poe-answred is no transition"),
        ("reasons: [no-response]", "reasons: [bad-luck]", "bad-luck is no reason"),
    ],
)
def test_mistakes_in_a_table_are_found(before: str, after: str, message: str) -> None:
    text = (Path(loader.__file__).parent / "programmes/microsoft-azure-poe.yaml").read_text("utf-8")
    assert before in text
    source = loader.parse(text.replace(before, after), "test")
    told = [str(problem) for problem in linting.problems(loader.of_version(source, source.versions[0]))]
    assert any(message in each for each in told), told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("no-such",), "there is no table for 'no-such'"),
        (("microsoft-cpor", "2022-01"), "no version '2022-01'"),
        (("microsoft-mci", None, None, "workshop"), "no kind 'workshop'"),
    ],
)
def test_unknown_tables_are_refused(arguments: tuple[str], message: str) -> None:
    with pytest.raises(InvalidPolicy, match=message):
        loader.load(*arguments)


def test_rows_that_both_hold_are_an_error() -> None:
    text = (Path(loader.__file__).parent / "programmes/microsoft-azure-poe.yaml").read_text("utf-8")
    source = loader.parse(text + LOOP.replace("poe-wrong", "detach"), "test")
    with pytest.raises(InvalidPolicy, match="detach stands there twice"):
        loader.of_version(source, source.versions[0])
