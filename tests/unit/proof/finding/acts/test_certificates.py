"""Completion certificates of e-sign platforms, each under a document with a place for either side."""

from dataclasses import replace

import pytest
from tests.unit.proof.finding.acts.pages import acts_in, document, typed, value

from poedesk.proof.document.model import Document, SignatureKind
from poedesk.proof.finding.model import Act, Role, State

BODY = """Statement of Work

For the Customer: Lakeview Clinics
Signature: ______________
Name: Dana Whitfield
Title: IT Director
Date:

For the Partner: Brightpath Ltd
Signature: ______________
Name: Omar Reyes
Title: Partner Manager
Date:
"""
CERTIFICATES = """
=== adobe
Statement of Work - Lakeview Clinics
Final Audit Report   2026-05-05
Created:   2026-05-01
By:   Omar Reyes (omar@brightpath.example)
Status:   Signed
Transaction ID:   CBJCHBCAABAAxyz
"Statement of Work - Lakeview Clinics" History
Document created by Omar Reyes (omar@brightpath.example)
2026-05-01 - 9:12:11 AM GMT- IP address: 192.0.2.1
Document emailed to Dana Whitfield (dana@lakeview.example) for signature
2026-05-01 - 9:12:30 AM GMT
Email viewed by Dana Whitfield (dana@lakeview.example)
2026-05-04 - 8:02:11 AM GMT- IP address: 192.0.2.2
Document e-signed by Dana Whitfield (dana@lakeview.example)
Signature Date: 2026-05-04 - 8:05:11 AM GMT - Time Source: server- IP address: 192.0.2.2
Document emailed to Omar Reyes (omar@brightpath.example) for signature
2026-05-04 - 8:05:13 AM GMT
Document e-signed by Omar Reyes (omar@brightpath.example)
Signature Date: 2026-05-05 - 7:00:00 AM GMT - Time Source: server- IP address: 192.0.2.1
Agreement completed.
2026-05-05 - 7:00:00 AM GMT
=== dropbox sign
Audit trail
Title   Statement of Work
File name   sow.pdf
Document ID   8f3a5f3a5f3a
Audit trail date format   MM / DD / YYYY
Status   • Signed
Document History
SENT   05 / 01 / 2026   Sent for signature to Dana Whitfield (dana@lakeview.example) and Omar Reyes
       09:12:11 UTC   (omar@brightpath.example) from omar@brightpath.example
       IP: 192.0.2.1
VIEWED   05 / 04 / 2026   Viewed by Dana Whitfield (dana@lakeview.example)
       08:02:11 UTC   IP: 192.0.2.2
SIGNED   05 / 04 / 2026   Signed by Dana Whitfield (dana@lakeview.example)
       08:05:11 UTC   IP: 192.0.2.2
SIGNED   05 / 05 / 2026   Signed by Omar Reyes (omar@brightpath.example)
       07:00:00 UTC   IP: 192.0.2.1
COMPLETED   05 / 05 / 2026   The document has been completed.
       07:00:00 UTC
=== pandadoc
Signature certificate
REFERENCE NUMBER
ABCDE-12345-FGHIJ
SIGNER   TIMESTAMP   SIGNATURE
DANA WHITFIELD
EMAIL
DANA@LAKEVIEW.EXAMPLE
SENT
01 MAY 2026 09:12:11 UTC
VIEWED
04 MAY 2026 08:02:11 UTC
SIGNED
04 MAY 2026 08:05:11 UTC
IP ADDRESS
192.0.2.2
RECIPIENT VERIFICATION
EMAIL VERIFIED
OMAR REYES
EMAIL
OMAR@BRIGHTPATH.EXAMPLE
SENT
01 MAY 2026 09:12:11 UTC
VIEWED
05 MAY 2026 06:02:11 UTC
SIGNED
05 MAY 2026 07:00:00 UTC
IP ADDRESS
192.0.2.1
DOCUMENT COMPLETED BY ALL PARTIES ON
05 MAY 2026 07:00:00 UTC
=== zoho
Certificate of completion
Document name: Statement of Work
Document ID: 99E3
Status: Completed
Completed on: May 05 2026 07:00 UTC
Recipients
Dana Whitfield
dana@lakeview.example
Emailed on: May 01 2026 09:12 UTC
Viewed on: May 04 2026 08:02 UTC
Signed on: May 04 2026 08:05 UTC
IP address: 192.0.2.2
Omar Reyes
omar@brightpath.example
Emailed on: May 04 2026 08:05 UTC
Signed on: May 05 2026 07:00 UTC
IP address: 192.0.2.1
=== yousign
Certificat de signature
Dossier de preuve
Statut : Terminé
Signataire : Dana Whitfield
E-mail : dana@lakeview.example
Consultation : 04/05/2026 à 10:02:11 (UTC+2)
Signé le : 04/05/2026 à 10:05:11 (UTC+2)
Adresse IP : 192.0.2.2
Signataire : Omar Reyes
E-mail : omar@brightpath.example
Signé le : 05/05/2026 à 09:00:00 (UTC+2)
Adresse IP : 192.0.2.1
=== docusign french
Certificat de réalisation
Identifiant d'enveloppe : 6C8F   État : Complétée
Objet : Statement of Work
Pages du document : 4   Signatures : 2
Événements de signataire   Signature   Horodatage
Dana Whitfield      Envoyée : 01/05/2026 09:12:11
dana@lakeview.example      Consultée : 04/05/2026 08:02:11
Lakeview Clinics      Signée : 04/05/2026 08:05:11
Niveau de sécurité : E-mail
Omar Reyes      Envoyée : 04/05/2026 08:05:13
omar@brightpath.example      Consultée : 05/05/2026 06:59:11
Brightpath Ltd      Signée : 05/05/2026 07:00:00
Événements de signataire en personne   Signature   Horodatage
=== docusign german
Abschlusszertifikat
Umschlag-ID: 6C8F   Status: Abgeschlossen
Betreff: Statement of Work
Umschlag-Seiten: 4   Signaturen: 2
Unterzeichnerereignisse   Signatur   Zeitstempel
Dana Whitfield      Gesendet: 01.05.2026 09:12:11
dana@lakeview.example      Angezeigt: 04.05.2026 08:02:11
Lakeview Clinics      Signiert: 04.05.2026 08:05:11
Sicherheitsstufe: E-Mail
Omar Reyes      Gesendet: 04.05.2026 08:05:13
omar@brightpath.example      Angezeigt: 05.05.2026 06:59:11
Brightpath Ltd      Signiert: 05.05.2026 07:00:00
=== docusign spanish
Certificado de finalización
Identificador de sobre: 6C8F   Estado: Completado
Asunto: Statement of Work
Páginas del documento: 4   Firmas: 2
Eventos de firmante   Firma   Fecha y hora
Dana Whitfield      Enviado: 01/05/2026 09:12:11
dana@lakeview.example      Visto: 04/05/2026 08:02:11
Lakeview Clinics      Firmado: 04/05/2026 08:05:11
Nivel de seguridad: Correo electrónico
Omar Reyes      Enviado: 04/05/2026 08:05:13
omar@brightpath.example      Visto: 05/05/2026 06:59:11
Brightpath Ltd      Firmado: 05/05/2026 07:00:00
=== docusign two
Certificate Of Completion
Envelope Id: 6C8F   Status: Completed
Subject: Complete with DocuSign: sow.pdf
Source Envelope:
Document Pages: 4   Signatures: 2   Envelope Originator:
Certificate Pages: 5   Initials: 0   Omar Reyes
Signer Events   Signature   Timestamp
Dana Whitfield      Sent: 5/1/2026 9:12:11 AM
dana@lakeview.example      Viewed: 5/4/2026 8:02:11 AM
IT Director      Signed: 5/4/2026 8:05:11 AM
Lakeview Clinics
Security Level: Email, Account Authentication (None)
Signature Adoption: Pre-selected Style
Using IP Address: 192.0.2.2
Electronic Record and Signature Disclosure:
Accepted: 5/4/2026 8:02:11 AM
Omar Reyes      Sent: 5/4/2026 8:05:13 AM
omar@brightpath.example      Viewed: 5/5/2026 6:59:11 AM
Partner Manager      Signed: 5/5/2026 7:00:00 AM
Brightpath Ltd
Security Level: Email, Account Authentication (None)
In Person Signer Events   Signature   Timestamp
Editor Delivery Events   Status   Timestamp
Carbon Copy Events   Status   Timestamp
Paula Copy      Sent: 5/5/2026 7:00:02 AM
paula@lakeview.example
Witness Events   Signature   Timestamp
Envelope Summary Events   Status   Timestamps
Envelope Sent   Hashed/Encrypted   5/1/2026 9:12:11 AM
Certified Delivered   Security Checked   5/5/2026 6:59:11 AM
Signing Complete   Security Checked   5/5/2026 7:00:00 AM
Completed   Security Checked   5/5/2026 7:00:00 AM
=== signnow
Document History
Document name: Statement of Work
Document created: 05/01/2026 09:12:11
Document pages: 4
Audit trail
Status: Signed
Invite sent to dana@lakeview.example
05/01/2026 09:12:30 UTC
Signed by Dana Whitfield (dana@lakeview.example)
05/04/2026 08:05:11 UTC
IP address: 192.0.2.2
Signed by Omar Reyes (omar@brightpath.example)
05/05/2026 07:00:00 UTC
IP address: 192.0.2.1
=== german protocol
Signaturprotokoll
Dokument: Leistungsbeschreibung
Status: Abgeschlossen
Unterzeichner: Dana Whitfield (dana@lakeview.example)
Unterzeichnet am: 04.05.2026 08:05:11
IP-Adresse: 192.0.2.2
Unterzeichner: Omar Reyes (omar@brightpath.example)
Unterzeichnet am: 05.05.2026 07:00:00
IP-Adresse: 192.0.2.1
=== spanish
Certificado de firma
Documento: Acta de aceptación
Estado: Completado
Firmante: Dana Whitfield (dana@lakeview.example)
Firmado el: 04/05/2026 08:05:11
Dirección IP: 192.0.2.2
Firmante: Omar Reyes (omar@brightpath.example)
Firmado el: 05/05/2026 07:00:00
"""
EACH = dict(part.split("\n", 1) for part in CERTIFICATES.strip().removeprefix("=== ").split("\n=== "))
SIGNED = "Document e-signed by Dana Whitfield"
ENTERED = """Signer dana@lakeview.example entered name at signing as Dana Whitfield
2026-05-04 - 8:05:09 AM GMT- IP address: 192.0.2.2
"""
EACH["adobe entered name"] = EACH["adobe"].replace(SIGNED, ENTERED + SIGNED)


