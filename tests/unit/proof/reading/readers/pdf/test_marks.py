"""Tick boxes, however they come onto the page, with what they are about."""

import pytest

from .made import Sheet, annotated, form, marks, pdf, seen


def test_drawn_squares_are_boxes_and_a_cross_a_tick_or_a_letter_ticks_them() -> None:
    def draw(sheet: Sheet) -> None:
        for number, label in enumerate(("Exchange Online", "Teams", "Intune", "Yammer")):
            sheet.box(72, 100 + 20 * number)
            sheet.text(90, 100 + 20 * number, label)
        sheet.cross(72, 120)
        sheet.tick(72, 140)
        sheet.text(74, 159, "X", size=8)

    found = marks(seen(pdf(draw)))
    assert {label: mark.checked for label, mark in found.items()} == {
        "Exchange Online": False,
        "Teams": True,
        "Intune": True,
        "Yammer": True,
    }
    assert {mark.by for mark in found.values()} == {"drawn"}


def test_a_square_of_four_lines_is_a_box() -> None:
    def draw(sheet: Sheet) -> None:
        for x0, y0, x1, y1 in ((72, 91, 82, 91), (72, 101, 82, 101), (72, 91, 72, 101), (82, 91, 82, 101)):
            sheet.line(x0, y0, x1, y1)
        sheet.text(90, 100, "Migration")

    mark = marks(seen(pdf(draw)))["Migration"]
    assert mark.checked is False
    assert mark.box is not None
    assert tuple(mark.box) == pytest.approx((72, 91, 82, 101), abs=0.6)


def test_a_filled_square_among_open_ones_is_ticked() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.box(72, 100)
        sheet.text(90, 100, "commercial")
        sheet.canvas.rect(72, 792 - 120, 9, 9, stroke=0, fill=1)
        sheet.text(90, 120, "public sector")

    found = marks(seen(pdf(draw)))
    assert (found["commercial"].checked, found["public sector"].checked) == (False, True)


def test_a_line_in_a_box_may_be_a_tick_or_not() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.box(72, 100, 12)
        sheet.line(75, 94, 81, 94)
        sheet.text(90, 100, "Pilot")

    assert marks(seen(pdf(draw)))["Pilot"].checked is None


def test_a_row_of_places_for_single_letters_is_no_row_of_boxes() -> None:
    def draw(sheet: Sheet) -> None:
        for number in range(8):
            sheet.box(72 + 12 * number, 100, 12)
        sheet.text(180, 100, "employee number")

    assert seen(pdf(draw)).pages[0].marks == ()


def test_the_signs_of_symbol_fonts_are_boxes() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "\u274f", font="ZapfDingbats")
        sheet.text(90, 100, "Teams")
        sheet.text(72, 120, "\u2714", font="ZapfDingbats")
        sheet.text(90, 120, "Intune")

    found = marks(seen(pdf(draw)))
    assert (found["Teams"].checked, found["Intune"].checked) == (False, True)


def test_brackets_are_boxes_with_the_words_before_them_as_group() -> None:
    found = marks(seen(pdf(lambda sheet: sheet.text(72, 100, "Sector: [ ] commercial [x] public"))))
    assert (found["commercial"].checked, found["public"].checked) == (False, True)
    assert {mark.group for mark in found.values()} == {"Sector"}


def _activities(sheet: Sheet, gap: float) -> None:
    """Draw two activities at the left, each with six workloads in two columns at its right."""
    for block, activity in enumerate(("Migrations", "Adoption & Change Management")):
        top = 100 + block * (3 * 14 + gap)
        sheet.bold(60, top, activity, size=9)
        sheet.text(60, top + 11, "For example: moving from one place", size=6)
        sheet.text(60, top + 19, "to another.", size=6)
        for row, pair in enumerate(
            (("Exchange Online", "Intune"), ("Teams", "Yammer"), ("Outlook", "SharePoint"))
        ):
            for column, label in enumerate(pair):
                x = 230 + 150 * column
                sheet.box(x, top + 14 * row, 8)
                sheet.text(x + 12, top + 14 * row, label, size=8)
    sheet.cross(230, 114, 8)
    sheet.cross(380, 100 + 3 * 14 + gap, 8)


