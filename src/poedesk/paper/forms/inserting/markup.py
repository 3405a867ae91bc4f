"""Clauses as the XML of paragraphs, ready to stand among those of the document."""

import copy
from collections.abc import Sequence

from lxml import etree

from poedesk.kernel.records import dataclass
from poedesk.paper.forms.direction import from_right
from poedesk.paper.forms.inserting.looks import Look, Looks
from poedesk.paper.forms.word.controls import words
from poedesk.paper.forms.word.direction import writable
from poedesk.paper.forms.word.markup import SPACES, tag
from poedesk.proof.reading.readers.docx.parts.names import children

_AFTER_BIDI = frozenset(
    {
        "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
        "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap",
        "w:outlineLvl", "w:rPr",
    }
)  # fmt: skip
"""What stands after the direction among the properties of a paragraph (ISO/IEC 29500-1, 17.3.1.26)."""


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change."""

    author: str
    moment: str
    """ISO 8601."""

    first: int
    """The first id that is free."""


def markup(
    sections: Sequence[tuple[str, Sequence[str]]], looks: Looks, root: etree._Element, change: Change | None
) -> bytes:
    """Return the paragraphs of ``sections`` as they stand in a part with the root element ``root``."""
    holder = etree.Element("holder", nsmap={prefix: space for prefix, space in root.nsmap.items() if prefix})
    writer = _Writer(change)
    for heading, lines in sections:
        if looks.heading is None:
            holder.append(writer.paragraph(heading, looks.text, "w:b", "w:bCs"))
        else:
            holder.append(writer.paragraph(heading, looks.heading))
        holder.extend(writer.paragraph(line, looks.text) for line in lines)
    space = str(root.tag).rpartition("}")[0].lstrip("{")
    made = etree.tostring(_in_space(holder, space), encoding="ascii", xml_declaration=False)
    return bytes(made[made.index(b">") + 1 : made.rindex(b"</")])


def _in_space(holder: etree._Element, space: str) -> etree._Element:
    """Return the paragraphs with their names in the namespace of the document, strict or not."""
    ours = f"{{{SPACES['w']}}}"
    if space != SPACES["w"]:
        for item in holder.iterdescendants():
            item.tag = str(item.tag).replace(ours, f"{{{space}}}")
            for key, told in [(str(key), told) for key, told in item.items()]:
                if key.startswith(ours):
                    del item.attrib[key]
                    item.set(key.replace(ours, f"{{{space}}}"), told)
    etree.cleanup_namespaces(holder, keep_ns_prefixes=[key for key in holder.nsmap if key])
    return holder


class _Writer:
    """Makes paragraphs; each tracked change gets an id of its own."""

    def __init__(self, change: Change | None) -> None:
        self._change = change
        self._count = 0

    def paragraph(self, text: str, look: Look, *bold: str) -> etree._Element:
        """Return a paragraph with ``text`` in that look; ``bold`` names switches of its words."""
        line = writable(text)
        properties = copy.deepcopy(look.paragraph) if look.paragraph is not None else tag("w:pPr")
        if from_right(line):
            place = next(
                (at for at, (name, _) in enumerate(children(properties)) if name in _AFTER_BIDI),
                len(properties),
            )
            properties.insert(place, tag("w:bidi"))
        runs = [_styled(run, look, bold) for run in words(line)]
        if self._change is not None:
            mark = next((item for name, item in children(properties) if name == "w:rPr"), None)
            if mark is None:
                mark = tag("w:rPr")
                properties.append(mark)
            mark.insert(0, self._tracked())
            runs = [self._tracked(*runs)]
        return tag("w:p", properties if len(properties) else None, *runs)

    def _tracked(self, *runs: etree._Element) -> etree._Element:
        change = self._change
        assert change is not None
        self._count += 1
        return tag(
            "w:ins", *runs, id=change.first + self._count - 1, author=change.author, date=change.moment
        )


def _styled(run: etree._Element, look: Look, bold: Sequence[str]) -> etree._Element:
    """Return a run of ours with the look of the document's, our own marks of direction last."""
    own = next((item for name, item in children(run) if name == "w:rPr"), None)
    if look.run is None and not bold:
        return run
    styled = copy.deepcopy(look.run) if look.run is not None else tag("w:rPr")
    named = {name for name, _ in children(styled)}
    at = 1 if "w:rFonts" in named else 0
    for name in reversed([name for name in bold if name not in named]):
        styled.insert(at, tag(name))
    if own is not None:
        styled.extend(list(own))
        run.remove(own)
    run.insert(0, styled)
    return run
