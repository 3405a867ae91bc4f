"""Titles and dates that a paper gives beside the name of who signs: on its line, in its list, in the text."""

from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, field, of_role, only, page, value

from poedesk.proof.document.model import Box, Drawing, Field
from poedesk.proof.finding.model import Act, Role

CLIENT = ("Pendle Weavers Ltd", Role.CUSTOMER)
PARTNER = ("Calder Cloud Ltd", Role.PARTNER)
WORK = (60.0, 80.0, "Calder Cloud Ltd moved 140 mailboxes of Pendle Weavers Ltd to Exchange Online.")
TAKEN = (60.0, 260.0, "Confirmation by the customer")
INK = Drawing("strokes", Box(64, 280, 160, 302))


def signed(*lines: tuple[float, float, str]) -> Act:
    return only(document(page([WORK, *lines], drawings=[INK])), CLIENT, PARTNER)


def test_name_title_and_date_in_one_row_under_the_ink() -> None:
    act = signed(
        TAKEN, (60, 306, "Hester Nuttall"), (220, 306, "Finance Director"), (400, 306, "20 March 2026")
    )
    assert (value(act.name), value(act.title)) == ("Hester Nuttall", "Finance Director")
    assert value(act.date) == "2026-03-20"


@pytest.mark.parametrize(
    ("told", "title"),
    [
        (
            "Signed for the client by Hester Nuttall, Head of Information Technology.",
            "Head of Information Technology",
        ),
        (
            "On behalf of the client all of this was ordered by Hester Nuttall, Head of Digital\nServices.",
            "Head of Digital Services",
        ),
        ("The work was ordered by Hester Nuttall (Finance Director) in May.", "Finance Director"),
        ("Contact: Hester Nuttall - Finance Director", "Finance Director"),
        ("Present: Hester Nuttall (Finance Director, Pendle Weavers), Ted Rowe (Calder)", "Finance Director"),
        ("Accountable: Hester Nuttall (Pendle), Finance Director", "Finance Director"),
        ("Hester Nuttall, Finance Director\tPendle Weavers Ltd", "Finance Director"),
        ("Ms Hester Nuttall\nFinance Director\nPendle Weavers Ltd", "Finance Director"),
    ],
)
def test_a_title_in_the_text_is_that_of_the_same_full_name(told: str, title: str) -> None:
    act = signed((60, 120, told), TAKEN, (60, 306, "Hester Nuttall"), (60, 320, "20 March 2026"))
    assert value(act.title) == title


@pytest.mark.parametrize(
    "told",
    [
        "Thanks to Hester Nuttall, former Finance Director.",
        "Hester Nuttall, Finance Director, and later Hester Nuttall, IT Manager, looked at it.",
        "Omar Haddad, Finance Director, ordered it.",
        "Hester Nuttall, whom everybody knows, ordered it.",
        "Hester Nuttall (Pendle) and the Finance Director ordered it.",
        "It was ordered by Hester Nuttall\nFinance Director\n",
    ],
)
def test_no_title_where_the_text_gives_none_or_two(told: str) -> None:
    act = signed((60, 120, told), TAKEN, (60, 306, "Hester Nuttall"), (60, 320, "20 March 2026"))
    assert value(act.title) is None


HEAD = [(60.0, 40.0, "TO: Calder Cloud Ltd"), (60.0, 68.0, "RE: Acceptance of the mail work")]
ACCEPTS = (60.0, 120.0, "We accept the work as finished.")


def memo(sender: str, day: str) -> Act:
    lines = [
        HEAD[0], (60, 54, sender), HEAD[1], (60, 70, day), ACCEPTS, (60, 306, "Hester Nuttall")
    ]  # fmt: skip
    return only(document(page([*lines, WORK], drawings=[INK])), CLIENT, PARTNER)


def test_the_head_of_a_memo_gives_title_and_date_of_who_signs_it() -> None:
    act = memo("FROM: Hester Nuttall, Finance Director, Pendle Weavers Ltd", "DATE: 20 March 2026")
    assert (value(act.title), value(act.date)) == ("Finance Director", "2026-03-20")


def test_a_memo_from_somebody_else_dates_no_signature() -> None:
    assert memo("FROM: Omar Haddad, Calder Cloud Ltd", "DATE: 20 March 2026").date is None


