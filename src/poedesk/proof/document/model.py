"""What a reader saw in one file: pages of text with places, fields, marks, drawings, signatures, mail.

Geometry. Boxes are ``(left, top, right, bottom)`` from the top-left corner. On pages with a size they are
points of the page as displayed (crop box, after rotation). Formats without pages (DOCX, mail, text, HTML)
are one page with number 1 and null sizes; their segments still have boxes in layout units (``LINE_HEIGHT``
a line, ``CHARACTER_WIDTH`` a character), so that "right of" and "below" mean the same everywhere; such
boxes are for pairing only and are never reported.

Character ranges are half open, ``[start, end)``, over ``Page.text``.
"""

from collections.abc import Sequence
from dataclasses import field, replace
from enum import StrEnum
from typing import Literal, NamedTuple

from poedesk.kernel.records import dataclass
from poedesk.proof.document.words import NO_WORDS, Box, Slant, Word, Words

__all__ = [
    "CHARACTER_WIDTH",
    "LINE_HEIGHT",
    "Authentication",
    "Box",
    "By",
    "Cell",
    "Document",
    "Drawing",
    "Field",
    "FieldKind",
    "Mail",
    "Mark",
    "Message",
    "Page",
    "Read",
    "Segment",
    "Signature",
    "SignatureKind",
    "Slant",
    "Span",
    "Word",
    "Words",
]

LINE_HEIGHT = 12.0
"""Layout units a line has in formats without pages."""

CHARACTER_WIDTH = 6.0
"""Layout units a character has in formats without pages."""


class By(StrEnum):
    """How something was seen."""

    TEXT = "text"
    FORM_FIELD = "form-field"
    OCR = "ocr"
    MARK = "mark"
    INK = "ink"
    DIGITAL_SIGNATURE = "digital-signature"
    E_SIGN_CERTIFICATE = "e-sign-certificate"
    MAIL_HEADER = "mail-header"
    TABLE = "table"


class Read(StrEnum):
    """How much of a document was read."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    UNREADABLE = "unreadable"


class FieldKind(StrEnum):
    """What a fillable field takes."""

    TEXT = "text"
    CHECKBOX = "checkbox"
    RADIO = "radio"
    CHOICE = "choice"
    SIGNATURE = "signature"
    DATE = "date"


class SignatureKind(StrEnum):
    """What an acknowledgement is made of (contract, section 3)."""

    DIGITAL = "digital"
    E_SIGN_PLATFORM = "e-sign-platform"
    INK = "ink"
    IMAGE = "image"
    TYPED = "typed"
    MAIL_APPROVAL = "mail-approval"


class Cell(NamedTuple):
    """A place in a table: numbers count from 0, ``table`` within the page."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that a person sees as one piece: a line, or its part in a column or cell."""

    start: int
    end: int
    box: Box
    cell: Cell | None = None
    """The table cell it stands in, when the format or ruled lines tell."""

    heading: bool = False
    """Whether the format marks it as a heading or it is set visibly larger or bolder than the body."""


