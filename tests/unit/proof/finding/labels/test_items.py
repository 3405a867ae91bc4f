"""Numbered items of forms on paper: typed answers, labels of their own, lists, labels that go on for long."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.unit.proof.finding.sheets import drawn, holding, typed

from poedesk.proof.document.model import Box
from poedesk.proof.finding.identity.parties import find
from poedesk.proof.finding.labels.phrases import phrase_book
from poedesk.proof.finding.model import Finding, Role, State
from poedesk.proof.finding.page.view import DocumentView

Lines = Sequence[tuple[float, float, str]]

NUMBER = (400.0, 100.0, "2. Registration No.")


def parties(view: DocumentView) -> Sequence[Finding]:
    return find(view)["party.name"]


def names(view: DocumentView) -> dict[str | None, Role | None]:
    return {item.value: item.role for item in parties(view)}


def scanned(
    *lines: tuple[float, float, str], heavy: Sequence[str] = (), rules: Sequence[Box] = ()
) -> DocumentView:
    """A recognised page; of ``heavy`` lines the type is heavier than that of the others."""
    page = drawn(*lines, rules=rules).pages[0]
    segments = tuple(
        replace(each, heading=page.text[each.start : each.end] in heavy) for each in page.segments
    )
    return holding(replace(page, segments=segments, by="ocr"))


def test_an_answer_in_heavier_type_under_a_numbered_label_is_no_heading() -> None:
    lines = [
        (40.0, 100.0, "1. Name of registrant"),
        NUMBER,
        (70.0, 116.0, "Alder Trade Centre"),
        (430.0, 116.0, "1619"),
    ]
    heavy = ["Alder Trade Centre", "1619"]
    assert names(scanned(*lines, heavy=heavy)) == {"Alder Trade Centre": None}


def test_a_heading_under_a_numbered_label_is_none_of_its_answers() -> None:
    lines = [(40.0, 100.0, "1. Name of applicant"), (40.0, 116.0, "Terms and Conditions")]
    assert {item.state for item in parties(scanned(*lines, heavy=["Terms and Conditions"]))} <= {State.BLANK}
    file = drawn((40.0, 100.0, "1. Name of applicant"), (70.0, 116.0, "Terms and Conditions")).pages[0]
    segments = tuple(
        replace(each, heading="Terms" in file.text[each.start : each.end]) for each in file.segments
    )
    assert "Terms and Conditions" not in names(holding(replace(file, segments=segments)))


def test_an_answer_set_in_further_than_its_label_is_long() -> None:
    lines = [
        (40.0, 100.0, "1. Name of registrant"),
        NUMBER,
        (180.0, 114.0, "Birchwood Office"),
        (430.0, 114.0, "77"),
    ]
    assert names(scanned(*lines)) == {"Birchwood Office": None}


def test_what_stands_under_the_next_item_is_not_the_answer() -> None:
    lines = [(40.0, 100.0, "1. Name of registrant"), NUMBER, (430.0, 114.0, "Birchwood Office")]
    assert "Birchwood Office" not in names(scanned(*lines))


@pytest.mark.parametrize(
    "first", [(320.0, "on whose behalf this work"), (330.0, "for whom the material here")]
)
def test_a_label_may_say_more_of_whom_it_asks_for_and_hang_over_two_lines(first: tuple[float, str]) -> None:
    asked = (320.0, 100.0, f"5. Name of foreign principal {first[1]}")
    lines = [
        asked,
        (333.0, 112.0, "was transmitted."),
        (340.0, 126.0, "Alder Trade Corp."),
        (340.0, 138.0, "Oslo"),
    ]
    (found,) = parties(scanned(*lines))
    assert (found.value, found.role, found.anchored) == ("Alder Trade Corp.", Role.CUSTOMER, True)


def test_a_rule_over_a_numbered_label_is_that_of_the_form() -> None:
    lines = [(40.0, 100.0, "5. Name of customer"), (50.0, 116.0, "Alder Clinic")]
    assert names(scanned(*lines, rules=[Box(30, 96, 580, 97)])) == {"Alder Clinic": Role.CUSTOMER}


def test_name_and_address_under_one_question() -> None:
    lines = [
        (40.0, 100.0, "8. What is the name and address of the customer?"),
        (50.0, 114.0, "Name"),
        (300.0, 114.0, "Address"),
        (52.0, 128.0, "Alder Clinic, Inc."),
        (300.0, 128.0, "12 Mill Lane"),
    ]
    assert names(scanned(*lines)) == {"Alder Clinic, Inc.": Role.CUSTOMER}
    beside = [lines[0], (50.0, 114.0, "Name Alder Clinic, Inc."), (360.0, 100.0, "12 Mill Lane"), lines[2]]
    assert names(scanned(*sorted(beside, key=lambda line: line[1]))) == {"Alder Clinic, Inc.": Role.CUSTOMER}


def test_a_label_whose_letters_stand_apart() -> None:
    lines = [
        (40.0, 100.0, "8. What is the name and address of the customer?"),
        (380.0, 100.0, "12 Mill Lane"),
        (50.0, 114.0, "Nam e"),
        (90.0, 114.0, "Alder Clinic, Inc."),
        (300.0, 114.0, "Addres s"),
    ]
    assert names(scanned(*lines)) == {"Alder Clinic, Inc.": Role.CUSTOMER}


def test_name_and_address_left_empty_name_nobody() -> None:
    lines = [
        (40.0, 100.0, "8. What is the name and address of the customer?"),
        (50.0, 114.0, "Name"),
        (300.0, 114.0, "Address"),
        (40.0, 150.0, "9. Indicate your connection:"),
    ]
    (found,) = parties(scanned(*lines))
    assert (found.role, found.state) == (Role.CUSTOMER, State.BLANK)


LIST = "10. List every foreign principal to whom you will render services in support of the applicant."


def test_every_line_of_a_list_is_a_name_and_contradicts_none() -> None:
    found = parties(typed(f"{LIST}\nRepublic of Alderland\nBirch Export\n\n11. Describe all services."))
    assert [item.value for item in found] == ["Republic of Alderland", "Birch Export"]
    assert {(item.role, item.anchored) for item in found} == {(Role.CUSTOMER, False)}


def test_a_list_of_one_is_at_its_own_place() -> None:
    (found,) = parties(typed(f"{LIST}\nEmirate of Alderland\n\n11. Describe all services."))
    assert (found.value, found.anchored) == ("Emirate of Alderland", True)


def test_a_list_with_nothing_under_it_is_empty() -> None:
    (found,) = parties(typed(f"{LIST}\n\n11. Describe all services."))
    assert found.state is State.BLANK


def test_a_clause_of_a_contract_asks_for_nobody() -> None:
    assert not parties(
        typed("5. Customer for whom the work is done pays within thirty days\nAlder Clinic shall pay.")
    )


def test_a_label_with_one_letter_read_wrong_is_known() -> None:
    assert phrase_book().exact("Name of forcign principal")[0].role is Role.CUSTOMER
    assert not phrase_book().exact("Name of foresgn principal")
    assert not phrase_book().exact("Nane of principal")


def test_a_line_under_typed_words_leaves_a_dot() -> None:
    lines = [(40.0, 100.0, "1. Name of customer"), (70.0, 114.0, "Alder Trade. Promotion Center")]
    assert names(scanned(*lines)) == {"Alder Trade. Promotion Center": Role.CUSTOMER}
    lines[1] = (70.0, 114.0, "Alder Trade Ltd. Mill Lane")
    assert names(scanned(*lines)) == {"Alder Trade Ltd": Role.CUSTOMER}