@pytest.mark.parametrize("label", ["Date", "Datum", "Fecha", "Data"])
def test_the_date_of_the_list_that_holds_the_name_may_stand_first(label: str) -> None:
    lines = [
        (60.0, 230.0, f"{label}: 20.03.2026"),
        (60.0, 246.0, "Name: Hester Nuttall"),
        (60.0, 262.0, "Role: Finance Director"),
        (60.0, 278.0, "Customer signature"),
    ]
    act = only(document(page([WORK, *lines], drawings=[Drawing("strokes", Box(64, 294, 160, 316))])), CLIENT)
    assert value(act.date) == "2026-03-20"


def test_a_date_further_up_is_not_of_the_list() -> None:
    lines = [
        (60.0, 120.0, "Date: 20.03.2026"),
        (60.0, 134.0, "Place: Nelson"),
        (60.0, 246.0, "Name: Hester Nuttall"),
        (60.0, 262.0, "Customer signature"),
    ]
    act = only(document(page([WORK, *lines], drawings=[Drawing("strokes", Box(64, 278, 160, 300))])), CLIENT)
    assert act.date is None or act.date.value != "2026-03-20"


def test_a_date_that_the_line_breaks_is_no_part_of_the_title() -> None:
    act = signed(TAKEN, (60, 306, "Hester Nuttall, Group Head of IT, 19 February"), (60, 318, "2026"))
    assert (value(act.title), value(act.date)) == ("Group Head of IT", "2026-02-19")


@pytest.mark.parametrize(
    ("customer", "partner"),
    [("Für den AG", "Für den AN"), ("Pour le MOA", "Pour le MOE"), ("Voor de OG", "Voor de ON")],
)
def test_sides_are_known_by_the_letters_of_their_trade(customer: str, partner: str) -> None:
    lines = [
        (60.0, 306.0, "__________________"), (300.0, 306.0, "__________________"),
        (60.0, 320.0, f"{customer}: Birte Olsen, Leiterin IT"),
        (300.0, 320.0, f"{partner}: Jan Peters, Projektleiter"),
        (60.0, 262.0, "Kiel, den 24.04.2026"),
    ]  # fmt: skip
    drawn = [INK, Drawing("strokes", Box(304, 280, 400, 302))]
    paper = document(page([WORK, *sorted(lines, key=lambda line: line[1])], drawings=drawn))
    act = of_role(paper, Role.CUSTOMER, CLIENT, PARTNER)
    assert (value(act.name), value(act.title)) == ("Birte Olsen", "Leiterin IT")
    assert value(act.date) == "2026-04-24"
    assert value(of_role(paper, Role.PARTNER, CLIENT, PARTNER).name) == "Jan Peters"


@pytest.mark.parametrize(
    ("done", "side"),
    [
        ("Gedaan te Gent op 3 juni 2026", "Voor de klant: Birte Olsen, Directeur"),
        ("Fatto a Como, il 3 giugno 2026", "Per il cliente: Birte Olsen, Direttrice"),
        ("Fait à Brest, le 3 juin 2026", "Pour le client : Birte Olsen, Directrice"),
        ("Kiel, den 3. Juni 2026", "Für den Auftraggeber: Birte Olsen, Leiterin IT"),
    ],
)
def test_place_and_day_over_the_block_are_its_date_in_each_language(done: str, side: str) -> None:
    act = signed((60, 250, done), (60, 318, side))
    assert (value(act.name), value(act.date), act.role) == ("Birte Olsen", "2026-06-03", Role.CUSTOMER)


MINUTES = [
    "En Baeza, a 6 de febrero de 2026, reunidos la cooperativa y la consultora, dejan constancia de:",
    "Am 6. Februar 2026 trafen sich beide Seiten und erklären die Abnahme.",
    "Le 6 février 2026, les deux parties se sont réunies et constatent ce qui suit.",
    "On 6 February 2026 both parties met and record the following.",
    "A Liège, le 6 février 2026, entre les soussignés, qui déclarent :",
]


@pytest.mark.parametrize("opening", MINUTES[:2] + MINUTES[3:])
def test_minutes_are_signed_on_the_day_on_which_the_sides_met(opening: str) -> None:
    lines = [(60.0, 40.0, "Minutes"), (60.0, 60.0, opening), WORK]
    lines += [(60.0, 306.0, "Hester Nuttall"), (60.0, 320.0, "Finance Director")]
    (act,) = acts_in(document(page(lines, drawings=[INK])), CLIENT, PARTNER)
    assert value(act.date) == "2026-02-06"


