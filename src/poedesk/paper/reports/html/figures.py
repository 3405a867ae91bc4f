"""Pictures of pages with the quoted places outlined, as inline SVG: each page is in the report once.

A figure shows a page by reference (``use``), so that twenty elements on one page cost one picture.
"""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import hypot

from poedesk.kernel.records import dataclass
from poedesk.paper.reports import words
from poedesk.paper.reports.html.markup import anchor, t
from poedesk.paper.reports.words import Json
from poedesk.proof.assessing.illustrating import Excerpt, Illustrations
from poedesk.proof.document.model import Box
from poedesk.proof.document.outlines import Outline, Point, around
from poedesk.proof.reading.shown.pictures import Picture

_AROUND = 26.0
"""Points shown above and below a quoted place."""

_AROUND_UNCLEAR = 54.0
"""The same where a person has to look: what was written by hand may stand beside, above or below."""

_LEAST = 64.0
"""Points that a strip is high at least."""

_LINE = 12.0
"""Points within which places are beside each other, though on a page that lies askew one is higher."""

_MOST = 260.0
_PAD = 1.5
"""Points between the words and their outline."""


@dataclass(frozen=True, slots=True)
class Place:
    """One outlined place on a page: of which element, and its outlines, one a line."""

    element: Json
    number: int
    outlines: tuple[Outline, ...]


class Figures:
    """The pictures of one report, and what is outlined on each."""

    def __init__(self, assessment: Json, illustrations: Illustrations) -> None:
        """Sort the evidence of ``assessment`` by page."""
        self._pictures: Mapping[tuple[str, int], Picture] = illustrations.pictures
        self._not_shown = illustrations.not_shown
        self._excerpts = illustrations.excerpts
        self._unread = illustrations.unread
        self._names = {key: f"page-{number}" for number, key in enumerate(self._pictures, 1)}
        self._titles: dict[tuple[str, int], str] = {}
        self._unseen: dict[str, str] = {}
        self._places: dict[tuple[str, int], list[Place]] = {}
        for number, element in enumerate(assessment["elements"], 1):
            for piece in element.get("evidence") or []:
                self._cites(Place(element, number, ()), piece)
        documents = {document["sha256"]: document["name"] for document in reversed(assessment["documents"])}
        for sha256, page in self._unread:
            title = f"{documents[sha256]}, page {page}, which could not be read"
            self._titles[sha256, page] = title
            if (reason := self._not_shown.get((sha256, page))) is not None:
                self._unseen[title] = reason

    def _cites(self, place: Place, piece: Json) -> None:
        title = f"{piece['document']}, page {piece.get('page')}"
        if (reason := self._not_shown.get((piece["sha256"], piece.get("page") or 0))) is not None:
            self._unseen[title] = reason
        picture = self._of(piece)
        if picture is not None:
            key = picture.sha256, picture.page
            self._titles.setdefault(key, title)
            if outlines := outlined(picture, piece):
                self._places.setdefault(key, []).append(replace(place, outlines=outlines))

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
        outlines = outlined(picture, piece) if picture is not None else ()
        if picture is None or not outlines:
            return self._excerpt(piece)
        top, bottom = _window(outlines, picture.height, _AROUND_UNCLEAR if verdict == "unclear" else _AROUND)
        name = self._names[picture.sha256, picture.page]
        label = (
            f"Part of {piece['document']}, page {picture.page}: the place is outlined. Show the whole page."
        )
        return (
            f'<a class="strip" href="#{name}" aria-label="{t(label)}">'
            f'<svg viewBox="0 {top:.1f} {picture.width:.1f} {bottom - top:.1f}" aria-hidden="true">'
            f'<use href="#{name}-picture"/>{_drawn(outlines, verdict)}</svg></a>'
        )

    def _excerpt(self, piece: Json) -> str:
        excerpt: Excerpt | None = self._excerpts.get(
            (piece["sha256"], piece["place"], piece.get("quote") or "")
        )
        if excerpt is None:
            return ""
        return f'<p class="excerpt">{t(excerpt.before)}<mark>{t(excerpt.quote)}</mark>{t(excerpt.after)}</p>'

    def sheets(self, element: Json, most: int = 2) -> str:
        """Return small pictures of the whole pages on which an element stands, its places outlined.

        Of an element that may stand on a page which could not be read, those pages are shown too.
        """
        shown: dict[tuple[str, int], list[Outline]] = {}
        for piece in element.get("evidence") or []:
            picture = self._of(piece)
            if picture is not None:
                shown.setdefault((picture.sha256, picture.page), []).extend(outlined(picture, piece))
        if element["code"] == "illegible":
            shown |= {key: [] for key in self._unread if key in self._pictures}
        return "".join(
            self._sheet(key, outlines, element["verdict"]) for key, outlines in list(shown.items())[:most]
        )

    def _sheet(self, key: tuple[str, int], outlines: Sequence[Outline], verdict: str) -> str:
        picture, name = self._pictures[key], self._names[key]
        title = self._titles[key]
        return (
            f'<figure class="sheet"><a href="#{name}" aria-label="{t(f"Show {title} in full")}">'
            f'<svg viewBox="0 0 {picture.width:.1f} {picture.height:.1f}" aria-hidden="true">'
            f'<use href="#{name}-picture"/>{_drawn(outlines, verdict)}</svg></a>'
            f"<figcaption>{t(title)}</figcaption></figure>"
        )

    def pages(self) -> str:
        """Return the section with every drawn page in full, and which are not drawn; empty without any."""
        unseen = "".join(f"<li>{t(title)}: {t(reason)}</li>" for title, reason in self._unseen.items())
        parts = [
            "<h2>Pages</h2>",
            "<p>The pages that are cited, with their places outlined and numbered as the elements are. A "
            "number leads back to its element. Pages that could not be read follow.</p>"
            if self._pictures
            else "",
            f"<p>Not shown here:</p>\n<ul>{unseen}</ul>" if unseen else "",
            *(self._full(key) for key in self._pictures),
        ]
        return "\n".join(filter(None, parts)) if self._pictures or unseen else ""

    def _full(self, key: tuple[str, int]) -> str:
        picture, name = self._pictures[key], self._names[key]
        title = self._titles.get(key, f"Page {picture.page}")
        places = self._places.get(key, [])
        found = "\n".join(_listed(place) for place in _once(places))
        links = "".join(_linked(place, picture) for place in _once(places))
        listed = f'<ul class="places">{found}</ul>\n' if found else ""
        turned = '<p class="place">Turned so that it can be read.</p>\n' if picture.turns else ""
        return (
            f'<section class="page" id="{name}" tabindex="-1" aria-labelledby="{name}-title">'
            f'<h3 id="{name}-title">{t(title)}</h3>\n{turned}{listed}'
            f'<svg viewBox="0 0 {picture.width:.1f} {picture.height:.1f}" role="group" '
            f'aria-label="{t(f"Picture of {title}")}"><use href="#{name}-picture"/>{links}</svg></section>'
        )


