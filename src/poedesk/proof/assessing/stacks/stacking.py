"""Which papers stand under which agreement, in which order, and what the stack amounts to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from poedesk.kernel.expressions import compiled
from poedesk.kernel.verdict import Verdict
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.citing import cite_all
from poedesk.proof.assessing.model import Evidence, Layer, Stack
from poedesk.proof.assessing.stacks.ending import endings
from poedesk.proof.assessing.stacks.hints import doubt
from poedesk.proof.assessing.stacks.references import Own, Reference, named, own, references
from poedesk.proof.assessing.stacks.tying import GENERIC, Tied, meant
from poedesk.proof.assessing.stacks.withdrawing import Withdrawal, withdrawals
from poedesk.proof.assessing.together.belonging import Belongs, related
from poedesk.proof.document.model import Span
from poedesk.proof.finding.identity.names import Agreement, agree
from poedesk.proof.finding.model import Finding, Findings, Role, State
from poedesk.proof.finding.wording.plain import plain_of

UNDER = "under: "
"""How finders begin the name of the agreement that an order or amendment stands under."""

WITH = "with: "
"""How finders begin the heading of an addendum or order in the same file as its master agreement."""

LAYERS = frozenset({"amendment", "statement-of-work", "purchase-order"})
"""Kinds of papers that stand under an agreement."""

_AGREEMENTS = frozenset({"master-agreement", "contract", "statement-of-work", "purchase-order"})
"""Kinds that an amendment can change."""

SURE = 0.5
"""Confidence from which described work counts."""

_CITED = 0.8

_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            ("first", "erster", "erste", "primera", "primer", "premier"),
            ("second", "zweiter", "zweite", "segunda", "segundo", "deuxieme"),
            ("third", "dritter", "dritte", "tercera", "tercer", "troisieme"),
            ("fourth", "vierter", "vierte", "cuarta", "cuarto", "quatrieme"),
        ),
        1,
    )
    for word in words
}
_ORDINAL = compiled(
    rf"\b(?:{'|'.join(_ORDINALS)})\b"
    r"|\b(?:no|nr|num|n)\.?\s*(?P<number>\d{1,2})\b|#\s*(?P<hash>\d{1,2})\b"
)
"""Over plain text, in which the sign for "number" is "no"."""


def stacks_of(case: Case) -> tuple[Stack, ...]:
    """Return every agreement of the claim with the papers under it; worked out once for a case."""
    return case.once("stacks", lambda: tuple(_stacks(case)))


def _stacks(case: Case) -> Iterator[Stack]:
    papers = [entry for entry in case.findings if speaks(case, entry)]
    for agreement in papers:
        if not _is_agreement(agreement):
            continue
        layers = sorted(_layers(case, agreement, papers), key=lambda layer: _when(case, layer))
        layers = [*_inside(agreement), *layers]
        if agreement.kind == "master-agreement" or any(layer.stands is Verdict.MET for layer in layers):
            yield Stack(
                agreement.document.name,
                describes(agreement),
                tuple(layers),
                _because(agreement, layers),
            )


def _is_agreement(entry: Findings) -> bool:
    """Say whether a paper can have others under it; one that only ends an agreement is none itself."""
    return entry.kind in _AGREEMENTS and all(said.replaced for said in endings(entry.document))


def speaks(case: Case, entry: Findings) -> bool:
    """Say whether what stands in a document may count at all."""
    return case.belongs[entry.document.name] in {Belongs.OURS, Belongs.UNTIED}


def describes(entry: Findings) -> bool:
    """Say whether a document tells of work for the customer."""
    return any(
        finding.state is State.PRESENT and finding.value and finding.confidence >= SURE
        for key in ("work", "presales", "azure.architecture")
        for finding in entry.get(key)
    )


def _layers(case: Case, agreement: Findings, papers: Sequence[Findings]) -> Iterator[Layer]:
    for paper in papers:
        if paper is agreement or paper.kind not in LAYERS:
            continue
        if agreement.kind != "master-agreement" and paper.kind != "amendment":
            continue
        layer = _layer(case, paper, agreement)
        if agreement.kind == "master-agreement" or layer.stands is not Verdict.UNCLEAR:
            yield layer


def fits(case: Case, paper: Findings) -> Mapping[str, tuple[Tied, Reference]]:
    """Return for each agreement of the claim how what ``paper`` says of one above it fits."""
    return case.once(("fits", id(paper.document)), lambda: _fits(case, paper))


def _fits(case: Case, paper: Findings) -> Mapping[str, tuple[Tied, Reference]]:
    return meant(paper.document, agreements_beside(case, paper))


def agreements_beside(case: Case, paper: Findings) -> list[Own]:
    """Return what the agreements of the claim say of themselves, ``paper`` left out."""
    sides = (case.claim.partner.name, case.claim.customer.name)
    return [
        case.once(("own", id(other.document)), partial(own, other, sides))
        for other in case.findings
        if other is not paper and _is_agreement(other) and speaks(case, other)
    ]


def _inside(agreement: Findings) -> Iterator[Layer]:
    """Yield the addendum or order that stands in the file of the agreement itself."""
    detail = agreement.kind_detail or ""
    if not detail.startswith(WITH):
        return
    name, spans = detail.removeprefix(WITH), agreement.kind_spans[-1:]
    yield Layer(
        document=agreement.document.name,
        kind=agreement.kind,
        stands=Verdict.MET,
        by=("same file",),
        against=(),
        named=None,
        day=day_from(agreement),
        describes_work=describes(agreement),
        takes_away=False,
        because=f'"{name}" stands in the same file.',
        evidence=_evidence(agreement, spans),
    )


def _layer(case: Case, paper: Findings, agreement: Findings) -> Layer:
    stands = _stands(case, paper, agreement)
    gone = whole_withdrawal(case, paper)
    return Layer(
        document=paper.document.name,
        kind=paper.kind,
        stands=stands.tied.verdict,
        by=stands.tied.by,
        against=stands.tied.against,
        named=named_agreement(paper),
        day=day_from(paper),
        describes_work=describes(paper),
        takes_away=gone is not None,
        because=stands.because,
        evidence=_evidence(paper, [*stands.spans, *([gone.span] if gone is not None else [])]),
    )


def _evidence(paper: Findings, spans: Sequence[Span]) -> tuple[Evidence, ...]:
    return cite_all(paper.document, spans, _CITED)


@dataclass(frozen=True, slots=True)
class _Stands:
    """Whether a paper stands under an agreement."""

    tied: Tied
    because: str
    spans: tuple[Span, ...]
    """The words that say so."""


def _stands(case: Case, paper: Findings, agreement: Findings) -> _Stands:
    """Return whether a paper stands under an agreement, and doubt it where it hints at another one."""
    answer = _named_or_not(case, paper, agreement)
    if paper.kind != "amendment" or answer.tied.verdict is Verdict.NOT_MET or answer.tied.against:
        return answer
    stranger = _another_partner(case, agreement)
    if stranger is not None:
        name, over = paper.document.name, agreement.document.name
        told = f"{name} changes {over}, which is an agreement with {stranger.value}."
        return _Stands(Tied(Verdict.UNCLEAR, answer.tied.by, ("parties",)), told, answer.spans)
    if {"number", "date", "together"} & set(answer.tied.by):
        return answer
    itself = [date.fromisoformat(day[:10]) for day in own_days(paper)]
    name, over = paper.document.name, agreement.document.name
    other = doubt(paper.document, case.once(("own", over), partial(own, agreement)), itself)
    if other is None:
        return answer
    verdict = Verdict.NOT_MET if other.certain else Verdict.UNCLEAR
    words = cite_all(paper.document, [other.span], _CITED)
    quoted = f' ("{words[0].quote}")' if words else ""
    verb = "names" if other.certain else "seems to name"
    told = f"{name} {verb} another agreement{quoted}: {over} has another date or number."
    return _Stands(Tied(verdict, answer.tied.by, ("date",)), told, (other.span,))


def _another_partner(case: Case, agreement: Findings) -> Finding | None:
    """Return the company in the partner's place, where an agreement names another and ours nowhere."""
    named = [each for each in agreement.get("party.name") if each.state is State.PRESENT and each.value]
    ours = case.claim.partner.name
    if any(agree(str(each.value), ours) is not Agreement.DIFFERENT for each in named):
        return None
    return next((each for each in named if each.role is Role.PARTNER), None)


