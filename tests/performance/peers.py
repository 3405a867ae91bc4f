"""Floors and peers, one task a line: run in an environment of their own, which has nothing of poedesk.

Reads ``{"task": ..., "paths": [...]}`` lines on stdin and answers each with ``{"seconds": ...}``.
"""

import email
import email.policy
import json
import sys
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path


def pdf_text(paths: Sequence[str]) -> None:
    """Take the plain text out of every page: the floor for PDF."""
    import pypdfium2  # noqa: PLC0415 - each task pays for its own library, before it is timed

    for path in paths:
        document = pypdfium2.PdfDocument(Path(path).read_bytes())
        for number in range(len(document)):
            page = document[number]
            text = page.get_textpage()
            text.get_text_range()
            text.close()
            page.close()
        document.close()


def docx_text(paths: Sequence[str]) -> None:
    """Unzip, parse, and join the text of the body, headers and footers: the floor for DOCX."""
    from lxml import etree  # noqa: PLC0415

    space = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
    for path in paths:
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                if name.startswith(("word/document", "word/header", "word/footer")) and name.endswith(".xml"):
                    "".join(node.text or "" for node in etree.fromstring(package.read(name)).iter(space))


def mail_parts(paths: Sequence[str]) -> None:
    """Parse and decode every part with the standard library: the floor for EML."""
    for path in paths:
        message = email.message_from_bytes(Path(path).read_bytes(), policy=email.policy.default)
        for part in message.walk():
            if not part.is_multipart():
                part.get_content()


def kreuzberg(paths: Sequence[str]) -> None:
    """Extract plain text with kreuzberg: the peer."""
    from kreuzberg import extract_file_sync  # noqa: PLC0415

    for path in paths:
        extract_file_sync(path)


TASKS: dict[str, Callable[[Sequence[str]], None]] = {
    "pdf_text": pdf_text, "docx_text": docx_text, "mail_parts": mail_parts, "kreuzberg": kreuzberg,
}  # fmt: skip


def serve(
    tasks: Mapping[str, Callable[[Sequence[str]], None]], clock: Callable[[], float] = time.perf_counter
) -> None:
    """Answer every line on stdin until it ends, with the seconds by ``clock``."""
    for line in sys.stdin:
        order = json.loads(line)
        begin = clock()
        tasks[order["task"]](order["paths"])
        sys.stdout.write(json.dumps({"seconds": clock() - begin}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve(TASKS)
