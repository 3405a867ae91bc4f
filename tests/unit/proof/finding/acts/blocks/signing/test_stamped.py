"""What a platform prints over the line of a caption: "DocuSigned by:", the drawn name, a key."""

from collections.abc import Sequence

from tests.unit.proof.finding.acts.pages import acts_in, document, page, picture, state, value

from poedesk.proof.document.model import Document, SignatureKind
from poedesk.proof.finding.model import Act, Role, State

CLIENT = ("Lakeview Orchards", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud", Role.PARTNER)
KEY = "8F3A0025C21B4D9..."
LEFTS = {PARTNER: 72.0, CLIENT: 320.0}
PEOPLE = {
    PARTNER: ("Ted Rowe", "Engineer", "3 May 2026"),
    CLIENT: ("Odile Perrin", "IT Director", "4 May 2026"),
}


def paper(*stamped: tuple[str, Role]) -> Document:
    """Two columns of values over their captions; those of ``stamped`` are signed on a platform."""
    items, drawings = [(72.0, 150.0, "Authorised by the parties:")], []
    for party, left in LEFTS.items():
        items.append((left, 180.0, party[0]))
        if party in stamped:
            items += [(left, 196.0, "DocuSigned by:"), (left, 242.0, KEY)]
            drawings.append(picture(left + 4, 208, left + 104, 238))
        name, title, day = PEOPLE[party]
        rows = [name, "Printed name", title, "Title", day if party in stamped else "", "Date"]
        items.append((left, 262.0, "Signature"))
        items += [(left, 290.0 + 14 * n + 14 * (n // 2), text) for n, text in enumerate(rows) if text]
    rules = [(left, left + 150, 258.0) for left in LEFTS.values()]
    return document(page(items, drawings=drawings, rules=rules))


def signed(acts: Sequence[Act], role: Role) -> Act:
    (act,) = (each for each in acts if each.role is role and each.signature is not None and each.name)
    return act


def test_what_a_platform_printed_stands_on_the_line_of_the_caption() -> None:
    act = signed(acts_in(paper(PARTNER, CLIENT), CLIENT, PARTNER), Role.CUSTOMER)
    assert act.signature is not None
    assert act.signature.signature_kind is SignatureKind.E_SIGN_PLATFORM
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Odile Perrin",
        "IT Director",
        "2026-05-04",
    )


def test_a_key_names_no_party() -> None:
    acts = acts_in(paper(PARTNER, CLIENT), CLIENT, PARTNER)
    assert {act.party for act in acts} == {CLIENT[0], PARTNER[0]}


def test_the_stamp_of_one_column_signs_for_no_other() -> None:
    acts = acts_in(paper(PARTNER), CLIENT, PARTNER)
    assert not any(act.is_signed for act in acts if act.role is not Role.PARTNER)
    assert any(state(act.signature) is State.BLANK for act in acts if act.role is Role.CUSTOMER)
