"""Words of signature blocks."""

import pytest

from poedesk.proof.finding.acts.blocks.words import is_certificate, role_of
from poedesk.proof.finding.model import Role

BODY = "Document ID: 4711-22\nIP address 192.0.2.7\nSigned by Odile Perrin\n"


@pytest.mark.parametrize(
    "title", ["Audit record", "Signing log", "Signature report", "Audit log for envelope 4711"]
)
def test_records_of_platforms_are_certificates(title: str) -> None:
    assert is_certificate(f"{title}\n{BODY}")


@pytest.mark.parametrize(
    "line", ["Audit log switched on in Microsoft Purview", "Audit record types chosen", "Handover report"]
)
def test_work_on_audit_logs_is_no_certificate(line: str) -> None:
    assert not is_certificate(f"{line}\n{BODY}")


@pytest.mark.parametrize(
    "name", ["Kolberg & Partner mbB", "Ashdown Partners Ltd", "Hill Veterinary Partners LLP"]
)
def test_partners_in_the_name_of_a_firm_are_no_side(name: str) -> None:
    assert role_of(name) is None
    assert role_of(f"Auftraggeber: {name}") is Role.CUSTOMER


@pytest.mark.parametrize(
    "text", ["Partner", "Partner: Weiss GmbH", "For the partner", "Partner signature", "The partners"]
)
def test_the_partner_is_a_side(text: str) -> None:
    assert role_of(text) is Role.PARTNER


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Käuferin", Role.CUSTOMER),
        ("Kürzel des Käufers", Role.CUSTOMER),
        ("L'acheteuse", Role.CUSTOMER),
        ("Beraterin", Role.PARTNER),
        ("Maître d'œuvre", Role.PARTNER),
        ("Verkäufe", None),
        ("Beratung", None),
    ],
)
def test_sides_are_named_in_either_gender(text: str, role: Role | None) -> None:
    assert role_of(text) is role


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Engineer's signature", Role.PARTNER),
        ("Unterschrift des Technikers", Role.PARTNER),
        ("Signature de l'intervenante", Role.PARTNER),
        ("Firma del t\u00e9cnico", Role.PARTNER),
        ("Firma dell'installatore", Role.PARTNER),
        ("Handtekening van de monteur", Role.PARTNER),
        ("Customer's signature", Role.CUSTOMER),
        ("Signature", None),
        ("Chief Engineer", None),
    ],
)
def test_who_did_the_work_on_site_signs_for_the_partner(label: str, role: Role | None) -> None:
    assert role_of(label) is role
