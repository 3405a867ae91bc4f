"""Acceptances under reserve: a signed paper says that the work is accepted once something is mended, or not.

Terms that provide for such a case ("deliverables shall be accepted once ...") are none.
"""

import re

from poedesk.kernel.expressions import later
from poedesk.proof.assessing.acknowledging.choices import chosen_text
from poedesk.proof.assessing.acknowledging.unable import MAY, PROVIDES, UNABLE
from poedesk.proof.document.model import Document, Mark, Span
from poedesk.proof.finding.approving.sentences import sentences
from poedesk.proof.finding.composing.words import HARMLESS
from poedesk.proof.finding.wording.plain import plain_of
from poedesk.proof.finding.workloads.grids import mark_span

_RESERVES = later(
    r"\b(?:reception|travaux|prestations?|livraison|recette)\b.{0,60}"
    r"\b(?:sous (?:les )?reserves?|avec (?:les |des )?reserves?)\b"
    r"|\b(?:acceptee?s?|receptionnee?s?|validee?s?)\b.{0,20}\b(?:sous|avec) (?:les |des )?reserves?\b"
    r"|\b(?:abnahme|leistung\w*|arbeiten|werk)\b.{0,60}\bunter (?:dem )?vorbehalt\b"
    r"|\bunter (?:dem )?vorbehalt\b.{0,60}\b(?:abgenommen|abnahme)\b"
    r"|\b(?:accept(?:s|ed|ance)?|approv(?:es|ed|al)|sign(?:ed|s)? off)\b.{0,60}"
    r"\b(?:with (?:the following )?(?:reserv\w+|exceptions?)|conditional(?:ly)?\b(?! access)"
    r"|on (?:the )?condition that"
    r"|subject (?:only |solely |always )?to (?:the )?(?:\w+ ){0,2}?"
    r"(?:following|outstanding|open|completion|correction|resolution"
    r"|repair|rework"
    r"|remed\w+|fix\w*))\b"
    r"|\b(?:signed|accepted|approved) (?:under protest|in error|by mistake|without (?:prejudice|reading))\b"
    r"|\bwithh(?:o|e)ld\w*\b.{0,30}\b(?:acceptance|approval|sign-?off|consent)\b"
    r"|(?:^|\b(?:we|i|customer|client|buyer|and|hereby|undersigned)\s(?:\w+ly )?)(?:accept|approve)(?:s|ed)?"
    r" (?:the )?(?:[\w-]+ ){1,7}only\b"
    r"|\bnothing (?:else|more|further) is (?:hereby )?(?:accepted|approved)\b"
    r"|\bis subject to (?:a |its own )?separate (?:acceptance|approval|sign-?off)\b"
    r"|\b(?:works?|project(?: \w+)?|migration|results?|move) (?:is|are) still to be"
    r" (?:reviewed|accepted|approved)\b"
    r"|\b(?:works?|project|migration|results?) (?:has|have) not (?:yet )?been looked at\b"
    r"|\b(?:recepcion|trabajos?|entrega|entregables?|servicios?)\b.{0,60}"
    r"\b(?:con (?:las siguientes )?(?:reservas|salvedades)|a reserva de|condicionad[oa]s? a"
    r"|sujet[oa]s? a la (?:correccion|subsanacion))\b"
)
_WHAT = (
    r"(?:it|them|(?:(?:the|this|these|your|their|any of the) )?"
    r"(?:works?|services?|deliver\w+|results?|migration|roll-?out|project|deployment))\b"
)
_DAS = (
    r"(?:(?:die|das|diese[ns]?|ihre|den) )?"
    r"(?:leistung\w*|arbeiten|werk|ergebnis\w*|migration|abnahme|projekt)\b"
)
_LES = r"(?:les|la|le|ces|cette|vos) (?:travaux|prestations?|livraison|reception|migration|projet|recette)\b"
_LOS = r"(?:los|las|la|el|est[ao]s?|sus) (?:trabajos?|servicios?|entreg\w+|migracion|proyecto|obras?)\b"
_REFUSALS = later(
    r"(?<!\bwho )(?<!\bthat )(?<!\bwhich )\b(?:do|does|did|can) ?(?:not|n't)(?: (?:yet|hereby|fully"
    r"|formally))? (?:accept|approve|sign off"
    rf"|confirm|acknowledge) (?:{_WHAT}|(?:this|that)\b)"
    r"|\b(?:acceptance|approval|sign-?off)\b.{0,40}\b(?:takes? effect|(?:is|are|becomes?)(?: only)?"
    r" (?:valid|effective|binding)|counts?|(?:has|have) effect|(?:is|was) given)\b.{0,20}"
    r"\b(?:once|if|when|after|provided|subject (?:only |solely |always )?to)\b"
    r"(?! (?:both|all|the) parties|.{0,30}\bsigned\b)"
    r"|\b(?:we|i|the customer|the client)(?: (?:hereby|formally|still))?"
    r" (?:dispute|contest)s? (?:that|the|this)\b"
    r"|\b(?:we|i|customer|client|buyer)(?: (?:must|hereby|formally|therefore|now))?"
    rf" (?:reject|refuse)(?:s|ed|d)? (?:to accept )?{_WHAT}"
    r"|\b(?:works?|services?|deliverables|migration|project) (?:is|are|was|were|has been|have been)"
    r"(?: hereby| formally)? (?:rejected|not accepted)\b"
    rf"|\b(?:nehmen|nehme|nimmt)\b[^.;]{{0,40}} {_DAS}[^.;]{{0,30}} nicht ab\b"
    rf"|\blehn(?:en|e|t)\b[^.;]{{0,30}} {_DAS}[^.;]{{0,30}} ab\b"
    rf"|\bverweiger(?:n|e|t)\b[^.;]{{0,30}} {_DAS}"
    rf"|\bn(?:e |')(?:accept|approuv|valid|receptionn)\w+ pas {_LES}"
    rf"|\b(?:refus|rejet|rejett)(?:ons|e|ent) {_LES}"
    r"|\b(?:travaux|prestations) (?:sont|ont ete) (?:refusee?s|rejetee?s)\b"
    r"|\b(?:has|have) (?:only |merely )?(?:noted|taken note of) (?:the|its)"
    r" (?:above|foregoing|contents?|report)\b"
    r"|\b(?:acknowledges?|confirms?) (?:the )?receipt\b.{0,80}\bwithout (?:prejudice|acceptance|approval)\b"
    r"|\bwill confirm (?:the|this|these) (?:works?|services?|above|migration|project)\b.{0,20}"
    r"\b(?:once|after|when|as soon as)\b"
    r"|\baccept(?:s|ed)? (?:the )?(?:attached )?invoice(?: (?:no\.? ?|number )?[\w/-]+)?"
    r" (?:for payment|only)\b"
    r"|\bno (?:da|damos|doy|dan) (?:su |nuestra |mi )?(?:conformidad|aprobacion|visto bueno)\b"
    r"|\bne (?:donne|donnons|donnent) pas (?:son|notre|leur|mon) (?:accord|approbation)\b"
    rf"|\bno (?:acept|aprueb|aprob)(?:amos|o|a|an) {_LOS}|\brechaz(?:amos|o|a|an) {_LOS}"
)
"""Sentences by which somebody takes no work over, whatever stands under them."""

