"""Files that are only asked whether they can be read, and whether that is told truly."""

from email import message_from_bytes
from email.policy import default
from pathlib import Path
from time import monotonic

from eval.folders.common import Folder, Tally, labelled, read, whole

_PATIENCE = 20.0
"""Seconds that no hostile file may take."""


def email(folder: Path) -> Folder:
    """Measure that mails are read, with their sender, and that their attachments are reached."""
    tally = Tally("read", "sender seen", "attachments reached")
    count = 0
    for path, _ in labelled(folder):
        count += 1
        document = read(path)
        tally.ask(
            "read",
            path.name,
            f"{document['read']} {document['problems'][:1]}",
            right=document["read"] != "unreadable",
        )
        if path.suffix != ".eml":
            continue
        message = message_from_bytes(path.read_bytes(), policy=default)
        sender = str(message["From"] or "")
        if sender:
            seen = (document.get("mail") or {}).get("from")
            tally.ask("sender seen", path.name, seen, right=bool(seen))
        expected = sum(1 for _ in message.iter_attachments()) if message.is_multipart() else 0
        reached = len(document["attachments"])
        tally.ask("attachments reached", path.name, f"{reached} of {expected}", right=reached >= expected)
    return Folder(
        "email",
        count,
        tally.measures(),
        "senders and attachments are asked of EML only, by the standard library",
    )


def hostile(folder: Path) -> Folder:
    """Measure that nothing crashes or hangs, and that nothing locked passes as read."""
    tally = Tally("came back in time", "locked never complete", "problem named unless complete")
    count = 0
    for path, label in labelled(folder):
        count += 1
        begun = monotonic()
        document = read(path)
        took = monotonic() - begun
        tally.ask("came back in time", path.name, f"{took:.0f} s", right=took <= _PATIENCE)
        if label["kind"] == "encrypted":
            tally.ask(
                "locked never complete", path.name, document["read"], right=document["read"] != "complete"
            )
        named = all(each["read"] == "complete" or each["problems"] for each in whole(document))
        tally.ask("problem named unless complete", path.name, document["read"], right=named)
    return Folder("hostile", count, tally.measures(), "some locked files are locked against changes only")
