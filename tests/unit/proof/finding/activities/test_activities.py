import pytest
from tests.unit.proof.finding.sheets import holding, table, typed

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Box, Cell, Field, FieldKind, Mark, Page
from poedesk.proof.finding.activities.find import find
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.policy.vocabulary import load
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.readers.registry import Job, read_document

WORDS = load()
SHOWN = 0.6


def pairs(view: DocumentView) -> set[tuple[str | None, str | None]]:
    return {(item.value, item.topic) for item in find(view, WORDS)["activity"] if item.confidence >= SHOWN}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We migrated 1,200 mailboxes to Exchange Online.", {("migration", "exchange-online")}),
        (
            "We migrated mail to Exchange Online and trained the staff on Microsoft Teams.",
            {("migration", "exchange-online"), ("adoption", "teams")},
        ),
        (
            "Exchange Online and SharePoint Online were deployed.",
            {("deployment", "exchange-online"), ("deployment", "sharepoint-online")},
        ),
        (
            "Exchange Online: migration, adoption",
            {("migration", "exchange-online"), ("adoption", "exchange-online")},
        ),
        (
            "Entra ID P1 runs for all, Defender for Endpoint is deployed, and the pilot of Intune ended.",
            {("deployment", "defender-atp"), ("pilot", "intune")},
        ),
        (
            "We moved mail to Exchange Online, files to SharePoint Online and chats to Microsoft Teams.",
            {("migration", "exchange-online"), ("migration", "sharepoint-online"), ("migration", "teams")},
        ),
        (
            "We migrated mail to Exchange Online, files to SharePoint Online and chats to Microsoft Teams.",
            {("migration", "exchange-online"), ("migration", "sharepoint-online"), ("migration", "teams")},
        ),
        ("We deployed, configured and piloted Intune.", {("deployment", "intune"), ("pilot", "intune")}),
        ("For Yammer, we trained the editors.", {("adoption", "yammer")}),
        ("Ferndown moves 2.4 TB of files to SharePoint Online.", {("migration", "sharepoint-online")}),
        ("We enrolled 300 laptops in Intune.", {("deployment", "intune")}),
        (
            "All 410 workstations were brought under Defender for Endpoint.",
            {("deployment", "defender-atp")},
        ),
        ("Teams coaching for the nine site managers", {("adoption", "teams")}),
        ("The service desk answered tickets about Yammer.", {("support", "yammer")}),
        ("The provider will pilot Defender for Endpoint with ten users.", {("pilot", "defender-atp")}),
        ("Se migraron 300 buzones a Exchange Online.", {("migration", "exchange-online")}),
        ("El socio capacitó a los usuarios en Microsoft Teams.", {("adoption", "teams")}),
        ("Wir haben 300 Postfächer nach Exchange Online migriert.", {("migration", "exchange-online")}),
        ("Abbiamo trasferito 300 caselle a Exchange Online.", {("migration", "exchange-online")}),
        ("I 40 tablet sono stati configurati in Intune.", {("deployment", "intune")}),
        ("Le segretarie sono state formate all'uso di Exchange Online.", {("adoption", "exchange-online")}),
        ("Fino a maggio ha risposto a 19 chiamate su Intune.", {("support", "intune")}),
        ("Wij hebben 300 postbussen naar Exchange Online overgezet.", {("migration", "exchange-online")}),
        ("De 40 tablets zijn in Intune opgenomen.", {("deployment", "intune")}),
        ("De secretaresses zijn getraind in Exchange Online.", {("adoption", "exchange-online")}),
        ("Er zijn 19 telefoontjes over Intune beantwoord.", {("support", "intune")}),
    ],
)
def test_a_verb_and_a_workload_in_one_clause_belong_together(
    text: str, expected: set[tuple[str, str]]
) -> None:
    assert pairs(typed(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Customer will migrate its own archives to Exchange Online.",
        "We did not deploy Yammer.",
        "Not in scope: migration of SharePoint Online.",
        "Exchange Online was discussed.",
        "Our teams migrated the files.",
        "Did you deploy Intune?",
        "Harrow Vale needs to migrate its mail to Exchange Online.",
        "El cliente necesita migrar su correo a Exchange Online.",
        "Exchange Online enables the staff to share calendars.",
        "El cliente configurará Microsoft Intune en sus 120 teléfonos.",
        "Le client déploiera Microsoft Intune sur ses 120 téléphones.",
        "Der Kunde wird Microsoft Intune auf seinen 120 Telefonen einrichten.",
        "We showed how to move 40 files into SharePoint Online.",
    ],
)
def test_what_nobody_did_for_the_customer_shows_nothing(text: str) -> None:
    assert pairs(typed(text)) == set()