_PROVIDES = later(
    r"\b(?:shall|will|may|must|should|would|if|in case|where|whether|deemed|no|without"
    r"|werden|wird|kann|darf|soll\w*|falls|wenn|ohne|keine"
    r"|sera|seront|pourra|peut|si|sans|aucune?|debera\w*|podra\w*|seran|sin|ningun\w*)\b"
)
"""Words of a clause that only provides for a reserve, or says that there is none."""

_EITHER = later(r"\W{0,12}(?:oder|or|ou|o)?\s*\b(?:sans|ohne|sin|without)\b")
"""A form that offers both answers says nothing by its words: "avec réserves / sans réserve"."""

_LONGEST = 400


_NO_BOXES = later(
    r"\W*(?:(?:work |deliverables? )?(?:not|never) (?:accepted|approved|confirmed)"
    r"|(?:(?:acceptance|approval|sign-?off|delivery|works?|services?|deliverables)"
    r" (?:(?:is|was|are|were) )?)?"
    r"(?:rejected|refused|declined|disapproved|denied|withheld)"
    r"|(?:acceptance|approval|sign-?off) (?:(?:is|was) )?(?:not (?:yet )?(?:given|granted)|pending|postponed)"
    r"|(?:the )?(?:works?|services?|migration|project|deliver\w+) (?:(?:is|was|are|were) )?(?:not (?:yet )?"
    r"(?:completed?|finished|done|delivered)|incomplete)"
    r"|(?:(?:open|major|serious) )?defects? (?:(?:are |is )?(?:open|outstanding)|remains?)"
    r"|abnahme (?:(?:wird|wurde) )?(?:nicht (?:erteilt|erklart|erfolgt)|abgelehnt|zuruckgestellt)"
    r"|recepcion rechazada|no conforme|reception (?:refusee|non prononcee)|non conforme"
    r"|(?:accepted|approved) (?:with|under|subject (?:only |solely |always )?to) \w+.*"
    r"|conditionally (?:accepted|approved)"
    r"|nicht abgenommen"
    r"|abgelehnt|abnahme (?:verweigert|unter vorbehalt)|rechazad[oa]|no aceptad[oa]|aceptad[oa] con reservas"
    r"|refusee?s?|rejetee?s?|(?:avec|sous) reserves?)\W*"
)
"""Boxes whose tick takes no work over, or only under reserve."""


