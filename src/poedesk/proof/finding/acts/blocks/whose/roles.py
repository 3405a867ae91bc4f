"""Says for which side a signature block is: by its own words, by its headings, by the party that it names."""

import re
from collections.abc import Sequence

from poedesk.kernel.expressions import later
from poedesk.kernel.records import dataclass
from poedesk.proof.finding.acts import when
from poedesk.proof.finding.acts.blocks import values, words
from poedesk.proof.finding.acts.blocks.columns import Block
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import height, middle, same_line
from poedesk.proof.finding.acts.blocks.signing.sentences import told_over
from poedesk.proof.finding.acts.blocks.whose.asked import answers_other_side, asked_side, stands_over_head
from poedesk.proof.finding.acts.blocks.whose.lists import (
    lists_both_sides,
    lists_contact,
    stands_in_list,
    without_list,
)
from poedesk.proof.finding.acts.blocks.whose.overhead import (
    ends_paragraph,
    headed,
    heads_block,
    is_clause,
    is_sentence,
    last_sentence,
    mentioned,
    named,
    names_both,
    orders,
    received_for,
    reports,
    role_of_section,
    speaks,
    takes_over,
    told_by_section,
)
from poedesk.proof.finding.acts.blocks.whose.party_names import (
    begins_for,
    behind_person,
    can_be_party,
    clean_name,
    on_behalf,
)
from poedesk.proof.finding.acts.blocks.whose.section_heads import is_addressed
from poedesk.proof.finding.acts.naming.people import (
    looks_like_organisation,
    looks_like_person,
    looks_like_title,
)
from poedesk.proof.finding.acts.places import Style
from poedesk.proof.finding.identity.names import organisation_words, same_keys
from poedesk.proof.finding.model import Finding, Role, State

CAPTION_WORDS = 5
"""Words of a caption such as "(for the Customer)" at most."""


@dataclass(frozen=True, slots=True)
class Side:
    """For whom a block is."""

    role: Role | None
    party: str | None


def side_of(block: Block, parties: Sequence[Finding]) -> Side:
    """Return the side of ``block``; ``parties`` are the organisations that the document names."""
    if block.anchor.style is Style.ROWS:
        over = [p for p in [*block.parts, *block.above] if middle(p.box) < block.anchor.ref.top]
        told = told_over(sorted(over, key=lambda p: -p.box.bottom), parties)
        if told is not None:
            return Side(told.role, told.party)
    block = without_list(block)
    party = _party(block, parties)
    role = _role(block, party, parties)
    if role is Role.PARTNER and party is not None:
        known = role_of_party(party, parties) or words.role_of(party)
        party = party if known is not Role.CUSTOMER else None  # the label says whose line it is
    return _of_own_column(block, Side(role, party), parties)


def _of_own_column(block: Block, side: Side, parties: Sequence[Finding]) -> Side:
    """Return ``side``, but never that of the column beside, where heads on one line name both sides.

    A signature without a label, alone on its line, has all of a table for its block.
    """
    if (block.anchor.style is not Style.ITSELF and block.anchor.part is not None) or side.role is None:
        return side
    over = [p for p in (*block.parts, *block.above) if p.box.bottom <= block.anchor.ref.top + 2]
    heads = [(p, role) for p in over if (role := role_of_party(clean_name(p.text) or "", parties))]
    for part, role in sorted(heads, key=lambda head: -head[0].box.top):
        level = [head for head in heads if same_line(head[0].box, part.box)]
        if len({other for _, other in level} | {role}) > 1:
            left = block.anchor.ref.left + height(part.box)
            own = [head for head in level if head[0].box.left <= left]
            told = max(own, key=lambda head: head[0].box.left)[1] if own else None
            return side if told is side.role else Side(Role.PARTNER if told is Role.PARTNER else None, None)
    return side


def role_of_party(name: str, parties: Sequence[Finding]) -> Role | None:
    """Return the role of the party that ``name`` agrees with; null when none or both sides do."""
    keys = same_keys(name)
    roles = {
        p.role
        for p in parties
        if p.role and p.value and p.state is State.PRESENT and not keys.isdisjoint(same_keys(p.value))
    }
    return roles.pop() if len(roles) == 1 else None


