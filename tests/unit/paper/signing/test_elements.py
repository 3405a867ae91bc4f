"""What the findings of a document add to its verification."""

from tests.unit.paper.signing.pki import WHEN, pki
from tests.unit.paper.signing.verified import said
from tests.unit.proof.reading.readers.pdf.made import Sheet, pdf, seen

from poedesk.paper.signing.sealing.seal import seal
from poedesk.paper.signing.validating.elements import with_findings
from poedesk.paper.signing.validating.verify import Known
from poedesk.proof.assessing.contract import findings_json
from poedesk.proof.finding.find import find_all

CERTIFICATE = """Certificate Of Completion
Envelope Id: 6C8F   Status: Completed
Document Pages: 1   Signatures: 1
Signer Events   Signature   Timestamp
Ingrid Solheim      Sent: 4/13/2026 9:12:11 AM
ingrid@haldentimber.example      Viewed: 4/14/2026 8:02:11 AM
Head of IT      Signed: 4/14/2026 8:05:11 AM
Halden Timber Group
Completed   Security Checked   4/15/2026 7:00:00 AM"""


def _envelope(sheet: Sheet) -> None:
    for number, line in enumerate(CERTIFICATE.splitlines()):
        sheet.text(72, 80 + 16 * number, line)


def test_people_of_a_platform_are_named_by_its_completion_certificate() -> None:
    made = pki()
    data = seal(pdf(_envelope), made.key(made.issue("Envelope Service", "DocuSign, Inc.")), at=WHEN)
    found = with_findings(said(data, Known()), findings_json(find_all(seen(data))))
    assert found.signatures[0].platform
    assert found.people == ("Ingrid Solheim",)
