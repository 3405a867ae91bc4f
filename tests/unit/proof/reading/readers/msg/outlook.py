"""Outlook messages made by code, as [MS-OXMSG] describes them."""

import datetime as dt
import struct
from collections.abc import Sequence

from poedesk.proof.reading.readers.msg.compound import Tree, compound_file

LIST = "__properties_version1.0"
Values = dict[int, "str | bytes | int | dt.datetime | Tree"]
SUBJECT, CLASS, HEADERS, FLAGS, SENT = 0x0037, 0x001A, 0x007D, 0x0E07, 0x0039
SENDER, SENDER_ADDRESS = 0x0C1A, 0x5D01
BODY, RTF, HTML, INTERNET_CODEPAGE = 0x1000, 0x1009, 0x1013, 0x3FDE
NAME, ADDRESS, KIND = 0x3001, 0x39FE, 0x0C15
DATA, METHOD, FILE_NAME, CONTENT_ID, MIME = 0x3701, 0x3705, 0x3707, 0x3712, 0x370E
_EPOCH = dt.datetime(1601, 1, 1, tzinfo=dt.UTC)


def storage(values: Values, head: int, inside: "dict[str, Tree] | None" = None) -> "dict[str, bytes | Tree]":
    """Return a storage with properties, and what lies in it."""
    found: dict[str, bytes | Tree] = dict(inside or {})
    listed = bytes(head)
    for tag, value in values.items():
        if isinstance(value, int):
            listed += struct.pack("<HHI", 0x03, tag, 6) + value.to_bytes(8, "little")
        elif isinstance(value, dt.datetime):
            ticks = (value - _EPOCH) // dt.timedelta(microseconds=1) * 10
            listed += struct.pack("<HHIQ", 0x40, tag, 6, ticks)
        else:
            kind = 0x1F if isinstance(value, str) else 0x102 if isinstance(value, bytes) else 0x0D
            listed += struct.pack("<HHI8x", kind, tag, 6)
            content = value.encode("utf-16-le") if isinstance(value, str) else value
            found[f"__substg1.0_{tag:04X}{kind:04X}"] = content
    found[LIST] = listed
    return found


def inside_of(
    values: Values,
    attached: Sequence[Values] = (),
    recipients: Sequence[Values] = (),
    head: int = 24,
) -> "dict[str, bytes | Tree]":
    """Return the storage of a message that lies in another."""
    named: dict[str, Tree] = {
        f"__attach_version1.0_#{number:08X}": storage(item, 8) for number, item in enumerate(attached)
    }
    named |= {f"__recip_version1.0_#{number:08X}": storage(item, 8) for number, item in enumerate(recipients)}
    return storage(values, head, named)


def message(
    values: Values,
    attached: Sequence[Values] = (),
    recipients: Sequence[Values] = (),
) -> bytes:
    """Return the file of a message."""
    return compound_file(inside_of({CLASS: "IPM.Note", **values}, attached, recipients, head=32))


def approval() -> Values:
    """Return the properties of a mail of a customer."""
    return {
        SUBJECT: "Work done",
        SENDER: "Dana Whitfield",
        SENDER_ADDRESS: "dana@contosohealth.example",
        SENT: dt.datetime(2026, 3, 2, 9, 30, tzinfo=dt.UTC),
        BODY: "I confirm that the work was done.\r\n\r\nFrom: Lee Park <lee@northwind.example>\r\n"
        "Sent: Monday, March 2, 2026 8:00 AM\r\nTo: Dana Whitfield\r\nSubject: Work done\r\n\r\n"
        "Please confirm.\r\n",
    }
