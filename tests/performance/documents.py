"""Long documents of our own for the benchmark: statements of work, forms, mails; the same each time."""

import io
import random
import sys
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate, Spacer, Table

sys.path.append(str(Path(__file__).parents[2] / "scripts"))
from example_word import bullet, docx, heading, paragraph, table

_PARTNERS = ("Tollgate Systems Ltd", "Brackenfell IT GmbH", "Quillon Advisory LLC", "Marlstone Cloud SARL")
_CUSTOMERS = ("Greyhaven Ports", "Ostrander Foods, Inc.", "Lindqvist Timber AB", "Cobalt Ridge Clinics")
_PRODUCTS = ("Exchange Online", "Microsoft Teams", "SharePoint Online", "Intune", "Defender for Endpoint")
_PEOPLE = ("the project lead", "two consultants", "the service desk", "the security team", "plant managers")
_DEEDS = (
    "moved {n} mailboxes to {p} over {w} weekends",
    "designed and piloted {p} with {n} people in the harbour offices",
    "ran {w} workshops on {p} and recorded what {who} asked for",
    "closed {n} tickets about {p} and wrote the handbook for {who}",
    "enrolled {n} devices in {p} and removed the old agents",
    "measured the use of {p} each week and reported it to {who}",
    "agreed with {who} on the order in which {n} teams change over to {p}",
)
_REASONS = (
    "because the old servers had failed twice in one winter",
    "so that crews see their rosters on any device",
    "after the board had asked for one place for all drawings",
    "as laid down in the schedule of this statement of work",
    "without a day of downtime for the {n} people on shift",
)


class Words:
    """Sentences of the field, drawn from a seed."""

    def __init__(self, seed: int) -> None:
        """Begin with ``seed``; the same seed tells the same."""
        self._random = random.Random(seed)
        self.partner = self._random.choice(_PARTNERS)
        self.customer = self._random.choice(_CUSTOMERS)

    def number(self, low: int, high: int) -> int:
        """Return a number from ``low`` to ``high``."""
        return self._random.randint(low, high)

    def sentence(self) -> str:
        """Return one sentence about work done."""
        pick = self._random.choice
        values = {
            "n": self.number(3, 900), "w": self.number(2, 12), "p": pick(_PRODUCTS), "who": pick(_PEOPLE),
        }  # fmt: skip
        text = f"{self.partner} {pick(_DEEDS)} {pick(_REASONS)}."
        return text.format(**values)

    def text(self, sentences: int) -> str:
        """Return a paragraph."""
        return " ".join(self.sentence() for _ in range(sentences))

    def rows(self, count: int) -> list[list[str]]:
        """Return rows of a table: when, what, for how many."""
        return [
            [f"2026-0{self.number(1, 9)}-{self.number(10, 28)}", self.sentence(), str(self.number(5, 400))]
            for _ in range(count)
        ]


def statement_pdf(seed: int, sections: int) -> bytes:
    """Return a statement of work as PDF, about a page for each of ``sections``, and a signature block."""
    words, styles = Words(seed), getSampleStyleSheet()
    small = styles["BodyText"]
    parts = [Paragraph(f"Statement of Work {seed}", styles["Title"]), Paragraph(words.text(3), small)]
    for number in range(1, sections + 1):
        parts.append(Paragraph(f"{number}. Work package {number}", styles["Heading2"]))
        parts += [Paragraph(words.text(5), small) for _ in range(3)]
        parts.append(
            ListFlowable([Paragraph(words.sentence(), small) for _ in range(4)], bulletType="bullet")
        )
        if number % 2:
            rows = [
                [Paragraph(cell, small) for cell in row]
                for row in [["When", "What", "Users"], *words.rows(5)]
            ]
            ruled = Table(rows, colWidths=[80, 300, 70], style=[("GRID", (0, 0), (-1, -1), 0.5, colors.grey)])
            parts += [Spacer(1, 6), ruled]
    signed = [
        [f"For {words.partner}", f"For {words.customer}"],
        ["Signature: ____________", "Signature: /s/ Ida Holm"],
        ["Name: Jon Reyes", "Name: Ida Holm"], ["Date: 2026-03-04", "Date: 2026-03-09"],
    ]  # fmt: skip
    parts += [Spacer(1, 12), Table(signed, colWidths=[230, 230])]
    stream = io.BytesIO()
    size = A4 if seed % 2 else LETTER
    SimpleDocTemplate(stream, pagesize=size, invariant=1).build(parts)
    return stream.getvalue()


