"""Sentences that belong to what a passage tells: who acted, which product, what was wrong before.

Each function changes the list of sentences that it is given.
"""

from collections.abc import Sequence
from itertools import takewhile

from poedesk.kernel.expressions import compiled
from poedesk.proof.finding.narratives.features import RECITAL, counted, describe
from poedesk.proof.finding.narratives.participles import done_words
from poedesk.proof.finding.narratives.troubles import tells_lack
from poedesk.proof.finding.page.form_text import is_instruction
from poedesk.proof.finding.page.passages import Form, Passage, Sentence
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.names import may_name
from poedesk.proof.policy.vocabulary import Vocabulary

_SITUATION = 20
"""Words from which a paragraph can tell a situation that the next one answers."""

_FOLLOWS = compiled(
    r"\W*(?:(?!\bif\b)[\w'-]+ ){0,4}?(?:therefore|accordingly|hence|to that end"
    r"|for (?:this|that) (?:reason|purpose)|as a result|deshalb|daher|darum|deswegen|hierfur"
    r"|por (?:ello|eso|esto|(?:lo )?tanto)|c'est pourquoi|donc)\b"
    r"|\W*(?:to (?:help|solve|meet|address|achieve|close|end|change|remedy|fix|prevent|answer)"
    r"|para (?:ayudar|resolver|lograr|atender|responder)|pour (?:aider|repondre|resoudre|cela)"
    r"|um (?:dies|das|dem))\b"
)
"""How a paragraph begins that answers the one before it; over plain text."""


_LEGAL = compiled(
    r"\b(?:shall|hereunder|herein|hereto|hereby|thereof|pursuant|liabilit\w+|indemnif\w+"
    r"|warrant\w*|damages|injunction|obligations?|offeror|whereas)\b"
)


def name_situation(passage: Passage, needs: list[Sentence], work: Sequence[Sentence]) -> None:
    """Add to the first sentence of a need the one or two before it: they tell what was wrong.

    "In January a whole rack was washed twice. I wanted all to see one list."
    """
    if not needs or len(needs[0].text.split()) > _FULL:
        return
    at = next(number for number, s in enumerate(passage.sentences) if s.start == needs[0].start)
    before = passage.sentences[max(0, at - _BEFORE) : at]
    doing = {sentence.start for sentence in work}
    told = [s for s in before if s.start not in doing and len(s.text.split()) >= _TELLING_WORDS]
    needs[:0] = [s for s in told if not is_instruction(s.text) and not is_legal(plain_of(s.text).text)]


_FULL = 30
"""Words of a sentence that tells a need by itself."""

_BEFORE = 2
"""Sentences before it that can tell what was wrong."""

_TELLING_WORDS = 5
"""Words of such a sentence, at least: a greeting has fewer."""


def situation(passage: Passage, following: Passage | None, vocabulary: Vocabulary) -> list[Sentence]:
    """Return the sentences in which something goes wrong, right before the first that tells work.

    Where none of the passage does, those at its end, when the one that follows begins with work on a product.
    A recital says by its first word that what it tells is why a contract is made.
    """
    if RECITAL.match(passage.plain.text):
        return list(passage.sentences) if tells_lack(passage.plain.text) else []
    if passage.form is not Form.TEXT or not tells_lack(passage.plain.text):
        return []
    known = passage.sentences
    first = next((number for number, s in enumerate(known) if _works_on_product(s, vocabulary)), None)
    if first is None:
        if following is None or not _is_work_on_product(following, vocabulary):
            return []
        first = len(known)
    told = [
        s
        for s in known[max(0, first - _SITUATION_SENTENCES) : first]
        if len(s.text.split()) >= _TELLING_WORDS and not s.text.rstrip().endswith("?")
        if not is_instruction(s.text) and not is_legal(plain_of(s.text).text)
        if not _ADDRESSES.match(plain_of(s.text).text) and not _TERMS.search(plain_of(s.text).text)
    ]
    return told if any(tells_lack(plain_of(s.text).text) for s in told) else []


_SITUATION_SENTENCES = 3
_TERMS = compiled(
    r"\b(?:payable|vat|deductions?|receipt of (?:the|an) invoice|days (?:after|of"
    r"|from) (?:receipt|the invoice)"
    r"|governing law|(?:this|the) (?:offer|quotation|agreement|report|document|letter) (?:is|does|was|has)"
    r"|zahlbar|mwst|mehrwertsteuer|abzug|rechnungseingang|payables?|tva|hors taxes|iva|pagader\w+)\b"
)
"""Words of terms and of papers about themselves: no situation."""

_ADDRESSES = compiled(
    r"\W*(?:please|kindly|thank|dear|bitte|danke|veuillez|merci|por favor|gracias|rogamos)\b"
)


def with_actor(passage: Passage, told: Sequence[Sentence], vocabulary: Vocabulary) -> tuple[Sentence, ...]:
    """Return what a label inside a paragraph says of work, with the sentence before it that tells on what.

    "Skerry set up Exchange Online for them in May. The need: ... The work: nine mailboxes, one for orders."
    """
    if not told or describe(" ".join(s.text for s in told), vocabulary).names_products:
        return tuple(told)
    before = (s for s in passage.sentences if s.end <= told[0].start)
    acting = next((s for s in before if _works_on_product(s, vocabulary)), None)
    return tuple(told) if acting is None else (acting, *told)


