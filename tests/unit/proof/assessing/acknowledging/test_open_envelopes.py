"""Envelopes that were sent, looked at, declined, taken back or left to lapse: nobody has signed by them."""

import pytest
from tests.unit.proof.assessing.acknowledging.test_esigned import CERTIFICATE, judged

from poedesk.kernel.verdict import Verdict

DOCUSIGN = """{title}
{envelope}: 5C7D1F0A2B3E4C5D8E9F0A1B2C3D4E5F     {status}
{events}
Ingrid Solheim      {sent}: 13/04/2026 09:12
ingrid@haldentimber.example      {done}
Head of IT
Halden Timber Group
"""
ENGLISH = {
    "title": "Certificate Of Completion",
    "envelope": "Envelope Id",
    "events": "Signer Events   Signature   Timestamp",
    "sent": "Sent",
}
GERMAN = {
    "title": "Abschlusszertifikat",
    "envelope": "Umschlag-ID",
    "events": "Unterzeichner-Ereignisse   Signatur   Zeitstempel",
    "sent": "Gesendet",
}
FRENCH = {
    "title": "Certificat de réalisation",
    "envelope": "ID d'enveloppe",
    "events": "Événements de signataire   Signature   Horodatage",
    "sent": "Envoyée",
}
SPANISH = {
    "title": "Certificado de finalización",
    "envelope": "Id. de sobre",
    "events": "Eventos de firmante   Firma   Marca de tiempo",
    "sent": "Enviado",
}
ADOBE = """Completion report - Audit Report
Created: 2026-04-13
Status: {status}
Transaction ID: CBJCHBCAABAAq1
Document emailed to Ingrid Solheim (ingrid@haldentimber.example) for signature  2026-04-13 - 9:12:40 AM GMT
{event}
"""
E_SIGNED = (
    "Document e-signed by Ingrid Solheim (ingrid@haldentimber.example)"
    "  Signature Date: 2026-04-14 - 8:05:11 AM GMT - Time Source: server"
)


@pytest.mark.parametrize(
    ("language", "status", "done"),
    [
        (ENGLISH, "Status: Sent", ""),
        (ENGLISH, "Status: Delivered", "Viewed: 14/04/2026 08:02"),
        (ENGLISH, "Status: Declined", "Declined: 14/04/2026 08:05"),
        (ENGLISH, "Status: Voided", "Signed: 14/04/2026 08:05"),
        (ENGLISH, "Status: Expired", "Signed: 14/04/2026 08:05"),
        (GERMAN, "Status: Gesendet", "Angezeigt: 14.04.2026 08:02"),
        (GERMAN, "Status: Abgelehnt", "Abgelehnt: 14.04.2026 08:05"),
        (GERMAN, "Status: Für ungültig erklärt", "Signiert: 14.04.2026 08:05"),
        (FRENCH, "État : Envoyée", "Consultée : 14/04/2026 08:02"),
        (FRENCH, "État : Annulée", "Signée : 14/04/2026 08:05"),
        (SPANISH, "Estado: Enviado", "Visto: 14/04/2026 08:02"),
        (SPANISH, "Estado: Anulado", "Firmado: 14/04/2026 08:05"),
    ],
)
def test_an_envelope_that_is_not_completed_is_signed_by_nobody(
    language: dict[str, str], status: str, done: str
) -> None:
    certificate = DOCUSIGN.format(**language, status=status, done=done)
    assert judged(certificate).element("acknowledgement.signature").verdict is not Verdict.MET


@pytest.mark.parametrize(
    ("language", "status", "done"),
    [
        (ENGLISH, "Status: Completed", "Signed: 14/04/2026 08:05"),
        (GERMAN, "Status: Abgeschlossen", "Signiert: 14.04.2026 08:05"),
        (FRENCH, "État : Terminée", "Signée : 14/04/2026 08:05"),
        (SPANISH, "Estado: Completado", "Firmado: 14/04/2026 08:05"),
    ],
)
def test_the_same_envelope_completed_is_signed(language: dict[str, str], status: str, done: str) -> None:
    certificate = DOCUSIGN.format(**language, status=status, done=done)
    assert judged(certificate).element("acknowledgement.signature").verdict is Verdict.MET


@pytest.mark.parametrize(
    ("status", "event"),
    [
        ("Out for Signature", "Email viewed by Ingrid Solheim  2026-04-14 - 8:02:11 AM GMT"),
        ("Expired", "Document expired  2026-04-27 - 0:00:00 AM GMT"),
        ("Canceled / Declined", f"{E_SIGNED}\nAgreement canceled by Tom Ashby. Reason: wrong file"),
    ],
)
def test_an_agreement_that_is_not_completed_is_signed_by_nobody(status: str, event: str) -> None:
    certificate = ADOBE.format(status=status, event=event)
    assert judged(certificate).element("acknowledgement.signature").verdict is not Verdict.MET


def test_an_audit_report_tells_who_signed() -> None:
    certificate = ADOBE.format(status="Signed", event=E_SIGNED)
    assert judged(certificate).element("acknowledgement.signature").verdict is Verdict.MET


def test_who_only_gets_a_copy_has_not_signed() -> None:
    copied = CERTIFICATE.replace(
        "Ingrid Solheim      Sent: 4/13/2026 9:12:11 AM",
        "Carbon Copy Events   Status   Timestamp\nIngrid Solheim   COPIED   Sent: 4/13/2026 9:12:11 AM",
    ).replace("Head of IT      Signed: 4/14/2026 8:05:11 AM", "Head of IT")
    assert judged(copied).element("acknowledgement.signature").verdict is not Verdict.MET
