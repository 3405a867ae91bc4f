"""Which pages can be signed: the others are not cut into parts."""

import pytest
from tests.unit.proof.finding.acts.pages import document, field, page

from poedesk.proof.document.model import FieldKind
from poedesk.proof.finding.acts.blocks.sheets.sheet import all_sheets
from poedesk.proof.finding.acts.blocks.sheets.signable import can_be_signed
from poedesk.proof.finding.acts.blocks.signing.anchors import anchors_of
from poedesk.proof.finding.page.view import DocumentView

Rules = list[tuple[float, float, float]]


def view_of(*lines: str, rules: Rules | None = None, step: float = 14.0) -> DocumentView:
    items = [(72.0, 100.0 + step * row, line) for row, line in enumerate(lines)]
    return DocumentView(document(page(items, rules=rules or [])))


def signable(view: DocumentView) -> bool:
    (only,) = view.pages
    return can_be_signed(view, only)


PROSE = (
    "The firm designed the rollout and agreed on the day on which each of the teams moves over.",
    "Confirmation came from everyone accepting mail there, and affirmations of the persons signed in.",
    "Which mailboxes are moved first is laid down by date in the schedule of this statement.",
)


def test_prose_in_which_words_of_signing_are_parts_of_others_is_not() -> None:
    assert not signable(view_of(*PROSE))


@pytest.mark.parametrize(
    "line",
    [
        "Signature",
        "Signature of the client",
        "Accepted by: Dana Whitfield",
        "/s/ Dana Whitfield",
        "________",
        "Electronically signed by Dana Whitfield",
        "Signed by Dana Whitfield on 5 May 2026",
        "Customer initials",
    ],
)
def test_prose_over_a_place_of_signing_is(line: str) -> None:
    assert signable(view_of(*PROSE, line))


def test_a_label_without_a_known_end_is_seen_where_a_column_breaks_it() -> None:
    assert signable(view_of(*PROSE, "Who confirms", "for the client", "Date"))


ACROSS = (72.0, 300.0)


def test_the_rules_of_a_table_of_products_and_days_sign_nothing() -> None:
    rules = [(*ACROSS, 99.0 + 14 * row) for row in range(4)]
    view = view_of("Exchange", "moved 40 mailboxes", "on 2026-03-04", rules=rules)
    assert not signable(view)
    assert anchors_of(all_sheets(view).of(view.pages[0])) == []


@pytest.mark.parametrize("under", [("Dana Whitfield", "5 May 2026"), ("Customer",), ("Name", "Title")])
def test_a_rule_over_a_dated_name_a_side_or_its_label_may_be_signed_on(under: tuple[str, ...]) -> None:
    view = view_of(*PROSE, "", *under, rules=[(*ACROSS, 155.0)])
    assert signable(view)
    assert not signable(view_of(*PROSE))


def test_a_rule_far_over_a_name_is_not_signed_on() -> None:
    assert not signable(view_of("Dana Whitfield", "5 May 2026", rules=[(*ACROSS, 20.0)]))


def test_a_rule_over_a_name_without_any_day_is_not_signed_on() -> None:
    assert not signable(view_of("Dana Whitfield", rules=[(*ACROSS, 95.0)]))


@pytest.mark.parametrize(
    ("name", "kind", "may"),
    [
        ("Signature", FieldKind.TEXT, True),
        ("field7", FieldKind.SIGNATURE, True),
        ("customer_initials", FieldKind.TEXT, True),
        ("answer_7", FieldKind.TEXT, False),
        ("Signature", FieldKind.CHECKBOX, False),
    ],
)
def test_a_field_is_signed_in_by_its_kind_or_its_name(name: str, kind: FieldKind, may: bool) -> None:  # noqa: FBT001
    item = field(name, None, (280, 180, 480, 196), kind)
    view = DocumentView(document(page([(72.0, 100.0, PROSE[0])], fields=[item])))
    assert signable(view) is may
    if not may:
        assert anchors_of(all_sheets(view).of(view.pages[0])) == []