def _is_work_on_product(passage: Passage, vocabulary: Vocabulary) -> bool:
    """Return whether the first sentences of a paragraph name a product, and tell of work."""
    told = passage.sentences[:_SITUATION_SENTENCES]
    if any(_works_on_product(one, vocabulary) for one in told):
        return True
    named = any(describe(one.text, vocabulary).names_products for one in told)
    return named and len(done_words(passage.text)) >= _SEVERAL


def _works_on_product(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    features = describe(sentence.text, vocabulary)
    return features.names_products and (features.acts or bool(done_words(sentence.text)))


def name_product(passage: Passage, needs: list[Sentence], vocabulary: Vocabulary) -> None:
    """Add to the sentences of a need the one of the same passage that names the product, when none does."""
    if not needs or any(describe(sentence.text, vocabulary).names_products for sentence in needs):
        return
    naming = (s for s in passage.sentences if describe(s.text, vocabulary).names_products)
    needs.extend(s for s in (next(naming, None),) if s is not None)
    needs.sort(key=lambda sentence: sentence.start)


def name_answer(
    passage: Passage, needs: list[Sentence], following: Passage | None, vocabulary: Vocabulary
) -> None:
    """Add to a need that names no product the first sentence of the next paragraph, when it answers the need.

    It does when it names a product, tells work and says that it follows from what was said: two paragraphs
    that only stand beside each other are not cause and effect.
    """
    if not needs or following is None or following.form is not Form.TEXT or passage.form is not Form.TEXT:
        return
    if len(passage.text.split()) < _SITUATION or following.page not in {passage.page, passage.page + 1}:
        return
    if any(describe(sentence.text, vocabulary).names_products for sentence in needs):
        return
    if not any(describe(sentence.text, vocabulary).wants for sentence in needs):
        return
    first = next(iter(following.sentences), None)
    if first is None or not _FOLLOWS.match(plain_of(first.text).text):
        return
    told = describe(first.text, vocabulary)
    if told.names_products and (told.acts or told.presales):
        needs.append(first)


def name_actor(passage: Passage, work: list[Sentence], vocabulary: Vocabulary) -> None:
    """Add to sentences of work ("In January they moved ...") the one before them that says who acted."""
    if not work or any(describe(sentence.text, vocabulary).actor for sentence in work):
        return
    before = [s for s in passage.sentences if s.start < work[0].start]
    acting = (s for s in reversed(before) if describe(s.text, vocabulary).actor)
    work[:0] = [s for s in (next(acting, None),) if s is not None]


def by_forms(passage: Passage, vocabulary: Vocabulary) -> list[Sentence]:
    """Return the sentences that tell work by the forms of their words, whichever verbs they are.

    They name a product, say that several things were done, and how much; none tells what went wrong.
    """
    if not may_name(passage.plain.text, vocabulary) or len(done_words(passage.text)) < _SEVERAL:
        return []
    told = [s for s in passage.sentences if _tells_by_form(s, vocabulary)]
    features = describe(" ".join(s.text for s in told), vocabulary)
    several = len({word for s in told for word in done_words(s.text)}) >= _SEVERAL
    return told if several and features.names_products and features.quantified else []


_SEVERAL = 2


def _tells_by_form(sentence: Sentence, vocabulary: Vocabulary) -> bool:
    features = describe(sentence.text, vocabulary)
    if features.trouble or features.wants or not (features.names_products or done_words(sentence.text)):
        return False
    return _may_go_on(sentence) and bool(counted(sentence.text, vocabulary))


def _may_go_on(sentence: Sentence) -> bool:
    plain = plain_of(sentence.text).text
    return not (sentence.text.rstrip().endswith("?") or is_instruction(sentence.text) or is_legal(plain))


def go_on(passages: Sequence[Passage], work: list[Sentence], vocabulary: Vocabulary) -> None:
    """Add to sentences of work those after them in which more is told that was done.

    ``passages`` are their own and the items of the list that follow it. "A site was set up in SharePoint for
    each district. Broken links were chased until none was left."
    """
    if not work:
        return
    last = work[-1]
    after = [s for s in passages[0].sentences if s.start > last.start]
    after += [s for one in passages[1:] for s in one.sentences]
    work.extend(s for s in after if done_words(s.text) and _tells_by_form(s, vocabulary))


def listed_after(known: Sequence[Passage], number: int) -> Sequence[Passage]:
    """Return the items of a list that follow one of its items, or the lines of a cell that follow one."""
    page, cell = known[number].page, known[number].cell
    if cell is not None:
        return tuple(takewhile(lambda one: one.cell == cell and one.page == page, known[number + 1 :]))
    if known[number].form is not Form.ITEM:
        return ()
    return tuple(takewhile(lambda one: one.form is Form.ITEM and one.page == page, known[number + 1 :]))


def in_one_cell(lines: Sequence[Passage], work: list[Sentence]) -> None:
    """Add to work what the other ``lines`` of its cell tell of it: an item's title, then what it covers."""
    if work:
        work.extend(s for line in lines for s in line.sentences if _may_go_on(s))


def is_legal(plain: str) -> bool:
    """Return whether a sentence speaks as contracts do; what a customer has or wants may be a recital."""
    recital = RECITAL.match(plain)
    return _LEGAL.search(plain, recital.end() if recital else 0) is not None
