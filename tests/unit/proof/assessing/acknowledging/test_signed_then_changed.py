"""What the customer signed is not what the page shows now: ``check`` says so, ``verify`` says the same."""

import textwrap
from functools import cache
from typing import Any

import pytest
from tests.unit.paper.signing.attacks import BODY, opaque, other_pages, other_words, shown_as, stamp, white
from tests.unit.paper.signing.pki import WHEN
from tests.unit.paper.signing.test_attacks import RANGES
from tests.unit.paper.signing.verified import all_known, one, said
from tests.unit.proof.assessing.acknowledging.mails import CLAIM, SOW, TODAY
from tests.unit.proof.reading.readers.pdf.changed import Revision, append_page, fill, updated, with_range
from tests.unit.proof.reading.readers.pdf.made import Sheet, form, pdf, seen

from poedesk.kernel.verdict import Verdict
from poedesk.paper.signing.sealing import preparing
from poedesk.paper.signing.sealing.keys import SigningKey
from poedesk.paper.signing.sealing.seal import Place, Sealing, seal
from poedesk.paper.signing.validating.model import Answer
from poedesk.proof.assessing.assess import assess
from poedesk.proof.assessing.model import Assessment, Code
from poedesk.proof.claim.load import build
from poedesk.proof.finding.find import find_all
from poedesk.proof.policy import loader

TOP, STEP = 60, 14
LINES = [part for line in SOW.splitlines() for part in textwrap.wrap(line, 90) or [""]]


def _at(words: str) -> float:
    """Return the height of the line that begins with ``words``."""
    return TOP + STEP * next(number for number, line in enumerate(LINES) if line.startswith(words))


def _place(words: str) -> tuple[float, float, float, float]:
    return 58, _at(words) - 9, 420, _at(words) + 3


def _paper(sheet: Sheet) -> None:
    for number, line in enumerate(LINES):
        sheet.text(60, TOP + STEP * number, line)
    sheet.text(60, 640, "Order value: EUR 48,000")
    sheet.box(60, 660)
    sheet.tick(60, 660)
    sheet.text(74, 660, "Migration of Exchange Online")


TENANT, NAME = _place("Customer Tenant ID"), _place("Name:")
AMOUNT, TICK = (58.0, 631.0, 420.0, 643.0), (58.0, 649.0, 71.0, 662.0)
FIELDS: list[dict[str, Any]] = [
    {"FT": "/Tx", "T": "Remarks", "rect": (60, TENANT[1], 400, 12)},
    {"FT": "/Tx", "T": "Order", "V": "4711", "rect": (300, 690, 200, 14)},
]


@cache
def _key() -> SigningKey:
    made, _ = one()
    return made.key(made.issue("Ingrid Solheim", "Halden Timber Group"))


@cache
def _signed(how: Sealing | None = None) -> bytes:
    """Return the statement of work, signed by the customer."""
    return seal(form(pdf(_paper), FIELDS), _key(), at=WHEN, how=how)


def _judged(data: bytes) -> Assessment:
    policy = loader.load("microsoft-cpor", None, TODAY)
    return assess(build(CLAIM), policy, [find_all(seen(data))], TODAY)


def _verified(data: bytes) -> Answer:
    """Return the weaker of the answers whether it is intact, and whether it is still shown as signed."""
    answers = {answer for each in said(data, all_known()).signatures for answer in (each.intact, each.shown)}
    return next(each for each in (Answer.NO, Answer.UNKNOWN, Answer.YES) if each in answers)


def test_what_was_not_changed_is_met() -> None:
    assessment = _judged(_signed())
    found = assessment.element("acknowledgement.signature")
    assert (found.verdict, found.value) == (Verdict.MET, "digital"), found.because
    assert assessment.verdict == "approvable", [each.because for each in assessment.elements]
    assert _verified(_signed()) is Answer.YES