@dataclass(frozen=True, slots=True)
class Field:
    """A fillable field of the file: AcroForm widget, content control, legacy form field."""

    name: str
    label: str | None
    """The nearest printed label, else the tooltip, else null."""

    group: str | None
    kind: FieldKind
    value: str | None
    """What was filled in; null when untouched or empty (a shown prompt such as "Click here" is empty)."""

    checked: bool | None = None
    box: Box | None = None
    start: int | None = None
    """Where the value stands in the page text, when the format keeps it there (DOCX)."""

    end: int | None = None
    iso: str | None = None
    """The date that the file stores behind what a date control shows: tells 3 April from 4 March."""

    shown: bool = True
    """Whether a person sees the value; false for a hidden field and for one that shows something else."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A tick box on paper or in text."""

    label: str | None
    group: str | None
    """The row or heading it stands under."""

    checked: bool | None
    box: Box | None
    by: Literal["glyph", "control", "drawn", "ink"]
    start: int | None = None
    """Where the label begins in the page text."""

    end: int | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something drawn that is not text: a picture, vector strokes, an annotation."""

    kind: Literal["picture", "strokes", "ink-annotation", "stamp", "signature-line"]
    box: Box
    detail: str | None = None
    """Alternative text or annotation content, when the file has one."""

    written: bool | None = None
    """For a picture or stamp: whether its pixels look written by a pen; null where nobody looked at them."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page, or all of a format without pages."""

    number: int
    width: float | None
    height: float | None
    text: str
    segments: Sequence[Segment] = ()
    words: Words = NO_WORDS
    """None in formats without pages."""

    fields: tuple[Field, ...] = ()
    marks: tuple[Mark, ...] = ()
    drawings: tuple[Drawing, ...] = ()
    rules: tuple[Box, ...] = ()
    """Horizontal lines, such as those a signature stands on."""

    slants: tuple[Slant, ...] = ()
    """Slanted lines across printed words, as those by which something is crossed out."""

    by: Literal["text", "ocr"] = "text"
    readable: bool = True
    """False for a page that shows something which could not be read (a scan without OCR)."""

    engine: str | None = None
    """What recognised its text, with version; null when all of it stands in the file."""

    upright: tuple[float, ...] = ()
    """For a picture that lay turned or askew: from the page set straight, in which all boxes of this page
    are, to the page as displayed; a projective matrix of three rows. Empty when both are the same."""

    def recognised(self, start: int, end: int) -> bool:
        """Return whether words of a range were recognised in a picture, not told by the file."""
        if self.by != "ocr":
            return False
        return not self.words or self.words.confidence(start, end) is not None

    def displayed(self, box: Box) -> Box:
        """Return the place of ``box`` on the page as displayed, which is the one to report."""
        if not self.upright:
            return box
        points = [self.shown(box[x], box[y]) for x in (0, 2) for y in (1, 3)]
        xs, ys = zip(*points, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of this page is on the page as displayed."""
        if not self.upright:
            return x, y
        a, b, c, d, e, f, g, h, i = self.upright
        w = g * x + h * y + i
        return (a * x + b * y + c) / w, (d * x + e * y + f) / w


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature the file itself carries (digital, e-sign platform), or one seen on a page."""

    kind: SignatureKind
    page: int | None = None
    box: Box | None = None
    signer: str | None = None
    signed_at: str | None = None
    """ISO 8601, with the zone when the file gives one."""

    intact: bool | None = None
    """Whether the signed bytes are unchanged and what came after is allowed; null when not applicable."""

    whole_document: bool | None = None
    trusted: bool | None = None
    detail: str | None = None
    field: str | None = None
    """Name of the signature field."""

    covered: tuple[str, ...] = ()
    """Words that are not, or not wholly, shown as they were when it was signed; then it is not ``intact``."""


@dataclass(frozen=True, slots=True)
class Authentication:
    """What a header says that a server found about where a message came from; anybody can write a header."""

    method: str
    """``dkim``, ``spf``, ``dmarc``, ``arc`` or ``compauth``."""

    result: str
    """``pass``, ``fail``, ``none`` and others, as written."""

    domain: str | None
    """The domain that it is about, when the header says so."""

    by: str | None
    """The server that says so, by its own name."""


@dataclass(frozen=True, slots=True)
class Mail:
    """The headers of a message."""

    sender: str | None
    """As written: ``Dana Whitfield <dana@contosohealth.com>``."""

    to: tuple[str, ...]
    date: str | None
    """ISO 8601 with zone."""

    subject: str | None
    message_id: str | None = None
    """Without its angle brackets, like those of ``references``."""

    references: tuple[str, ...] = ()
    """Ids of the messages that it answers, oldest first."""

    reply_to: str | None = None
    handed_in_by: str | None = None
    """Who sent it in the sender's name (the field "Sender")."""

    automatic: bool = False
    """Whether a program says that it answered by itself."""

    dkim: tuple[str, ...] = ()
    """Domains in whose name its DKIM signatures are; the signatures are not validated."""

    authentication: tuple[Authentication, ...] = ()


@dataclass(frozen=True, slots=True)
class Message:
    """A stretch of a mail body with its author: the own words of the message, or quoted history."""

    start: int
    end: int
    depth: int
    """0 for the message's own words, 1 for what it quotes, and so on."""

    sender: str | None
    """Name and address as far as known; of quoted text from its "On ... wrote" or "From:" line."""

    sent: str | None
    """ISO 8601, or null when the quoted header gives none that can be read."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read."""

    name: str
    sha256: str
    size: int
    """Bytes."""

    media_type: str
    read: Read
    pages: tuple[Page, ...] = ()
    signatures: tuple[Signature, ...] = ()
    attachments: tuple["Document", ...] = ()
    mail: Mail | None = None
    messages: tuple[Message, ...] = ()
    """Over the text of page 1."""

    problems: tuple[str, ...] = ()
    record: str | None = None
    """What a form of ours carries of its claim, as the text that stands in the file (``carried``)."""

    @property
    def paged(self) -> bool:
        """Whether the format has pages with sizes."""
        return any(page.width is not None for page in self.pages)

    def page(self, number: int) -> Page:
        """Return page ``number`` (from 1); raises KeyError when there is none."""
        for page in self.pages:
            if page.number == number:
                return page
        raise KeyError(number)

    def renamed(self, name: str) -> "Document":
        """Return the same reading under another name, attachments included."""
        attachments = tuple(
            child.renamed(name + child.name.removeprefix(self.name)) for child in self.attachments
        )
        return replace(self, name=name, attachments=attachments)

    def with_attachments(self) -> tuple["Document", ...]:
        """Return this document and, after it, all that is inside it, depth first."""
        inside = (inner for child in self.attachments for inner in child.with_attachments())
        return (self, *inside)


@dataclass(frozen=True, slots=True)
class Span:
    """A citation: the place in a document where something stands."""

    page: int
    """From 1; for formats without pages 1."""

    start: int | None = None
    """Range of the very words in the page text; null for what has no text (a picture, a form field)."""

    end: int | None = None
    box: Box | None = None
    """The place of what has no text range; for text it is computed from the words."""

    by: By = By.TEXT
    quote: str | None = None
    """For spans without a range: the field's value, or the nearest printed label."""

    label: str | None = field(default=None)
    """The printed label that names the place, for "page 1, 'Customer Tenant ID'"."""