def certified(certificate: str) -> Document:
    return document(typed(BODY).pages[0], replace(typed(certificate).pages[0], number=2))


def acts(certificate: str) -> dict[Role | None, Act]:
    parties = ("Lakeview Clinics", Role.CUSTOMER), ("Brightpath Ltd", Role.PARTNER)
    return {act.role: act for act in acts_in(certified(certificate), *parties)}


@pytest.mark.parametrize("platform", EACH)
def test_each_side_signs_at_its_own_place_on_its_own_day(platform: str) -> None:
    found = acts(EACH[platform])
    assert found.keys() == {Role.CUSTOMER, Role.PARTNER}
    for role, name, title, day in (
        (Role.CUSTOMER, "Dana Whitfield", "IT Director", "2026-05-04"),
        (Role.PARTNER, "Omar Reyes", "Partner Manager", "2026-05-05"),
    ):
        act = found[role]
        assert act.signature is not None
        assert act.signature.signature_kind is SignatureKind.E_SIGN_PLATFORM
        assert (value(act.name), value(act.title)) == (name, title)
        assert act.date is not None
        assert day in (act.date.value, *act.date.readings)


@pytest.mark.parametrize("platform", ["adobe", "docusign two", "dropbox sign", "zoho"])
def test_the_address_and_the_order_of_signing_are_told(platform: str) -> None:
    found = acts(EACH[platform])
    first, second = found[Role.CUSTOMER], found[Role.PARTNER]
    assert (first.sender, second.sender) == ("dana@lakeview.example", "omar@brightpath.example")
    assert first.signature is not None
    assert first.signature.detail == "signed as dana@lakeview.example, signer 1 of 2"


