"""MSG: messages as Outlook saves them, read like any other mail."""

from poedesk.proof.reading.readers.msg.reader import read

__all__ = ["read"]
