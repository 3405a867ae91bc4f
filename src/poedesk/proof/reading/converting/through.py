"""Reads through LibreOffice what only it opens: the file itself, and documents inside it."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from poedesk.proof.document.model import Document, Page, Read
from poedesk.proof.reading.converting.office import FORMS, NotConverted, find_office
from poedesk.proof.reading.limits import variable
from poedesk.proof.reading.parent.sandbox import Breach, Sandbox
from poedesk.proof.reading.sniffing import media

_SAVE = "save it as PDF or DOCX and give that"

_BLANK = "it is empty or damaged"


def passed_through(sandbox: Sandbox, data: bytes, name: str, document: Document, *, words: bool) -> Document:
    """Return ``document``, which ``sandbox`` read in ``data``, or what LibreOffice helps to read of it.

    Raises:
        SandboxFault: no child could be started.
        SandboxStopped: another thread stopped it.
    """
    if not any(_waits(part) for part in document.with_attachments()):
        return document
    program = find_office()
    if program is None:
        return document
    return _Passing(sandbox, data, name, program, words=words).passed(document)


def _waits(document: Document) -> bool:
    """Tell whether nothing but its format keeps a document from being read."""
    return document.media_type in FORMS and document.problems == (media.REFUSALS[document.media_type],)


def _shows(page: Page) -> bool:
    """Tell whether there is anything on a page, or a page that was not read."""
    held = (page.text.strip(), page.marks, page.drawings, page.fields)
    return any(held) or not page.readable


class _Passing:
    """One file whose documents are given to LibreOffice, a few at most."""

    def __init__(self, sandbox: Sandbox, data: bytes, name: str, program: Path, *, words: bool) -> None:
        self._sandbox, self._data, self._name, self._words = sandbox, data, name, words
        self._program = program
        self._left = sandbox.limits.conversions
        self._breached = sandbox.breached

    def passed(self, document: Document) -> Document:
        """Return ``document`` with every part read that can be."""
        read = self._walk(document)
        self._sandbox.breached = self._sandbox.breached or self._breached
        return read

    def _walk(self, document: Document) -> Document:
        if _waits(document):
            return self._one(document)
        return replace(document, attachments=tuple(self._inside(document)))

    def _inside(self, document: Document) -> Iterator[Document]:
        return (self._walk(child) for child in document.attachments)

    def _one(self, document: Document) -> Document:
        limits = self._sandbox.limits
        if self._left <= 0:
            few = f"more than {limits.conversions} documents inside one file would go through LibreOffice"
            return replace(document, problems=(f"{few} ({variable('conversions')}); {_SAVE}",))
        self._left -= 1
        from poedesk.proof.reading.converting.convert import converted  # noqa: PLC0415 - few documents need it

        form = FORMS[document.media_type]
        try:
            made = converted(self._bytes_of(document), form, self._program, limits)
        except (NotConverted, Breach) as error:
            return replace(document, problems=(f"{error}; {_SAVE}",))
        seen = self._sandbox.read(made, document.name, words=self._words)
        self._breached = self._breached or self._sandbox.breached
        if seen.read is Read.UNREADABLE or seen.media_type != form.kind:
            why = "; ".join(seen.problems) or "it is of another kind than was asked for"
            return replace(document, problems=(f"what LibreOffice made of it cannot be read: {why}",))
        if not (seen.attachments or any(map(_shows, seen.pages))):
            return replace(document, problems=(f"LibreOffice shows nothing in it: {_BLANK}; {_SAVE}",))
        note = (
            f"read through LibreOffice, as {form.target.upper()}; digital signatures of the original were "
            "not looked at"
        )
        return replace(
            seen,
            sha256=document.sha256,
            size=document.size,
            media_type=document.media_type,
            problems=(*seen.problems, note),
        )

    def _bytes_of(self, document: Document) -> bytes:
        if document.name == self._name:
            return self._data
        answer = self._sandbox.ask(self._data, self._name, "extract", {"sha256": document.sha256})
        try:
            return base64.b64decode(answer["data"], validate=True)
        except (KeyError, TypeError, ValueError) as error:
            message = "it could not be taken out of the file that holds it"
            raise NotConverted(message) from error