@pytest.mark.parametrize(
    "text",
    [
        "We advised finance on which rules in Intune the company needs.",
        "Intune: the supplier reviewed what every depot wanted and recommended two profiles.",
    ],
)
def test_a_wish_that_advice_was_about_does_not_make_the_advice_a_wish(text: str) -> None:
    assert ("advisory", "intune") in pairs(typed(text))


@pytest.mark.parametrize(
    "text",
    [
        "The customer needs a migration to Exchange Online.",
        "Alder wants to have the laptops enrolled in Intune.",
        "The customer is considering a pilot of Intune.",
        "The configuration of Intune is needed.",
        "Ada explained where the company wants Exchange Online deployed and how it needs mail migrated.",
        "We reviewed what the company wants migrated to Exchange Online.",
    ],
)
def test_what_is_wished_for_was_not_done(text: str) -> None:
    assert pairs(typed(text)) == set()


def test_a_heading_names_what_the_sentence_under_it_leaves_out() -> None:
    view = typed("1. Microsoft Intune\n\nWe enrolled 300 devices and wrote a guide.")
    assert pairs(view) == {("deployment", "intune")}


def test_a_row_of_a_table_ties_workload_and_activity() -> None:
    view = table(["Workload", "Activity"], ["Exchange Online", "Migration"], ["Teams", "Adoption, pilots"])
    assert pairs(view) == {("migration", "exchange-online"), ("adoption", "teams"), ("pilot", "teams")}


def test_a_cross_stands_for_its_row_and_column() -> None:
    view = table(
        ["Workload", "Migration", "Adoption", "Customer Support"],
        ["Exchange Online", "X", "", "X"],
        ["Yammer", "", "x", ""],
    )
    assert pairs(view) == {
        ("migration", "exchange-online"),
        ("support", "exchange-online"),
        ("adoption", "yammer"),
    }


def test_a_cross_for_other_needs_its_explanation_too() -> None:
    head = ["Kind of work", "Yammer", "Microsoft Intune"]
    (bare,) = find(table(head, ["Migration", "", ""], ["Other, please specify: ____", "x", ""]), WORDS)[
        "activity"
    ]
    assert (bare.value, bare.topic, bare.detail) == ("other", "yammer", "without an explanation")
    row = ["Other, please specify: house rules for groups", "x", ""]
    (told,) = find(table(head, ["Migration", "", ""], row), WORDS)["activity"]
    assert (told.value, told.detail) == ("other", "house rules for groups")


def test_a_table_may_lie_the_other_way() -> None:
    view = table(
        ["Activity", "Exchange Online", "Microsoft Intune"],
        ["Deployment", "", "\u2713"],
        ["Pilots", "\u2713", ""],
    )
    assert pairs(view) == {("deployment", "intune"), ("pilot", "exchange-online")}


def test_crosses_in_typed_columns_are_read_by_their_place() -> None:
    text = """
Workload            Migration     Adoption
Exchange Online         X
Yammer                               X
"""
    assert pairs(typed(text)) == {("migration", "exchange-online"), ("adoption", "yammer")}


def boxed(*marks: Mark, fields: tuple[Field, ...] = (), text: str = "") -> DocumentView:
    return holding(Page(1, 612, 792, text, marks=marks, fields=fields))


def mark(label: str, group: str | None, checked: bool | None, top: float = 10) -> Mark:  # noqa: FBT001 - as the model has it
    return Mark(label, group, checked, Box(10, top, 20, top + 10), "drawn")


def test_the_grid_of_the_form_is_read_by_label_and_group() -> None:
    view = boxed(
        mark("Exchange Online", "Migrations", checked=True),
        mark("Microsoft Teams", "Adoption & Change Management", checked=True, top=30),
        mark("Yammer", "Pilots", checked=False, top=50),
        mark("Migrations", "Microsoft Intune", checked=True, top=70),
    )
    assert pairs(view) == {("migration", "exchange-online"), ("adoption", "teams"), ("migration", "intune")}


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Deploy", {("deployment", "teams")}),
        ("Migrate", {("migration", "teams")}),
        ("Schulen", {("adoption", "teams")}),
        ("Conseiller", {("advisory", "teams")}),
        ("Not needed", set()),
        ("", {("support", "teams")}),
    ],
)
def test_a_box_in_a_row_counts_for_its_own_column_only(label: str, expected: set[tuple[str, str]]) -> None:
    """The nearest line above a row is the head of its last column, and is none of the other boxes'."""
    view = boxed(mark(label, "Microsoft Teams", checked=True, top=30), text="Support\n")
    assert pairs(view) == expected


def test_the_box_that_asks_for_names_of_products_is_that_of_business_applications() -> None:
    label = "Business Applications (Specify product names):"
    view = boxed(mark(label, "Migrations", checked=True))
    assert pairs(view) == {("migration", "business-applications")}


