"""Fields to fill in: each with what it shows drawn by us, so that every viewer shows the same."""

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from poedesk.paper.forms.outline import CHOICE, SIGNATURE, TICK
from poedesk.paper.forms.pdf.file.sheets import Sheet
from poedesk.paper.forms.pdf.file.strokes import number
from poedesk.paper.forms.pdf.file.tags import Widget

_REQUIRED = 1 << 1
_LINES = 1 << 12
_NO_SPELL = 1 << 22
_COMBO = 1 << 17
_PRINTED = 4
"""Flag of an annotation that is printed too."""

ON = "Yes"
"""Export value of a ticked box."""


class Fields:
    """The fields of one file."""

    def __init__(self, pdf: Pdf, resources: pikepdf.Object) -> None:
        """Begin without any; ``resources`` are those that the appearances share."""
        self.pdf = pdf
        self.resources = resources
        self.widgets: dict[int, tuple[pikepdf.Object, pikepdf.Object]] = {}
        """Id of a ``Widget`` -> (its annotation, its page)."""

        self.keys: list[tuple[int, Widget]] = []
        """Key of each widget in the parent tree."""

        self._fields: dict[str, list[tuple[Widget, pikepdf.Object]]] = {}
        self._looks: dict[tuple[float, float, str], pikepdf.Object] = {}

    def add(self, sheet: Sheet, page: pikepdf.Object, first_key: int) -> None:
        """Put the widgets of a sheet on its page, in reading order."""
        made = Array()
        for widget in sheet.widgets:
            key = first_key + len(self.keys)
            self.keys.append((key, widget))
            annotation = self.pdf.make_indirect(self._annotation(widget, page, key))
            self.widgets[id(widget)] = (annotation, page)
            self._fields.setdefault(widget.name, []).append((widget, annotation))
            made.append(annotation)
        if len(made):
            page["/Annots"] = made

    def form(self) -> Dictionary:
        """Return the form of the file."""
        fields = Array([self._field(entries) for entries in self._fields.values()])
        return Dictionary(
            Fields=fields, DR=self.resources, DA=String("/Helv 9 Tf 0 g"), NeedAppearances=False
        )

    def _annotation(self, widget: Widget, page: pikepdf.Object, key: int) -> Dictionary:
        left, bottom, right, top = widget.box
        made = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            Rect=Array([round(side, 3) for side in widget.box]),
            F=_PRINTED,
            P=page,
            StructParent=key,
            TU=String(widget.tooltip),
        )
        width, height = right - left, top - bottom
        if widget.kind == TICK:
            state = Name(f"/{ON}") if widget.value is True else Name.Off
            made["/AS"] = state
            looks = {
                f"/{ON}": self._look(width, height, widget.strokes),
                "/Off": self._look(width, height, "q Q"),
            }
            made["/AP"] = Dictionary(N=Dictionary(looks))
            made["/MK"] = Dictionary(CA=String("8"))
        else:
            made["/AP"] = Dictionary(N=self._look(width, height, widget.strokes))
        return made

    def _look(self, width: float, height: float, strokes: str) -> pikepdf.Object:
        key = (round(width, 3), round(height, 3), strokes)
        known = self._looks.get(key)
        if known is None:
            stream = self.pdf.make_stream(strokes.encode("ascii"))
            stream["/Type"] = Name.XObject
            stream["/Subtype"] = Name.Form
            stream["/BBox"] = Array([0, 0, key[0], key[1]])
            stream["/Resources"] = self.resources
            known = self._looks[key] = stream
        return known

    def _field(self, entries: Sequence[tuple[Widget, pikepdf.Object]]) -> pikepdf.Object:
        """Return the field; it is its widget when it has one alone."""
        first = entries[0][0]
        if len(entries) == 1:
            field = entries[0][1]
        else:
            field = self.pdf.make_indirect(Dictionary(Kids=Array([entry[1] for entry in entries])))
            field["/TU"] = String(first.tooltip)
            for _, annotation in entries:
                annotation["/Parent"] = field
        field["/T"] = String(first.name)
        flags = _REQUIRED if first.required else 0
        value = first.value
        if first.kind == TICK:
            field["/FT"] = Name.Btn
            field["/V"] = Name(f"/{ON}") if value is True else Name.Off
        elif first.kind == SIGNATURE:
            field["/FT"] = Name.Sig
        else:
            field["/DA"] = String(f"/Helv {number(first.size)} Tf 0 g")
            if first.kind == CHOICE:
                field["/FT"] = Name.Ch
                flags |= _COMBO
                field["/Opt"] = Array([String(option) for option in first.options])
            else:
                field["/FT"] = Name.Tx
                flags |= _LINES if first.lines else _NO_SPELL
            if isinstance(value, str):
                field["/V"] = String(value)
        if flags:
            field["/Ff"] = flags
        return field
