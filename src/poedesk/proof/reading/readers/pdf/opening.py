"""Opens a PDF with both engines. Each may fail alone; what failed is named, and the rest is still read."""

import io
import logging
import warnings
from dataclasses import field

import pikepdf
import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.registry import Refused

_LOCKED = "it can only be opened with a password; give a copy that opens without one"
_CERTIFICATE = "it is encrypted for holders of a certificate; give a copy that is not encrypted"
_DAMAGED = "it is damaged and cannot be opened as a PDF ({reason}); save or export it anew and give it again"
_NO_PAGES = "it has no pages; save or export it anew and give it again"
_OWNER = (
    "it is encrypted with restrictions by its owner; its pages could be read without a password,"
    " but a copy without restrictions would be better proof"
)
_REPAIRED = "it is damaged: its pages were read from a repaired copy, and some of it may be lost"
_NO_STRUCTURE = (
    "its form fields, annotations and signatures could not be read ({reason});"
    " save or export it anew and give it again"
)

_STREAM = compiled(r"stream <[^>]*>:? ?")
"""What qpdf calls a file that has no name."""

logging.getLogger("pikepdf").setLevel(logging.CRITICAL)


@dataclass(slots=True)
class Opened:
    """A PDF in both engines."""

    pages: pypdfium.PdfDocument
    """For what the pages show."""

    structure: pikepdf.Pdf | None
    """For fields, annotations and signatures; null when it could not be opened."""

    problems: list[str] = field(default_factory=list)
    """Why the document is not wholly read; each makes it partial."""

    damaged: bool = False
    """Whether the file breaks the rules so that what it shows may not be all it holds."""

    def close(self) -> None:
        """Release both."""
        self.pages.close()
        if self.structure is not None:
            self.structure.close()


def open_pdf(data: bytes) -> Opened:
    """Return ``data`` opened.

    Raises:
        Refused: it needs a password or a certificate, no engine can open it, or it has no pages.
    """
    structure, trouble = _structure(data)
    problems = [] if trouble is None else [no_structure(trouble)]
    try:
        pages = pypdfium.PdfDocument(data)
    except pypdfium.PdfiumError as error:
        pages = _repaired(structure, error)
        problems.append(_REPAIRED)
    if len(pages) == 0:
        raise Refused(_NO_PAGES)
    if structure is not None and structure.is_encrypted:
        problems.append(_OWNER)
    damaged = structure is None or bool(structure.get_warnings())
    return Opened(pages, structure, problems, damaged)


def _structure(data: bytes) -> tuple[pikepdf.Pdf | None, Exception | None]:
    try:
        return pikepdf.open(io.BytesIO(data), suppress_warnings=True), None
    except pikepdf.PasswordError:
        raise Refused(_LOCKED) from None
    except Exception as error:  # noqa: BLE001 - hostile bytes may raise anything in native code's wrapper
        return None, error


def _repaired(structure: pikepdf.Pdf | None, error: pypdfium.PdfiumError) -> pypdfium.PdfDocument:
    """Return the pages of a copy that qpdf wrote of a file that pdfium refuses."""
    if error.err_code == pdfium.FPDF_ERR_PASSWORD:
        raise Refused(_LOCKED) from None
    if error.err_code == pdfium.FPDF_ERR_SECURITY:
        raise Refused(_CERTIFICATE) from None
    if structure is not None:
        copy = io.BytesIO()
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                structure.save(copy)
            return pypdfium.PdfDocument(copy.getvalue())
        except Exception as failure:  # noqa: BLE001 - as above
            raise Refused(_DAMAGED.format(reason=_reason(failure))) from None
    raise Refused(_DAMAGED.format(reason=_reason(error))) from None


def no_structure(error: Exception) -> str:
    """Return what is said of a file whose objects could not be read."""
    return _NO_STRUCTURE.format(reason=_reason(error))


def _reason(error: Exception) -> str:
    words = _STREAM.sub("", " ".join(str(error).split()))
    return words[:160].rstrip(". ") or type(error).__name__
