"""TNEF (winmail.dat): the package in which Outlook sends a message to programs other than itself."""

from poedesk.proof.reading.readers.tnef.reader import read

__all__ = ["read"]
