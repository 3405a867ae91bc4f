from collections.abc import Sequence
from dataclasses import replace

from tests.unit.proof.finding.acts.pages import acts_in, document, field, found_in, only, page, value

from poedesk.proof.document.model import Box, By, Document, Field, FieldKind, Signature, SignatureKind
from poedesk.proof.finding.acts.details import SEAL_UNTOLD
from poedesk.proof.finding.acts.digital import is_platform
from poedesk.proof.finding.model import Role, State

SIGNER = "Common Name: Dana Whitfield, Organization: Lakeview Clinics, Email Address: dana@lakeview.example"
SIGNED = Signature(
    SignatureKind.DIGITAL, 1, Box(280, 150, 500, 180), SIGNER, "2026-05-04T23:30:00-05:00",
    intact=True, field="Sig1",
)  # fmt: skip
FORM = [(72, 160, "Customer Signature"), (72, 200, "Date Signed")]


def signed_form(signature: Signature) -> Document:
    fields = [field("Sig1", None, (280, 150, 500, 180), FieldKind.SIGNATURE)]
    return document(page(FORM, fields=fields), signatures=(signature,))


def test_a_signature_belongs_to_the_block_at_whose_place_it_stands() -> None:
    act = only(signed_form(SIGNED))
    assert (act.kind, act.role, value(act.name)) == ("digital", Role.CUSTOMER, "Dana Whitfield")
    assert act.signature is not None
    assert (act.signature.signature_kind, act.signature.intact) == (SignatureKind.DIGITAL, True)
    assert act.signature.spans[0].by is By.DIGITAL_SIGNATURE


def test_the_day_is_that_of_the_zone_which_the_signature_gives_else_utc() -> None:
    assert value(only(signed_form(SIGNED)).date) == "2026-05-04"
    assert (
        value(only(signed_form(replace(SIGNED, signed_at="2026-05-04T23:30:00+00:00"))).date) == "2026-05-04"
    )
    assert value(only(signed_form(replace(SIGNED, signed_at="2026-05-05T04:30:00"))).date) == "2026-05-05"


def test_a_changed_file_keeps_its_signature_with_intact_false() -> None:
    act = only(signed_form(replace(SIGNED, intact=False)))
    assert act.signature is not None
    assert (act.signature.state, act.signature.intact) == (State.PRESENT, False)


def test_an_invisible_signature_has_the_role_of_its_certificates_organisation_or_none() -> None:
    hidden = replace(SIGNED, box=None, field="Other", page=None)
    paper = document(page([(72, 100, "Some text.")]), signatures=(hidden,))
    assert only(paper).role is None
    assert only(paper, ("Lakeview Clinics Inc.", Role.CUSTOMER)).role is Role.CUSTOMER


CERTIFICATE: list[tuple[float, float, str]] = [
    (72, 40, "Certificate Of Completion"),
    (72, 60, "Envelope Id: 791E35AEBA1F4C348184F6011DB4863C"),
    (400, 60, "Status: Completed"),
    (72, 80, "Time Zone: (UTC-05:00) Eastern Time (US & Canada)"),
    (72, 120, "Signer Events"),
    (250, 120, "Signature"),
    (400, 120, "Timestamp"),
    (72, 140, "Dana Whitfield"),
    (400, 140, "Sent: 5/4/2026 10:20:58 AM"),
    (72, 155, "dana@lakeview.example"),
    (400, 155, "Viewed: 5/4/2026 10:21:07 AM"),
    (72, 170, "Lakeview Clinics"),
    (400, 170, "Signed: 5/4/2026 10:22:11 AM"),
    (72, 200, "In Person Signer Events"),
    (400, 200, "Timestamp"),
]


def certified(items: Sequence[tuple[float, float, str]]) -> Document:
    body = page(
        [
            (72, 300, "Customer Signature: ____________"),
            (72, 330, "Name: Dana Whitfield"),
            (72, 350, "Title: IT Director"),
        ]
    )
    return document(body, page(items, number=2))


def test_a_completion_certificate_signs_the_block_of_the_same_name() -> None:
    act = only(certified(CERTIFICATE))
    assert act.signature is not None
    assert act.signature.signature_kind is SignatureKind.E_SIGN_PLATFORM
    assert act.signature.spans[0].by is By.E_SIGN_CERTIFICATE
    assert (act.role, value(act.name), value(act.title)) == (Role.CUSTOMER, "Dana Whitfield", "IT Director")
    assert act.signature.detail == "signed as dana@lakeview.example"