@pytest.mark.parametrize(
    ("platform", "closed", "still_open"),
    [
        ("docusign two", "Status: Completed", "Status: Voided"),
        ("docusign french", "Complétée", "Annulée"),
        ("docusign german", "Status: Abgeschlossen", "Status: Storniert"),
        ("docusign spanish", "Estado: Completado", "Estado: Enviado"),
        ("yousign", "Statut : Terminé", "Statut : En cours"),
    ],
)
def test_an_envelope_that_is_not_closed_signs_nothing(platform: str, closed: str, still_open: str) -> None:
    text = EACH[platform].replace(closed, still_open)
    kept = [line for line in text.splitlines() if not line.startswith(("Signing Complete", "Completed"))]
    for act in acts("\n".join(kept)).values():
        assert act.signature is None or act.signature.state is State.BLANK


@pytest.mark.parametrize(
    ("told", "signed"),
    [
        ("Corrected: the sender has voided this envelope on 14 May 2026.", False),
        ("Omar Reyes voided the envelope on 14 May 2026.", False),
        ("Dana Whitfield cancelled the agreement.", False),
        ("Dana Whitfield has declined your request.", False),
        ("Dana Whitfield declined to sign.", False),
        ("This envelope has been voided.", False),
        ("Der Absender hat den Umschlag am 14. Mai 2026 storniert.", False),
        ("Dana Whitfield hat das Dokument abgelehnt.", False),
        ("L'expéditeur a annulé cette enveloppe le 14 mai 2026.", False),
        ("Dana Whitfield a refusé de signer.", False),
        ("El remitente ha anulado este sobre el 14 de mayo de 2026.", False),
        ("El sobre ha sido cancelado.", False),
        ("If the sender has voided this envelope, nobody can sign it.", True),
        ("Nobody has declined to view it; the sender has not voided this envelope.", True),
        ("You may contact us when you have cancelled your request.", True),
    ],
)
def test_an_envelope_that_somebody_undid_signs_nothing_whatever_its_state(told: str, *, signed: bool) -> None:
    found = acts(f"{EACH['docusign two']}\n{told}")
    states = {act.signature.state for act in found.values() if act.signature is not None}
    assert (State.PRESENT in states) is signed


