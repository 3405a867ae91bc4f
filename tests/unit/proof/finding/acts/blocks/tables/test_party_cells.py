"""A cell with an organisation and a title under it, in a list with a row a person."""

from tests.unit.proof.finding.acts.pages import acts_in, table, value

from poedesk.proof.finding.model import Act, Role

CLIENT = ("Lakeview Orchards", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud", Role.PARTNER)


def listed(*cells: str) -> tuple[Act, ...]:
    rows = [["Name", "Company and position", "Signature", "Date"]]
    people = ("Odile Perrin", "Ted Rowe")
    rows += [[name, cell, f"/s/ {name}", "3 May 2026"] for name, cell in zip(people, cells, strict=True)]
    return acts_in(table(rows, [0, 20, 50, 80]), CLIENT, PARTNER)


def test_a_cell_holds_the_organisation_and_the_title_under_it() -> None:
    first, second = listed("Lakeview Orchards\nIT Director", "Brightwater Cloud\nEngineer")
    assert (first.role, value(first.title)) == (Role.CUSTOMER, "IT Director")
    assert (second.role, value(second.title)) == (Role.PARTNER, "Engineer")


def test_an_organisation_that_nobody_knows_gives_no_side() -> None:
    first, _ = listed("Harrow Mills\nIT Director", "Brightwater Cloud\nEngineer")
    assert first.role is None


def test_what_is_no_title_under_an_organisation_is_none() -> None:
    first, _ = listed("Lakeview Orchards\n14 Mill Lane", "Brightwater Cloud\nEngineer")
    assert value(first.title) is None