@pytest.mark.parametrize("gap", [0.0, 16.0])
def test_the_activity_at_the_left_is_the_group_of_all_boxes_of_its_rows(gap: float) -> None:
    found = seen(pdf(lambda sheet: _activities(sheet, gap))).pages[0].marks
    assert [mark.group for mark in found] == ["Migrations"] * 6 + ["Adoption & Change Management"] * 6
    assert [(mark.group, mark.label) for mark in found if mark.checked] == [
        ("Migrations", "Teams"),
        ("Adoption & Change Management", "Intune"),
    ]


def test_headings_above_columns_are_the_groups_of_the_boxes_under_them() -> None:
    def draw(sheet: Sheet) -> None:
        for column, heading in enumerate(("Deployment", "Migration", "Adoption")):
            x = 72 + 160 * column
            sheet.bold(x, 100, heading)
            for row, label in enumerate(("Teams", "Intune")):
                sheet.box(x, 118 + 16 * row)
                sheet.text(x + 14, 118 + 16 * row, label)
        sheet.cross(72 + 160, 118)
        sheet.text(72, 200, "The boxes above were filled in by both sides together at the end.")

    found = seen(pdf(draw)).pages[0].marks
    assert {(mark.group, mark.label) for mark in found if mark.checked} == {("Migration", "Teams")}
    assert {mark.group for mark in found} == {"Deployment", "Migration", "Adoption"}


def test_a_ruled_table_of_bare_boxes_has_labels_above_and_groups_at_the_left() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (100, 130, 160, 190):
            sheet.line(72, y, 432, y)
        for x in (72, 192, 312, 432):
            sheet.line(x, 100, x, 190)
        for x, words in ((200, "Teams"), (320, "Intune")):
            sheet.text(x, 120, words)
        for row, words in enumerate(("Migration", "Adoption")):
            sheet.text(80, 150 + 30 * row, words)
            sheet.box(240, 150 + 30 * row)
            sheet.box(360, 150 + 30 * row)
        sheet.cross(360, 150)

    found = seen(pdf(draw)).pages[0].marks
    assert len(found) == 4
    assert [{mark.label, mark.group} for mark in found if mark.checked] == [{"Intune", "Migration"}]


@pytest.mark.parametrize(
    ("cells", "label"),
    [
        (("3", "Were seals intact?", "31", ""), "Were seals intact?"),
        (("Seals", "Were seals intact?", "31", ""), "Were seals intact?"),
        (("3", "12", "31", ""), None),
    ],
)
def test_a_number_beside_a_box_does_not_name_it_where_words_of_its_row_do(
    cells: tuple[str, ...], label: str | None
) -> None:
    def draw(sheet: Sheet) -> None:
        for y in (100, 122, 144):
            sheet.line(72, y, 500, y)
        for x in (72, 130, 350, 420, 500):
            sheet.line(x, 100, x, 144)
        for row in (116, 138):
            for x, words in zip((76, 134, 354, 424), cells, strict=True):
                sheet.text(x, row, words)
            sheet.box(450, row)

    found = seen(pdf(draw)).pages[0].marks
    assert [mark.label for mark in found] == [label] * (2 if label else 0)


def test_a_merged_cell_at_the_left_names_the_boxes_of_all_rows_beside_it() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (100, 160):
            sheet.line(72, y, 432, y)
        sheet.line(192, 130, 432, 130)
        for x in (72, 192, 432):
            sheet.line(x, 100, x, 160)
        sheet.text(80, 135, "Remote guidance")
        for row, label in enumerate(("Teams", "Intune")):
            sheet.box(200, 120 + 30 * row)
            sheet.text(214, 120 + 30 * row, label)

    assert [mark.group for mark in seen(pdf(draw)).pages[0].marks] == ["Remote guidance"] * 2


def test_a_label_that_is_wrapped_is_read_to_its_end() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.box(72, 100)
        sheet.text(90, 100, "Microsoft Defender Advanced")
        sheet.text(90, 111, "Threat Protection")
        sheet.box(72, 130)
        sheet.text(90, 130, "Yammer")

    assert set(marks(seen(pdf(draw)))) == {"Microsoft Defender Advanced Threat Protection", "Yammer"}


def ticked_list(first: str, second: str) -> set[str | None]:
    """Return the labels of a page whose first line has a tick without a box, the one below none."""

    def draw(sheet: Sheet) -> None:
        sheet.text(72, 100, "\u2714", font="ZapfDingbats")
        sheet.text(96, 100, first)
        sheet.text(96, 111, second)

    return set(marks(seen(pdf(draw))))


