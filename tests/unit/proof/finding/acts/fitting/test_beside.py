"""Sentences that say who signs beside them: "Signed by Dana Whitfield, CIO, for Alder Mills" and the ink."""

from tests.unit.proof.finding.acts.pages import acts_in, document, page, picture, value

from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Role

CLIENT = ("Lakeview Orchards Ltd", Role.CUSTOMER)
PARTNER = ("Brightwater Cloud Ltd", Role.PARTNER)
WHO = {
    PARTNER: ("SIGNED by Ted Rowe, Senior", "Engineer, for and on behalf of", "Brightwater Cloud Ltd"),
    CLIENT: ("SIGNED by Odile Perrin, IT", "Director, for and on behalf of", "Lakeview Orchards Ltd"),
}


def paper(*inked: tuple[str, Role]) -> Document:
    items, drawings = [(72.0, 120.0, "Statement of work")], []
    for number, (party, lines) in enumerate(WHO.items()):
        top = 180.0 + 70 * number
        items += [(72.0, top + 14 * line, text) for line, text in enumerate(lines)]
        if party in inked:
            items.append((320.0, top + 42, f"Date: {number + 3} May 2026"))
            drawings.append(picture(326, top + 4, 430, top + 34, "strokes"))
    return document(page(items, drawings=drawings))


def told(paper: Document) -> set[tuple[str | None, str | None, str | None, Role | None]]:
    acts = (act for act in acts_in(paper, CLIENT, PARTNER) if act.is_signed)
    return {(value(act.name), value(act.title), value(act.date), act.role) for act in acts}


def test_a_sentence_beside_a_signature_says_whose_it_is() -> None:
    assert told(paper(PARTNER, CLIENT)) == {
        ("Ted Rowe", "Senior Engineer", "2026-05-03", Role.PARTNER),
        ("Odile Perrin", "IT Director", "2026-05-04", Role.CUSTOMER),
    }


def test_the_signature_beside_one_sentence_is_not_that_of_another() -> None:
    assert {role for *_, role in told(paper(PARTNER))} == {Role.PARTNER}
    assert {role for *_, role in told(paper(CLIENT))} == {Role.CUSTOMER}


def test_sentences_alone_sign_nothing() -> None:
    assert told(paper()) == set()
