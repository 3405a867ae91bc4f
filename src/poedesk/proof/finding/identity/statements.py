"""Finds who works for whom in plain sentences: titles "by A for B", letters, "we" and "you".

Such words name a side, but they are no place of their own: what they give is never anchored.
"""

import re
from collections.abc import Iterator

from poedesk.kernel.expressions import later
from poedesk.kernel.text import fold
from poedesk.proof.finding.acts.naming.people import looks_like_person
from poedesk.proof.finding.identity.name_bounds import looks_like_organisation, name_in
from poedesk.proof.finding.labels.captions import role_words
from poedesk.proof.finding.model import Finding, Role
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.expressions import Begun

_CONFIDENCE = 0.55

_HEAD_PAGES = 3

_TITLE_LINES = 40

_LONGEST_TITLE = 160

_BY_FOR = later(
    r"(?:^|\b)(?i:by|von|por|par)\s+(?P<partner>[^\W\d_a-z].{2,60}?)[,;]?\s+(?i:for|für|para|pour)\s+"
    r"(?P<customer>[^\W\d_a-z].{2,60}?)[.\s]*$"
)
_FOR_BY = later(
    r"(?:^|\b)(?i:for|für|para|pour)\s+(?P<customer>[^\W\d_a-z].{2,60}?)[,;]?\s+(?:[a-zé]+\s+)?(?i:by|von|por|par)\s+"
    r"(?P<partner>[^\W\d_a-z].{2,60}?)[.\s]*$"
)

_CONFIRM = (
    r"(?:confirm|certif|acknowledge|attest|accept|approve|agree|declare|confirmo|confirmamos|certific|acept|aprob"
    r"|bestätig|erklär|certifi)\w*"
)
_ON_BEHALF = Begun(
    r"(?i:\b(?:on\s+behalf\s+of|in\s+the\s+name\s+of|en\s+nombre\s+de|en\s+representaci[oó]n\s+de"
    r"|im\s+namen\s+(?:der|von|des)"
    r"|namens\s+der|au\s+nom\s+de))\s+(?P<customer>.{2,80}?),?\s+"
    rf"(?:(?i:I|we|yo|ich|wir|je|nous)\s+(?:[a-z]+\s+){{0,2}}?)?(?i:{_CONFIRM})",
    re.DOTALL,
)
_DONE = (
    r"(?:deployed|completed|implemented|migrated|delivered|performed|provided|carried\s+out|configured|assisted|helped|led"
    r"|supported|executed|finished|rolled\s+out|installed|trained|designed|worked|advised|moved|set\s+up|built|fulfilled)"
)
_HAS_DONE = Begun(
    rf"(?i:{_CONFIRM})\s+(?:[^.\n]{{0,40}}?\b)?that\s+(?:(?:our|the|its)\s+(?:[a-z]+\s+){{0,3}})?"
    r"(?P<partner>[^\W\d_a-z].{2,60}?)"
    rf"\s+(?:(?:has|have|had)\s+)?(?:[a-z]+ly\s+|now\s+)?{_DONE}\b"
    rf"|(?i:{_CONFIRM})\s+que\s+(?P<partner2>[^\W\d_a-z].{{2,60}}?)"
    r"\s+(?:ha|han|a|ont)\s+(?:[a-zé]+ment[e]?\s+)?[a-zéó]+(?:do|é|i|u)\b"
    rf"|(?i:{_CONFIRM}),?\s+(?:(?:ich|wir|hiermit),?\s+){{0,2}}dass\s+(?:(?:die|der|das)\s+)?"
    r"(?P<partner3>[^\W\d_a-z].{2,60}?)"
    r"\s+(?:[^.\n]{0,160}?)\b(?:hat|haben)\b",
    re.DOTALL,
)
_WORKED = (
    r"(?:made|submitted|presented|offered|provided|delivered|performed|supplied|rendered|carried\s+out|executed"
    r"|completed)"
)
_NAME = r"[^\W\d_a-z][^\n;]{2,60}"
_TO_BY = Begun(
    rf"(?i:\b{_WORKED}\s+(?:to|for))\s+(?P<customer>{_NAME}?)[,;]?\s+(?:by|BY)\s+(?P<partner>{_NAME})"
    rf"|(?i:\b{_WORKED}\s+by)\s+(?P<partner2>{_NAME}?)[,;]?\s+(?:to|for|TO|FOR)\s+(?P<customer2>{_NAME})"
)
"""Not "carried out by Alder Ltd.", and on the next line "For Alder Ltd", which heads a signature."""
_WE_AT = Begun(
    rf"\b(?i:we|I)\s*(?:,|(?i:at|from|of))?\s+(?P<customer>[^\W\d_a-z].{{2,60}}?),?\s+(?:[a-z]+\s+){{0,2}}?{_CONFIRM}"
)
_I_OF = Begun(
    r"\b(?i:I|ich|yo|je)\b,?\s+(?:(?i:the\s+undersigned|soussignée?|la\s+soussignée|le\s+soussigné|abajo\s+firmante"
    r"|el\s+abajo\s+firmante|la\s+abajo\s+firmante|der\s+unterzeichnende|die\s+unterzeichnende),?\s+)?"
    r"[^\W\d_a-z][^\n,;]{2,50},\s+(?:[^\n,;]{2,60}?)\s(?i:of\s+the|of|at|for|with|der|des|bei|von|de\s+la|de|del|chez)\s+"
    rf"(?P<customer>{_NAME}?),?\s+(?i:hereby\s+|hiermit\s+|por\s+la\s+presente\s+)?(?i:{_CONFIRM}|attest\w*)",
    re.DOTALL,
)
"""Who speaks for whom: "I, Ann Moor, Director of Alder Mills, declare that"."""

