"""One file read by every means: its reader, sight for pictures of text, LibreOffice for old formats."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from poedesk.proof.document.model import Document
from poedesk.proof.reading.converting.through import passed_through
from poedesk.proof.reading.ocr.installed import installed
from poedesk.proof.reading.parent.afterwards import framed
from poedesk.proof.reading.parent.sandbox import Sandbox

PageBegun = Callable[[int, int], None]
"""Called with the number of each page that is looked at, and how many its document has."""


def read_whole(
    sandbox: Sandbox,
    seer: Callable[[], AbstractContextManager[Sandbox]],
    data: bytes,
    name: str,
    *,
    words: bool = False,
    page_begun: PageBegun | None = None,
) -> tuple[Document, bytes, bool]:
    """Return the document, the frame in which it came, and whether another try may see more.

    Args:
        sandbox: reads it.
        seer: gives the sandbox that reads it anew when it holds pictures of text.
        data: the file.
        name: its name.
        words: whether every word is wanted with its box.
        page_begun: hears of each page that is looked at.

    Raises:
        SandboxFault: no child could be started.
        SandboxStopped: another thread stopped it.
    """
    document, frame = sandbox.read_with_frame(data, name, words=words)
    sees = sandbox.wants_sight and installed() is not None
    with seer() if sees else nullcontext(sandbox) as reader:
        if sees:
            document, frame = reader.read_with_frame(
                data, name, words=words, sight=True, page_begun=page_begun
            )
        passed = passed_through(reader, data, name, document, words=words)
        breached = reader.breached
    return (document, frame, breached) if passed is document else (passed, framed(passed), breached)
