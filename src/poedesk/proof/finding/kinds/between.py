"""The contract's last kind: any other document between the two parties that describes work.

A document whose title and words say nothing about its kind is one when it names both sides, tells of work and
carries the customer's act; or when its title says that it sums up or confirms the work, and the customer
signed it. What is no proof was told by its title and words before.
"""

import re
from collections.abc import Mapping, Sequence

from poedesk.kernel.expressions import later
from poedesk.proof.finding.acts.unannounced.speakers import accepts
from poedesk.proof.finding.kinds.opened import opened, reads_like
from poedesk.proof.finding.kinds.rules import Kind, plain_pages, rules
from poedesk.proof.finding.kinds.weighing import weigh
from poedesk.proof.finding.model import Act, Finding, Role, State
from poedesk.proof.finding.page.passages import Form, Passage, passages
from poedesk.proof.finding.page.view import DocumentView
from poedesk.proof.finding.wording.plain import plain_of

BETWEEN = 0.6
"""Confidence of a kind that is told by what the document does, not by what it calls itself."""

_SAID = 0.5
"""Confidence from which a party or described work counts."""

_TITLE_WORDS = 16
"""Words of the longest title."""

_HEAD = 8
"""Passages at the top among which a title or a line "Subject: ..." stands."""

_LETTERHEAD = 20
"""Passages at the top of a letter among which it greets its reader."""

_GREETING = later(
    r"^\W*(?:dear|sehr geehrte[rs]?|liebe[rs]?|guten tag|estimad[oa]s?|apreciad[oa]s?|muy senor(?:es)?"
    r"|cher|chere|madame|monsieur|mesdames)\b.{0,60}$"
)

_ACCEPTS = later(
    r"\b(?:acceptance|sign-?off|acknowledge?ment|approval|abnahme|freigabe|aceptacion|conformidad"
    r"|acceptation"
    r"|reception des (?:travaux|prestations))\b(?! (?:criteria|tests?|testing|plan|period|procedure)\b)"
)
"""A heading under which the customer accepts what a report tells."""

_SUMS_UP = later(
    r"^\W*(?:(?:subject|re|betreff|asunto|objet)\s*:\s*)?(?:[\w-]+ ){0,3}?"
    r"(?:confirmation|certificate|certification|summary|record|account|statement|overview|bestatigung"
    r"|zusammenfassung|ubersicht|nachweis"
    r"|bescheinigung|confirmacion|certificado|resumen|constancia|relacion|attestation|recapitulatif"
    r"|resume)\b.{0,30}?"
    r"\b(?:pre-?sales|work|services?|engagement|activities|project|pilot|deployment|migration|preventa"
    r"|trabajos?"
    r"|servicios|actividades|proyecto|arbeiten|leistungen|projekts?|travaux|prestations?|avant-vente"
    r"|projet)\b"
)
"""A title that says that the document tells of work: "Summary of the engagement"."""


_CONFIRMS = later(
    r"\b(?:confirms?|acknowledges?|certif(?:y|ies)|declares?|attests?|accepts?)\s+"
    r"(?:that\s+(?:you|the (?:supplier|partner|provider|contractor|consultant))\b"
    r"|the (?:services?|work|works) (?:of|by|done|performed)\b)"
    r"|\bbestatig(?:en|t|e)\b[^.]{0,40}\b(?:dass|die (?:leistungen|arbeiten))\b"
    r"|\b(?:confirma(?:mos)?|certifica(?:mos)?|declara(?:mos)?|ha(?:ce|cemos|go) constar"
    r"|acredita(?:mos)?)\s+que\b"
    r"|\b(?:confirmons|attestons|certifions|declarons|atteste|certifie)\s+que\b"
)
"""What the opening says of a paper by which one side confirms the work of the other."""


