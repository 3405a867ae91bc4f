"""Marks on the certificate: strokes drawn as lines, uploaded pictures as they are; words stand beside."""

from collections.abc import Mapping

from poedesk.paper.acknowledging.model import Mark
from poedesk.paper.acknowledging.uploads import Picture
from poedesk.paper.forms.pdf.file import strokes
from poedesk.paper.forms.pdf.file.writer import Pixels
from poedesk.paper.forms.pdf.layout import looks
from poedesk.paper.forms.pdf.layout.flow import Flow

_PEN = 1.2
_GAP = 4.0


class Drawing:
    """Draws marks where a flow stands, and knows which pictures that took."""

    def __init__(self, flow: Flow, pictures: Mapping[str, Picture]) -> None:
        """Take the pictures by their hashes."""
        self._flow = flow
        self._pictures = pictures
        self.used: dict[str, Pixels] = {}
        """Name on the pages -> the picture."""

    def mark(self, mark: Mark, box: tuple[float, float]) -> None:
        """Draw a mark in a box of width and height at the left; one that was typed is drawn by nobody."""
        picture = self._pictures.get(mark.picture or "")
        if mark.strokes:
            self._flow.need(box[1] + _GAP)
            self._flow.sheet.paint(" ".join(self._strokes(mark, box)))
        elif picture is not None:
            self._flow.need(box[1] + _GAP)
            self._flow.sheet.paint(self._picture(picture, box))
        else:
            return
        self._flow.top -= box[1] + _GAP

    def _strokes(self, mark: Mark, box: tuple[float, float]) -> list[str]:
        flow = self._flow
        parts = [f"{strokes.colour(looks.ANSWERED)} {strokes.number(_PEN)} w 1 J 1 j"]
        for line in mark.strokes:
            points = [
                f"{strokes.number(flow.left + x * box[0])} {strokes.number(flow.top - y * box[1])}"
                for x, y in line
            ]
            parts += [f"{point} {'l' if number else 'm'}" for number, point in enumerate(points)]
            parts += [f"{points[0]} l"] if len(points) == 1 else []
            parts.append("S")
        return parts

    def _picture(self, picture: Picture, box: tuple[float, float]) -> str:
        scale = min(box[0] / picture.columns, box[1] / picture.rows)
        width, height = picture.columns * scale, picture.rows * scale
        name = f"M{picture.sha256[:16]}"
        self.used[name] = Pixels(picture.columns, picture.rows, picture.pixels)
        place = (width, 0.0, 0.0, height, self._flow.left, self._flow.top - height)
        return f"{' '.join(map(strokes.number, place))} cm /{name} Do"
