"""Names and titles that go on under their label."""

import pytest
from tests.unit.proof.finding.acts.pages import document, only, page, value

from poedesk.proof.document.model import Document
from poedesk.proof.finding.model import Role

CUSTOMER = ("Lakeview Orchards Ltd", Role.CUSTOMER)


def narrow(*lines: str) -> Document:
    texts = ("Lakeview Orchards Ltd", "Signature: /s/ Odile Perrin", *lines)
    return document(page([(60, 100 + 14 * n, text) for n, text in enumerate(texts)]))


@pytest.mark.parametrize(
    ("lines", "name", "title"),
    [
        (
            ("Name: Odile Perrin", "Title: Executive Director of", "Infrastructure"),
            "Odile Perrin",
            "Executive Director of Infrastructure",
        ),
        (("Name: Odile Perrin", "Title: Director of Information", "Technology"), "Odile Perrin", None),
        (("Name: Odile Perrin", "Title:", "Managing Director of Orchards"), "Odile Perrin", None),
    ],
)
def test_an_answer_goes_on_under_its_label(lines: tuple[str, ...], name: str, title: str | None) -> None:
    act = only(narrow(*lines), CUSTOMER)
    whole = title or " ".join(lines[1:]).removeprefix("Title:").strip()
    assert (value(act.name), value(act.title)) == (name, whole)


@pytest.mark.parametrize("more", ["Lakeview Orchards Ltd", "4 May 2026"])
def test_what_is_something_else_does_not_go_on(more: str) -> None:
    act = only(narrow("Name: Odile Perrin", "Title: Orchard Manager", more), CUSTOMER)
    assert value(act.title) == "Orchard Manager"


def test_a_line_with_room_for_the_next_word_has_ended() -> None:
    act = only(narrow("Name: Odile Perrin", "Title: Manager", "Orchards"), CUSTOMER)
    assert value(act.title) == "Manager"
