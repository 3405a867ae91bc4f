"""Which pages use fonts that may not say what their signs mean; only on those is every word asked for it."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from poedesk.proof.reading.readers.pdf.objects import get, identity, items, name_of, number_of

_MOST = 200
"""Fonts and forms of one page that are looked at; pages with more count as doubtful."""

_DEEP = 4
"""How deep forms in forms are followed; beyond that fonts count as doubtful."""

_PARENTS = 12
"""Page tree nodes above a page in which its resources are looked for."""

_SYMBOLIC = 0b100
_STANDARD = frozenset({"WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding", "PDFDocEncoding"})


class Fonts:
    """The fonts of one file, each judged once."""

    def __init__(self) -> None:
        """Begin with nothing known."""
        self._known: dict[tuple[int, int], bool] = {}

    def doubtful(self, page: pikepdf.Dictionary | None) -> bool:
        """Return whether a page (null: it could not be looked at) may use a font without meaning."""
        if page is None:
            return True
        try:
            return self._resources(_inherited(page), _DEEP)
        except (pikepdf.PdfError, ValueError, TypeError):
            return True

    def _resources(self, resources: Any, depth: int) -> bool:
        for count, font in enumerate(_members(get(resources, "/Font"))):
            if count >= _MOST or self._once(font, depth, is_font=True):
                return True
        for count, form in enumerate(_members(get(resources, "/XObject"))):
            if count >= _MOST:
                return True
            if isinstance(form, pikepdf.Stream) and self._once(form, depth, is_font=False):
                return True
        return False

    def _once(self, item: Any, depth: int, *, is_font: bool) -> bool:
        known = identity(item)
        if known is not None and known in self._known:
            return self._known[known]
        if known is not None:
            self._known[known] = False  # a form that holds itself adds nothing
        answer = _says_little(item) if is_font else self._form(item, depth)
        if known is not None:
            self._known[known] = answer
        return answer

    def _form(self, form: pikepdf.Stream, depth: int) -> bool:
        if name_of(get(form, "/Subtype")) != "Form":
            return False
        inner = get(form, "/Resources")
        return inner is not None and (depth <= 0 or self._resources(inner, depth - 1))


def _members(item: Any) -> Iterator[Any]:
    if isinstance(item, pikepdf.Dictionary):
        for key in item.keys():  # noqa: SIM118 - a PDF dictionary does not iterate
            yield get(item, key)


def _inherited(page: pikepdf.Dictionary) -> Any:
    node: Any = page
    for _ in range(_PARENTS):
        found = get(node, "/Resources")
        if found is not None:
            return found
        node = get(node, "/Parent")
        if node is None:
            break
    return None


def _says_little(font: Any) -> bool:
    """Return whether a font has neither a table of meanings nor an encoding that everybody knows."""
    if get(font, "/ToUnicode") is not None:
        return False
    kind, encoding = name_of(get(font, "/Subtype")), get(font, "/Encoding")
    if kind == "Type0":
        said = name_of(encoding)
        return said is None or said.startswith("Identity")
    if kind == "Type3":
        return True
    if encoding is None:
        described = get(font, "/FontDescriptor")
        embedded = any(get(described, key) is not None for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        return embedded or bool((number_of(get(described, "/Flags")) or 0) & _SYMBOLIC)
    return name_of(encoding) not in _STANDARD and any(True for _ in items(get(encoding, "/Differences")))
