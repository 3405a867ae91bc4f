"""Signs of a text put for others, one for one."""

from collections.abc import Mapping

from poedesk.kernel.expressions import compiled

_ASCII = 0x80
_BEYOND_ASCII = compiled(r"[^\x00-\x7f]")
_FEW_SIGNS = 64
"""Signs beyond ASCII, up to which it is faster to replace one after the other than to look at each place."""


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
        signs = set(_BEYOND_ASCII.findall(text))
        others = {sign: other for sign in signs if (other := self._table[ord(sign)]) != sign}
        if len(others) > _FEW_SIGNS or not signs.isdisjoint(others.values()):
            return text.translate(self._table)
        # No byte of a sign beyond ASCII is one of ASCII.
        text = text.encode("utf-8", _AS_IT_IS).translate(self._by_byte).decode("utf-8", _AS_IT_IS)
        for sign, other in others.items():
            text = text.replace(sign, other)
        return text


_AS_IT_IS = "surrogatepass"
"""Half a sign is put as any other."""
