"""Whose a block is, where its label and its heads say different things."""

from tests.unit.proof.finding.acts.pages import acts_in, document, only, page, picture, value

from poedesk.proof.document.model import Box, Cell, Document, Page, Segment, Words
from poedesk.proof.finding.model import Role

CUSTOMER = ("Lakeview Orchards", Role.CUSTOMER)


def block(label: str) -> Document:
    lines = ["Lakeview Orchards", f"{label}: /s/ Odile Perrin", "Date: 4 May 2026"]
    return document(page([(60, 100 + 14 * n, text) for n, text in enumerate(lines)]))


def test_the_line_of_the_partner_is_not_given_for_the_customer() -> None:
    act = only(block("Signature Supplier"), CUSTOMER)
    assert (act.role, act.party) == (Role.PARTNER, None)


def test_the_line_of_the_customer_is() -> None:
    act = only(block("Signature Customer"), CUSTOMER)
    assert (act.role, act.party) == (Role.CUSTOMER, "Lakeview Orchards")


def test_the_company_of_a_german_form_is_no_place_of_signing() -> None:
    lines = [(60.0, 100.0, "Unterschrift:"), (160.0, 100.0, "/s/ Odile Perrin")]
    lines += [(60.0, 114.0, "Firma:"), (160.0, 114.0, "Obsthof Seeblick gGmbH")]
    act = only(document(page(lines)), ("Obsthof Seeblick gGmbH", Role.CUSTOMER))
    assert act.signature is not None
    assert act.signature.person == "Odile Perrin"


PARTNER = ("Brightwater Cloud", Role.PARTNER)


def columns(*signed: int, pointing: str = "namens deze:") -> Document:
    """Two columns without labels under the heads of two parties; ``signed`` have ink over a line."""
    items, rules, drawings = [(72.0, 140.0, "Agreement on services")], [], []
    people = [("Lakeview Orchards", "Odile Perrin"), ("Brightwater Cloud", "Ted Rowe")]
    for number, (party, name) in enumerate(people):
        left = 72.0 + 240 * number
        down = 14.0 if number in signed else 0.0
        items += [(left, 180, party), (left, 194, pointing), (left, 250 + down, name)]
        items.append((left, 264 + down, "Director"))
        if number in signed:
            rules.append((left, left + 150, 258.0))
            drawings.append(picture(left + 6, 222, left + 110, 252, "strokes"))
    return document(page(items, rules=rules, drawings=drawings))


def test_ink_in_the_column_of_the_other_side_is_not_the_customers() -> None:
    signed = [act for act in acts_in(columns(1), CUSTOMER, PARTNER) if act.is_signed]
    assert [act.role for act in signed] == [Role.PARTNER]


def test_ink_in_the_own_column_is() -> None:
    for inked in ((0,), (0, 1)):
        signed = [act for act in acts_in(columns(*inked), CUSTOMER, PARTNER) if act.is_signed]
        assert {act.role for act in signed} == {[Role.CUSTOMER, Role.PARTNER][number] for number in inked}


def test_the_last_line_of_a_paragraph_names_no_party() -> None:
    text = "The consultants have enrolled and secured all tablets and phones of the staff of Lakeview"
    items = [(60, 120, text), (60, 134, "Orchards Ltd."), (60, 160, "Ted Rowe, Engineer")]
    paper = document(page([*items, (280, 160, "/s/ Ted Rowe"), (280, 188, "Date: 4 May 2026")]))
    act = only(paper, ("Lakeview Orchards Ltd", Role.CUSTOMER), PARTNER)
    assert act.role is not Role.CUSTOMER
    assert act.party is None


def test_whom_a_list_over_two_columns_names_as_contact_heads_none_of_them() -> None:
    text, segments = "", []
    head = [("Anlage", "Werk 4"), ("Kontakt beim Kunden", "Odile Perrin")]
    places = [(60.0, 100 + 14 * row, line, Cell(0, row, 0)) for row, (line, _) in enumerate(head)]
    places += [(180.0, 100 + 14 * row, line, Cell(0, row, 1)) for row, (_, line) in enumerate(head)]
    blocks = [("Arbeit ausgeführt", "/s/ Tom Ashby", "Tom Ashby", "4. Mai 2026")]
    blocks += [("Arbeit anerkannt", "/s/ Odile Perrin", "Odile Perrin", "5. Mai 2026")]
    lines: list[tuple[float, float, str, Cell | None]] = [*sorted(places, key=lambda each: each[1:2])]
    for row in range(4):
        lines += [(60.0 + 240 * side, 180.0 + 14 * row, blocks[side][row], None) for side in (0, 1)]
    for left, top, line, cell in lines:
        box = Box(left, top, left + 5.5 * len(line), top + 11)
        segments.append(Segment(len(text), len(text) + len(line), box, cell))
        text += line + "\n"
    paper = document(Page(1, 612, 792, text, tuple(segments), Words(), (), (), (), ()))
    acts = acts_in(paper, CUSTOMER, ("Brightwater Cloud", Role.PARTNER))
    tom = [act.role for act in acts if act.is_signed and value(act.name) == "Tom Ashby"]
    assert tom == [None]