def _once(places: Sequence[Place]) -> Iterator[Place]:
    """Yield one place an element, with the outlines of all its places on the page."""
    by_number: dict[int, Place] = {}
    for place in places:
        known = by_number.get(place.number)
        outlines = tuple(dict.fromkeys((*known.outlines, *place.outlines))) if known else place.outlines
        by_number[place.number] = replace(place, outlines=outlines)
    yield from by_number.values()


def _listed(place: Place) -> str:
    title, sign = words.title(place.element), words.VERDICTS[place.element["verdict"]]
    return (
        f'<li><a href="#{anchor(place.element)}">{place.number}. {t(title)}</a> ({t(sign.word.lower())})</li>'
    )


def _linked(place: Place, picture: Picture) -> str:
    """Return the outlines of a place as a link back to its element, with its number beside them."""
    first = min(map(around, place.outlines), key=lambda box: (box.top // _LINE, box.left))
    x = max(2.0, min(first.left - 13, picture.width - 14))
    y = max(9.0, first.top + 7)
    label = f"Back to element {place.number}, {words.title(place.element)}"
    verdict = place.element["verdict"]
    return (
        f'<a href="#{anchor(place.element)}" class="tag {verdict}" aria-label="{t(label)}">'
        f'{_drawn(place.outlines, verdict)}<rect class="flag" x="{x - 2:.1f}" y="{y - 8:.1f}" '
        f'width="13" height="10" rx="2"/>'
        f'<text x="{x + 4.5:.1f}" y="{y:.1f}" text-anchor="middle">{place.number}</text></a>'
    )


def _drawn(outlines: Sequence[Outline], verdict: str) -> str:
    return "".join(
        f'<polygon class="outline {verdict}" points="'
        f'{" ".join(f"{x:.1f},{y:.1f}" for x, y in widened(outline))}"/>'
        for outline in outlines
    )


def widened(outline: Outline) -> Iterator[Point]:
    """Yield the corners moved away from the words, along the sides."""
    for corner, before, after in zip(outline, outline[-1:] + outline, outline[1:] + outline, strict=False):
        x, y = corner
        for other in (before, after):
            away = corner[0] - other[0], corner[1] - other[1]
            length = hypot(*away)
            if length:
                x, y = x + away[0] / length * _PAD, y + away[1] / length * _PAD
        yield x, y


def outlined(picture: Picture, piece: Json) -> tuple[Outline, ...]:
    """Return the outlines of a piece of evidence: its words as found again, else its box."""
    if not piece.get("box"):
        return ()
    return picture.outlines(piece.get("quote") or "", Box(*piece["box"]))


def _window(outlines: Sequence[Outline], height: float, beyond: float) -> tuple[float, float]:
    """Return the top and bottom of the strip that shows ``outlines`` with some of what is around them."""
    whole = around(*outlines)
    top, bottom = max(0.0, whole.top - beyond), min(height, whole.bottom + beyond)
    if bottom - top < _LEAST:
        bottom = min(height, top + _LEAST)
        top = max(0.0, bottom - _LEAST)
    return top, min(bottom, top + _MOST)