def settled_kind(
    view: DocumentView, kind: Kind, found: Mapping[str, Sequence[Finding]], acts: Sequence[Act]
) -> Kind:
    """Return ``kind``; where it is unknown, a contract for both parties, described work and an act."""
    accepted = kind.kind == "supporting-document" and (_asks_acceptance(view) or _takes_over(view))
    known = kind.kind != "unknown" or kind.detail is not None
    if (known and not accepted) or _never(view):
        return kind
    sides = _sides(found, acts)
    asked = _asks_acceptance(view) and any(_of_customer(act) for act in acts)
    if accepted and sides != _BOTH and not (_takes_over(view) or asked):
        return kind
    between = (
        sides == _BOTH
        or _confirms(view)
        or _sums_up(view)
        or _takes_over(view)
        or (accepted and asked)
        or (bool(sides) and _is_letter(view))
        or (accepts(view) and (_is_letter(view) or _titled_acceptance(view)))
    )
    if not between or not any(_by_customer(act) for act in acts):
        return kind
    if reads_like(view, "not-proof"):
        return kind
    told = next((f for key in ("work", "presales") for f in found.get(key, ()) if _stated(f)), None)
    if told is None:
        return kind
    title = passages(view)[:1]
    return Kind("contract", None, BETWEEN, (*(passage.span() for passage in title), *told.spans[:1]))


def kind_between(
    view: DocumentView, kind: Kind, found: Mapping[str, Sequence[Finding]], acts: Sequence[Act]
) -> str | None:
    """Return what a paper of no known kind is wherever it names the two parties of a claim; null for nothing.

    So with a description that is approved in itself as one of what has been built.

    Which parties these are, and whose act it bears, the paper need not say by roles or labels: the claim
    does. When somebody signed it, it is what it surely reads like, else a contract when it tells work and
    hardly reads like what never counts.
    """
    signed = any(act.is_signed and not act.quoted for act in acts)
    if signed and kind.kind == "supporting-document" and _approves_what_is_built(view):
        return "contract" if _tells_work(found) else None
    if not signed or kind.kind != "unknown" or kind.detail is not None or _never(view):
        return None
    seen = opened(view, kind)
    if seen.kind != "unknown":
        return seen.kind
    weighed = weigh(view)
    if weighed is not None and weighed.kind == "not-proof":
        return None
    return "contract" if _tells_work(found) else None


def finally_kind(
    view: DocumentView, kind: Kind, found: Mapping[str, Sequence[Finding]], acts: Sequence[Act]
) -> Kind:
    """Return the kind once everything is found: of rules, of what stands between the two sides, of the model.

    What the customer signed is an agreement of some kind by its mere reading only when it names both sides;
    what has many words of papers that never count is none.
    """
    settled = settled_kind(view, kind, found, acts)
    if settled.kind == "contract" and kind.kind == "contract":
        return _as_master(view, settled, found)
    if settled.kind != "unknown" or _delivers(view):
        return settled
    seen = opened(view, settled)
    if (
        seen.kind == "unknown"
        and settled.detail is None
        and not acts
        and _sums_up(view)
        and _tells_work(found)
    ):
        # Nobody is to sign it: it goes along with what somebody signs.
        return Kind("supporting-document", None, BETWEEN, tuple(one.span() for one in passages(view)[:1]))
    signed = any(_by_customer(act) for act in acts)
    harmless = seen.kind in {"supporting-document", "not-proof"}
    between = not signed or _sides(found, acts) == _BOTH
    return seen if harmless or (between and not _never(view)) else settled


def _as_master(view: DocumentView, kind: Kind, found: Mapping[str, Sequence[Finding]]) -> Kind:
    """Return a master agreement where a contract tells no work and says that it is ordered apart."""
    if _tells_work(found):
        return kind
    for page, made in zip(view.pages, plain_pages(view), strict=True):
        match = rules().ordered_apart.search(made.text)
        if match is not None:
            cue = view.span(page.number, *made.original(*match.span()))
            return Kind("master-agreement", None, BETWEEN, (*kind.spans, cue))
    return kind