def _named_or_not(case: Case, paper: Findings, agreement: Findings) -> _Stands:
    name, over = paper.document.name, agreement.document.name
    answer, reference = fits(case, paper).get(over, (None, None))
    if answer is None or reference is None:
        detail = _detail(paper)
        if detail is not None:
            return _by_name(paper, detail, case.once(("own", over), partial(own, agreement)))
        return _by_company(case, paper, over, ())
    words = named(reference, paper.document)
    if answer.verdict is Verdict.MET:
        return _Stands(answer, f'{name} names it: "{words}".', (reference.span,))
    if answer.against:
        verb = "names" if answer.verdict is Verdict.NOT_MET else "seems to name"
        told = f'{name} {verb} another agreement ("{words}"): {over} has {_differs(answer)}.'
        return _Stands(answer, told, (reference.span,))
    if answer.verdict is Verdict.UNCLEAR and answer.by:
        told = f'{name} names an agreement that {over} may be, and others too: "{words}".'
        return _Stands(answer, told, (reference.span,))
    if answer.verdict is Verdict.NOT_MET:
        told = f'{name} names another agreement that was given: "{words}".'
        return _Stands(answer, told, (reference.span,))
    return _by_company(case, paper, over, (reference.span,))


def _by_company(case: Case, paper: Findings, over: str, spans: tuple[Span, ...]) -> _Stands:
    """Return what is left when a paper names no agreement: what it came with, whether there is another."""
    name, title = paper.document.name, paper.kind_spans[:1]
    if related(name, over):
        return _Stands(Tied(Verdict.MET, ("together",)), f"{name} and {over} came together.", title)
    if not spans and paper.kind == "amendment" and len(_masters(case)) == 1:
        told = f"{name} names no other agreement, and {over} is the only one."
        return _Stands(Tied(Verdict.MET, ("only agreement",)), told, title)
    return _Stands(Tied(Verdict.UNCLEAR), _UNSAID.format(name), spans or title)


