"""An engagement whose papers come as Outlook message, OpenDocument or old Word text, and workbook."""

import email
import email.policy
import shutil
from functools import cache
from pathlib import Path

import pytest
from tests.checking import check
from tests.tried import some
from tests.unit.proof.reading.readers.msg import outlook
from tests.unit.proof.reading.readers.sheets import books
from tests.unit.proof.reading.readers.sheets.books import number, row, sheet, text

from poedesk.proof.reading.converting.convert import converted
from poedesk.proof.reading.converting.office import Form, find_office
from poedesk.proof.reading.limits import DEFAULT
from poedesk.proof.reading.sniffing import media

EXAMPLE = Path(__file__).parents[2] / "examples" / "sow-and-email"
FORMS = {
    "odt": Form("docx", "odt", "writer8", media.ODT),
    "doc": Form("docx", "doc", "MS Word 97", media.DOC),
}
PRICES = row(1, text("A1", "Price list of Ardenvale Digital LLC")) + row(
    3, text("A3", "Deployment, per day"), number("B3", 1150, 1)
)  # fmt: skip


@cache
def statement(ending: str) -> bytes:
    """The example's statement of work in another format."""
    program = find_office()
    assert program, "these tests need LibreOffice; on Debian: apt-get install libreoffice-writer-nogui"
    return converted((EXAMPLE / "statement-of-work.docx").read_bytes(), FORMS[ending], program, DEFAULT)


def acceptance(sender: str | None = None) -> bytes:
    """The example's mail as Outlook saves it where it was received."""
    mail = email.message_from_bytes((EXAMPLE / "acceptance.eml").read_bytes(), policy=email.policy.default)
    kept = {name: str(value) for name, value in mail.items() if not name.startswith(("Content", "MIME"))}
    kept["From"] = sender or kept["From"]
    head = "".join(f"{name}: {value}\r\n" for name, value in kept.items())
    body = mail.get_body()
    assert body is not None
    return outlook.message(
        {outlook.HEADERS: head, outlook.SUBJECT: kept["Subject"], outlook.BODY: body.get_content()}
    )


def bundle(folder: Path, ending: str, mail: bytes) -> Path:
    """The example with its documents in other formats."""
    shutil.copy(EXAMPLE / "claim.yaml", folder)
    (folder / f"statement-of-work.{ending}").write_bytes(statement(ending))
    (folder / "acceptance.msg").write_bytes(mail)
    (folder / "prices.xlsx").write_bytes(books.xlsx(("Prices", sheet(PRICES)), formats=["$#,##0.00"]))
    return folder


def acknowledging(folder: Path) -> set[str]:
    """The documents that show the customer's acknowledgement and its date."""
    found = check(folder)
    wanted = {"acknowledgement.signature", "acknowledgement.date"}
    return {
        piece.document
        for element in found.elements
        if element.id in wanted and element.verdict == "met"
        for piece in element.evidence
    }


@pytest.mark.parametrize("ending", some(["doc", "odt"], 1))
def test_the_papers_prove_what_they_prove_in_other_formats(tmp_path: Path, ending: str) -> None:
    usual = check(EXAMPLE)
    found = check(bundle(tmp_path, ending, acceptance()))
    assert acknowledging(tmp_path) == {"acceptance.msg"}
    assert (usual.verdict, found.verdict) == ("approvable", "approvable")
    values = {element.id: (element.verdict, element.value) for element in usual.elements}
    assert {element.id: (element.verdict, element.value) for element in found.elements} == values
    assert {entry.document.name: entry.document.read for entry in found.documents} == {
        "acceptance.msg": "complete",
        "prices.xlsx": "complete",
        f"statement-of-work.{ending}": "complete",
    }


def test_an_outlook_message_of_the_partner_proves_nothing(tmp_path: Path) -> None:
    mail = acceptance("Tobias Renner <tobias.renner@ardenvale.example>")
    assert "acceptance.msg" not in acknowledging(bundle(tmp_path, "odt", mail))


def test_a_draft_of_the_customer_proves_nothing(tmp_path: Path) -> None:
    mail = email.message_from_bytes((EXAMPLE / "acceptance.eml").read_bytes(), policy=email.policy.default)
    body = mail.get_body()
    assert body is not None
    draft = outlook.message(
        {
            outlook.SENDER: "Renata Solberg",
            outlook.SENDER_ADDRESS: "renata.solberg@calderwyntoun.example",
            outlook.FLAGS: 8,
            outlook.SUBJECT: "Re: Secure Studio",
            outlook.BODY: body.get_content(),
        }
    )
    assert "acceptance.msg" not in acknowledging(bundle(tmp_path, "odt", draft))
