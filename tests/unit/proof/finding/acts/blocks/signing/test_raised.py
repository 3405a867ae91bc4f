"""A signature in letters on the line behind its label, a little higher than the label."""

from tests.unit.proof.finding.acts.pages import acts_in, document, of_role, page, state, value

from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Role, State


def paper(up: float, *signed: Role) -> Document:
    items, rules = [(72.0, 150.0, "Hours worked in May:")], []
    sides = {Role.PARTNER: ("Contractor", "Ted Rowe"), Role.CUSTOMER: ("Customer", "Odile Perrin")}
    for number, (role, (word, name)) in enumerate(sides.items()):
        top = 180.0 + 60 * number
        items += [(72.0, top, f"{word} signature:"), (72.0, top + 20, f"{name}, Director")]
        if role in signed:
            items.append((185.0, top - up, f"/s/ {name}"))
        rules.append((180.0, 320.0, top + 13))
    return document(page(items, rules=rules))


def test_a_signature_stands_higher_than_its_label_on_the_same_line() -> None:
    for up in (0.0, 9.0):
        signed = of_role(paper(up, Role.PARTNER, Role.CUSTOMER), Role.CUSTOMER)
        assert (state(signed.signature), value(signed.name)) == (State.PRESENT, "Odile Perrin")
        assert value(signed.title) == "Director"


def test_it_signs_for_no_other_line() -> None:
    acts = acts_in(paper(9.0, Role.PARTNER))
    assert [value(act.name) for act in acts if act.is_signed] == ["Ted Rowe"]
    assert not any(act.is_signed for act in acts if act.role is not Role.PARTNER)