def test_a_choice_without_a_tick_is_no_part_of_the_ticked_one_above_it() -> None:
    assert ticked_list("Exchange Online", "Microsoft Teams") == {"Exchange Online"}


def test_a_ticked_line_that_is_full_or_plainly_goes_on_is_read_to_its_end() -> None:
    assert ticked_list("Migration of mailboxes", "and archives") == {"Migration of mailboxes and archives"}
    full = "All mailboxes of the harbour office were moved to Exchange"
    assert ticked_list(full, "Online") == {f"{full} Online"}


def test_ink_over_a_box_ticks_it() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.box(72, 100)
        sheet.text(90, 100, "Teams")
        sheet.box(72, 130)
        sheet.text(90, 130, "Intune")

    ink = {"Subtype": "/Ink", "rect": (70, 119, 14, 13), "InkList": [[72, 665, 76, 662, 82, 672]]}
    found = marks(seen(annotated(pdf(draw), ink)))
    assert (found["Teams"].checked, found["Intune"].checked) == (False, True)


def test_controls_are_marks_too_and_hide_the_box_printed_under_them() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.bold(72, 80, "Migrations")
        sheet.box(72, 100)
        sheet.text(90, 100, "Teams")

    box = {"FT": "/Btn", "T": "m1", "V": "/Yes", "AS": "/Yes", "rect": (72, 91, 9, 9)}
    page = seen(form(pdf(draw), [box])).pages[0]
    assert [(m.by, m.label, m.group, m.checked) for m in page.marks] == [
        ("control", "Teams", "Migrations", True)
    ]
    assert (page.fields[0].label, page.fields[0].group, page.fields[0].checked) == (
        "Teams",
        "Migrations",
        True,
    )


def test_labels_of_marks_stand_in_the_text_of_the_page() -> None:
    page = seen(pdf(lambda sheet: _activities(sheet, 16.0))).pages[0]
    for mark in page.marks:
        assert mark.start is not None
        assert page.text[mark.start : mark.end] == mark.label


def test_crosses_in_a_ruled_table_are_marks_of_its_row_and_column() -> None:
    def draw(sheet: Sheet) -> None:
        for y in (100, 130, 160, 190):
            sheet.line(72, y, 432, y)
        for x in (72, 192, 312, 432):
            sheet.line(x, 100, x, 190)
        for x, words in ((200, "Migration"), (320, "Adoption")):
            sheet.text(x, 120, words)
        sheet.text(80, 150, "Exchange Online")
        sheet.text(80, 180, "Teams")
        sheet.text(245, 150, "X")
        sheet.text(365, 180, "X")

    page = seen(pdf(draw)).pages[0]
    found = {frozenset((mark.label, mark.group)) for mark in page.marks if mark.checked}
    assert found == {frozenset(("Migration", "Exchange Online")), frozenset(("Adoption", "Teams"))}
    assert "X" in page.text


def test_squares_with_round_corners_are_boxes_and_a_filled_one_is_ticked() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.roundRect(72, 692, 9, 9, 2)
        sheet.text(90, 100, "Intune")
        sheet.canvas.roundRect(72, 672, 9, 9, 2, stroke=0, fill=1)
        sheet.text(90, 120, "Teams")

    found = marks(seen(pdf(draw)))
    assert (found["Intune"].checked, found["Teams"].checked) == (False, True)


def test_a_group_goes_on_over_the_end_of_a_page() -> None:
    def first(sheet: Sheet) -> None:
        sheet.bold(60, 700, "Migrations")
        for row, label in enumerate(("Teams", "Intune")):
            sheet.box(230, 700 + 14 * row)
            sheet.text(244, 700 + 14 * row, label)

    def second(sheet: Sheet) -> None:
        sheet.box(230, 60)
        sheet.text(244, 60, "Yammer")
        sheet.cross(230, 60)

    assert [mark.group for page in seen(pdf(first, second)).pages for mark in page.marks] == [
        "Migrations"
    ] * 3


def test_a_cross_typed_over_a_printed_box_ticks_it() -> None:
    def draw(sheet: Sheet) -> None:
        for number, label in enumerate(("Teams", "Intune")):
            sheet.text(72, 100 + 20 * number, "\u274f", font="ZapfDingbats")
            sheet.text(90, 100 + 20 * number, label)

    note = {"Subtype": "/FreeText", "rect": (71, 110, 14, 13), "Contents": "X", "DA": "/Helv 10 Tf 0 g"}
    found = marks(seen(annotated(pdf(draw), note)))
    assert {label: mark.checked for label, mark in found.items()} == {"Teams": False, "Intune": True}


