"""Places of signing at a side's own head or list, where no label asks for a signature."""

from dataclasses import replace

from tests.unit.proof.finding.acts.pages import acts_in, document, found_in, of_role, page, state, value

from poedesk.proof.document.model import Box, Cell, Document, Drawing, Segment, SignatureKind
from poedesk.proof.finding.model import Role, State

LAKE = ("Lakeview Orchards", Role.CUSTOMER)
BRIGHT = ("Brightwater Cloud Ltd", Role.PARTNER)
CLIENT_LIST = [
    (62, 416, "Name: Odile Perrin"),
    (62, 432, "Position: Orchard Systems Manager"),
    (62, 448, "Date: 9 February 2026"),
]
VENDOR_LIST = [
    (62, 516, "Name: Hugo Amsel"),
    (62, 532, "Position: Partner Manager"),
    (62, 548, "Date: 8 February 2026"),
]


def ink(left: float, top: float, right: float, bottom: float) -> Drawing:
    return Drawing("strokes", Box(left, top, right, bottom))


def in_small_type(line: Segment) -> Segment:
    return replace(line, box=Box(line.box.left, line.box.top, line.box.right, line.box.top + 7.5))


def stacked(*drawings: Drawing) -> Document:
    items = [(62, 360, "Agreement of both sides"), (62, 400, "Client:"), *CLIENT_LIST]
    items += [(62, 500, "Vendor:"), *VENDOR_LIST]
    return document(page(items, drawings=drawings))


def test_ink_beside_a_sides_head_over_its_name_and_date_is_that_sides_signature() -> None:
    paper = stacked(ink(115, 388, 220, 411), ink(115, 488, 220, 511))
    client, vendor = of_role(paper, Role.CUSTOMER), of_role(paper, Role.PARTNER)
    assert (value(client.name), value(client.title)) == ("Odile Perrin", "Orchard Systems Manager")
    assert (state(client.signature), value(client.date)) == (State.PRESENT, "2026-02-09")
    assert client.signature is not None
    assert client.signature.signature_kind is SignatureKind.INK
    assert (value(vendor.name), value(vendor.date)) == ("Hugo Amsel", "2026-02-08")


def test_the_place_of_the_side_that_did_not_sign_is_blank() -> None:
    paper = stacked(ink(115, 488, 220, 511))
    client, vendor = of_role(paper, Role.CUSTOMER), of_role(paper, Role.PARTNER)
    assert (state(client.signature), value(client.name)) == (State.BLANK, "Odile Perrin")
    assert (state(vendor.signature), value(vendor.name)) == (State.PRESENT, "Hugo Amsel")


def test_a_head_over_name_and_date_alone_is_no_signature() -> None:
    assert not [act for act in acts_in(stacked()) if state(act.signature) == State.PRESENT]


def test_ink_beside_signed_for_the_client_with_a_date_on_the_line() -> None:
    items = [(62, 553, "Accepted for the client:"), (310, 553, "Date: 3 March 2026")]
    paper = document(page(items, drawings=[ink(200, 538, 290, 560)]))
    client = of_role(paper, Role.CUSTOMER)
    assert (state(client.signature), value(client.date)) == (State.PRESENT, "2026-03-03")


def columns(*drawings: Drawing, heading: str = "Acceptance of this order") -> Document:
    items = [(62, 330, heading)]
    for left, party, name, title, date in (
        (62, BRIGHT[0], "Hugo Amsel", "Partner Manager", "8 February 2026"),
        (320, LAKE[0], "Odile Perrin", "Orchard Systems Manager", "9 February 2026"),
    ):
        items += [(left, 362, party), (left, 378, f"Name: {name}")]
        items += [(left, 394, f"Title: {title}"), (left, 410, f"Date: {date}")]
    shown = page(items, drawings=drawings)
    first, *rest = shown.segments
    return document(replace(shown, segments=(replace(first, heading=True), *rest)))


def test_ink_under_a_sides_list_is_its_signature_where_the_parties_accept() -> None:
    acts = found_in(columns(ink(70, 430, 180, 452), ink(330, 430, 430, 452)), LAKE, BRIGHT).acts
    by_role = {act.role: act for act in acts}
    assert value(by_role[Role.CUSTOMER].name) == "Odile Perrin"
    assert value(by_role[Role.CUSTOMER].date) == "2026-02-09"
    assert value(by_role[Role.PARTNER].name) == "Hugo Amsel"
    assert [state(act.signature) for act in acts] == [State.PRESENT, State.PRESENT]


def test_ink_under_one_list_leaves_the_other_side_unsigned() -> None:
    acts = found_in(columns(ink(70, 430, 180, 452)), LAKE, BRIGHT).acts
    assert [act.role for act in acts if state(act.signature) == State.PRESENT] == [Role.PARTNER]


def test_ink_under_a_list_that_nobody_is_to_sign_is_no_signature() -> None:
    paper = columns(ink(330, 430, 430, 452), heading="Contacts of the project")
    assert not [act for act in found_in(paper, LAKE, BRIGHT).acts if state(act.signature) == State.PRESENT]


def test_a_name_in_script_over_its_own_printed_name_is_typed_and_no_more() -> None:
    items = [(62, 374, "CLIENT"), (62, 388, "Lakeview Orchards"), (62, 402, "Odile Perrin"), *CLIENT_LIST]
    client = of_role(document(page(items)), Role.CUSTOMER, LAKE)
    assert client.signature is not None
    assert client.signature.signature_kind is SignatureKind.TYPED
    assert (client.signature.detail, value(client.date)) == ("bare name", "2026-02-09")


def test_a_picture_under_a_sides_head_in_small_type_with_its_date_three_lines_down() -> None:
    items = [(64, 375, "F\u00fcr den Auftraggeber"), (64, 436, "Name: Odile Perrin")]
    items += [(64, 454, "Funktion: Leiterin der Technik"), (64, 472, "Datum: 09.02.2026")]
    shown = page(items, drawings=[Drawing("picture", Box(64, 390, 190, 428))])
    small = tuple(in_small_type(segment) for segment in shown.segments)
    client = of_role(document(replace(shown, segments=small)), Role.CUSTOMER)
    assert (state(client.signature), value(client.name)) == (State.PRESENT, "Odile Perrin")


def test_ink_under_a_label_in_its_own_cell_left_of_the_printed_name() -> None:
    items = [(52, 382, "Buyer signature"), (312, 382, "Name: Odile Perrin"), (312, 396, "Title: Head of IT")]
    items += [(312, 410, "Date signed: 9 February 2026")]
    shown = page(items, drawings=[ink(57, 405, 172, 427)])
    cells = (Cell(0, 0, 0), Cell(0, 0, 1), Cell(0, 0, 1), Cell(0, 0, 1))
    segments = tuple(replace(line, cell=cell) for line, cell in zip(shown.segments, cells, strict=True))
    client = of_role(document(replace(shown, segments=segments)), Role.CUSTOMER)
    assert (state(client.signature), value(client.name)) == (State.PRESENT, "Odile Perrin")


def test_a_label_says_for_which_organisation_it_asks_a_signature() -> None:
    items = [(62, 400, "Signature for Lakeview Orchards:"), *CLIENT_LIST]
    client = of_role(document(page(items, drawings=[ink(245, 390, 330, 411)])), Role.CUSTOMER, LAKE, BRIGHT)
    assert (client.party, state(client.signature)) == (LAKE[0], State.PRESENT)
