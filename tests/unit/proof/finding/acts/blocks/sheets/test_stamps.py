"""Stamps that e-sign software prints under the signature it draws."""

import pytest
from tests.unit.proof.finding.acts.pages import document, only, page, signed, state, value

from poedesk.proof.document.model import Document, SignatureKind
from poedesk.proof.finding.acts.blocks.esign import esigned
from poedesk.proof.finding.acts.blocks.words import flat
from poedesk.proof.finding.model import Role, State

CUSTOMER = ("Lakeview Orchards Ltd", Role.CUSTOMER)
STAMP = "Odile Perrin (Mar 27, 2026 10:13 GMT+1)"


def box(*lines: str) -> Document:
    texts = ("Lakeview Orchards Ltd", "Signature:", *lines, "Name: Odile Perrin", "Title: Orchard Manager")
    return document(page([(60, 100 + 14 * n, text) for n, text in enumerate(texts)]))


@pytest.mark.parametrize(
    "lines",
    [
        (STAMP,),
        ("Odile Perrin", STAMP),
        ("Odile Perrin", "Odile Perrin (Mar 27, 2026 10:13", "GMT+1)"),
    ],
)
def test_a_stamp_under_the_label_is_the_signature_and_its_day(lines: tuple[str, ...]) -> None:
    act = only(box(*lines), CUSTOMER)
    assert signed(act)[:2] == (State.PRESENT, SignatureKind.E_SIGN_PLATFORM)
    assert (value(act.name), value(act.title), value(act.date)) == (
        "Odile Perrin",
        "Orchard Manager",
        "2026-03-27",
    )


@pytest.mark.parametrize(
    "lines", [(), ("Odile Perrin (Orchard Manager)",), ("Odile Perrin (27 March 2026)",)]
)
def test_a_name_without_a_time_is_no_stamp(lines: tuple[str, ...]) -> None:
    act = only(box(*lines), CUSTOMER)
    assert act.signature is not None
    assert act.signature.signature_kind is not SignatureKind.E_SIGN_PLATFORM


@pytest.mark.parametrize(
    "said",
    [
        "Elektronisch signiert von Odile Perrin",
        "Firmato elettronicamente da Odile Perrin",
        "Elektronisch ondertekend door Odile Perrin",
        "Signed with Yousign by Odile Perrin",
    ],
)
def test_software_says_who_signed_in_many_languages(said: str) -> None:
    found = esigned(flat(said))
    assert found is not None
    assert said[slice(*found.span("name"))] == "Odile Perrin"


@pytest.mark.parametrize("said", ["To be signed by Odile Perrin", "Odile Perrin (room 2026, from 10:13)"])
def test_other_words_are_no_stamp(said: str) -> None:
    assert esigned(flat(said)) is None


def test_the_name_of_the_software_is_no_part_of_the_name_of_who_signed() -> None:
    act = only(box("Digital unterschrieben von Odile Perrin mit Skribble"), CUSTOMER)
    assert act.signature is not None
    assert act.signature.person == "Odile Perrin"
    assert state(act.signature) is State.PRESENT
