"""Who wrote, where one signs for another, in names, in typed signatures and in whole papers."""

import pytest
from tests.unit.proof.finding.acts.pages import document, page, typed

from poedesk.proof.document.model import Box, Drawing
from poedesk.proof.finding.acts import details
from poedesk.proof.finding.acts.find import find
from poedesk.proof.finding.acts.naming.proxies import writer_of
from poedesk.proof.finding.model import Act
from poedesk.proof.finding.page.view import DocumentView


def wrote(text: str) -> tuple[str, bool] | None:
    """Who wrote, and whether the text tells it; null for a plain name."""
    writer = writer_of(text)
    return (text[writer.start : writer.end], writer.told) if writer is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i.V. Jo Park", ("Jo Park", True)),
        ("i. A. Jo Park", ("Jo Park", True)),
        ("ppa. Jo Park", ("Jo Park", True)),
        ("im Auftrag Jo Park", ("Jo Park", True)),
        ("Jo Park (i.V.)", ("Jo Park", True)),
        ("Jo Park for Ada Holm", ("Jo Park", True)),
        ("Jo Park p.p. Ada Holm", ("Jo Park", True)),
        ("Jo Park, on behalf of Ada Holm", ("Jo Park", True)),
        ("Jo Park for and on behalf of Alder Mills Ltd", ("Jo Park", True)),
        ("Jo Park in Vertretung von Ada Holm", ("Jo Park", True)),
        ("Jo Park por orden de Ada Holm", ("Jo Park", True)),
        ("Jo Park pour Ada Holm", ("Jo Park", True)),
        ("Ada Holm, signed by Jo Park", ("Jo Park", True)),
        ("p.p. Ada Holm", ("Ada Holm", False)),
        ("per procurationem Ada Holm", ("Ada Holm", False)),
        ("p.o. Ada Holm", ("Ada Holm", False)),
        ("Ada Holm (p.p.)", ("Ada Holm", False)),
    ],
)
def test_the_text_tells_who_wrote_or_that_it_does_not(text: str, expected: tuple[str, bool]) -> None:
    assert wrote(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Ada Holm", "I. A. Marlowe Holm", "Forrest Pouret", "Ada van der Holm", "Ada Holm, Director of IT"],
)
def test_a_plain_name_is_one(text: str) -> None:
    assert writer_of(text) is None


def act(signature: str, name: str) -> Act:
    """The one act of a paper with a typed signature over a printed name."""
    head = "Accepted for Alder Mills Ltd (Customer)"
    text = f"{head}\nSignature: {signature}\nName: {name}\nDate: 14 April 2026\n"
    (found,) = find(DocumentView(typed(text))).acts
    return found


@pytest.mark.parametrize(
    "signature",
    [
        "p.p. /s/ Jo Park",
        "per procurationem /s/ Jo Park",
        "i.V. /s/ Jo Park",
        "i.A. /s/ Jo Park",
        "ppa. /s/ Jo Park",
        "p.o. /s/ Jo Park",
        "/s/ Jo Park for and on behalf of Ada Holm",
    ],
)
def test_a_typed_signature_is_of_the_one_who_wrote_it(signature: str) -> None:
    found = act(signature, "Ada Holm")
    assert found.signature is not None
    assert found.signature.person == "Jo Park"


def test_the_name_is_that_of_the_one_who_wrote() -> None:
    found = act("/s/ Jo Park", "Jo Park for Ada Holm")
    assert found.name is not None
    assert (found.name.value, found.name.detail) == ("Jo Park", None)


def test_behind_pp_it_is_not_told_unless_the_signature_tells_it() -> None:
    untold, told = act("/s/ J. P.", "p.p. Ada Holm").name, act("/s/ Ada Holm", "p.p. Ada Holm").name
    assert untold is not None
    assert told is not None
    assert (untold.value, untold.detail) == ("Ada Holm", details.FOR_ANOTHER)
    assert (told.value, told.detail) == ("Ada Holm", None)


def test_a_drawing_at_a_name_behind_pp_tells_no_more_than_the_letters() -> None:
    items = [(72.0, 100.0, "For Alder Mills Ltd (Customer)"), (72.0, 150.0, "Signature:")]
    items += [(72.0, 168.0, "Name: p.p. Ada Holm"), (72.0, 182.0, "Date: 14 April 2026")]
    drawn = document(page(items, drawings=[Drawing("strokes", Box(140, 130, 240, 152))]))
    (found,) = find(DocumentView(drawn)).acts
    assert found.name is not None
    assert (found.name.value, found.name.detail) == ("Ada Holm", details.FOR_ANOTHER)
