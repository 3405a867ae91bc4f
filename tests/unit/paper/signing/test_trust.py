"""Whom a signature leads to, when it was made, and whether that still holds years later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from tests.unit.paper.signing.pki import EXPIRED, TSA, WHEN, Identity, Pki, pki
from tests.unit.proof.reading.readers.pdf.changed import agreement, updated
from tests.unit.proof.reading.readers.pdf.made import pdf

from poedesk.paper.signing.sealing.seal import Level, Sealing, seal
from poedesk.paper.signing.validating.model import Answer, Revocation
from poedesk.paper.signing.validating.verify import Known, verify

from .verified import LATER, Here, about, all_known, der, known, one, said, sealed, told

YEARS_LATER = datetime(2030, 1, 1, tzinfo=UTC)
"""After the certificates of the short-lived signers have ended."""


def _lasting(level: Level) -> Sealing:
    return Sealing(level=level, authority=TSA)


@cache
def _short_lived(level: Level) -> tuple[Pki, Identity, bytes]:
    """Return who sealed with a certificate that ends soon, and the sealed agreement."""
    made = pki()
    who = made.issue("Ines Rook", end=EXPIRED)
    return made, who, seal(pdf(agreement), made.key(who), at=WHEN, how=_lasting(level), fetch=made.fetch)


def _at(made: Pki, at: datetime) -> Known:
    """Return what is known of the roots and of revocations at a time."""
    return known(replace(made, at=at))


def test_without_roots_nothing_is_said_of_trust() -> None:
    seen = about(sealed(), Known())
    assert (seen.intact, seen.trusted, seen.revocation) == (Answer.YES, Answer.UNKNOWN, Revocation.UNKNOWN)
    assert "no roots were given" in seen.unknown[0]


def test_another_root_is_no_root_of_it() -> None:
    seen = about(sealed(), Known((der(pki(of="Beech").root),)))
    assert seen.trusted is Answer.NO
    assert "leads to none of the given roots" in "; ".join(seen.reasons)


def test_with_a_root_and_no_lists_the_revocation_is_unknown() -> None:
    found = said(sealed(), known(one()[0], crls=False))
    assert (found.answer, found.signatures[0].trusted) == (Answer.UNKNOWN, Answer.YES)
    assert "whether its certificate was revoked" in told(found)


def test_old_lists_say_nothing_about_today() -> None:
    found = said(sealed(), all_known(), at=WHEN + timedelta(days=60))
    assert found.signatures[0].revocation is Revocation.UNKNOWN


def test_a_list_of_the_issuer_alone_leaves_those_above_unknown() -> None:
    made = one()[0]
    found = said(sealed(), Known((der(made.root),), (made.crl(made.intermediate),)))
    assert found.signatures[0].revocation is Revocation.UNKNOWN
    assert "a certificate above its own" in told(found)


def test_a_revoked_signer_is_named_with_the_day() -> None:
    made = pki()
    who = made.issue("Ines Rook")
    data = seal(pdf(agreement), made.key(who), at=WHEN)
    made.revoke(who, WHEN - timedelta(days=2))
    seen = about(data, known(made))
    assert (seen.intact, seen.revocation) == (Answer.YES, Revocation.REVOKED)
    assert "was revoked on 2026-03-02 09:30 UTC" in "; ".join(seen.reasons)


def test_one_who_says_revoked_counts_whatever_another_says() -> None:
    made, who, data = _short_lived(Level.LT)
    late = replace(made, revoked={who.certificate.serial_number: WHEN - timedelta(days=1)})
    assert about(data, known(made)).revocation is Revocation.GOOD
    seen = about(data, known(late))
    assert seen.revocation is Revocation.REVOKED
    assert "before it signed" in "; ".join(seen.reasons)


def test_revoked_after_a_proved_time_does_not_touch_what_was_signed_before() -> None:
    made, who, data = _short_lived(Level.T)
    at = WHEN + timedelta(days=20)
    later = replace(made, at=at, revoked={who.certificate.serial_number: WHEN + timedelta(days=10)})
    found = said(data, known(later), at)
    assert found.answer is Answer.YES, told(found)
    assert found.signatures[0].proved == WHEN.isoformat()


def test_revoked_after_a_claimed_time_does() -> None:
    made, who, data = _short_lived(Level.B)
    at = WHEN + timedelta(days=20)
    later = replace(made, at=at, revoked={who.certificate.serial_number: WHEN + timedelta(days=10)})
    seen = about(data, known(later), at)
    assert seen.revocation is Revocation.REVOKED
    assert "no trusted time stamp proves that it signed before" in "; ".join(seen.reasons)


def test_a_lasting_seal_holds_years_after_its_certificate_ended() -> None:
    made, _, data = _short_lived(Level.LTA)
    found = said(data, _at(made, YEARS_LATER), YEARS_LATER)
    assert found.answer is Answer.YES, told(found)
    first = found.signatures[0]
    assert (first.proved, first.proved_by) == (
        WHEN.isoformat(),
        "Organization: Alder Trust, Common Name: Alder Time",
    )
    assert [item.kind for item in found.signatures] == ["approval", "time-stamp"]


def _flipped(data: bytes) -> bytes:
    place = data.index(b"/MediaBox") + 14
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]


def _unstamped(made: Pki, who: Identity) -> bytes:
    return seal(pdf(agreement), made.key(who), at=WHEN)


def test_years_later_one_changed_byte_is_seen() -> None:
    made, _, data = _short_lived(Level.LTA)
    found = said(_flipped(data), _at(made, YEARS_LATER), YEARS_LATER)
    assert (found.answer, found.signatures[0].intact) == (Answer.NO, Answer.NO)
    assert "the bytes that were signed have been changed" in told(found)


def test_years_later_a_seal_without_a_time_stamp_has_ended() -> None:
    made, who, _ = _short_lived(Level.LTA)
    seen = about(_unstamped(made, who), _at(made, YEARS_LATER), YEARS_LATER)
    assert (seen.intact, seen.trusted) == (Answer.YES, Answer.NO)
    assert "ended on 2026-06-01, and no trusted time stamp proves that it signed before" in "; ".join(
        seen.reasons
    )


def test_years_later_what_was_revoked_before_signing_is_still_revoked() -> None:
    made = pki()
    who = made.issue("Ines Rook", end=EXPIRED)
    made.revoke(who, WHEN - timedelta(days=1))
    data = seal(pdf(agreement), made.key(who), at=WHEN, how=_lasting(Level.LTA), fetch=made.fetch)
    seen = about(data, known(replace(made, at=YEARS_LATER, revoked={})), YEARS_LATER)
    assert seen.revocation is Revocation.REVOKED


def test_years_later_another_root_leads_nowhere() -> None:
    _, _, data = _short_lived(Level.LTA)
    found = said(data, Known((der(pki(of="Beech").root),)), YEARS_LATER)
    assert {item.trusted for item in found.signatures} == {Answer.NO}


def test_years_later_nobody_can_say_anew_that_it_was_good() -> None:
    made, _, data = _short_lived(Level.T)
    found = said(data, _at(made, YEARS_LATER), YEARS_LATER)
    assert (found.signatures[0].trusted, found.signatures[0].revocation) == (Answer.YES, Revocation.UNKNOWN)


def test_a_time_stamp_whose_authority_ended_proves_nothing() -> None:
    made = pki(authority_end=EXPIRED)
    who = made.issue("Ines Rook", end=EXPIRED)
    data = seal(pdf(agreement), made.key(who), at=WHEN, how=_lasting(Level.T), fetch=made.fetch)
    found = said(data, _at(made, YEARS_LATER), YEARS_LATER)
    assert (found.answer, found.signatures[0].proved) == (Answer.NO, None)
    assert "proves nothing" in told(found)


def test_a_later_time_stamp_keeps_one_whose_authority_ended() -> None:
    made = pki(authority_end=EXPIRED)
    who = made.issue("Ines Rook", end=EXPIRED)
    data = seal(pdf(agreement), made.key(who), at=WHEN, how=_lasting(Level.LTA), fetch=made.fetch)
    other = replace(pki(), at=WHEN + timedelta(days=30))
    kept = seal(
        data, other.key(other.issue("Piet Halm")), at=other.at, how=_lasting(Level.LTA), fetch=other.fetch
    )
    found = said(kept, _at(other, YEARS_LATER), YEARS_LATER)
    assert (found.signatures[0].trusted, found.signatures[0].proved) == (Answer.YES, WHEN.isoformat()), told(
        found
    )


def test_a_time_stamp_from_the_future_proves_nothing() -> None:
    made, _, data = _short_lived(Level.T)
    before = WHEN - timedelta(days=1)
    found = said(data, _at(made, before), before)
    assert (found.answer, found.signatures[0].proved) == (Answer.UNKNOWN, None)
    assert "later than the time for which it is asked" in told(found)


def test_what_is_unknown_is_asked_and_then_known() -> None:
    made, key = one()
    data = seal(pdf(agreement), key, at=WHEN)
    with Here() as here:
        found = verify(
            data,
            "it.pdf",
            known(made, crls=False),
            at=LATER,
            sandbox=here,
            fetch=replace(made, at=LATER).fetch,
        )
    assert found.answer is Answer.YES, told(found)


def test_who_does_not_answer_is_named() -> None:
    made, key = one()
    data = seal(pdf(agreement), key, at=WHEN)
    away = replace(made, at=LATER, down=("/ocsp", "/intermediate.crl"))
    with Here() as here:
        found = verify(data, "it.pdf", known(made, crls=False), at=LATER, sandbox=here, fetch=away.fetch)
    assert found.answer is Answer.UNKNOWN
    assert "Ines Rook" in found.problems[0]
    assert "intermediate.crl does not answer" in found.problems[0]


def _answering(answer: bytes) -> Callable[[object], bytes]:
    return lambda _: answer


@pytest.mark.parametrize(
    "answer", [b"", b"<html>", b"0\x03\x0a\x01\x06"], ids=["nothing", "a page", "refusal"]
)
def test_an_answer_that_is_none_leaves_it_unknown(answer: bytes) -> None:
    made, key = one()
    data = seal(pdf(agreement), key, at=WHEN)
    with Here() as here:
        found = verify(
            data, "it.pdf", known(made, crls=False), at=LATER, sandbox=here, fetch=_answering(answer)
        )
    assert found.answer is Answer.UNKNOWN


def test_a_file_without_a_signature_has_none() -> None:
    assert said(pdf(agreement), Known()).answer is None


def test_another_format_is_refused_with_the_reason() -> None:
    assert "only PDFs are verified" in said(b"Plain text.", Known()).problems[0]


def test_a_platform_is_told_from_a_person() -> None:
    made = pki()
    key = made.key(made.issue("Envelope Service", "DocuSign, Inc."))
    assert about(seal(pdf(agreement), key, at=WHEN), Known()).platform


def test_a_second_revision_without_changes_to_what_is_shown_is_told() -> None:
    seen = about(updated(sealed(), lambda writer: writer.update_root()), all_known())
    assert (seen.covers, seen.shown, seen.changes) == ("revision", Answer.YES, ())