def test_boxes_that_stand_above_their_labels_have_each_their_own() -> None:
    names = ("Exchange Online", "Teams", "Intune", "Yammer")

    def draw(sheet: Sheet) -> None:
        for number, label in enumerate(names):
            sheet.box(72, 100 + 24 * number)
            sheet.text(70, 112 + 24 * number, label)
        sheet.cross(72, 148)

    found = marks(seen(pdf(draw)))
    assert {label for label, mark in found.items() if mark.checked} <= {"Intune"}
    assert set(found) <= {*names, None}


def _choices(sheet: Sheet, y: float, *choices: tuple[float, str]) -> None:
    for x, label in choices:
        sheet.box(x, y)
        sheet.text(x + 18, y, label)


def test_each_numbered_question_heads_its_own_boxes_however_close_they_stand() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 100, "12. Is the work of the kind that is defined in the note below?")
        _choices(sheet, 116, (90, "Yes"), (160, "No"))
        sheet.text(60, 160, "13. The work is done on a")
        _choices(sheet, 176, (90, "full time basis"), (270, "part time basis"))
        sheet.text(60, 200, "14. What have you received for it to date?")
        _choices(sheet, 220, (90, "Salary"), (330, "Commission"))
        _choices(sheet, 238, (90, "Fee"), (330, "Other thing of value"))

    groups = [mark.group or "" for mark in seen(pdf(draw)).pages[0].marks]
    assert [group[:3] for group in groups] == ["12."] * 2 + ["13."] * 2 + ["14."] * 4


def test_a_question_on_the_line_of_its_boxes_is_their_group_though_it_reaches_over_those_below() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 100, "14. Have two copies of all of this material been filed with the Department?")
        _choices(sheet, 100, (420, "Yes"), (480, "No"))
        sheet.text(60, 124, "15. Has it been labelled as required?")
        _choices(sheet, 124, (300, "Yes"), (360, "No"))

    groups = [mark.group or "" for mark in seen(pdf(draw)).pages[0].marks]
    assert [group[:3] for group in groups] == ["14."] * 2 + ["15."] * 2


def test_a_stamp_that_runs_down_the_page_heads_no_boxes() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 100, "Connection with the registrant:")
        _choices(sheet, 120, (60, "partner"), (200, "director"), (340, "employee"))
        sheet.canvas.saveState()
        sheet.canvas.translate(350, 792 - 30)
        sheet.canvas.rotate(-90)
        sheet.canvas.setFont("Helvetica-Bold", 12)
        sheet.canvas.drawString(0, 0, "REGISTRY")
        sheet.canvas.restoreState()

    assert {mark.group for mark in seen(pdf(draw)).pages[0].marks} == {"Connection with the registrant:"}


def test_what_is_filled_in_behind_a_box_heads_none_below() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.text(60, 100, "14. What have you received for it to date?")
        _choices(sheet, 120, (90, "Salary"))
        sheet.canvas.setFont("Helvetica-Bold", 12)
        sheet.canvas.drawString(250, 792 - 120, "Monthly rate")
        _choices(sheet, 138, (90, "Fee"), (250, "Other thing of value"))

    assert {(mark.group or "")[:3] for mark in seen(pdf(draw)).pages[0].marks} == {"14."}


@pytest.mark.parametrize("rounded", [False, True])
def test_a_cross_from_corner_to_corner_ticks_its_box(*, rounded: bool) -> None:
    def draw(sheet: Sheet) -> None:
        for number, label in enumerate(("Accepted", "Rejected")):
            top = 792 - (100 + 20 * number)
            if rounded:
                sheet.canvas.circle(77, top + 5, 5)
            else:
                sheet.canvas.rect(72, top, 10, 10)
            sheet.text(90, 100 + 20 * number, label)
        sheet.canvas.line(72, 792 - 120, 82, 792 - 110)
        sheet.canvas.line(72, 792 - 110, 82, 792 - 120)

    found = marks(seen(pdf(draw)))
    assert (found["Accepted"].checked, found["Rejected"].checked) == (False, True)