def test_a_certificate_tells_the_title_of_somebody_without_a_block() -> None:
    text = EACH["docusign two"].replace("Dana Whitfield", "Ruth Ostrow").replace("dana@", "ruth@")
    found = acts_in(certified(text), ("Lakeview Clinics", Role.CUSTOMER))
    (signer,) = (act for act in found if value(act.name) == "Ruth Ostrow")
    assert (signer.role, signer.party, value(signer.title)) == (
        Role.CUSTOMER,
        "Lakeview Clinics",
        "IT Director",
    )


def test_somebody_who_only_gets_a_copy_signs_nothing() -> None:
    assert "Paula Copy" not in {value(act.name) for act in acts(EACH["docusign two"]).values()}


OWN_WORDS = """Statement of Work

Agreed
Dana Whitfield, IT Director, Lakeview Clinics
Omar Reyes, Partner Manager, Brightpath Ltd

Quillmark \u2014 Certificate of Completion
Envelope   QM-20260501   Status   Completed
Signer   Authentication   Events
Dana Whitfield   E-mail   Sent 1 May 2026 15:02:11
dana@lakeview.example   IP 192.0.2.2   Viewed 3 May 2026 15:02:40
Customer   IP address 192.0.2.2   Signed 4 May 2026 08:05:11
Omar Reyes   E-mail   Sent 4 May 2026 08:05:12
omar@brightpath.example   IP 192.0.2.1   Viewed 5 May 2026 07:00:00
Supplier   Time zone UTC   Signed 5 May 2026 07:01:00
"""


def test_a_platform_nobody_knows_is_read_by_its_words_and_titles_stand_on_the_paper() -> None:
    acts = {value(act.name): act for act in acts_in(typed(OWN_WORDS)) if act.kind == "digital"}
    dana, omar = acts["Dana Whitfield"], acts["Omar Reyes"]
    assert (value(dana.date), value(dana.title)) == ("2026-05-04", "IT Director")
    assert (value(omar.date), value(omar.title)) == ("2026-05-05", "Partner Manager")