def test_an_unticked_box_gives_nothing_and_an_unreadable_one_a_doubt() -> None:
    view = boxed(
        mark("Exchange Online", "Migrations", checked=False), mark("Yammer", "Pilots", checked=None, top=30)
    )
    (only,) = find(view, WORDS)["activity"]
    assert (only.topic, only.confidence < SHOWN) == ("yammer", True)


DONE = "Set-up of Intune for 320 laptops and 80 telephones, with rules for each depot"


def list_of(*, checked: bool) -> DocumentView:
    text = "\u2612 " + DONE
    return boxed(Mark(DONE, None, checked, None, "glyph", 2, len(text)), text=text)


def test_a_ticked_line_that_says_how_much_was_done_tells_work() -> None:
    assert ("deployment", "intune") in pairs(list_of(checked=True))


@pytest.mark.parametrize(
    "label",
    [
        "Exchange Online Plan 2 licences for 640 users with migration and training",
        "All 640 mailboxes for the migration to Exchange Online are listed",
    ],
)
def test_ticked_lines_of_goods_and_of_lists_tell_no_work(label: str) -> None:
    box = Mark(label, None, True, None, "glyph", 2, 2 + len(label))  # noqa: FBT003 - as the model has it
    assert pairs(boxed(box, text="\u2612 " + label)) == set()


def test_the_same_line_unticked_tells_nothing() -> None:
    assert pairs(list_of(checked=False)) == set()


def test_other_needs_its_explanation() -> None:
    bare = boxed(mark("Yammer", "Other", checked=True))
    (item,) = find(bare, WORDS)["activity"]
    assert (item.value, item.detail) == ("other", "without an explanation")
    note = Field(
        "OtherSpecify",
        "Please specify",
        None,
        FieldKind.TEXT,
        "Community guidelines written with the works council",
    )
    told = boxed(mark("Yammer", "Other", checked=True), fields=(note,))
    (item,) = find(told, WORDS)["activity"]
    assert item.detail == "Community guidelines written with the works council"


def test_other_may_be_explained_in_a_box_beside_its_label() -> None:
    grid = TextGrid()
    start, end = grid.add("Yammer")
    grid.end_line()
    grid.add("Please specify:")
    grid.add("A guide of 40 pages for the wards", column=40, cell=Cell(0, 0, 0))
    grid.end_line()
    page = grid.page()
    box = Mark("Yammer", "Other", checked=True, box=None, by="glyph", start=start, end=end)
    (item,) = find(holding(Page(1, None, None, page.text, page.segments, marks=(box,))), WORDS)["activity"]
    assert (item.value, item.detail) == ("other", "A guide of 40 pages for the wards")


def test_a_box_without_a_group_belongs_to_the_heading_above_it() -> None:
    grid = TextGrid()
    grid.add("Migrations", heading=True)
    grid.end_line()
    start, end = grid.add("Exchange Online")
    grid.end_line()
    page = grid.page()
    box = Mark("Exchange Online", None, checked=True, box=None, by="glyph", start=start, end=end)
    view = holding(Page(1, None, None, page.text, page.segments, marks=(box,)))
    assert pairs(view) == {("migration", "exchange-online")}


def test_a_rows_name_with_its_examples_below_is_the_nearest_name_above_a_box() -> None:
    grid = TextGrid()
    for line in (
        "Migrations",
        "Adoption & Change Management",
        "substantial training of administrators and users, large workshops, and support through the change",
    ):
        grid.add(line)
        grid.end_line()
    start, end = grid.add("Exchange Online")
    grid.end_line()
    page = grid.page()
    box = Mark("Exchange Online", "Section 4", checked=True, box=None, by="ink", start=start, end=end)
    view = holding(Page(1, None, None, page.text, page.segments, marks=(box,)))
    assert pairs(view) == {("adoption", "exchange-online")}


def test_cells_of_one_row_may_stand_on_several_lines() -> None:
    grid = TextGrid()
    grid.add("Microsoft Intune", cell=Cell(0, 0, 0))
    grid.add("Enrolled 40 tablets", column=40, cell=Cell(0, 0, 1))
    grid.end_line()
    grid.add("and trained the drivers", column=40, cell=Cell(0, 0, 1))
    grid.end_line()
    assert pairs(holding(grid.page())) == {("deployment", "intune"), ("adoption", "intune")}


@pytest.mark.parametrize(
    "text",
    [
        "The customer's own staff migrated all mailboxes to Exchange Online.",
        "For another customer we migrated 800 users to SharePoint Online.",
        "Exchange Online was not deployed and no mailboxes were migrated.",
        "The parties examine a migration to Exchange Online.",
        "## Microsoft Teams deployment",
        "## References\n\nWe deployed Microsoft Teams for 4,000 people in two years.",
    ],
)
def test_what_shows_no_activity(text: str) -> None:
    assert pairs(typed(text)) == set()


