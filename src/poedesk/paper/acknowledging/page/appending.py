"""Pages put behind a PDF as an incremental update: what was there stays, byte by byte, at the beginning.

So the hash of the first bytes shows for ever that the pages before the certificate are those that were shown.
"""

from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic as pyhanko_generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader

from poedesk.kernel.errors import UsageError

generic: Any = pyhanko_generic
"""It tells no types of its functions."""

_MOST_PAGES = 100
"""Pages of a certificate, and more than any has."""


class NotAppended(UsageError):
    """The pages cannot be put behind this document."""


def appended(document: bytes, pages: bytes) -> bytes:
    """Return ``document`` with ``pages`` (a PDF of ours) behind it; the result begins with its very bytes.

    The document is parsed in this process: give only what was read in the sandbox before.

    Raises:
        NotAppended: it is damaged, encrypted, or signed already, so that it must not be added to.
    """
    try:
        return _appended(document, pages)
    except (PdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        message = f"nothing can be put behind this PDF: {type(error).__name__}: {error}; keep the pages apart"
        raise NotAppended(message) from error


def _appended(document: bytes, pages: bytes) -> bytes:
    writer: Any = IncrementalPdfFileWriter(BytesIO(document), strict=False)
    if writer.prev.encrypted:
        message = "the PDF is encrypted; give it without a password"
        raise NotAppended(message)
    if list(writer.prev.embedded_signatures):
        message = "the PDF is signed already, and pages behind it would alter it; keep the certificate apart"
        raise NotAppended(message)
    source = PdfFileReader(BytesIO(pages))
    root = source.root
    for name in ("/AcroForm", "/Metadata", "/ViewerPreferences"):
        if name in root:
            del root[name]
    brought: Any = writer.import_object(root)
    _put_behind(writer, brought["/Pages"], _joined(writer, brought))
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _put_behind(writer: Any, tree: Any, first_key: int) -> None:
    """Hang the pages of ``tree`` behind the last one; their keys of structure begin at ``first_key``."""
    at = writer.root.raw_get("/Pages")
    pages = at.get_object()
    kids = pages["/Kids"]
    added = _raw(tree["/Kids"])[:_MOST_PAGES]
    for reference in added:
        page = reference.get_object()
        page[pdf_name("/Parent")] = at
        page[pdf_name("/Rotate")] = generic.NumberObject(0)  # else inherited from the document's pages
        page[pdf_name("/CropBox")] = generic.ArrayObject(page["/MediaBox"])
        page[pdf_name("/StructParents")] = generic.NumberObject(page["/StructParents"] + first_key)
        kids.append(reference)
    pages[pdf_name("/Count")] = generic.NumberObject(pages["/Count"] + len(added))
    writer.update_container(kids)
    writer.update_container(pages)


def _joined(writer: Any, brought: Any) -> int:
    """Join the structure of the pages to the document's; return the first free key of its parent tree."""
    ours = brought["/StructTreeRoot"]
    if "/StructTreeRoot" not in writer.root:
        writer.root[pdf_name("/StructTreeRoot")] = brought.raw_get("/StructTreeRoot")
        writer.update_root()
        return 0
    reference = writer.root.raw_get("/StructTreeRoot")
    theirs = reference.get_object()
    first = _next_key(theirs)
    kids = theirs["/K"] if "/K" in theirs else generic.ArrayObject()
    kids = kids if isinstance(kids, generic.ArrayObject) else generic.ArrayObject([theirs.raw_get("/K")])
    for element in _raw(ours["/K"]):
        element.get_object()[pdf_name("/P")] = reference
    joined = [*_raw(kids), *_raw(ours["/K"])]
    theirs[pdf_name("/K")] = generic.ArrayObject(joined)
    theirs[pdf_name("/ParentTree")] = writer.add_object(_numbers(theirs, ours["/ParentTree"]["/Nums"], first))
    added = len(ours["/ParentTree"]["/Nums"]) // 2
    theirs[pdf_name("/ParentTreeNextKey")] = generic.NumberObject(first + added)
    writer.update_container(theirs)
    return first


def _raw(items: Any) -> list[Any]:
    return [items.raw_get(number) for number in range(len(items))]


def _numbers(theirs: Any, nums: Any, first: int) -> Any:
    """Return the parent tree of both: theirs as it is, ours behind it."""
    shifted = generic.ArrayObject(_raw(nums))
    for at in range(0, len(shifted), 2):
        shifted[at] = generic.NumberObject(shifted[at] + first)
    limits = generic.ArrayObject([shifted[0], shifted[-2]])
    ours = generic.DictionaryObject({pdf_name("/Nums"): shifted, pdf_name("/Limits"): limits})
    old = theirs["/ParentTree"] if "/ParentTree" in theirs else generic.DictionaryObject()
    if "/Kids" in old:
        return generic.DictionaryObject({pdf_name("/Kids"): generic.ArrayObject([*_raw(old["/Kids"]), ours])})
    kept = _raw(old["/Nums"]) if "/Nums" in old else []
    return generic.DictionaryObject({pdf_name("/Nums"): generic.ArrayObject([*kept, *shifted])})


def _next_key(theirs: Any) -> int:
    """Return a key above all that are used: as the document says, and never below what it really holds."""
    told = theirs.get("/ParentTreeNextKey", 0)
    held = _highest(theirs["/ParentTree"], 0) if "/ParentTree" in theirs else -1
    return max(int(told), held + 1)


def _highest(node: Any, depth: int) -> int:
    if depth > 20:  # noqa: PLR2004 - deeper than any tree of numbers
        return -1
    keys = [int(key) for key in _raw(node["/Nums"])[::2]] if "/Nums" in node else []
    below = [_highest(kid.get_object(), depth + 1) for kid in _raw(node["/Kids"])] if "/Kids" in node else []
    return max([-1, *keys, *below])