def reserved(document: Document) -> Span | None:
    """Return the sentence by which a document accepts under reserve, or accepts nothing; null for none.

    A ticked box says so too: "[x] rejected".
    """
    for page in document.pages:
        boxes = [mark for mark in page.marks if mark.checked and mark.label]
        told = next((box for box in boxes if _refuses(box)), None)
        if told is not None:
            return mark_span(told, page)
        text = chosen_text(page)
        if not (_MAY.search(text) or MAY.search(text)):
            continue
        if not _found(plain_of(text).text.replace("\n", " ")):
            continue
        for start, end in sentences(text):
            low = plain_of(text[start : min(end, start + _LONGEST)]).text.replace("\n", " ")
            low = HARMLESS.sub(" ", low)
            found = _found(low)
            if found is None or _EITHER.match(low[found.end() :]):
                continue
            # A refusal holds its own "not"; only what stands before it can make it a mere case.
            before = low[: found.end() if found.re.pattern == _RESERVES.pattern else found.start()]
            foreign = found.re.pattern == UNABLE.pattern and PROVIDES.search(before) is not None
            if _PROVIDES.search(before) is None and not foreign:
                return Span(page.number, start, end)
    return None


def _refuses(box: Mark) -> bool:
    """Say whether a ticked box takes nothing over: "[x] rejected", "Work accepted? [x] no"."""
    if _NO_BOXES.fullmatch(plain_of(box.label or "").text):
        return True
    asked = plain_of(box.group or "").text
    return bool(_NO.fullmatch(plain_of(box.label or "").text) and _ASKS_FOR_IT.fullmatch(asked))


_NO = later(r"\W*(?:no|nein|non|nee|nao)\W*")
_ASKS_FOR_IT = later(
    r"(?=.*(?:accept|approv|given|signed|abnahme|abgenommen|freigegeben|recep|acept|accett|aanvaard))"
    r"\W*(?:(?:is|are|was|were|do|does|has|have|the|this|you|we|customer|client|ist|wird|wurde|die"
    r"|das|les|le|la|el|il|los|i|het|de|been) )*"
    r"(?:works?|services?|delivery|migration|project|acceptance|sign-?off|leistung\w*|arbeiten|abnahme|werk"
    r"|travaux|prestations?|reception|trabajos?|recepcion|lavori?|werkzaamheden)?"
    r"(?: (?:is|are|been|ist|wird|son|sono|sont))?"
    r" ?(?:accepted|approved|accept|approve|given|granted|signed off|abgenommen|freigegeben|erteilt|erklart"
    r"|acceptee?s?|prononcee|aceptad[oa]s?|accettat[oi]|aanvaard|geaccepteerd)?(?: (?:the|this) works?)?\W*"
)
"""Questions after the acceptance itself, to which "no" is an answer."""


def _found(plain: str) -> re.Match[str] | None:
    return _RESERVES.search(plain) or _REFUSALS.search(plain) or UNABLE.search(plain)


_MAY = later(
    r"(?i)noted the|note of|receipt|will confirm|invoice|\bno d(?:a|oy)|\bne donn"
    r"|withh[eo]ld|disput|contest|(?:takes?|ha(?:s|ve)) effect"
    r"|nothing (?:else|more|further)|still to be|looked at"
    r"|\bgiven\b[^.]{0,20}\b(?:once|if|provided)"
    r"|(?:valid|effective|binding|counts?)\b[^.]{0,20}\b(?:once|if|when|after)"
    r"|protest|in error|by mistake|prejudice|\bonly\b"
    r"|not (?:confirm|acknowledge)|n['’]t (?:confirm|acknowledge)"
    r"|r[ée]serv|vorbehalt|subject (?:\w+ )?to|condition|exception|salvedad|sujet[oa]s? a"
    r"|re(?:ject|fus|je)|rechaz|lehn|verweiger|nicht ab|n['’o]t ?(?:\w+ )?(?:accept|approv|sign)"
    r"|\bno a(?:cep|pr)|\bn(?:e\s|['’])(?:accept|approuv|valid|r[ée]cept)"
)
"""One of these stands in every such sentence."""
