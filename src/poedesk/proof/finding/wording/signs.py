"""Signs of a text put for others, one for one."""

from collections.abc import Mapping

_ASCII = 0x80


class Signs:
    """Puts for each sign of a text what a table has for it: by byte where a text is ASCII, which is quick."""

    def __init__(self, table: Mapping[int, str]) -> None:
        """Take the table, by the codes of signs; it has one of ASCII for each of ASCII."""
        self._table = table
        self._by_byte = bytes(ord(table[code]) if code < _ASCII else code for code in range(2 * _ASCII))

    def put(self, text: str) -> str:
        """Return ``text`` with what stands for each of its signs."""
        if text.isascii():
            return text.encode("ascii").translate(self._by_byte).decode("ascii")
        return text.translate(self._table)