_WITH_ROLE = later(
    r"\b(?P<word>[^\W\d_]++(?:[ -][a-zß-ÿ]++)?),?(?:[ \t]+|\n(?!\n))"
    r"(?=\((?P<inside>[^\W\d_a-z][^()\n]{2,60})\)|(?P<behind>[^\W\d_a-z][^()\n]{2,60}))"
)
_MEANS = later(
    r"[\"“”„«](?:[Tt]he )?(?P<word>[^\"“”»\n]{4,30})[\"”“»]\s+"
    r"(?:means|shall\s+mean|refers\s+to|is|significa|bezeichnet|désigne)\s+"
    r"(?=(?P<inside>)(?P<behind>[^\W\d_a-z][^()\n]{2,60}))"
)
_PROPER = r"(?:[^\W\d_a-z][\w&.'’-]*+,?\s+(?:(?:of|and|de|y|und|et|&)\s+)?){0,6}?[^\W\d_a-z][\w&.'’-]*+"
"""A run of words that begin with a capital, each taken whole: what follows one is a blank or a comma."""

_FIRM_DID_FOR = later(
    rf"(?<!\w)(?P<partner>{_PROPER})(?:\s\([^()]{{2,40}}\))?,?\s+(?:(?:has|have|had)\s+)?(?:[a-z]+ly\s+)?"
    rf"(?:{_DONE}|(?:agreed|undertaken|undertakes|agrees|contracted)\s+to\s+[a-z]+"
    rf"|(?:will|shall)\s+[a-z]+)\b[^.;\n]{{0,140}}?\s"
    rf"(?:for|to|at)\s+(?P<customer>{_NAME})"
)
_FIRM_DID_OURS = later(
    rf"(?<!\w)(?P<partner>{_PROPER})(?:\s\([^()]{{2,40}}\))?,?\s+(?:(?:has|have|had)\s+)?(?:[a-z]+ly\s+)?"
    rf"(?:{_DONE}|taught|ran|held|introduced|connected|set\s+up)\b[^.;]{{0,140}}?\s(?i:our|us)\b"
)
"""How a customer writes of its supplier: "Millrace Ltd moved all 33 of our PCs"."""

