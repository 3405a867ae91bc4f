"""Answers at the place of the need: which tell a need of the customer's, whatever the heading says."""

import pytest

from poedesk.proof.assessing.checks.narratives.nobodys import is_nobodys_need

CUSTOMER, PARTNER = "Tollgate Foods Ltd", "Larkrise Cloud Partners Ltd"


@pytest.mark.parametrize(
    "answer",
    [
        "Dunmore Dairies could not read its letters outside and needed mail, because its server failed.",
        "Dunmore Foods had lost mail twice and needed mail that works on any device.",
        "Tollgate Foods has no need of a new mail system; its old server works well.",
        "Many clinics cannot reach letters outside and need mail on every device, because servers fail.",
        "If Tollgate Foods ever could not reach its letters, it might need mail on every device.",
        "Tollgate Foods was founded in 1998 and runs four mills with 310 staff; it is led by a board.",
        "The need of Tollgate Foods will be described in a later version of this report.",
        "Der Bedarf von Tollgate Foods wird in einer späteren Fassung beschrieben.",
        "Le besoin sera décrit plus tard.",
        "The visit was agreed by telephone with the contact, hours from 9 to 17, entrance by the east gate.",
        "Der Termin wurde telefonisch vereinbart, von 9 bis 17 Uhr, Zugang durch das Osttor.",
        "Visita concordata per telefono con il referente, orario dalle 9 alle 17, ingresso dal cancello est.",
        "La necesidad se describirá en otra versión.",
        "Tollgate Foods mills flour and employs some 310 people in Leith.",
        "La maison fabrique des pralines depuis 1923 et emploie 63 personnes à Huy.",
        "Die Mühle mahlt seit 1923 und beschäftigt rund 60 Leute.",
        "L'azienda produce carta e occupa 120 persone.",
        "A hospital in Leeds lost its mail for three days last winter.",
        "Un hôpital de Lyon a perdu sa messagerie pendant trois jours.",
        "Larkrise was looking for a reference in this trade and wanted to try its new method.",
        "Larkrise moved the data over two weekends and trained the staff.",
        "Tollgate Foods shall pay each invoice within thirty days.",
        "Tollgate Foods hat jede Rechnung binnen dreißig Tagen zu zahlen.",
    ],
)
def test_it_tells_no_need_of_the_customers(answer: str) -> None:
    assert is_nobodys_need(answer, CUSTOMER, PARTNER, answer)


@pytest.mark.parametrize(
    "answer",
    [
        "Tollgate Foods could not read its letters outside and needed mail on every device.",
        "A visit was booked twice in one week, because the calendar of the mills was not shared.",
        "Lunch orders of 300 people come on paper. Parking is billed by hand.",
        "Orders lay in one mailbox while she was at fairs; three shops gave up.",
        "Many nurses could not read letters at home.",
        "Rosa Lindqvist needed her mail on the road.",
        "Tollgate Foods had no need of a bigger server, but its people needed mail on the road.",
        "If the server failed, the mills lost their mail for days.",
        "Tollgate Foods, founded in 1998, could not reach its mail outside the mills.",
        "Mail was down twice. Tollgate Foods was founded in 1998.",
        "Tollgate Foods employs 310 people who could not read their mail at home.",
        "La maison emploie 63 personnes et voulait protéger ses recettes.",
        "A bank like Tollgate Foods could not open its letters outside.",
        "The mill paid 18,000 a year for a line that was hardly used.",
        "Larkrise found that mail was lost each time the old server failed.",
        "Tollgate Foods must keep the records of each patient confidential for thirty years.",
    ],
)
def test_it_may_tell_one(answer: str) -> None:
    assert not is_nobodys_need(answer, CUSTOMER, PARTNER, answer)


def test_a_house_that_the_paper_names_elsewhere_may_belong_to_the_customer() -> None:
    answer = "Dunmore Dairies could not read its letters outside and needed mail."
    assert not is_nobodys_need(
        answer, CUSTOMER, PARTNER, f"dunmore dairies is a mill of ours. {answer.lower()}"
    )


@pytest.mark.parametrize(
    ("house", "another"),
    [
        ("Die Wohnbau Ostheim", False),
        ("Wohnbau Ostheim", False),
        ("Die Wohnbau Westheim", True),
        ("Der Bauverein Ostheim", True),
    ],
)
def test_several_words_of_the_customers_name_mean_the_customer(house: str, another: bool) -> None:  # noqa: FBT001 - a table
    need = f"{house} wollte ihre sieben Stellen enger verbinden, weil Absprachen verloren gingen."
    assert is_nobodys_need(need, "Gemeinnützige Wohnbau Ostheim eG", PARTNER, need) is another