CHANGES: dict[str, Revision] = {
    "shadow replace": other_words(b"migrated 640", b"will sell 640"),
    "shadow hide": other_pages,
    "page appended": append_page,
    "over the name": stamp(NAME),
    "over the tenant": stamp(TENANT),
    "over the amount": stamp(AMOUNT),
    "over the tick": stamp(TICK),
    "field written over": fill("Order", "4712"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_a_later_revision_replaces_or_covers_is_altered(name: str) -> None:
    data = updated(_signed(), CHANGES[name])
    found = _judged(data).element("acknowledgement.signature")
    assert (found.verdict, found.code) == (Verdict.NOT_MET, Code.ALTERED), found.because
    assert _verified(data) is Answer.NO


@pytest.mark.parametrize("filling", [False, True])
def test_a_field_that_was_changed_after_a_certifying_signature_is_altered(*, filling: bool) -> None:
    data = updated(_signed(Sealing(certify=True, filling=filling)), fill("Order", "4712"))
    assert _judged(data).element("acknowledgement.signature").code is Code.ALTERED
    assert _verified(data) is Answer.NO


@pytest.mark.parametrize("behind", [BODY, b"more\n"], ids=["an object", "words"])
def test_stray_bytes_behind_the_last_revision_are_a_change(behind: bytes) -> None:
    data = _signed() + behind
    assert _judged(data).element("acknowledgement.signature").code is Code.ALTERED
    assert _verified(data) is Answer.NO


def _broken(data: bytes) -> bytes:
    """Return the file with a signature that cannot be validated, and a stamp at the customer's line."""
    data = updated(data, stamp(NAME))
    start = data.index(b"/Contents <") + len(b"/Contents <")
    return data[:start] + b"0" * 400 + data[start + 400 :]


def test_a_signature_that_cannot_be_validated_vouches_for_no_other_act() -> None:
    found = _judged(_broken(_signed())).element("acknowledgement.signature")
    assert found.verdict is Verdict.UNCLEAR, found.because
    assert _verified(_broken(_signed())) is Answer.NO


@pytest.mark.parametrize("name", RANGES)
def test_games_with_the_ranges_of_signed_bytes_leave_no_other_act_standing(name: str) -> None:
    found = _judged(with_range(updated(_signed(), stamp(NAME)), RANGES[name]))
    assert found.element("acknowledgement.signature").verdict is not Verdict.MET


def _typed(by: str | None) -> Assessment:
    """Return what is said of a typed signature, in a file that was changed after somebody had sealed it."""
    sow = SOW.replace("Signature:", "Signature: /s/ Ingrid Solheim").replace("Date:", "Date: 14 April 2026")
    lines = [part for line in sow.splitlines() for part in textwrap.wrap(line, 90) or [""]]

    def draw(sheet: Sheet) -> None:
        for number, line in enumerate(lines):
            sheet.text(60, TOP + STEP * number, line)

    if by is None:
        return _judged(pdf(draw))
    made = one()[0]
    sealed = seal(pdf(draw), made.key(made.issue("Tom Ashby", by)), at=WHEN)
    return _judged(updated(sealed, other_words(b"640 mailboxes", b"940 mailboxes")))


def test_a_typed_name_in_a_file_that_was_changed_after_a_seal_is_doubted() -> None:
    assert _typed(None).element("acknowledgement.signature").verdict is Verdict.MET
    partner = _typed("Brightwater Cloud Partners Ltd").element("acknowledgement.signature")
    assert (partner.verdict, partner.code) == (Verdict.UNCLEAR, Code.ALTERED), partner.because
    assert "the file was changed after Tom Ashby had signed it digitally" in partner.because
    customer = _typed("Halden Timber Group").element("acknowledgement.signature")
    assert (customer.verdict, customer.code) == (Verdict.NOT_MET, Code.ALTERED), customer.because


def test_fields_filled_in_later_do_not_count_though_something_is_covered() -> None:
    document = seen(updated(_signed(), shown_as("Remarks", white(400, 12), "Tenant of another")))
    assert [item.intact for item in document.signatures] != [True]
    assert any("filled in after the file was signed" in problem for problem in document.problems)


def test_a_field_that_hides_what_was_signed_is_for_a_person_to_judge() -> None:
    data = updated(_signed(), shown_as("Remarks", white(400, 12)))
    found = _judged(data).element("acknowledgement.signature")
    assert (found.verdict, found.code) == (Verdict.UNCLEAR, Code.ALTERED)
    assert "3c9e1f70" in found.because
    assert _verified(data) is Answer.UNKNOWN


def test_a_field_that_hid_what_nobody_signed_is_for_a_person_to_judge() -> None:
    """The customer saw an empty place; the partner fills it in, and what was below it shows (shadow hide)."""
    hidden = updated(form(pdf(_paper), FIELDS), shown_as("Remarks", white(400, 12), ""))
    signed = seal(hidden, _key(), at=WHEN)
    assert _judged(signed).element("acknowledgement.signature").verdict is Verdict.MET
    data = updated(signed, shown_as("Remarks", b"0 0 1 1 re f"))
    found = _judged(data).element("acknowledgement.signature")
    assert (found.verdict, found.code) == (Verdict.UNCLEAR, Code.ALTERED), found.because
    assert "3c9e1f70" in found.because
    assert _verified(data) is Answer.UNKNOWN


@pytest.mark.parametrize("place", [NAME, TICK, AMOUNT], ids=["name", "tick", "amount"])
def test_a_later_signature_that_covers_what_was_signed_is_too(
    place: tuple[float, float, float, float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "appearance", opaque)
    data = seal(_signed(), one()[1], at=WHEN, how=Sealing(place=Place(1, place)))
    found = _judged(data).element("acknowledgement.signature")
    assert (found.verdict, found.code) == (Verdict.UNCLEAR, Code.ALTERED), found.because
    assert _verified(data) is Answer.UNKNOWN


def test_a_later_signature_beside_it_changes_nothing() -> None:
    data = seal(_signed(), one()[1], at=WHEN, how=Sealing(place=Place(1)))
    assert _judged(data).element("acknowledgement.signature").verdict is Verdict.MET
    assert _verified(data) is Answer.YES
