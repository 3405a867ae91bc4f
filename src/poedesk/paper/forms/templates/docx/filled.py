"""Fills a Word template: the body is changed, every other part is kept byte for byte."""

from collections.abc import Sequence

from lxml import etree

from poedesk.paper.forms.templates.docx.places import places
from poedesk.paper.forms.templates.meaning import Meanings
from poedesk.paper.forms.templates.model import Wanted
from poedesk.paper.forms.templates.places import Result, write_all
from poedesk.paper.forms.word.markup import SPACES
from poedesk.paper.forms.word.repacking import repacked
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.docx.parts.names import child
from poedesk.proof.reading.readers.docx.parts.package import main_part, open_package
from poedesk.proof.reading.readers.registry import Refused


def fill_word(data: bytes, values: Sequence[Wanted], limits: Limits) -> Result:
    """Return the template with ``values`` in it; raises Refused when it has no body."""
    package = open_package(data, limits)
    main = main_part(package)
    root = package.xml(main)
    body = child(root, "w:body")
    if root is None or body is None or root.nsmap.get("w") != SPACES["w"]:
        message = "its main part is damaged or strict Open XML; save it anew as a Word document (.docx)"
        raise Refused(message)
    bound = sum(1 for item in body.iter("{*}dataBinding"))
    placed, without = write_all(values, list(places(body, Meanings(list(values)))))
    left = sum(1 for item in body.iter("{*}dataBinding"))
    notes = []
    if left < bound:
        notes.append(
            f"{bound - left} controls that showed data of the file show what was written into them instead"
        )
    made = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return Result(repacked(data, main, made, limits), placed, without, notes)
