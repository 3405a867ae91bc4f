"""Who says over the signature that the work cannot be accepted yet, or only on a condition.

"Il cliente dichiara di non poterlo accettare finché l'archivio non è completo": Italian, Dutch, and what
French and Spanish say with "can" and "until". The plainer refusals are in ``reserves``.
"""

from poedesk.kernel.expressions import later

_I_LAVORI = (
    r"(?:il|i|la|le|lo|gli|l'|tali|quest[ioea]|detti) ?(?:lavor[oi]|serviz\w+|fornitur\w+|oper[ae]"
    r"|prestazion\w+"
    r"|migrazione|progetto|consegna|collaudo|esecuzione)\b"
)
_IT_TAKE = r"(?:accett|approv|collaud|riconosc|convalid)"
_HET_WERK = (
    r"(?:het|de|dit|deze|dat) (?:\w+ )?(?:werk\w*|dienst\w*|lever\w+|oplever\w+|migratie|project|resultaat)\b"
)
_NL_TAKE = r"(?:aanvaarden|accepteren|goedkeuren|goed te keuren|af te nemen|overnemen)"
_LES = r"(?:les|la|le|l'|ces|cette|ce) ?(?:travaux|prestations?|livr\w+|reception|migration|projet|recette)\b"
_FR_TAKE = r"(?:accepter|approuver|valider|receptionner|reconnaitre)"
_LOS = r"(?:los|las|la|el|est[ao]s?|dichos) (?:trabajos?|servicios?|entreg\w+|migracion|proyecto|obras?)\b"
_ES_TAKE = r"(?:aceptar|aprobar|recibir|validar)"

UNABLE = later(
    rf"\bnon (?:l[oaie] |li )?{_IT_TAKE}(?:a|ano|iamo|o|are) {_I_LAVORI}"
    rf"|\bnon (?:l[oaie]|li) {_IT_TAKE}(?:a|ano|iamo|o)\b"
    r"|\bnon (?:puo|possiamo|posso|possono|intend\w+|vuole|vogliamo|desidera|e in grado di|poter|voler"
    r"|essere in grado di"
    rf")(?:l[oaie])? (?:ancora |\w+mente )?{_IT_TAKE}(?:arl[oaie]|erl[oaie]|are|ere)\b"
    rf"|\b(?:rifiut\w+|nega(?:no)?) (?:di {_IT_TAKE}ar|(?:l'|la sua |la propria )(?:accettazione"
    rf"|approvazione)|{_I_LAVORI})"
    rf"|\bsi riserva(?:no)? (?:il diritto )?di {_IT_TAKE}ar"
    rf"|\b{_IT_TAKE}\w+\b[^.;]{{0,80}}\b(?:a condizione (?:che|di)|a patto (?:che|di)|purche"
    rf"|con (?:le seguenti )?riserv[ae]"
    r"|solo (?:se|dopo|quando|una volta)|soltanto (?:se|dopo|quando))\b"
    rf"|\bniet (?:\w+ ){{0,2}}?(?:te )?(?:kunnen|willen) {_NL_TAKE}\b"
    rf"|\b(?:kan|kunnen|wil|willen)\b[^.;]{{0,60}}\b(?:nog )?niet (?:\w+ )?{_NL_TAKE}\b"
    rf"|\b(?:aanvaard(?:t|en)|accepte(?:ert|ren)|keur(?:t|en)) {_HET_WERK}[^.;]{{0,40}}\bniet\b"
    rf"|\bweiger(?:t|en)\b[^.;]{{0,60}}\b(?:te )?{_NL_TAKE}\b|\bweiger(?:t|en) (?:de )?(?:oplever\w+"
    rf"|aanvaarding|acceptatie)"
    r"|\b(?:aanvaard|accept|goedgekeurd|akkoord|oplever)\w*\b[^.;]{0,80}\b(?:onder voorbehoud"
    r"|op voorwaarde dat|mits)\b"
    rf"|\bne (?:peut|peuvent|pouvons|puis|saurai[ts]|saurions|pouvoir|souhait\w+|veut|voulons)(?: pas"
    rf"| point)?"
    rf" (?:encore )?(?:les? |la |l')?{_FR_TAKE}(?: {_LES}|\b(?= tant que| avant| en l'etat))"
    rf"|\bne (?:peut|pouvons|puis|pouvoir)(?: pas| point)? (?:encore )?(?:les |le |la |l'){_FR_TAKE}\b"
    rf"|\brefus(?:e|ons|ent) (?:de (?:les |le |la |l')?{_FR_TAKE}\b|l'(?:acceptation|approbation))"
    rf"|\bse reserve(?:nt)? (?:le droit )?d'(?:accepter|approuver)\b"
    rf"|\baccept(?:e|ons|ent) {_LES}[^.;]{{0,60}}\b(?:a condition (?:que|de)|lorsque|des lors que|une fois)\b"
    rf"|\bno (?:puede[n]?|puedo|podemos|poder|desea\w*|esta\w* en condiciones de) (?:aun "
    rf"|todavia )?{_ES_TAKE}"
    rf"(?:l[oa]s?\b| {_LOS})"
    rf"|\bno (?:l[oa]s?) (?:puede|acepta|aprueba|aceptamos|acepto)\b"
    rf"|\bse niega(?:n)? a {_ES_TAKE}|\bse reserva(?:n)? (?:el derecho (?:de|a) )?(?:la aceptacion"
    rf"|{_ES_TAKE})\b"
    rf"|\bacept(?:a|amos|o|an) {_LOS}[^.;]{{0,60}}\b(?:siempre que|a condicion de|con la condicion"
    rf"|una vez que)\b"
)
"""Sentences by which somebody cannot or will not take work over yet."""

PROVIDES = later(
    r"\b(?:se|qualora|laddove|ove|nel caso|salvo che|puo|potra\w*|dovra\w*|deve|si intend\w+|indien|als"
    r"|wanneer|mocht"
    r"|tenzij|mag|zal|zullen|moet|si|cuando|en caso|podra\w*|debera\w*|lorsque|au cas|peut|pourra|doit)\b"
)
"""Words before them by which a term only provides for such a case."""

MAY = later(
    r"(?i)\bnon (?:\w+ )?(?:\w+ )?(?:\w+ )?(?:accett|approv|collaud|riconosc|convalid)|\bnon (?:l[oaie]|li) "
    r"|rifiut|\bnega|riserv|condizione|patto (?:che|di)|purch|sol(?:o|tanto) (?:se|dopo|quando|una)"
    r"|\bniet\b|weiger|voorbehoud|voorwaarde|mits"
    r"|\bne (?:peu|pou|pui|sau|sou|veu|vou)|refus|se r[ée]serv|condition|lorsque|d[èe]s lors|une fois"
    r"|\bno (?:pued|poder|podemos|desea|est[aá]|l[oa]s? )|se niega|siempre que|condici[oó]n|una vez que"
)
"""One of these stands in every such sentence."""
