"""ZIP: every member a document of its own, unpacked in memory one by one; the archive itself has no text.

The archive is complete when every member was reached. A member that could not be had (encrypted, damaged,
too large, packed in an unknown way) is listed as unreadable, and the archive is partial.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from poedesk.kernel.canonical import sha256_hex
from poedesk.proof.document.model import Document, Read
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.registry import Inside, Refused, read_nested, too_many
from poedesk.proof.reading.readers.zip.unpacking import unpack
from poedesk.proof.reading.sniffing import media
from poedesk.proof.reading.sniffing.zip_directory import Damaged, Directory, Member, content_range, directory

_LEFT_BEHIND = frozenset({"__macosx", ".ds_store", "thumbs.db", "desktop.ini"})
"""What systems leave in archives for themselves, in lower case."""
_LOCK = "~$"
_AGAIN = "pack it anew, or give the documents in it as files of their own"


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Return the archive with a document for each of its members.

    Raises:
        Refused: its directory cannot be followed, its members overlap, or there is no document in it.
    """
    listed = _directory(data, limits)
    members = [member for member in listed.members if _is_document(member)]
    if not members:
        message = "it is an archive with no documents in it; give the documents themselves"
        raise Refused(message)
    _refuse_overlaps(data, listed)
    problems = list(too_many(len(members), limits))
    if listed.told > len(listed.members):
        problems.append(
            f"it lists {listed.told} members, more than {limits.parts} (POEDESK_PARTS); "
            "the others were not read"
        )
    taken = members[: 2 * limits.attachments]
    inside = _Contents(data, taken, limits)
    left = limits.unpacked_bytes - sum(member.size for member in taken)
    attachments = read_nested(inside, name, replace(limits, unpacked_bytes=max(1, left)), folders=True)
    problems += inside.problems()
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=media.ZIP,
        read=Read.PARTIAL if problems else Read.COMPLETE,
        attachments=attachments,
        problems=tuple(problems),
    )


class _Contents:
    """The members one after the other; the bytes of only one are held at a time."""

    def __init__(self, data: bytes, members: Sequence[Member], limits: Limits) -> None:
        self._data, self._members, self._limits = data, members, limits
        self._refused = 0

    def __iter__(self) -> Iterator[Inside]:
        left = self._limits.unpacked_bytes
        for member in self._members:
            try:
                content = self._unpack(member, max(0, left))
            except Refused as refusal:
                self._refused += 1
                yield member.name, refusal
            else:
                left -= len(content)
                yield member.name, content

    def _unpack(self, member: Member, left: int) -> bytes:
        return refuse_itself(
            unpack(self._data, member, replace(self._limits, unpacked_bytes=left)), self._data
        )

    def problems(self) -> list[str]:
        """Return what to say of the archive once its members have been gone through."""
        if not self._refused:
            return []
        return [f"{self._refused} of its {len(self._members)} members could not be unpacked; {_AGAIN}"]


def refuse_itself(content: bytes, archive: bytes) -> bytes:
    """Return ``content``, a member of ``archive``.

    Raises:
        Refused: it is the archive itself, which has then no end.
    """
    if content == archive:
        message = "the archive holds itself, without end; give the documents themselves"
        raise Refused(message)
    return content


def _directory(data: bytes, limits: Limits) -> Directory:
    try:
        return directory(data, limits.parts)
    except Damaged as damage:
        message = f"it is a damaged archive: {damage}; {_AGAIN}"
        raise Refused(message) from damage


def _is_document(member: Member) -> bool:
    """Tell a document from a folder and from what systems leave behind."""
    steps = [step for step in member.name.lower().split("/") if step]
    if member.is_folder or not steps:
        return False
    return not (_LEFT_BEHIND & set(steps) or steps[-1].startswith((_LOCK, "._")))


def _refuse_overlaps(data: bytes, listed: Directory) -> None:
    """Refuse an archive whose members lie in each other, as only bombs do.

    Raises:
        Refused: two members share bytes, or one reaches into the directory.
    """
    places: list[tuple[int, int]] = []
    for member in listed.members:
        try:
            _, end = content_range(data, member)
        except Damaged:
            continue  # said of the member itself when it is unpacked
        places.append((member.place, end))
    places.sort()
    borders = [*(start for start, _ in places), listed.end][1:]
    if any(end > border for (_, end), border in zip(places, borders, strict=True)):
        message = f"its members overlap, as in zip bombs, so none was unpacked; {_AGAIN}"
        raise Refused(message)
