"""Pictures of pages with the quoted places outlined, as inline SVG: each page is in the report once.

A figure shows a page by reference (``use``), so that twenty elements on one page cost one picture.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from poedesk.paper.reports import words
from poedesk.paper.reports.html.markup import anchor, t
from poedesk.paper.reports.words import Json
from poedesk.proof.assessing.illustrating import Excerpt, Illustrations
from poedesk.proof.document.model import Box
from poedesk.proof.reading.pictures import Picture

_AROUND = 26.0
"""Points shown above and below a quoted place."""

_LEAST = 64.0
"""Points that a strip is high at least."""

_MOST = 260.0
_PAD = 1.5
"""Points between the words and their outline."""


@dataclass(frozen=True, slots=True)
class Place:
    """One outlined place on a page: of which element, and its boxes, one a line."""

    element: Json
    number: int
    boxes: tuple[Box, ...]


class Figures:
    """The pictures of one report, and what is outlined on each."""

    def __init__(self, assessment: Json, illustrations: Illustrations) -> None:
        """Sort the evidence of ``assessment`` by page."""
        self._pictures: Mapping[tuple[str, int], Picture] = illustrations.pictures
        self._not_shown = illustrations.not_shown
        self._excerpts = illustrations.excerpts
        self._names = {key: f"page-{number}" for number, key in enumerate(self._pictures, 1)}
        self._titles: dict[tuple[str, int], str] = {}
        self._unseen: dict[str, str] = {}
        self._places: dict[tuple[str, int], list[Place]] = {}
        for number, element in enumerate(assessment["elements"], 1):
            for piece in element.get("evidence") or []:
                picture = self._of(piece)
                if (reason := self._not_shown.get((piece["sha256"], piece.get("page") or 0))) is not None:
                    self._unseen[f"{piece['document']}, page {piece['page']}"] = reason
                if picture is not None:
                    key = picture.sha256, picture.page
                    self._titles.setdefault(key, f"{piece['document']}, page {picture.page}")
                    boxes = _boxes(picture, piece)
                    if boxes:
                        self._places.setdefault(key, []).append(Place(element, number, boxes))

    def _of(self, piece: Json) -> Picture | None:
        return self._pictures.get((piece["sha256"], piece["page"])) if piece.get("page") else None

    def store(self) -> str:
        """Return the pictures themselves, shown nowhere; empty when there are none."""
        images = "\n".join(
            f'<image id="{self._names[key]}-picture" width="{picture.width:.2f}" '
            f'height="{picture.height:.2f}" preserveAspectRatio="none" '
            f'href="data:{picture.media_type};base64,{b64encode(picture.data).decode()}"/>'
            for key, picture in self._pictures.items()
        )
        if not images:
            return ""
        return f'<svg class="store" width="0" height="0" aria-hidden="true"><defs>\n{images}\n</defs></svg>'

    def strip(self, piece: Json, verdict: str) -> str:
        """Return the part of the page around a piece of evidence; empty when there is no picture of it."""
        picture = self._of(piece)
        boxes = _boxes(picture, piece) if picture is not None else ()
        if picture is None or not boxes:
            return self._excerpt(piece)
        top, bottom = _window(boxes, picture.height)
        name = self._names[picture.sha256, picture.page]
        label = (
            f"Part of {piece['document']}, page {picture.page}: the place is outlined. Show the whole page."
        )
        return (
            f'<a class="strip" href="#{name}" aria-label="{t(label)}">'
            f'<svg viewBox="0 {top:.1f} {picture.width:.1f} {bottom - top:.1f}" aria-hidden="true">'
            f'<use href="#{name}-picture"/>{_outlines(boxes, verdict)}</svg></a>'
        )

    def _excerpt(self, piece: Json) -> str:
        excerpt: Excerpt | None = self._excerpts.get(
            (piece["sha256"], piece["place"], piece.get("quote") or "")
        )
        if excerpt is None:
            return ""
        return f'<p class="excerpt">{t(excerpt.before)}<mark>{t(excerpt.quote)}</mark>{t(excerpt.after)}</p>'

    def sheets(self, element: Json, most: int = 2) -> str:
        """Return small pictures of the whole pages on which an element stands, its places outlined."""
        shown: dict[tuple[str, int], list[Box]] = {}
        for piece in element.get("evidence") or []:
            picture = self._of(piece)
            if picture is not None:
                shown.setdefault((picture.sha256, picture.page), []).extend(_boxes(picture, piece))
        return "".join(
            self._sheet(key, boxes, element["verdict"]) for key, boxes in list(shown.items())[:most]
        )

    def _sheet(self, key: tuple[str, int], boxes: Sequence[Box], verdict: str) -> str:
        picture, name = self._pictures[key], self._names[key]
        title = self._titles[key]
        return (
            f'<figure class="sheet"><a href="#{name}" aria-label="{t(f"Show {title} in full")}">'
            f'<svg viewBox="0 0 {picture.width:.1f} {picture.height:.1f}" aria-hidden="true">'
            f'<use href="#{name}-picture"/>{_outlines(boxes, verdict)}</svg></a>'
            f"<figcaption>{t(title)}</figcaption></figure>"
        )

    def pages(self) -> str:
        """Return the section with every drawn page in full, and which are not drawn; empty without any."""
        unseen = "".join(f"<li>{t(title)}: {t(reason)}</li>" for title, reason in self._unseen.items())
        parts = [
            "<h2>Pages</h2>",
            "<p>The pages that are cited, with their places outlined and numbered as the elements are. A "
            "number leads back to its element.</p>"
            if self._pictures
            else "",
            f"<p>Cited, but not shown here:</p>\n<ul>{unseen}</ul>" if unseen else "",
            *(self._full(key) for key in self._pictures),
        ]
        return "\n".join(filter(None, parts)) if self._pictures or unseen else ""

    def _full(self, key: tuple[str, int]) -> str:
        picture, name = self._pictures[key], self._names[key]
        title = self._titles.get(key, f"Page {picture.page}")
        places = self._places.get(key, [])
        found = "\n".join(_listed(place) for place in _once(places))
        links = "".join(_linked(place, picture) for place in _once(places))
        return (
            f'<section class="page" id="{name}" tabindex="-1" aria-labelledby="{name}-title">'
            f'<h3 id="{name}-title">{t(title)}</h3>\n<ul class="places">{found}</ul>\n'
            f'<svg viewBox="0 0 {picture.width:.1f} {picture.height:.1f}" role="group" '
            f'aria-label="{t(f"Picture of {title}")}"><use href="#{name}-picture"/>{links}</svg></section>'
        )


def _once(places: Sequence[Place]) -> Iterator[Place]:
    """Yield one place an element, with the boxes of all its places on the page."""
    by_number: dict[int, Place] = {}
    for place in places:
        known = by_number.get(place.number)
        boxes = tuple(dict.fromkeys((*known.boxes, *place.boxes))) if known else place.boxes
        by_number[place.number] = Place(place.element, place.number, boxes)
    yield from by_number.values()


def _listed(place: Place) -> str:
    title, sign = words.title(place.element), words.VERDICTS[place.element["verdict"]]
    return (
        f'<li><a href="#{anchor(place.element)}">{place.number}. {t(title)}</a> ({t(sign.word.lower())})</li>'
    )


def _linked(place: Place, picture: Picture) -> str:
    """Return the outlines of a place as a link back to its element, with its number beside them."""
    first = min(place.boxes, key=lambda box: (box.top, box.left))
    x = max(2.0, min(first.left - 13, picture.width - 14))
    y = max(9.0, first.top + 7)
    label = f"Back to element {place.number}, {words.title(place.element)}"
    verdict = place.element["verdict"]
    return (
        f'<a href="#{anchor(place.element)}" class="tag {verdict}" aria-label="{t(label)}">'
        f'{_outlines(place.boxes, verdict)}<rect class="flag" x="{x - 2:.1f}" y="{y - 8:.1f}" '
        f'width="13" height="10" rx="2"/>'
        f'<text x="{x + 4.5:.1f}" y="{y:.1f}" text-anchor="middle">{place.number}</text></a>'
    )


def _outlines(boxes: Sequence[Box], verdict: str) -> str:
    return "".join(
        f'<rect class="outline {verdict}" x="{box.left - _PAD:.1f}" y="{box.top - _PAD:.1f}" '
        f'width="{box.width + 2 * _PAD:.1f}" height="{box.height + 2 * _PAD:.1f}" rx="1.5"/>'
        for box in boxes
    )


def _boxes(picture: Picture, piece: Json) -> tuple[Box, ...]:
    """Return the outlines of a piece of evidence: its words as found again, else its box."""
    if not piece.get("box"):
        return ()
    box = Box(*piece["box"])
    return picture.places.get((piece.get("quote") or "", box), (box,))


def _window(boxes: Sequence[Box], height: float) -> tuple[float, float]:
    """Return the top and bottom of the strip that shows ``boxes`` with some of what is around them."""
    top = max(0.0, min(box.top for box in boxes) - _AROUND)
    bottom = min(height, max(box.bottom for box in boxes) + _AROUND)
    if bottom - top < _LEAST:
        bottom = min(height, top + _LEAST)
        top = max(0.0, bottom - _LEAST)
    return top, min(bottom, top + _MOST)
