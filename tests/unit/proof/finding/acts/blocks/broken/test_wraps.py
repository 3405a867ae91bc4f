import pytest
from tests.unit.proof.finding.acts.pages import document, of_role, only, page, table, typed

from poedesk.proof.document.model import Box, Cell, Drawing, Page, Segment, SignatureKind
from poedesk.proof.finding.model import Role, State

PICTURE = Drawing("picture", Box(80, 100, 200, 140))


def cells(*items: tuple[float, float, str, int]) -> Page:
    """(left, top, text, column) in the one row of a table."""
    bare = page([(left, top, text) for left, top, text, _ in items], drawings=[PICTURE])
    segments = tuple(
        Segment(item.start, item.end, item.box, Cell(0, 0, column))
        for item, (_, _, _, column) in zip(bare.segments, items, strict=True)
    )
    return Page(1, 612, 792, bare.text, segments, drawings=bare.drawings)


ROW = [
    (10.0, 100.0, "Customer", 0),
    (10.0, 111.0, "Signature", 0),
    (300.0, 100.0, "Date", 2),
    (300.0, 111.0, "Signed", 2),
    (350.0, 100.0, "17", 3),
    (350.0, 111.0, "June", 3),
    (350.0, 122.0, "2026", 3),
]


def test_one_ruled_row_with_broken_labels_and_date() -> None:
    act = of_role(document(cells(*ROW)), Role.CUSTOMER)
    assert act.signature is not None
    assert act.signature.signature_kind is SignatureKind.IMAGE
    assert act.date is not None
    assert act.date.value == "2026-06-17"


def test_one_row_without_rules() -> None:
    """In the order of the lines, so that the columns stand between each other."""
    items = sorted(((left, top, text) for left, top, text, _ in ROW), key=lambda item: (item[1], item[0]))
    act = of_role(document(page(items, drawings=[PICTURE])), Role.CUSTOMER)
    assert act.signature is not None
    assert act.signature.state is State.PRESENT
    assert act.date is not None
    assert act.date.value == "2026-06-17"


def test_date_under_its_broken_head() -> None:
    paper = table([["Customer Signature\n/s/ Dana Whitfield", "Date\nSigned\n03/22/2026"]], [0, 60])
    act = of_role(paper, Role.CUSTOMER)
    assert act.date is not None
    assert act.date.value == "2026-03-22"


def test_a_heading_over_labels_is_no_first_line() -> None:
    act = of_role(typed("Customer\nSignature: /s/ Dana Whitfield\nDate: 2026-03-22\n"), Role.CUSTOMER)
    assert act.signature is not None
    assert act.signature.person == "Dana Whitfield"


def test_labels_under_each_other_stay_two() -> None:
    act = of_role(typed("Customer signature   /s/ Dana Whitfield\nDate   22 March 2026\n"), Role.CUSTOMER)
    assert act.date is not None
    assert act.date.value == "2026-03-22"


@pytest.mark.parametrize("name", ["Tarn Hollow Water\nAuthority", "Northwind\nTraders Ltd"])
def test_an_organisation_broken_under_signed_for(name: str) -> None:
    paper = table([[f"Signed for\n{name}"], ["Signature: /s/ Dana Whitfield"]], [0])
    assert only(paper).party == name.replace("\n", " ")


def test_a_picture_wider_than_its_place() -> None:
    wide = Drawing("picture", Box(60, 112, 520, 230))
    paper = document(
        page([(60, 100, "Customer Signature"), (540, 100, "Date"), (540, 111, "05/02/2026")], drawings=[wide])
    )
    act = of_role(paper, Role.CUSTOMER)
    assert act.signature is not None
    assert act.signature.signature_kind is SignatureKind.IMAGE


def test_a_date_label_whose_last_line_alone_would_ask_for_a_signature() -> None:
    picture = Drawing("picture", Box(103, 100, 300, 150))
    lines = [(66.0, 100.0, "Firma"), (66.0, 111.0, "del"), (66.0, 122.0, "cliente")]
    lines += [(66, 160, "Fecha"), (66, 171, "de"), (66, 182, "firma"), (103, 160, "27 de mayo de 2026")]
    bare = page(lines, drawings=[picture])
    rows = (0, 0, 0, 1, 1, 1, 1)
    segments = tuple(
        Segment(item.start, item.end, item.box, Cell(0, row, int(item.box.left > 100)))
        for item, row in zip(bare.segments, rows, strict=True)
    )
    act = only(document(Page(1, 612, 792, bare.text, segments, drawings=bare.drawings)))
    assert act.role is Role.CUSTOMER
    assert act.date is not None
    assert act.date.value == "2026-05-27"
