"""Heads over several blocks: a row of signatures under one head, a second signature in a column."""

from tests.unit.proof.finding.acts.pages import acts_in, document, page, state, value

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.model import Role, State

CUSTOMER = ("Lakeview Orchards", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)
Item = tuple[float, float, str]


def people(top: float, *names: str, step: float = 170) -> tuple[list[Item], list[Drawing]]:
    """Signatures beside one another, each over its line, a name, a title and a day."""
    items, drawings = [], []
    for number, name in enumerate(names):
        left = 60 + step * number
        drawings.append(Drawing("strokes", Box(left + 5, top, left + 110, top + 24)))
        lines = (name, "Head of Operations", f"Date: {12 + number} May 2026")
        items += [(left, top + 30 + 14 * line, text) for line, text in enumerate(lines)]
    return items, drawings


def paper(*bands: tuple[str, tuple[str, ...]]) -> Document:
    items: list[Item] = [
        (60, 60, "The tablets of all four farms were enrolled in Microsoft Intune in March 2026.")
    ]
    drawings: list[Drawing] = []
    rules = []
    for number, (head, names) in enumerate(bands):
        top = 120.0 + 110 * number
        items.append((60, top, head))
        more, inked = people(top + 16, *names)
        items += more
        drawings += inked
        rules += [(60.0 + 170 * each, 200.0 + 170 * each, top + 42) for each in range(len(names))]
    return document(page(items, drawings=drawings, rules=rules))


def roles(made: Document) -> dict[str | None, Role | None]:
    acts = acts_in(made, CUSTOMER, PARTNER)
    return {value(act.name): act.role for act in acts if state(act.signature) is State.PRESENT}


THREE = ("Odile Perrin", "Susan Keller", "Grant Okafor")


def test_a_head_alone_over_a_row_of_signatures_is_of_all_of_them() -> None:
    found = roles(
        paper(("For Lakeview Orchards", THREE), ("For Brightwater Cloud Ltd", ("Tom Ashby", "Ben Tallis")))
    )
    assert {name: found.get(name) for name in THREE} == dict.fromkeys(THREE, Role.CUSTOMER)
    assert found["Tom Ashby"] is found["Ben Tallis"] is Role.PARTNER


def test_of_two_signatures_under_the_only_head_the_second_is_nobodys() -> None:
    found = roles(paper(("For Lakeview Orchards", ("Odile Perrin", "Tom Ashby"))))
    assert found.get("Tom Ashby") is None


def test_a_witness_in_the_row_is_no_signatory_of_the_side() -> None:
    names = ("Odile Perrin", "Susan Keller", "Witness: Grant Okafor")
    found = roles(paper(("For Lakeview Orchards", names), ("For Brightwater Cloud Ltd", ("Tom Ashby",))))
    assert Role.CUSTOMER not in {role for name, role in found.items() if name and "Okafor" in name}


def column(left: float, top: float, name: str, day: str) -> list[Item]:
    lines = ["Signature: /s/ " + name, "Name: " + name, "Title: Head of Operations", "Date: " + day]
    return [(left, top + 14 * number, line) for number, line in enumerate(lines)]


def stacked(*heads: str, lower: str = "Susan Keller") -> Document:
    items: list[Item] = [(60.0 + 260 * number, 120.0, head) for number, head in enumerate(heads)]
    items += column(60, 140, "Odile Perrin", "12 May 2026") + column(320, 140, "Tom Ashby", "11 May 2026")
    items += column(60, 220, lower, "13 May 2026")
    return document(page(items))


def test_a_second_signature_of_a_column_is_of_the_side_that_heads_it() -> None:
    found = roles(stacked("Lakeview Orchards", "Brightwater Cloud Ltd"))
    assert found == {"Odile Perrin": Role.CUSTOMER, "Susan Keller": Role.CUSTOMER, "Tom Ashby": Role.PARTNER}


def test_an_unsigned_place_under_a_column_takes_no_day_of_the_other_one() -> None:
    items: list[Item] = [(60, 120, "Lakeview Orchards"), (320, 120, "Brightwater Cloud Ltd")]
    for left, top, who, day in (
        (60, 140, "Odile Perrin", "__________"), (320, 140, "Tom Ashby", "11 May 2026"),
        (60, 216, "Susan Keller", "__________"),
    ):  # fmt: skip
        signed = "____________" if left == 60 else who
        lines = ["Signature: " + signed, "Name: " + who, "Title: Head of Operations", "Date: " + day]
        items += [(left, top + 14 * number, line) for number, line in enumerate(lines)]
    days = {value(act.name): value(act.date) for act in acts_in(document(page(items)), CUSTOMER, PARTNER)}
    assert days == {"Odile Perrin": None, "Susan Keller": None, "Tom Ashby": "2026-05-11"}


def test_the_name_at_a_typed_signature_is_that_of_who_signed() -> None:
    items: list[Item] = [
        (60, 100, "Lakeview Orchards (Customer)"), (60, 150, "Helen Stokes"), (220, 150, "Managing Director"),
        (60, 170, "Name"), (220, 170, "Position"),
        (60, 200, "Brightwater Cloud Ltd (Partner)"), (60, 215, "/s/ Tom Ashby"), (60, 230, "Tom Ashby"),
        (220, 230, "Delivery Manager"), (60, 250, "Name"), (220, 250, "Position"),
    ]  # fmt: skip
    (act,) = (act for act in acts_in(document(page(items)), CUSTOMER, PARTNER) if act.is_signed)
    assert (value(act.name), value(act.title)) == ("Tom Ashby", "Delivery Manager")
