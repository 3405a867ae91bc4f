import pytest

from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.glyphs import find_marks
from poedesk.proof.reading.readers.text import page_of_text


def marks(text: str) -> list[tuple[str | None, str | None, bool | None]]:
    page, _ = page_of_text(text, DEFAULT)
    return [(mark.label, mark.group, mark.checked) for mark in page.marks]


@pytest.mark.parametrize(
    ("line", "checked"),
    [
        ("[x] Teams", True),
        ("[X] Teams", True),
        ("[ x ] Teams", True),
        ("[✓] Teams", True),
        ("[ ] Teams", False),
        ("[] Teams", False),
        ("[_] Teams", False),
        ("☒ Teams", True),
        ("☑Teams", True),
        ("☐ Teams", False),
        ("□Teams", False),
        ("✓ Teams", True),
        ("✔ Teams", True),
        ("✗ Teams", True),
        ("\uf0fe Teams", True),
        ("\uf0a8 Teams", False),
        ("_X_ Teams", True),
        ("( ) Teams", False),
        ("(•) Teams", True),
    ],
)
def test_tick_boxes_as_people_type_them(line: str, checked: bool) -> None:  # noqa: FBT001 - a table of cases
    assert marks(line) == [("Teams", None, checked)]


@pytest.mark.parametrize(
    "text",
    [
        "within [ ] days of notice",
        "the fee of [X] per month",
        "made as of [___], 2026 by and between",
        "(ix) the ninth\n(x) the tenth\n(xi) the eleventh",
        "● first\n   ○ inner\n   ○ inner\n● second",
        "■ a bullet\n■ another",
        "see [1] and [2]; array[] of things",
        "Signature: ____________",
        "call me (maybe)",
    ],
)
def test_what_only_looks_like_a_tick_box_is_none(text: str) -> None:
    assert marks(text) == []


def test_round_brackets_count_where_some_are_empty() -> None:
    assert marks("( ) first purchase\n(x) migration") == [
        ("first purchase", None, False),
        ("migration", None, True),
    ]


def test_a_full_square_is_ticked_beside_empty_ones() -> None:
    assert marks("■ Teams\n□ Intune") == [("Teams", None, True), ("Intune", None, False)]


def test_circles_on_one_line_are_radio_buttons() -> None:
    assert marks("Sector: ○ public ● commercial") == [
        ("public", "Sector", False),
        ("commercial", "Sector", True),
    ]


def test_a_cross_means_no_where_a_tick_means_yes() -> None:
    assert marks("✓ Teams\n✗ Intune") == [("Teams", None, True), ("Intune", None, False)]


def test_labels_stand_left_when_the_line_ends_with_a_box() -> None:
    assert marks("First purchase? Yes [x] No [ ]") == [
        ("Yes", "First purchase?", True),
        ("No", "First purchase?", False),
    ]


def test_a_short_line_is_an_empty_box_beside_a_crossed_one() -> None:
    assert marks("_X_ New    ___ Renewal") == [("New", None, True), ("Renewal", None, False)]


def test_columns_have_labels_of_their_own_and_share_the_heading_above() -> None:
    text = "Migrations\n[x] Exchange Online        [ ] Intune\n[ ] SharePoint Online      [x] Yammer\n"
    assert marks(text) == [
        ("Exchange Online", "Migrations", True),
        ("Intune", "Migrations", False),
        ("SharePoint Online", "Migrations", False),
        ("Yammer", "Migrations", True),
    ]


def test_a_paragraph_above_is_no_group() -> None:
    text = "The customer confirms each of the following statements by ticking the box.\n[x] Work is done\n"
    assert marks(text) == [("Work is done", None, True)]


def test_find_marks_gives_ranges_of_the_text() -> None:
    text = "Sector: [ ] commercial [x] public"
    first, second = find_marks(text, [(0, len(text))])
    assert text[first.start : first.end] == "[ ]"
    assert second.label is not None
    assert text[slice(*second.label)] == "public"
    assert second.group is not None
    assert text[slice(*second.group)] == "Sector"