def test_am_and_pm_tell_that_months_come_first() -> None:
    act = only(certified(CERTIFICATE))
    assert act.date is not None
    assert (act.date.value, act.date.readings) == ("2026-05-04", ())


AUDIT_TRAIL = """Audit trail
Document ID  8f3a
Audit trail date format  MM / DD / YYYY
Status  Signed
05 / 03 / 2026  Sent for signature to Dana Whitfield (dana@lakeview.example)
09:12:11 UTC  IP: 192.0.2.1
05 / 04 / 2026  Signed by Dana Whitfield (dana@lakeview.example)
09:22:11 UTC  IP: 192.0.2.2
05 / 04 / 2026  The document has been completed.
"""


def test_an_audit_trail_that_names_its_date_format() -> None:
    act = only(certified([(72, 40 + 15 * row, line) for row, line in enumerate(AUDIT_TRAIL.splitlines())]))
    assert act.signature is not None
    assert (act.signature.signature_kind, value(act.date)) == (SignatureKind.E_SIGN_PLATFORM, "2026-05-04")


def test_an_envelope_that_is_only_sent_signs_nothing() -> None:
    open_items = [
        (left, top, text.replace("Completed", "Sent").replace("Signed:", "Viewed:"))
        for left, top, text in CERTIFICATE
    ]
    act = only(certified(open_items))
    assert act.signature is not None
    assert act.signature.state is State.BLANK


def test_a_certificate_for_somebody_who_has_no_block() -> None:
    items = [(left, top, text.replace("Dana Whitfield", "Ruth Ostrow")) for left, top, text in CERTIFICATE]
    block, signer = acts_in(certified(items), ("Lakeview Clinics", Role.CUSTOMER))
    assert block.signature is not None
    assert block.signature.state is State.BLANK
    assert (signer.role, value(signer.name), signer.kind) == (Role.CUSTOMER, "Ruth Ostrow", "digital")


def test_the_platforms_own_seal_is_nobodys_signature_but_tells_whether_the_file_was_changed() -> None:
    seal = Signature(
        SignatureKind.DIGITAL,
        None,
        None,
        "Common Name: DocuSign, Inc., Country: US",
        "2026-05-04T15:22:30Z",
        intact=False,
    )
    paper = replace(certified(CERTIFICATE), signatures=(seal,))
    act = only(paper)
    assert act.signature is not None
    assert (act.signature.person, act.signature.intact) == ("Dana Whitfield", False)
    alone = only(document(page([(72, 100, "Some text.")]), signatures=(seal,)))
    assert (alone.role, alone.name) == (None, None)


def test_the_field_that_holds_the_platforms_seal_is_no_empty_place_of_signing() -> None:
    seal = replace(SIGNED, signer="CN=DocuSign, Inc., O=DocuSign, Inc.", box=None, field="ENVELOPEID_791E")
    fields = [Field("ENVELOPEID_791E", None, None, FieldKind.SIGNATURE, None, None, None)]
    paper = document(page([(72, 100, "Some text.")], fields=fields), signatures=(seal,))
    assert [act.signature.state for act in acts_in(paper) if act.signature] == [State.PRESENT]
    unsigned = document(page([(72, 100, "Some text.")], fields=fields))
    assert [act.signature.state for act in acts_in(unsigned) if act.signature] == [State.BLANK]


def test_a_seal_that_could_not_be_validated_leaves_open_whether_the_file_was_changed() -> None:
    good = Signature(SignatureKind.DIGITAL, None, None, "CN=DocuSign, Inc.", intact=True)
    for seals in ((replace(good, intact=None),), (good, replace(good, intact=None))):
        act = only(replace(certified(CERTIFICATE), signatures=seals))
        assert act.signature is not None
        assert (act.signature.intact, act.signature.detail) == (None, SEAL_UNTOLD)


def test_platforms_are_told_from_people() -> None:
    assert is_platform("CN=DocuSign, Inc.")
    assert not is_platform("Dana Whitfield")


def test_the_findings_carry_the_act_and_its_role() -> None:
    found = found_in(signed_form(SIGNED)).found
    (signature,), (day,) = found["signature"], found["date.signed"]
    assert (signature.act, day.act, day.role) == ("digital-1", "digital-1", Role.CUSTOMER)
