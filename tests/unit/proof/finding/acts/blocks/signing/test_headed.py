"""Places of signing that only a heading names, captions under lines, parties by their short names."""

from dataclasses import replace

from tests.unit.proof.finding.acts.pages import (
    acts_in,
    document,
    of_role,
    only,
    page,
    state,
    typed,
    value,
)

from poedesk.proof.document.model import Box, Document, Drawing
from poedesk.proof.finding.acts import find as acts
from poedesk.proof.finding.acts.naming.short_names import short_names
from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView

CLIENT = Finding("Lakeview Orchards Limited", (), 0.9, Role.CUSTOMER)
PARTNER = Finding("Brightwater Cloud Ltd", (), 0.9, Role.PARTNER)


def known(paper: Document, *parties: Finding) -> tuple[Act, ...]:
    return acts.find(DocumentView(paper), parties).acts


def test_the_label_of_a_caption_says_for_whom_it_is_and_each_caption_has_its_line() -> None:
    items = [
        (72, 455, "Signature, for and on behalf of Lakeview Orchards Limited"),
        (72, 469, "Odile Perrin"),
        (72, 489, "Name in block letters"),
        (72, 504, "Orchard Systems Manager"),
        (72, 524, "Position"),
        (72, 538, "9th February 2026"),
        (72, 558, "Date of signature"),
    ]
    rules = [(72.0, 360.0, level) for level in (454.0, 488.0, 523.0, 557.0)]
    drawings = [Drawing("picture", Box(72, 417, 180, 445))]
    (act,) = known(document(page(items, rules=rules, drawings=drawings)), CLIENT, PARTNER)
    assert (act.role, act.party, state(act.signature)) == (Role.CUSTOMER, CLIENT.value, State.PRESENT)
    assert (value(act.name), value(act.title)) == ("Odile Perrin", "Orchard Systems Manager")
    assert value(act.date) == "2026-02-09"


def test_a_conformed_signature_stands_on_the_line_of_a_caption_in_small_type() -> None:
    items = [(72, 420, "/s/ Odile Perrin"), (72, 455, "Customer signature"), (72, 490, "Date: 4 May 2026")]
    act = only(document(page(items, rules=[(72, 360, 450)])))
    assert (state(act.signature), value(act.date)) == (State.PRESENT, "2026-05-04")


def test_an_empty_line_far_right_of_its_label_is_no_second_place_of_signing() -> None:
    items = [(34, 645, "Signature:"), (306, 645, "____________________"), (34, 661, "Name:")]
    items += [(306, 661, "Rupert Hale"), (34, 678, "Position:"), (306, 678, "Head of Claims")]
    items += [(34, 694, "Date:"), (306, 694, "27 June 2025")]
    act = only(document(page(items)))
    assert (state(act.signature), value(act.name)) == (State.BLANK, "Rupert Hale")
    assert (value(act.title), value(act.date)) == ("Head of Claims", "2025-06-27")


HEAD = (38, 297, "Authorised for the Buyer (Lakeview Orchards Limited)")
BESIDE = [
    (381, 297, "Name: Mikkel Dahl"),
    (381, 311, "Title: Head of People"),
    (381, 324, "Date: 2026-01-22"),
]
UNDER_HEAD = Drawing("picture", Box(38, 311, 150, 341))


def test_a_picture_under_the_sides_head_signs_beside_name_and_date() -> None:
    act = only(document(page([HEAD, *BESIDE], drawings=[UNDER_HEAD])))
    assert (act.role, state(act.signature)) == (Role.CUSTOMER, State.PRESENT)
    assert (value(act.name), value(act.date)) == ("Mikkel Dahl", "2026-01-22")


def test_an_emblem_or_a_picture_under_other_words_signs_nothing_beside_a_name() -> None:
    emblem = replace(UNDER_HEAD, detail="logo.png")
    assert acts_in(document(page([HEAD, *BESIDE], drawings=[emblem]))) == ()
    other = (38, 297, "Lakeview Orchards Limited")
    assert acts_in(document(page([other, *BESIDE], drawings=[UNDER_HEAD]))) == ()


def test_a_large_picture_between_a_sides_head_and_its_name_signs() -> None:
    items = [(62, 278, "For Lakeview Orchards Limited"), (62, 438, "Name: Isla Grant")]
    items += [(62, 452, "Title: Finance Director"), (62, 466, "Date: 3 June 2025")]
    large = Drawing("picture", Box(62, 305, 540, 432))
    (act,) = known(document(page(items, drawings=[large])), CLIENT)
    assert (act.role, state(act.signature), value(act.name)) == (Role.CUSTOMER, State.PRESENT, "Isla Grant")
    apart = replace(large, box=Box(62, 100, 540, 200))
    assert acts_in(document(page(items, drawings=[apart]))) == ()


