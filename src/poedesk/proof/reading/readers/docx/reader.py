"""DOCX, DOTX, DOCM: the walk through the package, and the one page that it makes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from poedesk.kernel.canonical import sha256_hex
from poedesk.kernel.expressions import compiled
from poedesk.kernel.text import fold
from poedesk.proof.document.layout import TextGrid
from poedesk.proof.document.model import Document, Mark, Page, Read, Signature
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.colours import WHITE
from poedesk.proof.reading.readers.docx.content import Block, Control
from poedesk.proof.reading.readers.docx.controls.fields import place_controls, with_controls
from poedesk.proof.reading.readers.docx.controls.kinds import stored_prompts
from poedesk.proof.reading.readers.docx.layout import Room, Sheet, lay_out
from poedesk.proof.reading.readers.docx.margins import Margins, used_in_text, used_in_tree
from poedesk.proof.reading.readers.docx.notes import left_apart, tracked_changes
from poedesk.proof.reading.readers.docx.parts.binding import Stores
from poedesk.proof.reading.readers.docx.parts.carried import carried
from poedesk.proof.reading.readers.docx.parts.names import attribute, child, tag_of
from poedesk.proof.reading.readers.docx.parts.package import Package, Relation, main_part, open_package
from poedesk.proof.reading.readers.docx.parts.signatures import read_signatures
from poedesk.proof.reading.readers.docx.parts.source import NotPlain
from poedesk.proof.reading.readers.docx.parts.styles import read_styles
from poedesk.proof.reading.readers.docx.plain.blocks import plain_blocks
from poedesk.proof.reading.readers.docx.story import Shared, Story
from poedesk.proof.reading.readers.docx.unseen import UNSEEN, unseen_fields
from poedesk.proof.reading.readers.docx.walking.body import walk_blocks
from poedesk.proof.reading.readers.docx.walking.drawings import NOT_LOOKED_AT
from poedesk.proof.reading.readers.embedded import read_embedded
from poedesk.proof.reading.readers.looks import with_looks
from poedesk.proof.reading.readers.registry import Refused
from poedesk.proof.reading.sniffing import media

_LITTLE = 40
"""Characters below which a document with a picture is taken for a picture of a document."""

_WIDE = 100.0
"""Points that such a picture is wide at least."""

_BODY = compiled(r"<w:body(?: [^<>]*)?>")

_PAINTED = (b'behindDoc="1"', b'behindDoc="true"', b"<w:background", b"z-index:-")
"""In the main part where something may be painted behind its text."""

_NOTES = {"footnotes": "w:footnote", "endnotes": "w:endnote"}


def read(data: bytes, name: str, limits: Limits) -> Document:
    """Return what the document shows as one page: headers, body, notes, footers, with its fields and marks.

    Raises:
        Refused: the package is damaged, encrypted, too large, or holds no document.
    """
    package = open_package(data, limits)
    try:
        shared, blocks = _walk(package, plain=True)
    except NotPlain:
        shared, blocks = _walk(package, plain=False)
    page, sheet = _page(shared, blocks)
    signatures = tuple(_lined(item, sheet) for item in read_signatures(package))
    looked_at = read_embedded(_pasted(shared), name, limits)
    if looked_at is None and any(shared.pictured.values()):
        shared.unread[NOT_LOOKED_AT] = None
    left = _not_all(page, limits, looked_at=bool(looked_at))
    unread = tuple(dict.fromkeys((*shared.unread, *package.problems, *left)))
    return Document(
        name=name,
        sha256=sha256_hex(data),
        size=len(data),
        media_type=media.DOCX,
        read=Read.PARTIAL if unread else Read.COMPLETE,
        pages=(replace(_cut(page, limits.characters), readable=not unread),),
        signatures=signatures,
        attachments=looked_at or (),
        problems=(*unread, *tracked_changes(shared), *shared.notes, *left_apart(package)),
        record=carried(package, shared.stores.relations),
    )


def _walk(package: Package, *, plain: bool) -> tuple[Shared, list[Block]]:
    """Return what all parts of the document hold; ``plain`` reads as text what can be.

    Raises:
        Refused: there is no body.
        NotPlain: something that looked plain is not; only when ``plain``.
    """
    main = main_part(package)
    relations = package.relations(main)
    parts = {item.kind: item.target for item in relations.values() if not item.external}
    stores = Stores(package, [item.target for item in relations.values() if item.kind == "customXml"])
    prompts = stored_prompts(package, parts.get("glossaryDocument"))
    shared = Shared(package, read_styles(package, parts, plain=plain), prompts, stores, plain)
    source = package.source(main) if plain else None
    begin = _BODY.search(source.text, source.start) if source is not None else None
    if source is not None and begin is not None:
        used, place = used_in_text(package, source, relations), begin.end()
        return shared, _all_blocks(shared, relations, used, lambda story: plain_blocks(story, source, place))
    body = child(package.xml(main), "w:body")
    if body is None:
        problem = package.problems[0] if package.problems else "its main part holds no body"
        message = f"{problem}; save it anew with Word and give it again"
        raise Refused(message)
    used = used_in_tree(package, body, relations)
    told = package.part(main) or b""
    paper = None if any(sign in told for sign in _PAINTED) else WHITE

    def walked(story: Story) -> list[Block]:
        story.ground = paper
        return walk_blocks(story, body)

    return shared, _all_blocks(shared, relations, used, walked)


def _pasted(shared: Shared) -> dict[str, bytes]:
    """Return the pictures that may be pasted pages: member -> bytes."""
    found = {member: shared.package.part(member) for member in shared.pictured}
    return {member: data for member, data in found.items() if data}


def _not_all(page: Page, limits: Limits, *, looked_at: bool) -> Iterator[str]:
    """Yield what the laid out page itself tells about text that is not on it."""
    if len(page.text) > limits.characters:
        yield (
            f"only the first {limits.characters} of its characters were read (POEDESK_CHARACTERS);"
            " give it in smaller parts"
        )
    if looked_at:
        return
    pictures = (drawn for drawn in page.drawings if drawn.kind == "picture")
    if any(drawn.box.width >= _WIDE for drawn in pictures) and len(fold(page.text)) < _LITTLE:
        yield "it is a picture, and text recognition is not available; give it as text"


def _all_blocks(
    shared: Shared,
    relations: Mapping[str, Relation],
    used: Margins,
    body: Callable[[Story], list[Block]],
) -> list[Block]:
    """Return the blocks of headers, body, notes and footers, in that order; each part once."""
    blocks: list[Block] = []
    for part in used.headers:
        blocks += _part(shared, part)
    blocks += body(Story(shared, relations, walk_blocks))
    for relation in relations.values():
        if relation.kind in _NOTES and not relation.external:
            blocks += _notes(shared, relation.target, _NOTES[relation.kind])
    for part in used.footers:
        blocks += _part(shared, part)
    shared.unseen += unseen_fields(shared, relations, used)
    if any(item.value or item.checked for item in shared.unseen):
        shared.note(UNSEEN)
    return blocks


def _part(shared: Shared, name: str) -> list[Block]:
    story = Story(shared, shared.package.relations(name), walk_blocks, body=False)
    if name.lower() not in shared.package.members:
        shared.unread[f"its part {name} is missing"] = None
        return []
    source = shared.package.source(name) if shared.plain else None
    if source is not None:
        return plain_blocks(story, source, source.start)
    root = shared.package.xml(name)
    return [] if root is None else walk_blocks(story, root)


def _notes(shared: Shared, name: str, tag: str) -> list[Block]:
    """Return the foot- or endnotes; the separators that Word keeps among them have a type."""
    blocks: list[Block] = []
    root = shared.package.xml(name)
    if root is None and name.lower() not in shared.package.members:
        shared.unread[f"its part {name} is missing"] = None
    relations = shared.package.relations(name)
    for note in root if root is not None else ():
        if tag_of(note) == tag and attribute(note, "w:type") in {None, "normal"}:
            blocks += walk_blocks(Story(shared, relations, walk_blocks), note)
    return blocks


def _page(shared: Shared, blocks: list[Block]) -> tuple[Page, Sheet]:
    sheet = Sheet(TextGrid(), shared.styles)
    lay_out(sheet, blocks, Room())
    page = sheet.grid.page()
    placed = place_controls(sheet, _shown(shared.controls), page.text)
    bullets = [
        Mark(page.text[start:end].strip() or None, None, state, box, "glyph", start, end)
        for state, start, end, box in sheet.boxes
    ]
    page = with_controls(page, placed, bullets)
    fields = (*page.fields, *shared.unseen)
    drawings = with_looks(sheet.drawings, sheet.pixels, shared.package.part)
    return replace(page, fields=fields, drawings=drawings, rules=tuple(sheet.rules)), sheet


def _shown(controls: list[Control]) -> list[Control]:
    return [control for control in controls if control.pieces]


def _lined(signature: Signature, sheet: Sheet) -> Signature:
    """Give a signature the place of the signature line that it was made on."""
    box = sheet.signature_lines.get(signature.field or "")
    return signature if box is None else replace(signature, page=1, box=box)


def _cut(page: Page, limit: int) -> Page:
    if len(page.text) <= limit:
        return page
    segments = tuple(item for item in page.segments if item.end <= limit)
    fields = tuple(item for item in page.fields if (item.end or 0) <= limit)
    marks = tuple(item for item in page.marks if (item.end or 0) <= limit)
    return replace(page, text=page.text[:limit], segments=segments, fields=fields, marks=marks)