_WHAT_FIRM_DID = later(
    r"(?m)^[ \t]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?:"
    r"What\s+(?:(?:has|have)\s+)?(?P<partner>[^\W\d_a-z][^\n:;?]{2,60}?)\s+(?:(?:has|have)\s+)?(?:did|done|delivered)\b"
    r"(?!\s+(?:it|them|on\s+(?:its|their)\s+own))"
    r"|Was\s+(?:(?:die|der|das)\s+)?(?P<partner2>[^\W\d_a-z][^\n:;?]{2,60}?)\s+"
    r"(?:(?:f\u00fcr\s[^\n:;?]{2,60}?\s)?(?:getan|gemacht|geleistet|geliefert)\s+hat|tat)\b"
    r"|Ce\s+que\s+(?P<partner3>[^\W\d_a-z][^\n:;?]{2,60}?)\s+a\s+(?:fait|r\u00e9alis\u00e9|livr\u00e9)\b"
    r"|(?:Lo\s+que|Qu\u00e9)\s+(?:hizo|ha\s+hecho|realiz\u00f3)\s+(?P<partner4>[^\W\d_a-z][^\n:;?]{2,60}?)(?=\s*(?:[:;?,\n]|$)))"
)
"""How the work is headed or announced: "What Millrace Ltd did, 1 May to 3 June:"; no question."""

_GREETS = later(r"^\s*(?:Dear|Hello|Hi)\b", re.MULTILINE)

_PRODUCT = later(
    r"(?i)(?:microsoft|exchange|sharepoint|teams|azure|dynamics|power|intune|windows|office|onedrive|defender|the|all"
    r"|our)\b"
)

_NO_NAME = later(
    r"(?:Sie|Ihnen|Ihr|Uns|Euch|Dich|You|Us|Usted(?:es)?|Vous"
    r"|(?:Ende |Anfang |Mitte )?(?:Januar|Jänner|Jan|Februar|Feber|März|April|Mai|Juni|Juli"
    r"|August|September|Oktober|November|Dezember|January|February|March|May|June|July|October|December))\.?(?:\s\d{4})?"
)
"""Words with a capital that are nobody's name: "von März bis Mai für Sie"."""

_WE = Begun(r"\(\s*(?:hereinafter\s+)?[\"“'‘](?:we|us|our)[\"”'’][^()]{0,60}\)", re.IGNORECASE)
_YOU = Begun(r"\(\s*(?:hereinafter\s+)?[\"“'‘](?:you|your)[\"”'’][^()]{0,60}\)", re.IGNORECASE)
_YOU_WORK = Begun(
    r"(?i)\byou\s+(?:will|shall|agree\s+to|undertake\s+to|are\s+to)\s+(?:provide|perform|deliver|supply|carry\s+out)\b"
)
"""Words by which the customer writes to the partner."""

_NAME_BEFORE = later(r"(?:^|\n|[.;:,]\s|\b[a-z]+\s+)(?=[^\W\d_a-z])")