_UNSAID = "{} does not say that it stands under it"


def _by_name(paper: Findings, detail: str, itself: Own) -> _Stands:
    """Return what the name alone says by which the finders know the agreement above."""
    words, spans = plain_of(detail).text.split(), paper.kind_spans[-1:]
    if plain_of(detail).text in itself.title or all(GENERIC.fullmatch(word) for word in words):
        told = f'{paper.document.name} names it: "{detail}".'
        return _Stands(Tied(Verdict.MET, ("title",)), told, spans)
    return _Stands(Tied(Verdict.UNCLEAR, (), ("title",)), _UNSAID.format(paper.document.name), spans)


def _detail(paper: Findings) -> str | None:
    detail = paper.kind_detail or ""
    return (detail.removeprefix(UNDER) or None) if detail.startswith(UNDER) else None


def named_agreement(paper: Findings) -> str | None:
    """Return the agreement that a paper says to stand under, in its words; the fullest reference."""
    known = references(paper.document)
    if not known:
        return _detail(paper)
    fullest = max(known, key=lambda reference: len(reference.numbers) + len(reference.days))
    return named(fullest, paper.document)


def _differs(answer: Tied) -> str:
    """Return what is another in the agreement than in the reference."""
    what = [part for part in answer.against if part != "title"] or list(answer.against)
    return " and ".join("other parties" if part == "parties" else f"another {part}" for part in what)


def _masters(case: Case) -> list[Findings]:
    return [entry for entry in case.findings if entry.kind == "master-agreement" and speaks(case, entry)]