def form_pdf(seed: int, pages: int) -> bytes:
    """Return a fillable form: ten fields and six tick boxes a page between printed labels."""
    words, stream = Words(seed), io.BytesIO()
    canvas = Canvas(stream, pagesize=LETTER, invariant=1)
    for page in range(pages):
        canvas.setFont("Helvetica-Bold", 13)
        canvas.drawString(60, 740, f"Proof of work, part {page + 1}")
        canvas.setFont("Helvetica", 9)
        for row in range(10):
            y = 700 - row * 30
            canvas.drawString(60, y + 4, f"{page + 1}.{row + 1} Question about {_PRODUCTS[row % 5]}")
            canvas.acroForm.textfield(
                name=f"answer_{page}_{row}", x=280, y=y, width=250, height=16, fontSize=9,
                value=words.sentence()[:60],
            )  # fmt: skip
        for box in range(6):
            x, y = 60 + box % 3 * 170, 360 - box // 3 * 30
            canvas.acroForm.checkbox(name=f"box_{page}_{box}", x=x, y=y, size=12, checked=box % 2 == 0)
            canvas.drawString(x + 18, y + 2, f"Activity {box + 1} was done")
        for line in range(16):
            canvas.drawString(60, 290 - line * 14, words.sentence()[:105])
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def statement_docx(seed: int, sections: int) -> bytes:
    """Return the like as a Word document."""
    words = Words(seed)
    blocks = [heading(f"Statement of Work {seed}", 0), paragraph(words.text(3))]
    for number in range(1, sections + 1):
        blocks.append(heading(f"{number}. Work package {number}"))
        blocks += [paragraph(words.text(5)) for _ in range(3)]
        blocks += [bullet(words.sentence()) for _ in range(4)]
        blocks.append(table([["When", "What", "Users"], *words.rows(5)], [1800, 6000, 1500]))
    blocks.append(paragraph(f"Signed for {words.customer}: /s/ Ida Holm, Head of IT, 2026-03-09"))
    return docx(blocks, title=f"Statement {seed}", author=words.partner, header=words.customer)


def mail(seed: int, attachments: Sequence[tuple[str, bytes]] = ()) -> bytes:
    """Return a mail with a plain and an HTML body, quoted history, and attachments."""
    words, message = Words(seed), EmailMessage(policy=SMTP)
    message["From"] = "Ida Holm <ida.holm@greyhaven.example>"
    message["To"] = "Jon Reyes <jon@tollgate.example>"
    message["Date"] = "Mon, 09 Mar 2026 10:11:12 +0100"
    message["Subject"] = f"Re: work package {seed}"
    own = "\n\n".join(words.text(4) for _ in range(12))
    quoted = "\n".join(f"> {words.sentence()}" for _ in range(40))
    opening = "On Fri, 6 Mar 2026 at 09:00, Jon Reyes <jon@tollgate.example> wrote:"
    plain = f"Approved, thank you.\n\n{own}\n\n{opening}\n{quoted}\n"
    message.set_content(plain)
    rich = "".join(f"<p>{part}</p>" for part in plain.split("\n\n"))
    message.add_alternative(f"<html><body>{rich}</body></html>", subtype="html")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def write_many(folder: Path) -> None:
    """Write 20 statements of work of 200 pages together."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(31, 51):
        sections = 11 if seed % 2 and seed > 31 else 10
        (folder / f"statement-{seed}.pdf").write_bytes(statement_pdf(seed, sections))


def write_all(folder: Path) -> None:
    """Write the documents of the benchmark into ``folder``, by kind in sub-folders."""
    kinds: dict[str, tuple[str, Callable[[int], bytes]]] = {
        "pdf": (".pdf", lambda seed: statement_pdf(seed, 5 + seed % 8)),
        "forms": (".pdf", lambda seed: form_pdf(seed, 5 + seed % 3)),
        "docx": (".docx", lambda seed: statement_docx(seed, 6 + seed % 6)),
        "eml": (".eml", lambda seed: mail(seed, [("note.txt", Words(seed).text(200).encode())])),
    }
    for name, (ending, make) in kinds.items():
        room = folder / name
        room.mkdir(parents=True, exist_ok=True)
        for seed in range(1, 13 if name != "forms" else 5):
            (room / f"{name}-{seed:02}{ending}").write_bytes(make(seed))
    bundle = folder / "bundle"
    bundle.mkdir(exist_ok=True)
    for seed in range(21, 25):
        (bundle / f"statement-{seed}.pdf").write_bytes(statement_pdf(seed, 8))
        (bundle / f"form-{seed}.pdf").write_bytes(form_pdf(seed, 4))
        (bundle / f"order-{seed}.docx").write_bytes(statement_docx(seed, 5))
        (bundle / f"mail-{seed}.eml").write_bytes(mail(seed))
    write_many(folder / "many")