def of_statements(view: DocumentView) -> Iterator[Finding]:
    """Yield the organisations that titles and sentences of the first pages give a side."""
    for piece in view.pieces()[:_TITLE_LINES]:
        if len(piece.text) <= _LONGEST_TITLE and _names_both(piece.text):
            found = _BY_FOR.search(piece.text) or _FOR_BY.search(piece.text)
            yield from _of_match(view, piece.page, piece.start, found)
    for page in view.pages[:_HEAD_PAGES]:
        small = view.small(page.number)
        persons = [match.start() for match in _I_OF.finditer(page.text, small)]
        for pattern in (_ON_BEHALF, _I_OF, _HAS_DONE, _TO_BY, _WE_AT):
            for match in pattern.finditer(page.text, small):
                alone = pattern is _WE_AT and (match.start() in persons or _is_a_person(match))
                yield from () if alone else _of_match(view, page.number, 0, match)
        for match in _FIRM_DID_FOR.finditer(page.text):
            both = list(_of_match(view, page.number, 0, match))
            yield from both if all(looks_like_organisation(item.value or "") for item in both) else ()
        for match in _WHAT_FIRM_DID.finditer(page.text):
            firm = list(_of_match(view, page.number, 0, match))
            yield from firm if all(looks_like_organisation(item.value or "") for item in firm) else ()
        letter = _GREETS.search(page.text) is not None
        for match in _FIRM_DID_OURS.finditer(page.text) if letter else ():
            firm = list(_of_match(view, page.number, 0, match))
            yield from firm if all(looks_like_organisation(item.value or "") for item in firm) else ()
        yield from _we_and_you(view, page.number)
        yield from _with_role(view, page.number)


def _names_both(text: str) -> bool:
    """Return whether the words stand in a line with which a title says by and for whom it is."""
    small = text.lower()
    return any(word in small for word in _BY) and any(word in small for word in _FOR)


_BY = ("by", "von", "por", "par")
_FOR = ("for", "f\u00fcr", "para", "pour")


def _of_match(view: DocumentView, page: int, shift: int, match: re.Match[str] | None) -> Iterator[Finding]:
    """Yield the names in the groups of ``match``, which are called after the sides; all or none."""
    groups = [name for name, text in match.groupdict().items() if text] if match else []
    found: list[Finding] = []
    for group in groups:
        assert match is not None
        start, end = match.span(group)
        whole = view.text(page)
        place = name_in(whole, shift + start, shift + end)
        if place is None or _PRODUCT.match(whole[slice(*place)]) or _NO_NAME.fullmatch(whole[slice(*place)]):
            return
        found.append(_finding(view, page, place, Role(group.rstrip("234"))))
    yield from found


def _finding(view: DocumentView, page: int, place: tuple[int, int], role: Role) -> Finding:
    return Finding(fold(view.text(page)[slice(*place)]), (view.span(page, *place),), _CONFIDENCE, role)


def _is_a_person(match: re.Match[str]) -> bool:
    """Say whether a sentence gives its speaker's own name, and no house: "I, Ann Moor, certify"."""
    name = match["customer"]
    return match[0][:1] == "I" and looks_like_person(name) and not looks_like_organisation(name)


def _with_role(view: DocumentView, page: int) -> Iterator[Finding]:
    """Yield the organisations right behind a role word: "the customer Alder Mills Ltd"."""
    text = view.text(page)
    for match in (*_WITH_ROLE.finditer(text), *_MEANS.finditer(text)):
        words = match["word"].split()
        sides = role_words(match["word"]) or role_words(words[-1])
        if len(sides) != 1:
            continue
        place = name_in(text, *match.span("inside" if match["inside"] else "behind"))
        if place is not None and looks_like_organisation(text[slice(*place)]):
            yield _finding(view, page, place, next(iter(sides)))


def _we_and_you(view: DocumentView, page: int) -> Iterator[Finding]:
    """Yield the names that a letter or order calls "we" and "you"; the partner writes, unless told."""
    text, small = view.text(page), view.small(page)
    sides = [(match, Role.PARTNER) for match in _WE.finditer(text, small)]
    sides += [(match, Role.CUSTOMER) for match in _YOU.finditer(text, small)]
    if {role for _, role in sides} != {Role.PARTNER, Role.CUSTOMER} or any(_YOU_WORK.finditer(text, small)):
        return
    for match, role in sides:
        begin = max(0, match.start() - 90)
        starts = [begin + start.end() for start in _NAME_BEFORE.finditer(text[begin : match.start()])]
        for start in starts:
            place = name_in(text, start, match.start())
            if place is not None and not text[place[1] : match.start()].strip(" ,\n"):
                yield _finding(view, page, place, role)
                break
