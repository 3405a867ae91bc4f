"""Small sound files of formats of which no example is kept, by the builders of the readers' tests."""

import base64
import datetime as dt
import email.policy
import gzip
import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from types import MappingProxyType

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization.pkcs7 import PKCS7Options, PKCS7SignatureBuilder
from cryptography.x509.oid import NameOID
from tests.unit.proof.reading.readers.msg import outlook
from tests.unit.proof.reading.readers.sheets import books
from tests.unit.proof.reading.readers.slides import decks
from tests.unit.proof.reading.readers.tnef import package

from poedesk.proof.reading.readers.msg.compound import compound_file

_CELLS: tuple[tuple[int, int, str | float], ...] = (
    (0, 0, "Customer"),
    (0, 1, "Quarrymoor Textiles"),
    (2, 0, "Mailboxes"),
    (2, 1, 640.0),
    *((row, 0, f"Exchange Online, wave {row}") for row in range(4, 90)),
)
_LINES = ("Customer: Quarrymoor Textiles", "Teams was adopted by 640 people.", "Signed 3 March 2026")
_PAGE = "<h1>Report</h1><table><tr><td>Customer</td><td>Quarrymoor Textiles</td></tr></table>"


def _xlsx() -> bytes:
    rows = "".join(books.row(row + 1, books.text(f"A{row + 1}", str(value))) for row, _, value in _CELLS[::2])
    return books.xlsx(("Work", books.sheet(rows)), formats=["yyyy-mm-dd"])


def _ods() -> bytes:
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{value}</text:p></table:table-cell></table:table-row>"
        for _, _, value in _CELLS
    )
    return books.ods(f'<table:table table:name="Work">{rows}</table:table>')


def _pptx() -> bytes:
    table = decks.table(decks.frame(40, 300, 400, 60, "p:xfrm"), (200, 200), _LINES[:2], _LINES[1:])
    return decks.pptx(decks.slide(decks.box(decks.frame(40, 40, 600, 200), *_LINES), table))


def _approval(subject: str) -> outlook.Values:
    return {**outlook.approval(), outlook.SUBJECT: subject}


def _msg() -> bytes:
    note: outlook.Values = {outlook.DATA: b"minutes", outlook.METHOD: 1, outlook.FILE_NAME: "minutes.txt"}
    inner: outlook.Values = {outlook.DATA: outlook.inside_of(_approval("Inner")), outlook.METHOD: 5}
    return outlook.message(_approval("Work done"), attached=[note, inner])


def _winmail() -> bytes:
    return package.stream(
        package.message_class("IPM.Microsoft Mail.Note"),
        package.message(package.html(_PAGE)),
        package.file("REPORT.TXT", "\n".join(_LINES).encode(), package.long_name("report.txt")),
    )


def _p7m() -> bytes:
    key = ec.derive_private_key(77, ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Mira Sund")])
    begin = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    holder = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(77).not_valid_before(begin).not_valid_after(begin + dt.timedelta(days=900))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    content = b"Content-Type: text/plain\r\n\r\n" + "\r\n".join(_LINES).encode()
    signed = PKCS7SignatureBuilder().set_data(content).add_signer(holder, key, hashes.SHA256())
    head = b"From: mira@quarrymoor.example\r\nTo: otto@quillbridge.example\r\nSubject: Done\r\n"
    kind = b"Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
    coding = b"Content-Transfer-Encoding: base64\r\n\r\n"
    packed = base64.encodebytes(signed.sign(Encoding.DER, [PKCS7Options.Binary]))
    return head + kind + coding + packed


def _mht() -> bytes:
    page = EmailMessage(email.policy.SMTP)
    page["From"], page["Subject"] = "<Saved by Blink>", "Report"
    page.set_content(_PAGE, subtype="html", charset="utf-8", cte="quoted-printable")
    page["Content-Location"] = "https://quillbridge.example/report"
    return page.as_bytes()


def _eml() -> bytes:
    inner = EmailMessage(email.policy.SMTP)
    inner["From"], inner["To"] = "mira@quarrymoor.example", "otto@quillbridge.example"
    inner["Subject"], inner["Date"] = "Done", "Tue, 3 Mar 2026 09:00:00 -0500"
    inner.set_content("\n".join(_LINES), charset="iso-2022-jp")
    outer = EmailMessage(email.policy.SMTP)
    outer["From"], outer["To"], outer["Subject"] = inner["To"], "claims@vendor.example", "FW: Done"
    outer.set_content("See below.")
    outer.add_attachment(inner)
    outer.add_attachment(_winmail(), maintype="application", subtype="ms-tnef", filename="winmail.dat")
    return outer.as_bytes()


def _odt() -> bytes:
    return books.packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"})


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in {"a/report.txt": "\n".join(_LINES).encode(), "mail.eml": _eml()}.items():
            archive.writestr(name, data)
    return out.getvalue()


MAKERS: Mapping[str, Callable[[], bytes]] = MappingProxyType(
    {
        "work.xls": lambda: books.xls(_CELLS),
        "work.xlsb": lambda: books.xlsb(_CELLS),
        "work.xlsx": _xlsx,
        "work.ods": _ods,
        "report.pptx": _pptx,
        "mail.msg": _msg,
        "winmail.dat": _winmail,
        "mail.p7m": _p7m,
        "page.mht": _mht,
        "mail.eml": _eml,
        "page.html": _PAGE.encode,
        "notes.md": lambda: b"# Report\n\n| Customer | Work |\n|---|---|\n| Quarrymoor | Teams |\n",
        "bundle.zip": _zip,
        "bundle.gz": lambda: gzip.compress(_PAGE.encode(), mtime=0),
        "report.doc": lambda: compound_file({"WordDocument": struct.pack("<10xH500x", 0)}),
        "report.rtf": lambda: b"{\\rtf1\\ansi Customer: Quarrymoor Textiles\\par}",
        "report.odt": _odt,
    }
)
"""Name -> what makes the file; of DOC, RTF and ODT only what is looked at before LibreOffice has them."""


def made() -> dict[str, bytes]:
    """Return every file by its name."""
    return {name: maker() for name, maker in MAKERS.items()}