_BOTH = frozenset({Role.PARTNER, Role.CUSTOMER})


def _sides(found: Mapping[str, Sequence[Finding]], acts: Sequence[Act]) -> frozenset[Role]:
    """Return the sides that the document names; both where people have signed it for both."""
    if {act.role for act in acts if act.is_signed} >= _BOTH:
        return _BOTH
    named = (f.role for f in found.get("party.name", ()) if _stated(f))
    return frozenset(role for role in named if role is not None)


def _asks_acceptance(view: DocumentView) -> bool:
    """Return whether a title or heading of a report says that the work is accepted in it."""
    heads = (p for p in passages(view) if len(p.text.split()) <= _TITLE_WORDS and p.form is not Form.ITEM)
    return any(_ACCEPTS.search(head.plain.text) and not head.text.rstrip().endswith(".") for head in heads)


_DELIVERS = later(
    r"\b(?:delivery|dispatch|despatch) (?:note|slip)\b|\blieferschein\b|\balbaran\b"
    r"|\bbordereau de livraison\b|\b(?:pakbon|leverbon)\b|\bbolla di consegna\b|\bguia de remessa\b"
)


def _delivers(view: DocumentView) -> bool:
    """Return whether a title says that something is delivered, which may be goods or work."""
    heads = (p for p in passages(view)[:_HEAD] if len(p.text.split()) <= _TITLE_WORDS)
    return any(_DELIVERS.search(head.plain.text) for head in heads)


def _takes_over(view: DocumentView) -> bool:
    """Return whether minutes of the two sides tell that the one takes the work of the other as done."""
    known = passages(view)
    titled = any(
        _MINUTES.search(p.plain.text) for p in known[:_TITLES] if len(p.text.split()) <= _TITLE_WORDS
    )
    return titled and any(_takes(passage, _TAKEN) for passage in known)


def _approves_what_is_built(view: DocumentView) -> bool:
    """Return whether a description is approved in itself, as one of what has been built and not of a plan."""
    return _asks_acceptance(view) and any(_takes(passage, _AS_BUILT) for passage in passages(view))


def _takes(passage: Passage, words: re.Pattern[str]) -> bool:
    """Return whether a passage says by ``words`` that the work is taken: not denied, under no condition."""
    for sentence in passage.sentences:
        plain = plain_of(sentence.text).text
        match = words.search(plain)
        if match is not None and not _NOT.search(plain, 0, match.end()) and not _NOT_YET.search(plain):
            return True
    return False


_NOT = later(r"\b(?:no|not|never|nicht|keine?[nrs]?|nunca|ne|n'\w+|jamais)\b")


_NOT_YET = later(
    r"\b(?:will|would|shall|once|if|when|until|unless|subject to|provided that|sobald|wenn|sofern|erst"
    r"|vorbehaltlich|cuando|si|una vez|siempre que|une fois|lorsque|des que|sous reserve)\b"
)
"""What makes a sentence of acceptance one of something to come; over plain text."""


_TITLES = 2
"""Passages at the top among which the title of minutes stands."""

_MINUTES = later(
    r"\b(?:minutes|acta|protokoll|\w+protokoll|niederschrift|compte[ -]rendu|proces[ -]verbal|verbale)\b"
)
_TAKEN = later(
    r"\b(?:accept|approve)(?:s|ed)? (?:all |the )+"
    r"(?:works?|services?|deliverables|result|migration|rollout|project)\b"
    r"|\bthe (?:works?|services?|deliverables) (?:is|are|was|were) (?:hereby )?accepted\b"
    r"|\bda(?:n|mos)? por (?:recibid|terminad|aceptad|conclu\w+d)[oa]s?\b"
    r"|\baceptan? (?:los trabajos|las obras|los servicios|el trabajo)\b"
    r"|\b(?:leistung|arbeit|projekt|lieferung)(?:en)?\b[^.;]{0,40}\babgenommen\b"
    r"|\bnimmt (?:die|das) (?:leistung|arbeit|projekt|ergebnis)(?:en)?\b[^.;]{0,40}\bab\b"
    r"|\b(?:accepte|receptionne)(?:nt)? (?:les travaux|les prestations|la prestation)\b"
    r"|\b(?:travaux|prestations) (?:sont|ont ete) (?:accepte|receptionne)e?s\b"
)
"""What minutes say where the customer takes the work; over plain text."""