@pytest.mark.parametrize(
    "opening",
    [
        "On 6 February 2026 we held two workshops with the weavers.",
        "Am 6. Februar 2026 begann die Umstellung.",
        "En Baeza, a 6 de febrero de 2026, se instaló el sistema.",
    ],
)
def test_a_day_of_the_work_is_no_day_of_signing(opening: str) -> None:
    lines = [(60.0, 40.0, "Minutes"), (60.0, 60.0, opening), WORK]
    lines += [(60.0, 306.0, "Hester Nuttall"), (60.0, 320.0, "Finance Director")]
    assert all(act.date is None for act in acts_in(document(page(lines, drawings=[INK])), CLIENT, PARTNER))


def test_another_person_on_the_line_of_a_name_gives_it_no_title() -> None:
    lines = [WORK, (60.0, 306.0, "Hester Nuttall"), (320.0, 306.0, "Tom Ashby, Delivery Manager")]
    lines += [(60.0, 320.0, "Rowan Weavers"), (320.0, 320.0, "Brightwater Cloud Ltd")]
    acts = acts_in(document(page(lines, drawings=[INK])), CLIENT, PARTNER)
    assert all("Tom Ashby" not in (value(act.title) or "") for act in acts)


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        (
            "En Burgos, a once de febrero de 2026 (11 de febrero de 2026), reunidos en la sala de juntas",
            "2026-02-11",
        ),
        ("En la villa de Haro, el 11 de febrero de 2026, comparecen las partes", "2026-02-11"),
        ("Verhandelt zu Kiel am 11. Februar 2026. Es erschienen die Parteien", "2026-02-11"),
        ("En Burgos, el 11 de febrero de 2026 se movieron los buzones", None),
        ("En Burgos, a 11 de febrero de 2026 y en Haro, a 12 de febrero de 2026, reunidos", None),
    ],
)
def test_who_signs_a_deed_does_so_on_the_day_of_its_opening(opening: str, day: str | None) -> None:
    act = signed((60, 60, opening), TAKEN, (60, 306, "Hester Nuttall"), (60, 320, "Finance Director"))
    assert (value(act.date) if act.date is not None else None) == day


def _filled(*fields: Field) -> Act:
    lines = [
        (60.0, 120.0, "Person who signs"),
        TAKEN,
        (60.0, 308.0, "Signature"),
        (300.0, 308.0, "Date: 20 March 2026"),
    ]
    return only(
        document(replace(page([WORK, *lines], drawings=[INK]), fields=tuple(fields))), CLIENT, PARTNER
    )


def _box(name: str, label: str, value: str, left: float, top: float = 120) -> Field:
    return replace(field(name, value, (left, top, left + 120, top + 12)), label=label)


SIGNER = _box("signer", "Person who signs", "Hester Nuttall", 170)


def test_the_next_field_on_the_line_of_a_name_holds_its_title() -> None:
    act = _filled(SIGNER, _box("t", "Title", "Finance Director", 330))
    assert (value(act.name), value(act.title)) == ("Hester Nuttall", "Finance Director")


@pytest.mark.parametrize(
    "others",
    [
        [_box("w", "Witness", "Omar Pell", 330), _box("t", "Title", "Clerk of Works", 480)],
        [_box("t", "Title", "Clerk of Works", 330, top=160)],
        [_box("t", "Title", "", 330)],
        [_box("p", "Project", "Finance Director", 330)],
    ],
)
def test_a_title_of_somebody_else_or_of_nobody_is_not_the_signers(others: list[Field]) -> None:
    act = _filled(SIGNER, *others)
    assert value(act.name) == "Hester Nuttall"
    assert value(act.title) not in {"Clerk of Works", "Finance Director"}


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("The Director,", "Director"),
        ("Le Maire,", "Maire"),
        ("La Pr\u00e9sidente", "Pr\u00e9sidente"),
        ("Der B\u00fcrgermeister", "B\u00fcrgermeister"),
        ("El Alcalde,", "Alcalde"),
        ("The Customer", None),
    ],
)
def test_an_office_with_its_article_heads_the_signature_of_who_holds_it(head: str, title: str | None) -> None:
    act = signed(
        (60.0, 240.0, "Confirmation by the customer"), (60.0, 264.0, head), (60, 306, "Hester Nuttall")
    )
    assert value(act.title) == title