def test_a_line_of_prices_shows_no_activity() -> None:
    priced = table(["Service", "Price"], ["Exchange Online migration per mailbox", "EUR 18.00"])
    assert pairs(priced) == set()


def test_work_on_a_named_workload_goes_on_in_the_same_sentence() -> None:
    text = "We built three SharePoint Online sites, migrated 41,000 records and ran tests."
    assert ("migration", "sharepoint-online") in pairs(typed(text))


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "We will build a SharePoint Online site for each clinic and move 61,000 documents from servers.",
            ("migration", "sharepoint-online"),
        ),
        ("Tillbrook implementará Microsoft Intune en 120 teléfonos.", ("deployment", "intune")),
        ("Tillbrook wird Microsoft Intune auf 120 Telefonen einrichten.", ("deployment", "intune")),
        ("Tillbrook déploiera Microsoft Intune sur 120 téléphones.", ("deployment", "intune")),
    ],
)
def test_data_that_is_moved_and_work_to_come_show_their_activity(text: str, pair: tuple[str, str]) -> None:
    assert pair in pairs(typed(text))


ORDERED = (
    "Deployment of Microsoft Intune for 330 handhelds: enrolment profiles, kiosk mode, wipe procedure,"
    " acceptance test with ten drivers"
)
GOODS = (
    "Subscription to Microsoft Intune for 330 handhelds for twelve months, deployment guide included in the"
    " price as a download"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ORDERED, {("deployment", "intune")}),
        (GOODS, set()),
        ("Microsoft Intune deployment for 330", set()),
    ],
)
def test_a_line_of_an_order_at_length_tells_work(text: str, expected: set[tuple[str, str]]) -> None:
    assert pairs(table(["Line", "Description", "EUR"], ["10", text, "27,900.00"])) == expected


def test_numbers_that_are_ported_are_a_deployment() -> None:
    assert ("deployment", "teams-phone-system") in pairs(
        typed("Port 46 numbers from three carriers to Teams Phone System and test them.")
    )


def test_an_empty_box_beside_its_label_explains_nothing() -> None:
    grid = TextGrid()
    start, end = grid.add("Yammer")
    grid.end_line()
    grid.add("Other (please specify):")
    grid.add("\u25a1", column=40, cell=Cell(0, 0, 0))
    grid.end_line()
    page = grid.page()
    box = Mark("Yammer", "Other", checked=True, box=None, by="glyph", start=start, end=end)
    (item,) = find(holding(Page(1, None, None, page.text, page.segments, marks=(box,))), WORDS)["activity"]
    assert (item.value, item.detail) == ("other", "without an explanation")


ORDER = (
    "<html><body><h1>Purchase order 4711</h1><p>We order from Brightwater Cloud Partners Ltd:</p><table><tr>"
    "<th>Item</th><th>Text</th><th>Price</th></tr><tr><td>10</td><td><p>{title}</p><p>{rest}</p></td>"
    "<td>EUR 17,280.00</td></tr></table></body></html>"
)


def ordered(title: str, rest: str) -> DocumentView:
    page = ORDER.format(title=title, rest=rest)
    return DocumentView(read_document(page.encode(), "order.html", Job(DEFAULT)))


def test_an_item_of_an_order_is_read_with_all_lines_of_its_cell() -> None:
    rest = "Copies 1.9 TB of the file server into 14 department sites with their rights, one trial with Sales"
    assert ("migration", "sharepoint-online") in pairs(ordered("Migration to SharePoint Online", rest))


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Migration to SharePoint Online", "see offer"),
        (
            "Microsoft Intune enrolment licences",
            "Plan 1 for 63 users, billed for twelve months ahead, renewed each January, sent by mail",
        ),
    ],
)
def test_goods_and_bare_titles_with_a_price_show_no_activity(title: str, rest: str) -> None:
    assert pairs(ordered(title, rest)) == set()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Defender for Endpoint: onboarding of 14 servers, tuning of the exclusions for the kilns.", True),
        ("Defender for Endpoint was deployed to 14 servers and its scan exclusions were reviewed.", True),
        ("Exclusions: deployment of Defender for Endpoint on servers.", False),
        ("Defender for Endpoint is deployed by the customer, see exclusions.", False),
    ],
)
def test_exclusions_that_are_set_up_take_nothing_out_of_the_work(text: str, shown: bool) -> None:  # noqa: FBT001 - a table
    assert (("deployment", "defender-atp") in pairs(typed(text))) is shown
