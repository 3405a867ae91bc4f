"""What counted points of a paper tell under their own words: "B. Why", "SEGUNDO. Trabajos", "Article 2"."""

import pytest
from tests.unit.proof.finding.sheets import holding, table, typed

from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Cell
from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.narratives.find import find
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.policy.vocabulary import load

WORDS = load()
HEAD = "Paper of 4 May 2026\n\nTillbrook Systems Ltd and Harrow Vale Clinics\n\n"


def told(view: DocumentView, key: str) -> str:
    found = find(view, WORDS).get(key, ())
    return found[0].value or "" if found else ""


@pytest.mark.parametrize(
    ("point", "key"),
    [
        (
            "A. Reason. The switchboard of 2008 drops one call in nine and has no spare parts.",
            "business_need",
        ),
        (
            "III. Background. The files lie on two servers and nobody knows which copy is new.",
            "business_need",
        ),
        ("(b) Work performed. Tillbrook moved 40 mailboxes to Exchange Online in March 2026.", "work"),
        ("TERCERO. Trabajos realizados. Tillbrook migró 40 buzones a Exchange Online.", "work"),
        ("Artículo 2. Antecedentes. Los planos estaban en tres discos y se perdían.", "business_need"),
        ("3. Por qué se encargó. Los avisos llegaban por fax y la bodega los leía tarde.", "business_need"),
        (
            "Article 1er. Pourquoi. Les plans se perdaient entre deux ateliers chaque semaine.",
            "business_need",
        ),
        ("§ 2 Ausgangslage. Die Werkstatt las Aufträge erst am Abend vom Papier ab.", "business_need"),
        ("Weshalb: Die Werkstatt las Aufträge erst am Abend vom Papier ab.", "business_need"),
    ],
)
def test_a_counted_point_is_read_under_its_own_words(point: str, key: str) -> None:
    assert told(typed(HEAD + point), key)


@pytest.mark.parametrize(
    "point", ["B. Price. EUR 4,200 for all of it, paid in May.", "2. Contact. Ms Whitmore."]
)
def test_other_points_tell_no_story(point: str) -> None:
    assert not find(typed(HEAD + point), WORDS)


@pytest.mark.parametrize(
    "heading",
    [
        "3. How we helped the clinic decide",
        "Unsere Beratung bei der Auswahl",
        "Ce que nous avons fait avant de commander",
    ],
)
def test_a_column_parts_what_the_heading_above_its_table_announces(heading: str) -> None:
    grid = TextGrid()
    for line in ("Accepted offer", "", "Harrow Vale Clinics", "", heading):
        grid.add(line, column=0)
        grid.end_line()
    rows = [
        ("Day", "Activity"),
        ("3 May", "We showed Dynamics 365 Sales with the clinic's own list of 40 doctors"),
    ]
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            grid.add(cell, column=40 * column, cell=Cell(0, number, column))
        grid.end_line()
    assert "Dynamics" in told(holding(grid.page()), "presales")


def test_a_column_of_a_table_without_a_heading_still_heads_its_own_story() -> None:
    view = table(
        ("Need", "Work done"), ("Mail was lost each week.", "We moved 40 mailboxes to Exchange Online.")
    )
    assert told(view, "work")


@pytest.mark.parametrize(
    "text",
    [
        "Kessel & Cie moved the records to SharePoint Online. Tillbrook took no part in it.",
        "Die Firma Kessel übertrug alles nach SharePoint Online. Tillbrook war daran nicht beteiligt.",
        "La migración a SharePoint Online la hizo en junio Kessel. Tillbrook no intervino.",
    ],
)
def test_work_in_which_a_named_one_had_no_part_is_not_told_as_work(text: str) -> None:
    found = find_all(typed(text).document).found
    assert "work" not in found
    assert not found.get("activity")


def test_users_without_a_part_leave_the_work_what_it_is() -> None:
    text = "We moved 40 mailboxes to Exchange Online at night. The staff of the clinic were not involved."
    assert told(typed(text), "work")


@pytest.mark.parametrize(
    "text",
    [
        "En marzo de 2026 instaló Microsoft Teams en 40 puestos y formó a los encargados.",
        "In March 2026 Tillbrook opened Microsoft Teams for 40 people and coached the heads of the wards.",
    ],
)
def test_somebody_acts_without_a_comma_or_a_subject_right_before(text: str) -> None:
    assert told(typed(text), "work")