def _role(block: Block, party: str | None, parties: Sequence[Finding]) -> Role | None:
    own = block.anchor.part
    if own is not None and own.label is not None and (role := words.role_of(own.label_text)):
        return role
    if block.anchor.field is not None and own is None:
        item = block.anchor.field
        if role := words.role_of(_apart(item.label or "")) or words.role_of(_apart(item.name)):
            return role
    if party is not None and (role := role_of_party(party, parties)):
        return role
    labels = {
        words.role_of(p.label_text) for p in block.parts if p.kind is not Kind.OTHER and p.label is not None
    }
    labels |= {words.role_of(p.text) for p in block.parts if p.kind in {Kind.PARTY, Kind.BY} and p.text}
    labels.discard(None)
    if len(labels) == 1:
        return labels.pop()
    return _role_above(block, parties) if not labels else _nearest_label(block)


def _names_party(block: Block) -> bool:
    """Return whether the block names its own party: then running text over it does not say whose it is."""
    heads = [p for p in [*block.parts, *block.above] if p.kind is Kind.TEXT]
    if any(_SIGNED_BY.match(words.flat(p.text)) for p in heads):
        return True
    return any(
        p.kind in {Kind.PARTY, Kind.BY} and can_be_party(clean_name(p.text) or "") for p in block.parts
    )


_SIGNED_BY = later(r"^(?:signed|accepted|agreed|acknowledged|approved|confirmed) (?:by|for) \w")