_AS_BUILT = later(
    r"\b(?:approve|accept|confirm|acknowledge)s?\b(?:[^.;]|\.(?=\d)){0,60}\bas (?:an? |the )?"
    r"(?:true|correct|complete|accurate|faithful)[^.;]{0,30}?\b(?:description|account|record|picture) of "
    r"(?:what|the work|all|everything)\b[^.;]{0,30}?"
    r"\b(?:(?:has|have) been|was|were) (?:built|done|delivered|set up|installed|carried out)\b"
    r"|\b(?:genehmigt|bestatigt|billigt)\b(?:[^.;]|\.(?=\d)){0,60}\bals "
    r"(?:richtige|zutreffende|vollstandige) (?:beschreibung|darstellung)[^.;]{0,60}"
    r"\b(?:gebaut|errichtet|geleistet|geliefert|eingerichtet)\b"
    r"|\baprueba\b(?:[^.;]|\.(?=\d)){0,60}\bcomo descripcion (?:fiel|exacta|completa) de lo "
    r"(?:construido|realizado|hecho|entregado)\b"
    r"|\bapprouve\b(?:[^.;]|\.(?=\d)){0,60}\bcomme description (?:fidele|exacte|complete) de ce qui a ete "
    r"(?:construit|realise|livre)\b"
)
"""What the customer says where it approves the description of what was built; over plain text."""


def _sums_up(view: DocumentView) -> bool:
    """Return whether a short line at the top says that the document sums up or confirms work."""
    heads = (p.plain.text for p in passages(view)[:_HEAD] if len(p.text.split()) <= _TITLE_WORDS)
    return any(_SUMS_UP.match(head) for head in heads)


def _confirms(view: DocumentView) -> bool:
    """Return whether the document says at its top that somebody confirms the work of somebody."""
    return any(_CONFIRMS.search(passage.plain.text) for passage in passages(view)[:_HEAD])


def _titled_acceptance(view: DocumentView) -> bool:
    """Return whether a title says that the paper accepts work: "Acceptance of work by Hexham Lane"."""
    titles = (
        passage.plain.text for passage in passages(view)[:_HEAD] if len(passage.text.split()) <= _TITLE_WORDS
    )
    return any(_ACCEPTS.search(title) for title in titles)


def _is_letter(view: DocumentView) -> bool:
    """Return whether the document greets somebody at its top: a letter goes from one side to the other."""
    heads = (passage.plain.text for passage in passages(view)[:_LETTERHEAD])
    return any(_GREETING.match(line) for head in heads for line in head.split("\n"))


def _tells_work(found: Mapping[str, Sequence[Finding]]) -> bool:
    return any(_stated(finding) for key in ("work", "presales") for finding in found.get(key, ()))


def _stated(finding: Finding) -> bool:
    return finding.state is State.PRESENT and finding.value is not None and finding.confidence >= _SAID


def _by_customer(act: Act) -> bool:
    return act.is_signed and act.role is not Role.PARTNER and not act.quoted


def _of_customer(act: Act) -> bool:
    return _by_customer(act) and act.role is Role.CUSTOMER


def _never(view: DocumentView) -> bool:
    """Return whether its words are those of secrecy, of prices, of a job or of an invitation to bid."""
    text = "\n".join(page.text for page in plain_pages(view))
    words = max(len(text.split()), 1)
    seen = sum(1 for _ in rules().never.finditer(text))
    return seen >= 3 and seen * 120 >= words  # noqa: PLR2004 - measured: a clause on secrecy has fewer
