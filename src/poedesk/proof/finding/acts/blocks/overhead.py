"""What the running text over a signature block says of whose it is."""

from collections.abc import Sequence

from poedesk.kernel.expressions import later
from poedesk.proof.finding.acts.blocks import words
from poedesk.proof.finding.acts.blocks.parts import Kind, Part
from poedesk.proof.finding.acts.blocks.sheets.sheet import height, same_line
from poedesk.proof.finding.acts.naming.people import looks_like_organisation
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.model import Finding, Role, State


def last_sentence(above: Sequence[Part], nearest: Part) -> str:
    """Return the last sentence of the paragraph over a block, whatever lines it is broken over.

    ``above`` stands nearest first; ``nearest`` is its first line that is clearly running text. The short line
    in which the paragraph ends stands under it.
    """
    index = above.index(nearest)
    lines = [nearest]
    for part in reversed(above[:index]):
        if part.kind is not Kind.TEXT or not _goes_on(lines[-1], part):
            break
        lines.append(part)
    for part in above[index + 1 :]:
        if part.kind not in {Kind.RUNNING, Kind.TEXT} or not _goes_on(part, lines[0]):
            break
        lines.insert(0, part)
    return _SENTENCE_END.split(" ".join(part.text for part in lines).strip())[-1]


_SENTENCE_END = later(r"(?<=[^\W\d_]{3}[.!?])\s+(?=[^\W_a-z])")


def _goes_on(over: Part, under: Part) -> bool:
    """Return whether two lines of text stand directly under each other, and the upper ends no sentence."""
    near = -0.4 * height(over.box) <= under.box.top - over.box.bottom <= 0.8 * height(over.box)
    same = same_line(over.box, under.box) and over.box.left <= under.box.left
    return (near or same) and not over.text.rstrip().endswith((".", "!", "?", ":"))


def mentioned(text: str, parties: Sequence[Finding]) -> Role | None:
    """Return the side of the one party that a sentence names.

    Who stands behind the verb of "Harbour Foods accepts what Brightpath has done" does not speak.
    """
    said = f" {' '.join(organisation_words(text))} "
    verb = _SPEAKS.search(said)
    return named(said[: verb.end()] if verb is not None else said, parties)


def named(text: str, parties: Sequence[Finding]) -> Role | None:
    """Return the side of the one party whose name stands in a text; null for none and for both."""
    said = f" {' '.join(organisation_words(text))} "
    known = [p for p in parties if p.role and p.value and p.state is State.PRESENT]
    roles = {
        p.role for p in known if (core := " ".join(organisation_words(p.value or ""))) and f" {core} " in said
    }
    return roles.pop() if len(roles) == 1 else None


_SPEAKS = later(r" (?:hereby )?(?:accepts|confirms|acknowledges|approves|certifies) ")


_TAKES_OVER = later(
    r"\b(?:we|i|client|customer|buyer|trust|firm|company)\b.{0,40}\b(?:accept\w*|approv\w*|confirm\w*|agree\w*|acknowledg\w*)"
    r"|^\W*(?:accepted|approved|agreed|acknowledged)\b"
    r"|\b(?:wir|ich|hiermit)\b.{0,60}\b(?:bestatig\w*|nehmen|nehme|akzeptier\w*|genehmig\w*)|\b(?:abgenommen|einverstanden)\b"
    r"|\b(?:aceptamos|acepto|confirm(?:o|amos)|conforme|damos por|doy por|recibido)\b"
    r"|\b(?:nous|je)\b.{0,40}\b(?:accept\w*|approuv\w*|confirm\w*|valid\w*|reconn\w*)|\bbon pour accord\b"
)
_PERFORMED = later(
    r"\bwe (?:have |had )?(?:rendered|performed|delivered|completed|carried out|done|did|provided)\b"
    r"|\b(?:haben wir|wir haben|nous avons|hemos)\b"
)
"""What only those say who did the work."""


def takes_over(text: str) -> bool:
    """Return whether a sentence accepts work, as only a customer does."""
    low = words.flat(text)
    return _TAKES_OVER.search(low) is not None and _PERFORMED.search(low) is None


_ORDERS = later(
    r"\W*(?:bon pour (?:commande|travaux)|commande (?:passee|validee|confirmee)"
    r"|(?:auftrag|bestellung) (?:erteilt|ausgelost)|bestellt|beauftragt"
    r"|ordered|order (?:placed|authori[sz]ed)|work (?:ordered|authori[sz]ed)"
    r"|pedido (?:autorizado|confirmado)|(?:visto )?per (?:accettazione )?ordine"
    r"|(?:getekend )?voor (?:opdracht|bestelling))"
    r"(?: (?:by|le|am|on|el|par|durch|door))?\W*"
)


def orders(text: str) -> bool:
    """Return whether a heading says that work is ordered, as only the customer does: "Bon pour commande"."""
    return _ORDERS.fullmatch(words.flat(text)) is not None


def stands_in_list(above: Sequence[Part], part: Part) -> bool:
    """Return whether words are of a list of the parties over the running text of the paper.

    "Supplier | Brightpath Ltd" at its top says who they are, and not whose the block under the text is.
    """
    texted = any(other.kind is Kind.RUNNING and other.box.top >= part.box.bottom for other in above)
    if not texted:
        return False
    labels = [part] if part.kind is Kind.PARTY else _labels_left(above, part)
    return any(words.role_of(label.label_text) is not None for label in labels)


def _labels_left(above: Sequence[Part], part: Part) -> list[Part]:
    return [
        other
        for other in above
        if other.kind is Kind.PARTY
        and other.box.right <= part.box.left + 2
        and same_line(other.box, part.box)
    ]


_CLAUSE = later(r"^\d{1,2}(?:\.\d{1,2})+\.?\s")
_SMALL_WORDS = 2
"""Words in small letters, from which a line with a stop is a sentence and no name."""


def is_clause(text: str) -> bool:
    """Return whether a line is a numbered clause of the paper: "1.02 The contractor is Brightpath Ltd."."""
    said = text.strip()
    few = sum(word[:1].islower() for word in said.split()) >= _SMALL_WORDS
    return _CLAUSE.match(said) is not None and few


def is_sentence(text: str) -> bool:
    """Return whether a line is a sentence or its end: "4.01 The services are accepted."."""
    said = text.strip()
    *first, last = said.split() or [""]
    if is_clause(said):
        return True
    named = looks_like_organisation(last) or len(last.strip(".")) <= _SMALL_WORDS
    return said.endswith(".") and not named and sum(word[:1].islower() for word in first) >= _SMALL_WORDS