def _apart(name: str) -> str:
    """Return a field's name as words: "CustomerSignature_1" is "Customer Signature 1"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ")


def _nearest_label(block: Block) -> Role | None:
    over = [
        p
        for p in block.parts
        if p.box.top <= block.anchor.ref.top and p.label is not None and p.kind in {Kind.PARTY, Kind.BY}
    ]
    for part in sorted(over, key=lambda p: -p.box.top):
        if role := words.role_of(part.label_text + " " + part.text):
            return role
    return None


def _role_above(block: Block, parties: Sequence[Finding]) -> Role | None:
    """Return the side that the headings in and over the block name, the nearest first."""
    told = _role_inside(block, parties)
    if told is not None:
        return told
    listed = lists_both_sides(block)
    if listed and (first := next((p for p in block.above if p.text), None)) is not None:
        runs = first.kind is Kind.RUNNING
        said_last = last_sentence(block.above, first) if runs else ""
        told = mentioned(said_last, parties) if speaks(said_last) else None
        told = (told if runs else headed(first)) or received_for(said_last or first.text, parties)
        told = told or (Role.CUSTOMER if takes_over(first.text) else None)
        return told or (told_by_section(block.above) if not _names_party(block) else None)
    for part in block.above:
        if part.kind is Kind.RUNNING:
            said_over = last_sentence(block.above, part)
            said = mentioned(said_over, parties) or role_of_section(block.above)
            return said if block.alone and not _names_party(block) else None
        if not _covers(block, part) or is_clause(part.text) or lists_contact(block.above, part):
            continue
        if is_addressed(f"{part.label_text} {part.text}"):
            return None
        if role := headed(part):
            return role
    return None


def _role_inside(block: Block, parties: Sequence[Finding]) -> Role | None:
    """Return the side that a heading in the block names, or a caption under its place of signing.

    Who orders is the customer, unless the block names the partner.
    """
    plain = [p for p in block.parts if p.kind is Kind.TEXT]
    inside = [p for p in plain if p.box.top <= block.anchor.ref.bottom and not lists_contact(plain, p)]
    for part in sorted(inside, key=lambda p: -p.box.top):
        if heads_block(part) and (role := headed(part)):
            return role
        if orders(part.text):
            texts = [p.text for p in (*block.parts, block.anchor.part) if p is not None]
            partners = any(named(text, parties) is Role.PARTNER for text in texts)
            return None if partners else Role.CUSTOMER
    under = (p for p in plain if p.box.top > block.anchor.ref.top and len(p.text.split()) <= CAPTION_WORDS)
    roles = (words.role_of(p.text) for p in under if not looks_like_title(p.text))
    return next((role for role in roles if role), None)


def _covers(block: Block, part: Part) -> bool:
    """Return whether a heading stands over this block's column and no other's."""
    if block.alone:
        return True
    left, right = block.reach.left, block.reach.right
    return left <= part.box.left + 10 and part.box.right <= right + 10


def _of_other_side(block: Block, part: Part, parties: Sequence[Finding]) -> bool:
    """Return whether a name is that of the side for which the signature's own label does not ask.

    In the block itself only a label says so: a name there without one contradicts the label.
    """
    told = asked_side(block)
    if told is None:
        return False
    label = words.role_of(part.label_text)
    if label is not None:
        return label is not told
    if answers_other_side(block, part, told):
        return True
    apart = part not in block.parts or stands_over_head(block, part)
    if not apart:
        return False
    if (said := words.role_of(part.text)) is not None:
        return said is not told
    known = role_of_party(clean_name(part.text) or "", parties)
    return known is not None and known is not told


def _party(block: Block, parties: Sequence[Finding]) -> str | None:
    """Return the organisation that the block names: after "on behalf of", at a label, in its heading."""
    if (own := _signed_for(block)) is not None:
        return own
    for part in _by_nearness(block, {Kind.PARTY, Kind.BY}):
        name = clean_name(part.text) if not _of_other_side(block, part, parties) else None
        if (
            name
            and can_be_party(name)
            and (part.kind is Kind.PARTY or values.judge(part.text) is None or looks_like_organisation(name))
        ):
            return name
    texts = [
        part
        for part in _by_nearness(block, {Kind.TEXT})
        if not _answers_a_label(block, part)
        and (part.box.top < block.anchor.ref.bottom or _told_under(part.text, parties))
    ]
    higher = [part for part in texts if part.box.top < block.anchor.ref.top]
    nearer = _down_to_role(sorted(higher, key=lambda p: -p.box.top))
    texts = [part for part in texts if part not in higher or part in nearer]
    over = [p for p in block.above if p.kind in {Kind.TEXT, Kind.PARTY} and _covers(block, p)]
    over = [p for p in over if not stands_in_list(block.above, p)]
    if lists_both_sides(block):
        over = [part for part in over if part.kind is not Kind.PARTY]
    over = _down_to_role(over)
    texts += [part for part in over if not _answers_a_label(block, part)][:3]
    texts = [p for p in texts if not (_of_other_side(block, p, parties) or names_both(p.text, parties))]
    texts = texts[:1] + [p for p in texts[1:] if not is_sentence(p.text)]
    texts = [p for p in texts if not ends_paragraph(block.above, p, block.parts)]
    for part in texts:
        name = behind_person(part.text) or clean_name(part.text)
        if name and can_be_party(name) and role_of_party(name, parties) is not None:
            return name
    for part in texts:
        name = behind_person(part.text) or clean_name(part.text)
        stands_over = part.box.top < block.anchor.ref.top
        headed = begins_for(part.text) or not looks_like_person(name or "")
        heads = stands_over and part in block.parts and _headlike(part) and headed
        told = looks_like_organisation(name or "") and not is_sentence(part.text)
        if name and can_be_party(name) and (told or heads):
            return _with_line_above(name, part, texts)
    return _known_in(block, parties) or _spoken_for(block)


def _told_under(text: str, parties: Sequence[Finding]) -> bool:
    """Return whether a line under a signature names an organisation."""
    return looks_like_organisation(text) or any(
        name is not None and role_of_party(name, parties) is not None
        for name in (behind_person(text), clean_name(text))
    )


_SIGNATURE_FOR = later(
    r"(?:authori[sz]ed )?(?:signature|firma|unterschrift) (?:for|por|fur|pour) (?!and\b)(?P<who>.{3,70})$"
)
_BEHALF_FOLLOWS = later(r"^(?:we|i|it|the undersigned|this|accepted|agreed|signed|acknowledged|approved)\b")


def _signed_for(block: Block) -> str | None:
    """Return for whom the signature's own label asks it: "Signature, for and on behalf of Lakeview"."""
    own = block.anchor.part
    if own is None or own.label is None:
        return None
    found = _SIGNATURE_FOR.match(words.flat(own.label_text))
    name = clean_name(own.label_text[found.start("who") :]) if found else None
    if name and can_be_party(name) and words.role_of(name) is None:
        return name
    return on_behalf(own.label_text)


