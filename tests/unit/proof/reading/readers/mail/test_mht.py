import pytest

from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import DEFAULT, Limits
from poedesk.proof.reading.readers.registry import Job, read_document
from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.sniffing.sniff import sniff

BROWSER = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://contoso.example/\r\nSubject: Order\r\n"
)
BROWSER += "Date: Tue, 3 Mar 2026 10:00:00 -0000\r\n"
PAGE = "<h1>Order 17</h1><table><tr><td>Customer</td><td>Contoso=20Health</td></tr></table>"


def saved(head: str, page: str = PAGE, more: str = "") -> bytes:
    return (
        f'{head}MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: https://contoso.example/\r\n\r\n{page}\r\n{more}--b--\r\n"
    ).encode()


def read(data: bytes, limits: Limits = DEFAULT) -> Document:
    return read_document(data, "order.mht", Job(limits))


@pytest.mark.parametrize(
    "head", [BROWSER, "", 'From: "Saved by Windows Internet Explorer 8"\r\nSubject: x\r\n']
)
def test_a_saved_page_is_a_page_and_no_message(head: str) -> None:
    document = read(saved(head))
    assert (document.media_type, document.read) == (media.MHT, Read.COMPLETE)
    assert document.pages[0].text.split() == ["Order", "17", "Customer", "Contoso", "Health"]
    assert (document.mail, document.messages) == (None, ())


@pytest.mark.parametrize(
    "head",
    [
        "From: Dana <dana@contosohealth.example>\r\n",
        "From: <Saved by Blink>\r\nTo: lee@northwind.example\r\n",
        "Received: from a by b\r\n",
    ],
)
def test_what_somebody_sent_is_a_message(head: str) -> None:
    assert sniff(saved(head)) == media.EML


def test_style_sheets_and_small_pictures_are_no_documents() -> None:
    style = "--b\r\nContent-Type: text/css\r\nContent-Location: cid:c\r\n\r\np { color: red }\r\n"
    picture = (
        "--b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlhAQABAA==\r\n"
    )
    form = "--b\r\nContent-Type: application/pdf\r\nContent-Location: form.pdf\r\n\r\n%PDF-1.4\r\n"
    document = read(saved(BROWSER, more=style + picture + form))
    assert [child.media_type for child in document.attachments] == [media.PDF]


def test_a_saved_page_without_a_page_is_not_complete() -> None:
    document = read(saved(BROWSER, page=""))
    assert document.read is Read.PARTIAL
    assert "no page" in document.problems[0]
