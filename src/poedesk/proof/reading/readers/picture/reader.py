"""The reader of picture files: what is on their pages is recognised, where an engine for it is installed."""

from collections.abc import Iterator

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Document, Page, Read
from poedesk.proof.reading.limits import Limits, variable
from poedesk.proof.reading.ocr.installed import REMEDY, installed
from poedesk.proof.reading.ocr.sight import OutOfTime, Sight, sight
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.sniffing.sniff import sniff

_ELSEWHERE = "it is a picture, and pictures are not looked at here; give it to poedesk as a file of its own"


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Return the picture ``data`` as a document of one page a frame.

    Raises:
        Refused: nothing recognises text here, or nothing of it can be read; the message says why.
    """
    eyes = sight()
    if eyes is None:
        raise Refused(_ELSEWHERE if installed() else f"it is a picture, and {REMEDY}")
    kind = sniff(data, name)
    problems: list[str] = []
    pages = list(_pages(data, kind, limits, eyes, problems))
    if not any(page.readable or page.text for page in pages):
        raise Refused(problems[0] if problems else "nothing on it could be read; scan it anew")
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=kind,
        read=Read.PARTIAL if problems else Read.COMPLETE,
        pages=tuple(pages),
        problems=tuple(problems),
    )


def _pages(data: bytes, kind: str, limits: Limits, eyes: Sight, problems: list[str]) -> Iterator[Page]:
    from poedesk.proof.reading.ocr.pages import doubt, recognised  # noqa: PLC0415 - loads the engine
    from poedesk.proof.reading.readers.picture.frames import frame, opened  # noqa: PLC0415

    with opened(data, kind, limits) as source:
        count = min(source.count, limits.pages)
        if source.count > count:
            problems.append(
                f"only the first {count} of its {source.count} pages were read ({variable('pages')});"
                " give it in parts"
            )
        for number in range(1, count + 1):
            eyes.report(number, count)
            try:
                page = recognised(frame(source, number - 1, len(data), limits), number, eyes)
            except (Refused, OutOfTime) as error:
                why = str(error) if isinstance(error, Refused) else out_of_time(limits)
                problems.append(why if count == 1 else f"page {number}: {why}")
                yield Page(number, None, None, "", readable=False)
                continue
            if (doubted := doubt(page)) is not None:
                problems.append(f"page {number} {doubted}")
            yield page


def out_of_time(limits: Limits) -> str:
    """Return what is said of a page for which no time was left."""
    return (
        f"recognising it took more than {limits.ocr_page_seconds} s ({variable('ocr_page_seconds')}), or all"
        f" of its document more than {limits.ocr_seconds} s ({variable('ocr_seconds')}); give it in parts"
    )
