"""Words of signature blocks."""

import pytest

from poedesk.proof.finding.acts.blocks.words import is_certificate

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