def test_acceptance_and_signature_is_a_heading_over_the_sides_own_heads() -> None:
    items = [(72, 108, "Abnahme und Unterschrift"), (72, 132, "F\u00fcr den Auftragnehmer:")]
    items += [(320, 132, "F\u00fcr den Auftraggeber:"), (72, 190, "Tom Onken"), (320, 190, "Wiebke Jansen")]
    items += [(72, 205, "Datum: 12.02.2026"), (320, 205, "Datum: 17.02.2026")]
    drawings = [Drawing("picture", Box(left, 150, left + 100, 185)) for left in (72, 320)]
    sheet = page(items, drawings=drawings)
    bold = (replace(sheet.segments[0], heading=True), *sheet.segments[1:])
    paper = document(replace(sheet, segments=bold))
    act = of_role(paper, Role.CUSTOMER)
    assert (state(act.signature), value(act.name), value(act.date)) == (
        State.PRESENT,
        "Wiebke Jansen",
        "2026-02-17",
    )


def test_the_sentence_over_the_only_block_says_for_whom_it_is_accepted() -> None:
    text = "We accept this quotation of 3 March on behalf of {who}.\nSignature: /s/ Kirsten Wall\nDate: 5 May"
    assert only(typed(text.format(who="Lakeview Orchards Limited"))).party == "Lakeview Orchards Limited"
    assert only(typed(text.format(who="the Customer"))).party is None


LETTER = """The Authority answers farmers and needs one case system for all of its offices.
To help the Authority decide, Brightwater interviewed the inspectors of the markets in May.
The claiming partner of record is named by this letter as every earlier one has been before.
Acknowledged by the {body}
Signature: /s/ Luz Vidal
Date: November 4, 2025
"""


def test_a_public_body_by_its_kind_is_the_customer_whatever_the_text_over_it_speaks_of() -> None:
    act = only(typed(LETTER.format(body="Authority")))
    assert (act.role, act.party) == (Role.CUSTOMER, "the Authority")


def test_text_over_a_block_that_names_its_party_does_not_say_whose_it_is() -> None:
    assert only(typed(LETTER.format(body="Registrar"))).role is None


def test_a_short_name_in_brackets_is_the_partys() -> None:
    text = 'between Brightwater Cloud Ltd ("Brightwater Co") and Lakeview Orchards Limited (the "Grower")\n'
    view = DocumentView(typed(text))
    assert [(f.value, f.role) for f in short_names(view, [CLIENT, PARTNER])] == [
        ("Grower", Role.CUSTOMER),
        ("Brightwater Co", Role.PARTNER),
    ]
    signed = text + "Signed for the Grower\nSignature: /s/ Luz Vidal\nDate: 4 May 2026"
    (act,) = known(typed(signed), CLIENT, PARTNER)
    assert act.role is Role.CUSTOMER


def test_a_body_that_the_partner_or_only_a_third_one_is_gives_no_role() -> None:
    view = DocumentView(
        typed("the University helped. The University of Oslo knows. We thank the University.")
    )
    assert [f.role for f in short_names(view, [])] == [Role.CUSTOMER]
    college = Finding("University Partners Ltd", (), 0.9, Role.PARTNER)
    assert short_names(view, [college]) == []
    assert short_names(view, [CLIENT]) == []


def test_a_caption_under_the_appearance_of_an_e_signature_is_the_same_place() -> None:
    items = [(71, 487, "Signed by:"), (71, 499, "Jurre Terp"), (71, 523, "A41D09C2E7B84F5...")]
    items += [(280, 523, "2/27/2026"), (63, 538, "Signature of the client"), (280, 538, "Date")]
    found = find_all(document(page(items))).acts
    assert [(state(act.signature), act.role) for act in found] == [(State.PRESENT, Role.CUSTOMER)]
    assert value(found[0].date) == "2026-02-27"


def test_by_at_the_end_of_a_sentence_heads_the_place_of_signing_under_it() -> None:
    items = [
        (60.0, 300.0, "Accepted on behalf of Lakeview Orchards Limited by:"),
        (60.0, 352.0, "Authorised signature"),
        (310.0, 352.0, "Date"),
        (315.0, 334.0, "21 April 2026"),
        (60.0, 376.0, "Odile Perrin"),
        (60.0, 390.0, "Orchard Manager"),
    ]
    lines = [(60.0, 280.0, 349.0), (310.0, 450.0, 349.0)]
    signed = Drawing("strokes", Box(75, 318, 130, 346))
    act = only(
        document(page(items, drawings=[signed], rules=lines)), ("Lakeview Orchards Limited", Role.CUSTOMER)
    )
    assert (act.role, state(act.signature)) == (Role.CUSTOMER, State.PRESENT)
    assert (value(act.name), value(act.title)) == ("Odile Perrin", "Orchard Manager")
    assert value(act.date) == "2026-04-21"
    empty = only(document(page(items, rules=lines)), ("Lakeview Orchards Limited", Role.CUSTOMER))
    assert state(empty.signature) is State.BLANK
