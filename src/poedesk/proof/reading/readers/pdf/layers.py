"""Layers (optional content): whether an annotation or a field stands on one that is switched off.

Text on such layers is found by what shows; annotations are told by the file's own list, as it is opened.
Source: ISO 32000-2, 8.11.
"""

from typing import Any

import pikepdf

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.readers.pdf.objects import dictionaries, get, identity, items, name_of

_MOST = 1000
"""Layers of one membership that are looked at."""


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers of a file that are off when it is opened."""

    off: frozenset[tuple[int, int]] = frozenset()
    on: frozenset[tuple[int, int]] = frozenset()
    all_off: bool = False
    """Whether those that are named nowhere are off."""

    @classmethod
    def of(cls, structure: pikepdf.Pdf | None) -> "Layers":
        """Return the layers of a file; none when it has none, or could not be opened."""
        if structure is None:
            return cls()
        try:
            usual = get(get(structure.Root, "/OCProperties"), "/D")
        except (pikepdf.PdfError, ValueError, AttributeError):
            return cls()
        off, on = (_identities(get(usual, key)) for key in ("/OFF", "/ON"))
        return cls(off, on, name_of(get(usual, "/BaseState")) == "OFF")

    def hide(self, item: pikepdf.Dictionary) -> bool:
        """Return whether an annotation or a field stands on what is not shown."""
        if not (self.off or self.all_off):
            return False
        held = get(item, "/OC")
        if held is None:
            return False
        if name_of(get(held, "/Type")) != "OCMD":
            return self._is_off(held)
        given = get(held, "/OCGs")
        groups = [given] if isinstance(given, pikepdf.Dictionary) else list(dictionaries(given))[:_MOST]
        states = [not self._is_off(group) for group in groups]
        shown = {
            "AllOn": all(states),
            "AnyOff": not all(states),
            "AllOff": not any(states),
        }.get(name_of(get(held, "/P")) or "", any(states))
        return bool(states) and not shown

    def _is_off(self, group: Any) -> bool:
        known = identity(group) if isinstance(group, pikepdf.Object) else None
        return known in self.off or (self.all_off and known not in self.on)


def _identities(given: Any) -> frozenset[tuple[int, int]]:
    found = (identity(one) for one in items(given) if isinstance(one, pikepdf.Object))
    return frozenset(one for one in found if one is not None)