def _spoken_for(block: Block) -> str | None:
    """Return for whom the sentence directly over the page's only block speaks: "We accept on behalf of"."""
    first = block.above[0] if block.above and block.alone else None
    if first is None or first.kind is not Kind.RUNNING:
        return None
    return on_behalf(first.text) if _BEHALF_FOLLOWS.match(words.flat(first.text)) else None


def _down_to_role(over: Sequence[Part]) -> list[Part]:
    """Return the headings over a block, nearest first, up to the one that says for which side it is.

    What stands higher, a letterhead perhaps, is for something else, but for the line directly over it.
    """
    found: list[Part] = []
    for part in over:
        last = found[-1] if found else None
        if last is not None and words.role_of(f"{last.label_text} {last.text}") is not None:
            near = last.box.top - part.box.bottom <= 0.6 * height(part.box)
            adjacent = near and last is over[len(found) - 1]
            role = words.role_of(f"{last.label_text} {last.text}")
            if adjacent or (part.kind is Kind.PARTY and words.role_of(part.label_text) is role):
                return [*found, part]
            continue
        found.append(part)
    return found


def _with_line_above(name: str, part: Part, texts: Sequence[Part]) -> str:
    """Return a name in capitals with its first line, when it is broken over two."""
    for other in texts:
        joined = 0 <= part.box.top - other.box.bottom + 0.4 * height(part.box) <= height(part.box)
        first = clean_name(other.text)
        if (
            joined
            and abs(other.box.left - part.box.left) < height(part.box)
            and first
            and first.isupper()
            and name.isupper()
        ):
            whole = f"{first} {name}"
            return (
                whole
                if can_be_party(first) and not looks_like_organisation(first) and not when.read(first)
                else name
            )
    return name


def _answers_a_label(block: Block, part: Part) -> bool:
    """Return whether a text stands right of something that is no label for a party, as "Project Name"."""
    return any(
        other.kind not in {Kind.PARTY, Kind.BY, Kind.LINE}
        and same_line(other.box, part.box)
        and other.box.right <= part.box.left + 2
        for other in [*block.parts, *block.above]
    )


def _known_in(block: Block, parties: Sequence[Finding]) -> str | None:
    """Return the one party with a role that the headings of the block mention: "Agreed for Lakeview by:"."""
    higher = [p for p in block.parts if p.box.bottom <= block.anchor.ref.top]
    over = _down_to_role(sorted(higher, key=lambda p: -p.box.top))
    over += [p for p in block.parts if p not in higher and p.box.top <= block.anchor.ref.bottom]
    over = [p for p in over if not (_of_other_side(block, p, parties) or reports(p.text))]
    over.sort(key=lambda p: p.box.top)  # a name that is broken over lines
    said = " ".join(" ".join(organisation_words(f"{p.label_text} {p.text}")) for p in over)
    asked = asked_side(block)
    known = {p.value: p.role for p in parties if p.role and p.value and p.state is State.PRESENT}
    known = {name: role for name, role in known.items() if asked in {None, role}}
    found = [
        name for name in known if (core := " ".join(organisation_words(name))) and f" {core} " in f" {said} "
    ]
    return found[0] if len({known[name] for name in found}) == 1 else None


def _headlike(part: Part) -> bool:
    letters = [sign for sign in part.text if sign.isalpha()]
    return (
        part.heading
        or begins_for(part.text)
        or (len(letters) > len("SA") and all(sign.isupper() for sign in letters))
    )


def _by_nearness(block: Block, kinds: set[Kind]) -> list[Part]:
    ref = block.anchor.ref
    found = [p for p in block.parts if p.kind in kinds]
    return sorted(
        found, key=lambda p: abs(p.box.top - ref.top) + (0 if p.box.top <= ref.top else 40 * height(ref))
    )
