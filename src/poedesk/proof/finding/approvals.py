"""Says whether words approve, approve on a condition, refuse, or only announce an absence.

A question, a request for approval, thanks and the receipt of something are none of these. English and Spanish,
and the usual German and French phrases.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from poedesk.kernel.text import plain
from poedesk.proof.finding.model import Finding, Role
from poedesk.proof.finding.view import DocumentView


class Answer(StrEnum):
    """What an answer amounts to (values of the key ``approval``)."""

    APPROVED = "approved"
    CONDITIONAL = "conditional"
    REFUSED = "refused"
    OUT_OF_OFFICE = "out-of-office"


@dataclass(frozen=True, slots=True)
class Said:
    """An answer with the sentence that gives it: ``text[start:end]``."""

    answer: Answer
    start: int
    end: int
    confidence: float


_WORK = (
    r"(?:work|works|services?|deliver\w*|project|milestones?|sprint|phase|deployments?|migrations?|implementation|roll-?out|engagement|scope|statement|sow"
    r"|proposal|quot\w+|order|completion|report|document|form|poe|proof of execution|pilot|poc|solution|results?|everything|terms|this|it"
    r"|adoption|training|configuration|installation|acceptance|claim|association|plan|agreement|contract|design|activities)"
)
_WE = r"(?:we|i|our (?:team|company|organi[sz]ation|management|board|cio|cfo|it department)|the (?:customer|client|government|board|team|cor|contracting officer)|[a-z0-9&.]+ (?:pm|product owner))"
_ADVERB = r"(?:\s(?:hereby|fully|formally|officially|both|also|can|gladly|happily|now|do|have|has|are happy to|am happy to|are pleased to|am pleased to|would like to|therefore|all))*"
_DONE = r"(?:complet\w+|done|deliver\w+|carried out|performed|provided|finished|implemented|deployed|migrated|executed|as described|as agreed|to our satisfaction|successful\w*|accept\w+|approv\w+)"

_APPROVING: tuple[tuple[str, float], ...] = (
    (r"\b(?:we|i)\b.{2,90}\b(?:and|hereby|,) (?:hereby |fully |formally |gladly )?(?:approve|accept|sign off)\b(?!.{0,40}\b(?:invitation|meeting|call)\b)", 0.9),
    (rf"\b{_WE}{_ADVERB}\s(?:approve[sd]?|accept(?:s|ed)?|authori[sz]e[sd]?|endorse[sd]?|sign(?:s|ed)?[ -]off|agree[sd]? (?:to|with))\b(?!.{{0,40}}\b(?:invitation|meeting|call|apolog\w+|cookies|receipt)\b)", 0.93),
    (rf"\b{_WE}{_ADVERB}\s(?:confirm|confirms|confirmed|acknowledge|acknowledges|acknowledged|certify|attest)\b(?!\s(?:the\s|your\s)?(?:receipt|meeting|appointment|call|date|that we (?:have )?received)).{{0,200}}\b{_DONE}", 0.9),
    (r"^\W*(?:fully |hereby |formally )?(?:approved|accepted|agreed|confirmed and (?:approved|accepted)|signed off)\b(?! (?:by \w+ \w+ on\b|vendor|supplier|budget|list))", 0.9),
    (rf"\b(?:this|it|the {_WORK}|{_WORK}|sow|document)\b.{{0,60}}\s(?:is|are|was|were|has been|have been)\s(?:hereby |now |fully |formally )*(?:approved|accepted|signed off)\b", 0.88),
    (r"\b(?:you have|you've got|here is|this is|please (?:take|accept|consider) this (?:e-?mail )?as|consider this|we give|i give|giving|we grant)\s(?:my|our|the|you our|you my)?\s?(?:formal |full |written |official )?(?:approval|acceptance|sign-?off|consent|authori[sz]ation|acknowledge?ment|approved|accepted)\b", 0.93),
    (r"\b(?:looks|all) (?:good|fine|great)\b.{0,60}\b(?:sign(?:ed|ing)? off|approv\w+|accept\w*|go ahead|proceed)\b", 0.85),
    (r"\b(?:please|you (?:can|may)|feel free to)\s(?:go ahead|proceed)\b|^\W*(?:yes,? )?go ahead\b|\bgreen light\b", 0.6),
    (rf"\b(?:work|project|migration|deployment|rollout|services?|implementation|{_WORK})\b.{{0,80}}\b(?:completed|delivered|done|finished)\b.{{0,40}}\bto our (?:full |complete |entire )?satisfaction\b", 0.85),
    # Spanish
    (r"\b(?:aprobamos|apruebo|aceptamos|acepto|autorizamos|autorizo|aprueba|acepta|validamos|valido)\b(?!.{0,30}\b(?:invitacion|reunion|cookies)\b)", 0.92),
    (r"^\W*(?:aprobad[oa]s?|aceptad[oa]s?|conforme|de acuerdo,? (?:pueden|adelante|procedan))\b|\b(?:queda|quedan|esta|estan|ha sido|han sido)\s(?:aprobad|aceptad)[oa]s?\b", 0.88),
    (r"\b(?:damos|doy|otorgamos|tienen|cuenten con|cuentan con)\s(?:nuestr[oa]|mi|el|la|su)?\s?(?:aprobacion|conformidad|visto bueno|aceptacion|autorizacion)\b", 0.92),
    (r"\b(?:confirmamos|confirmo|certificamos|hacemos constar|reconocemos)\b(?!.{0,12}\b(?:recepcion|recibo|reunion)\b).{0,200}\b(?:complet\w+|realizad\w+|finaliz\w+|termin\w+|ejecut\w+|entregad\w+|satisfac\w+|prestad\w+)\b", 0.88),
    (r"^\W*adelante\b", 0.6),
    # German
    (r"\b(?:wir|ich)\s(?:hiermit\s)?(?:genehmigen|genehmige|akzeptieren|akzeptiere|geben .{0,30}\sfrei|gebe .{0,30}\sfrei|nehmen .{0,60}\sab\b|nehme .{0,60}\sab\b|stimmen .{0,40}\szu|stimme .{0,40}\szu)|\b(?:hiermit )?(?:genehmigen|akzeptieren) wir\b", 0.9),
    (r"^\W*(?:genehmigt|freigegeben|abgenommen|einverstanden|akzeptiert)\b|\b(?:ist|sind|wurde|wurden|wird hiermit)\s(?:hiermit )?(?:genehmigt|freigegeben|abgenommen|akzeptiert)\b|\bfreigabe (?:ist )?erteilt\b", 0.88),
    (r"\b(?:bestatigen wir|wir bestatigen|ich bestatige|bestatige ich)\b.{0,200}\b(?:abgeschlossen|durchgefuhrt|erbracht|fertiggestellt|geleistet|erfolgreich)\b", 0.88),
    # French
    (r"\b(?:nous approuvons|j'approuve|nous acceptons|j'accepte|nous validons|je valide|bon pour accord)\b", 0.9),
    (r"^\W*(?:approuve|accepte|valide)e?s?\b|\b(?:est|sont|a ete|ont ete)\s(?:approuve|accepte|valide)e?s?\b", 0.86),
    (r"\b(?:nous confirmons|je confirme|nous attestons)\b(?!.{0,12}\b(?:reception|rendez-vous)\b).{0,200}\b(?:realise\w*|termine\w*|acheve\w*|effectue\w*|livre\w*|execute\w*)\b", 0.88),
)  # fmt: skip
_APPROVE = tuple((re.compile(pattern), sure) for pattern, sure in _APPROVING)

_REFUSE = re.compile(
    r"\b(?:not|never|cannot|can't|don't|doesn't|won't|haven't|hasn't|isn't|aren't|wasn't|unable to|refuse to|decline to|no longer)\b(?:\s(?!but\b|and\b)\S+){0,5}?\s(?:approv\w+|accept\w*|sign(?:ed)?[ -]off|authori[sz]\w+|agree\w*|confirm\w*|acknowledg\w+|satisf\w+)"
    r"|\b(?:we|i)\s(?:must |have to |hereby )?(?:reject|refuse|decline|dispute|object to|disapprove)\b|\b(?:is|are|was|has been|have been)\s(?:rejected|refused|declined|denied)\b|^\W*(?:rejected|refused|declined|denied|disapproved)\b"
    r"|\bwithh(?:o|e)ld\w*\s.{0,20}(?:approval|acceptance)|\bwithdraw\w*\s.{0,20}(?:approval|acceptance|consent)|\bunacceptable\b"
    r"|\bno\s(?:podemos|puedo|se|lo|la|los|las|queda|esta|hemos|he|vamos a|podremos)?\s?(?:aprobar|aprobamos|apruebo|aceptar|aceptamos|acepto|aprobad[oa]|aceptad[oa]|confirmar|confirmamos|autorizar|autorizamos|validar)\w*\b|\brechaz(?:amos|o|ad[oa])\b|\bdenegad[oa]\b"
    r"|\bnicht\s(?:\w+\s){0,2}(?:genehmig\w+|akzeptier\w+|freigegeben|freigeben|abgenommen|abnehmen|einverstanden|zustimmen|bestatig\w+)|\blehnen .{0,60}\bab\b|\babgelehnt\b"
    r"|\bne\s(?:\w+\s){0,2}pas\s(?:\w+\s){0,2}(?:approuver|accepter|valider|confirmer|approuve|accepte|valide)|\bn'(?:approuvons|acceptons|est) pas\b.{0,20}|\brefus(?:ons|e|ee)\b|\brejet(?:ons|e|ee)\b"
)
_NO_REFUSAL = re.compile(r"\b(?:not only|(?:no|not any|not have any|any) (?:further )?(?:objections?|issues?|concerns?|problem)s?|cannot (?:thank|wait)|not hesitate)\b")
_CONDITION = re.compile(
    r"\b(?:if|once|provided|providing|subject to|conditional\w*|on (?:the )?condition|as soon as|as long as|assuming|unless|until|pending|upon|contingent"
    r"|with the exception of|except (?:for|that)|apart from|other than|after (?:you|the|these|this|all|we)|when (?:you|the|these|this|all)|before we can|first need)\b"
    r"|\b(?:will|would|shall|should|could|might|may|intend to|plan to|expect to|hope to|going to|want to|ready to|be able to|'ll)\s(?:then |be able to |also |gladly |happily |be )?(?:approv\w+|accept\w*|sign(?:ed)?[ -]off|confirm\w*|agree\w*)"
    r"|\b(?:siempre que|siempre y cuando|una vez|en cuanto|cuando|si|sujet[oa]s? a|condicionad\w+|a condicion|salvo|excepto|a falta de|pendiente de|aprobaremos|aceptaremos|aprobaria\w*|aceptaria\w*)\b"
    r"|\b(?:sobald|wenn|falls|vorbehaltlich|sofern|unter der (?:bedingung|voraussetzung)|unter vorbehalt|bis auf|ausser|werden .{0,60}(?:genehmigen|freigeben|abnehmen))\b"
    r"|\b(?:sous reserve|des que|a condition|lorsque|une fois|si|sauf|hormis|approuverons|accepterons|validerons)\b"
)
_NO_CONDITION = re.compile(
    r"\bif (?:you|there|i|we|anything|needed|necessary|required|possible|any|so)\b.{0,60}\b(?:questions?|anything|else|need|require|help|further|let (?:me|us)|contact|concerns?|more information|required|necessary)\b.*"
    r"|\b(?:let (?:me|us) know|contact (?:me|us)|reach out|call me)\b.{0,40}\bif\b.*|\bonce (?:again|more)\b|\bsi (?:tiene|tienen|necesita|hay|requiere)\w*\b.{0,60}\b(?:pregunta|duda|consulta|algo|mas)\w*.*"
    r"|\bwenn sie .{0,30}fragen.*|\bsi vous avez .{0,30}questions?.*|\bas (?:if|agreed)\b|\bno pending\b|\bunconditional\w*\b|\bwithout (?:any )?condition\w*\b|\bafter the (?:migration|deployment|rollout|go-live|project)\b"
    r"|\bwhen the (?:migration|deployment|project) (?:was|ended|finished)\b"
)
_STILL = re.compile(
    r"^\W*(?:however|but|though|although|nevertheless|sin embargo|pero|no obstante|allerdings|aber|jedoch|cependant|mais|toutefois)\b.{0,160}\b"
    r"(?:must|needs?|has to|have to|still|outstanding|open|missing|fix\w*|resolv\w*|before|until|first|incomplete|issue\w*|correct\w*|debe\w*|falta\w*|pendiente\w*|corregir|muss|mussen|noch|offen|fehl\w*|doit|doivent|reste\w*|manque\w*)\b"
)
_REQUEST = re.compile(
    r"\?\s*$|^\W*\u00bf|\b(?:can|could|would|will|may) (?:you|i|we)\b.{0,80}\b(?:approv\w+|accept\w*|confirm\w*|sign\w*|acknowledg\w+)|\bplease (?:approve|confirm|sign|accept|review|reply|respond|acknowledge|let us have|send|provide|return)\b"
    r"|\b(?:await\w*|waiting for|need\w*|request\w*|require\w*|for|seek\w*|looking forward to|pending|obtain|get) (?:your|the customer's|customer|the client's|client)\s?(?:formal |written |final )?(?:approval|acceptance|confirmation|sign-?off|signature|acknowledge?ment)"
    r"|\bby (?:replying|signing|responding)\b|\breply (?:with|to this)\b|\bto (?:approve|accept|confirm|acknowledge)\b.{0,40}\b(?:reply|click|sign|respond|please)\b|\bkindly\b"
    r"|\b(?:por favor|favor de|rogamos|le pedimos|podria\w*|pueden?|necesitamos|esperamos|solicitamos)\b.{0,40}\b(?:aprob\w+|acept\w+|confirm\w+|firm\w+|su (?:aprobacion|conformidad|visto bueno))"
    r"|\bbitte\b.{0,60}\b(?:bestatig\w+|genehmig\w+|freigeben|unterschreib\w+|unterzeichn\w+)|\b(?:konnen|konnten|wurden) sie\b|\b(?:veuillez|merci de|pourriez-vous|pouvez-vous)\b"
)
_ABSENCE_SUBJECT = re.compile(
    r"^\W*(?:automatic reply|auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office|ooo\b|respuesta automatica|fuera de (?:la )?oficina|ausencia|abwesen\w+|automatische antwort|reponse automatique|absence)"
)
_ABSENCE = re.compile(
    r"\b(?:i am|i'm|i will be|we are) (?:currently )?(?:out of (?:the )?office|away from (?:the office|my desk)|on (?:annual |parental |sick |maternity |paternity )?(?:leave|vacation|holiday))\b"
    r"|\bthis is an auto(?:mated|matic) (?:reply|response|message)\b|\b(?:estoy|estare|me encuentro) (?:fuera de la oficina|de vacaciones|ausente)\b"
    r"|\bich bin (?:derzeit |bis .{0,20})?(?:nicht im (?:buro|haus)|im urlaub|abwesend)\b|\bje suis (?:actuellement )?(?:absente?|en conges?)\b"
)
_CLAUSE = re.compile(r"[.!?]+(?=[\s\"')\u201d]|$)|\n\s*\n|\n(?=\s*[-*\u2022>])|;\s")


def sentences(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Yield the ranges of the sentences in ``text[start:end]``; a short line of its own is one."""
    stop = len(text) if end is None else end
    low = start
    for found in _CLAUSE.finditer(text, start, stop):
        yield from _lines(text, low, found.end())
        low = found.end()
    yield from _lines(text, low, stop)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a stretch at line ends where the next line does not go on with the sentence."""
    low = start
    for found in re.finditer(r"\n", text[start:end]):
        place = start + found.start()
        before, after = text[low:place].strip(), text[place + 1 : end].lstrip(" \t>")
        if before and (len(before) < 45 or before.endswith((",", ":"))) and after[:1].isupper() and not before.endswith((" the", " of", " and")):  # noqa: PLR2004 - a full line of mail is longer
            yield from _trim(text, low, place)
            low = place + 1
    yield from _trim(text, low, end)


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and (text[start].isspace() or text[start] == ">"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def judge_sentence(sentence: str) -> tuple[Answer, float] | None:
    """Return what one sentence answers and how sure that is; null when it answers nothing."""
    low = plain(sentence).replace("\u2019", "'")
    if _REQUEST.search(low):
        return None
    approving = max((sure for pattern, sure in _APPROVE if pattern.search(low)), default=0.0)
    if _REFUSE.search(low) and not _NO_REFUSAL.search(low):
        return Answer.REFUSED, 0.85
    conditional = _CONDITION.search(_NO_CONDITION.sub(" ", low)) is not None
    if conditional and (approving or re.search(r"\b(?:will|would|shall|can|'ll)\b.{0,30}\b(?:approv|accept|sign[ -]off)|\bapro?baremos|\baceptaremos|\baprobar\b|\bapprouverons", low)):
        return Answer.CONDITIONAL, 0.85
    return (Answer.APPROVED, approving) if approving else None


def is_absence(subject: str | None, body: str) -> bool:
    """Return whether a mail is an automatic reply of somebody who is away."""
    return bool(_ABSENCE_SUBJECT.search(plain(subject or ""))) or _ABSENCE.search(plain(body[:800])) is not None


def judge_message(text: str, start: int, end: int, subject: str | None) -> Said | None:
    """Return what the words ``text[start:end]`` of one author answer; null when they answer nothing.

    An approval and a refusal in one message make it conditional, and so does a "however" that names what is open.
    """
    ranges = list(sentences(text, start, end))
    if is_absence(subject, text[start:end]):
        low, high = next(((a, b) for a, b in ranges if _ABSENCE.search(plain(text[a:b]))), ranges[0] if ranges else (start, start))
        return Said(Answer.OUT_OF_OFFICE, low, high, 0.95) if high > low else None
    said: dict[Answer, Said] = {}
    open_points = None
    for low, high in ranges:
        judged = judge_sentence(text[low:high])
        if judged is not None and (judged[0] not in said or said[judged[0]].confidence < judged[1]):
            said[judged[0]] = Said(judged[0], low, high, judged[1])
        elif judged is None and said and _STILL.search(plain(text[low:high])):
            open_points = Said(Answer.CONDITIONAL, low, high, 0.75)
    approved, refused = said.get(Answer.APPROVED), said.get(Answer.REFUSED)
    if approved and (refused or open_points):
        other = refused or open_points
        assert other is not None
        return Said(Answer.CONDITIONAL, other.start, other.end, 0.75)
    return said.get(Answer.CONDITIONAL) or refused or approved


_THEIR_ACT = re.compile(
    rf"\b(?:the (?:customer|client|government|cor|contracting officer|product owner)|cor|(?:[a-z0-9&.]+ ){{1,3}}(?:pm|cor|product owner|project manager)|el cliente|la cliente|der (?:kunde|auftraggeber)|le client)\b"
    rf"(?:\s(?:hereby|has|have|formally|also|fully|confirms? and))*\s(?:accepts?|accepted|approves?|approved|acknowledges?|confirms?|signed off on|acepta|aprueba|confirma|bestatigt|genehmigt|accepte|approuve|confirme)\b.{{0,80}}\b"
    rf"(?:{_WORK}|trabajos?|servicios?|entregables?|proyecto|arbeiten|leistungen|projekt|travaux|prestations?|projet)\b"
)


def find(view: DocumentView) -> list[Finding]:
    """Return the passages of a document that is no mail in which the customer is said to approve the work."""
    found = []
    for page in view.pages:
        for start, end in sentences(page.text):
            low = plain(page.text[start:end])
            if len(low) > 600 or not _THEIR_ACT.search(low) or _REQUEST.search(low):  # noqa: PLR2004 - longer is no sentence
                continue
            if re.search(r"\b(?:will|shall|may|must|should|would|deemed|unless|when|debera|podra|wird|muss|doit)\b", low):
                continue
            judged = judge_sentence(page.text[start:end])
            answer = judged[0] if judged else Answer.APPROVED
            role = Role.CUSTOMER if re.search(r"\b(?:customer|client|cliente|kunde|auftraggeber|government|cor)\b", low) else None
            found.append(Finding(answer.value, (view.span(page.number, start, end),), 0.7, role))
    return found
