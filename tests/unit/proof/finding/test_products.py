from dataclasses import replace
from typing import Literal

import pytest
from tests.unit.proof.finding.sheets import holding, typed

from poedesk.proof.document.model import Box, Field, FieldKind, Mark, Page
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.products import find
from poedesk.proof.policy.vocabulary import load

WORDS = load()


def products(view: DocumentView) -> set[str | None]:
    return {item.value for item in find(view, WORDS)["product"]}


def types(view: DocumentView) -> set[str | None]:
    return {item.value for item in find(view, WORDS)["purchase_type"] if item.confidence >= 0.6}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The seats are for Dynamics 365 Sales.", {"Dynamics 365 Sales"}),
        ("D365 Customer Service and Power BI Pro", {"Dynamics 365 Customer Service", "Power BI"}),
        ("Business Applications (specify product names): Dynamics 365 Finance", {"Dynamics 365 Finance"}),
        (
            "Business Applications (Specify product names): Orchard Ledger, Quill CRM",
            {"Orchard Ledger", "Quill CRM"},
        ),
        ("Business Applications (specify product names): ______", set()),
        ("Provide Business Apps (Dynamics/PowerBI) product name(s) and subscription IDs.", set()),
        ("Our sales were good.", set()),
    ],
)
def test_products_are_found_by_any_name_and_where_names_are_asked_for(text: str, expected: set[str]) -> None:
    assert products(typed(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("This is a first-time purchase of Dynamics 365 Sales.", "first-purchase"),
        ("The customer buys Power BI for the first time.", "first-purchase"),
        ("Purchase type: New", "first-purchase"),
        ("The licences move from on-premises to the cloud with dual licensing.", "migration"),
        ("Purchase type: migration from on-premises", "migration"),
        ("The order adds additional seats to Dynamics 365 Sales.", "added-seats"),
        ("Type of purchase: additional seats", "added-seats"),
        ("Tipo de compra: primera compra", "first-purchase"),
        ("El cliente adquiere licencias adicionales de Dynamics 365.", "added-seats"),
        ("A first-time purchase of seats, not a migration from on-premises.", "first-purchase"),
    ],
)
def test_how_the_customer_buys_is_read_from_statements(text: str, expected: str) -> None:
    assert types(typed(text)) == {expected}


@pytest.mark.parametrize(
    "text",
    [
        "Staff worked from home for the first time.",
        "Specify whether the customer is buying for the first time, migrating from on-premise or adding.",
        "The mailboxes were migrated to the cloud.",
    ],
)
def test_a_question_and_other_talk_say_nothing_about_buying(text: str) -> None:
    assert types(typed(text)) == set()


def boxes(*ticks: tuple[str, bool]) -> DocumentView:
    marks = tuple(
        Mark(label, None, checked, Box(10, 20 * number, 20, 20 * number + 10), "drawn")
        for number, (label, checked) in enumerate(ticks)
    )
    return holding(Page(1, 612, 792, "", marks=marks))


def test_only_the_ticked_way_of_buying_counts() -> None:
    view = boxes(
        ("First-time purchase", False), ("Migrating from on-premises to cloud", True), ("Adding seats", False)
    )
    assert types(view) == {"migration"}


def test_choices_without_boxes_are_no_answer() -> None:
    assert (
        types(typed("First-time purchase of licences\n\nAdding seats\n\nDual licensing of licences")) == set()
    )


CHOICES = "Purchase typeFirst purchase    Dual licensingAdditional seats"


def in_doubt(text: str, *, by: Literal["text", "ocr"], marks: tuple[Mark, ...] = ()) -> set[str | None]:
    page = typed(text).document.pages[0]
    view = holding(replace(page, by=by, marks=marks))
    return {item.value for item in find(view, WORDS)["purchase_type"] if item.confidence < 0.5}


def test_a_choice_on_paper_whose_box_was_not_seen_may_have_been_made() -> None:
    assert in_doubt(CHOICES, by="ocr") == {"first-purchase", "migration", "added-seats"}
    assert in_doubt(CHOICES, by="text") == set()


def test_a_choice_on_paper_whose_own_empty_box_was_seen_was_not_made() -> None:
    empty = Mark("Dual licensing", None, checked=False, box=Box(10, 10, 20, 20), by="ink")
    assert in_doubt(CHOICES, by="ocr", marks=(empty,)) == {"first-purchase", "added-seats"}


def test_one_way_of_buying_told_in_a_line_is_no_choice() -> None:
    assert "migration" not in in_doubt("Dual licensing was explained to the board.", by="ocr")


def test_a_field_for_product_names_is_believed() -> None:
    field = Field("ProductNames", "Product names", None, FieldKind.TEXT, "Orchard Ledger; Power Apps")
    view = holding(Page(1, 612, 792, "", fields=(field,)))
    assert products(view) == {"Power Apps"}
    field = Field("ProductNames", "Product names", None, FieldKind.TEXT, "Orchard Ledger")
    assert products(holding(Page(1, 612, 792, "", fields=(field,)))) == {"Orchard Ledger"}