def day_from(paper: Findings) -> str | None:
    """Return the day from which a paper speaks: the customer's signature, else what it bears.

    A day by which it names the agreement above it is not its own.
    """
    signed = [act.date for act in paper.acts if act.date is not None and act.role is not Role.PARTNER]
    days = [finding.value for finding in signed if finding.state is State.PRESENT and finding.value]
    for key in _DAYS:
        days = days or _told(paper, key)
    return max(days, default=None)


_DAYS = ("date.effective", "date.agreement", "date.signed")


def _told(paper: Findings, key: str) -> list[str]:
    above = {day for reference in references(paper.document) for day in reference.days}
    told = [f.value for f in paper.get(key) if f.state is State.PRESENT and f.value]
    return [day for day in told if day not in above]


def own_days(paper: Findings) -> set[str]:
    """Return every day on which a paper was signed by anybody."""
    signed = [act.date for act in paper.acts if act.date is not None]
    return {f.value for f in signed if f.state is State.PRESENT and f.value}


def _when(case: Case, layer: Layer) -> tuple[str, int]:
    entry = next(entry for entry in case.findings if entry.document.name == layer.document)
    return layer.day or "", ordinal(entry)


def ordinal(entry: Findings) -> int:
    """Return which amendment it is by its title ("Second Amendment", "No. 2"); 0 when it does not say."""
    title = " ".join(
        entry.document.page(span.page).text[span.start : span.end] for span in entry.kind_spans[:1]
    )
    match = _ORDINAL.search(plain_of(title).text)
    if match is None:
        return 0
    figures = match["number"] or match["hash"]
    return int(figures) if figures else _ORDINALS[match.group()]


def whole_withdrawal(case: Case, paper: Findings) -> Withdrawal | None:
    """Return the sentence of an amendment that takes back ordered work as a whole, if there is one."""
    if paper.kind != "amendment":
        return None
    found = case.once(("withdrawals", id(paper.document)), lambda: tuple(withdrawals(paper.document)))
    return next((one for one in found if one.whole), None)


def _because(agreement: Findings, layers: Sequence[Layer]) -> str:
    name = agreement.document.name
    under = [layer for layer in layers if layer.stands is Verdict.MET]
    if not under:
        return f"No paper is shown to stand under {name}."
    newest = under[-1]
    if newest.takes_away:
        return f"The newest paper under {name}, {newest.document}, takes work away."
    if newest.document == name:
        return f"{name} holds its order itself: {newest.because}"
    telling = [layer.document for layer in under if layer.describes_work]
    if telling:
        return f"Under {name}, {telling[-1]} is the newest that describes work."
    if describes(agreement):
        return f"{name} itself describes the work; {newest.document} stands under it."
    return f"Neither {name} nor a paper under it describes work."


def newest_withdrawal(case: Case, entry: Findings) -> tuple[Layer, bool] | None:
    """Return the layer that takes away the work of ``entry``: newer, and under the same agreement.

    With it comes whether it names ``entry`` itself.
    """
    name = entry.document.name
    for stack in stacks_of(case):
        known = [layer for layer in stack.layers if layer.stands is not Verdict.NOT_MET]
        members = {stack.agreement, *(layer.document for layer in known if layer.stands is Verdict.MET)}
        if name not in members or not known:
            continue
        newest, day = known[-1], day_from(entry)
        older = not (day and newest.day and day > newest.day)
        if newest.takes_away and newest.document != name and older:
            return newest, stack.agreement == name
    return None


def names_another(case: Case, paper: Findings) -> Layer | None:
    """Return the layer by which an amendment changes, or may change, another agreement than any given."""
    if paper.kind != "amendment":
        return None
    name = paper.document.name
    layers = [layer for stack in stacks_of(case) for layer in stack.layers if layer.document == name]
    if any(layer.stands is Verdict.MET for layer in layers):
        return None
    # Where one agreement is not excluded the answer is open.
    layers.sort(key=lambda layer: layer.stands is Verdict.NOT_MET)
    return next((layer for layer in layers if layer.against), None)
