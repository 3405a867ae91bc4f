"""Papers that the customer wrote, letters to its partner first; addresses that tell for whom somebody signs.

Who writes is told by the name that stands alone at the head, in whichever column or on two lines, or that
begins the foot; by whom the letter addresses; and by its words: "you moved our mailboxes" says whoever had it
done.
"""

import re
from collections.abc import Sequence
from itertools import product, takewhile

from poedesk.kernel.expressions import compiled, later
from poedesk.kernel.text import plain
from poedesk.proof.assessing import mentions
from poedesk.proof.assessing.acknowledging.whose.register.called import side_called
from poedesk.proof.assessing.acknowledging.whose.register.signers import is_third
from poedesk.proof.assessing.acknowledging.whose.telling.spoken import says_we_did_it, says_you_did_it
from poedesk.proof.assessing.case import Case
from poedesk.proof.assessing.together.belonging import in_domains
from poedesk.proof.finding.identity.names import organisation_words
from poedesk.proof.finding.model import Findings, Role

LONGEST = 12
"""Words of such a line, at most."""

_TO = compiled(
    r"(?:to|an(?: die| den)?|a(?: la atencion de| l'attention de)?|para|attn|for the attention of|z\.? ?hd\.?"
    r"|destinataire|empfanger|recipient|addressee)\b\s*:?\s+"
)
_FROM = compiled(r"(?:from|von|de la part de|de|expediteur|absender|remitente)\b\s*:?\s+")
GREETS = compiled(
    r"(?:dear|sehr geehrte|hallo|guten tag|mesdames|madame|messieurs|monsieur|cher\b|chere\b|estimad|hi\b"
    r"|hello\b"
    r"|gentil|egregi|spett|geachte"
    r"|(?:re|subject|betr(?:eff|\.)?|objet|concerne|asunto|ref|oggetto|betreft|onderwerp)\W)"
)
"""What follows an address: a greeting, or what the letter is about."""


def from_customer(case: Case, entry: Findings) -> bool:
    """Say whether a paper is a letter of the customer to the partner, by its head and its address.

    A line that names both says nothing, nor does a paper that is addressed to the customer.
    """
    return case.once(("from customer", id(entry)), lambda: _from_customer(case, entry))


def _from_customer(case: Case, entry: Findings) -> bool:
    if not entry.document.pages or entry.document.mail is not None:
        return False
    lines = [line.strip() for line in entry.document.pages[0].text.splitlines() if line.strip()][
        : mentions.HEAD
    ]
    writer = sent_to = None
    for number, begun in enumerate(lines):
        line = begun
        if not any(_named(begun, side) for side in (case.claim.customer.name, case.claim.partner.name)):
            line = _whole(begun, lines[number + 1 : number + 3])
        ours, theirs = _named(line, case.claim.customer.name), _named(line, case.claim.partner.name)
        if (ours and theirs) or len(line.split()) > LONGEST:
            break
        words = plain(line)
        if ours and _TO.match(words):
            return False
        if ours and writer is None and (number == 0 or _FROM.match(words)):
            writer = number
        if theirs and sent_to is None and _addresses(words, case, lines[number + 1 :]):
            sent_to = number
    if _thanks_reader(case, entry):
        return False
    if writer is not None and sent_to is not None:
        return True
    return _accepts_in_its_name(case, entry, lines) or _writes_under_its_name(case, entry, lines)


def _writes_under_its_name(case: Case, entry: Findings, lines: Sequence[str]) -> bool:
    """Say whether who writes under the customer's name had the work done: "you moved our mailboxes".

    Or attests in the first person what the partner did, which the partner would not call by its name.
    """
    foot = [line.strip() for line in entry.document.pages[0].text.splitlines() if line.strip()][-FOOT:]
    if not bears_its_name(case, entry, lines, foot):
        return False
    text = plain(" ".join(" ".join(page.text.split()) for page in entry.document.pages))
    if says_we_did_it(text):
        return False
    partner = r"\W+".join(map(re.escape, organisation_words(case.claim.partner.name)))
    attests = rf"\b{_I_ATTEST}\b[^.;]{{0,100}}?\b(?:{partner})\b"
    return says_you_did_it(text) or re.search(attests, text) is not None


FOOT = 4
"""Lines at the end of a letter's first page in which its foot stands."""

_I_ATTEST = (
    r"(?:(?:je soussignee?|i,? (?:the undersigned|undersigned)"
    r"|(?:der|die|ich,? (?:der|die)) unterzeichne(?:te|nde)|(?:el|la) (?:abajo firmante|que suscribe)"
    r"|(?:il|la) sottoscritt[oa]|(?:de )?ondergetekende)\b"
    r"(?:(?!\b(?:consult|audit|expert|berat|pruf|advis|gutacht|notar|asesor|perito))[^.;]){0,140}?"
    r"\b(?:attest|certif|declar|confirm|bestatig|bescheinig|erklar|acredit|dichiar|conferm|verklaar|bevestig)\w*)"
)


def bears_its_name(case: Case, entry: Findings, head: Sequence[str], foot: Sequence[str] = ()) -> bool:
    """Say whether the customer's name stands alone in a head, or begins a foot, and no third house's does.

    A name to which something is sent is its reader's.
    """
    greeted = next((n for n, line in enumerate(head) if GREETS.match(plain(line))), len(head))
    columns = list(mentions.head_columns(head[:greeted]))
    cells = (cell for column in columns for cell in column)
    if any(is_third(cell, case.claim) for cell in cells if not _names_a_side(case, cell)):
        return False
    heads = (_first_named(case, entry, column) for column in columns)
    if any(side is Role.CUSTOMER for side in heads):
        return True
    return any(_begins_foot(case, line) for line in foot)


def _first_named(case: Case, entry: Findings, column: Sequence[str]) -> Role | None:
    """Return the side whose name stands first in a column, on up to three lines, and is no address."""
    for at, size in product(range(len(column)), range(1, mentions.NAME_LINES + 1)):
        over = plain(column[at - 1]) if at else ""
        addressed = over.rstrip().endswith(":") or _TO.match(f"{over} ") is not None
        side = side_called(case, entry, " ".join(column[at : at + size])) if not addressed else None
        if side is not None:
            return side
    return None


def _names_a_side(case: Case, text: str) -> bool:
    return any(_named(text, side.name) for side in (case.claim.customer, case.claim.partner))


def _begins_foot(case: Case, line: str) -> bool:
    """Say whether a line of a foot begins with the customer's name and tells where it is registered."""
    words = r"\W+".join(map(re.escape, organisation_words(case.claim.customer.name)))
    found = re.match(rf"(?:the )?{words}\b", plain(line))
    return found is not None and _REGISTERED.search(plain(line), found.end()) is not None


_REGISTERED = compiled(
    r"\b(?:registered|reg\.|company no|vat|charity|incorporated|handelsregister|hrb|ust-?id\w*|sitz"
    r"|geschaftsfuhrer\w*|siret|siren|rcs|capital|siege|c\.?i\.?f|n\.?i\.?f|inscrita|partita iva"
    r"|p\.? ?iva|sede|kvk|btw|iban|bic|tva|mwst|uid|tel|phone|www)\b|@"
)
"""What the foot of a letter tells of its writer."""


def writes_to_partner(case: Case, entry: Findings) -> bool:
    """Say whether a line greets or addresses the partner by its name, and nobody else: "Dear Brightwater"."""
    partner, customer = case.claim.partner.name, case.claim.customer.name

    def greeted(line: str) -> bool:
        words = plain(line.strip())
        known = GREETS.match(words) or _TO.match(words)
        return (
            bool(known)
            and len(words.split()) <= LONGEST
            and _named(line, partner)
            and not _named(line, customer)
        )

    def look() -> bool:
        return any(greeted(line) for page in entry.document.pages for line in page.text.splitlines())

    return bool(case.once(("to partner", id(entry)), look))


def _thanks_reader(case: Case, entry: Findings) -> bool:
    """Say whether the partner thanks whoever reads a letter, or hired who writes it.

    "Brightwater thanks you", "Brightwater engaged us": neither is written by the customer.
    """
    partner = r"\W+".join(map(re.escape, organisation_words(case.claim.partner.name)))
    thanks = re.compile(rf"\b{partner}\W(?:[^.;,]{{0,40}}\s)?(?:{_THANKS}|{_HIRES})")
    return any(thanks.search(plain(" ".join(page.text.split()))) for page in entry.document.pages)


_HIRES = (
    r"(?:(?:engaged|hired|commissioned|subcontracted|instructed|paid) us"
    r"|uns (?:\w+ ){0,3}?(?:beauftragt|bezahlt)|nous a (?:charge|mandate|engage|paye)"
    r"|nos (?:contrato|encargo|pago)|ci ha (?:incaricat|pagat)\w)\b"
)
_THANKS = (
    r"(?:thanks? you|thank your|dankt (?:ihnen|dir|euch|u|jullie)|bedankt sich bei ihnen|(?:vous|te) remercie"
    r"|(?:le|les|os|te) (?:agradece|da las gracias)|(?:la|vi|ti) ringrazia)\b"
)


def _whole(line: str, below: Sequence[str]) -> str:
    """Return a line of a head with those in which a narrow page goes on with it."""
    words = f"{plain(line)} "
    if not (_TO.match(words) or _FROM.match(words)):
        return line
    following = takewhile(lambda each: _LABEL.search(each) is None, below)
    return " ".join((line, *following))


_LABEL = compiled(r"[:\t]|^\W*(?i:dear|re|subject|date|cc)\b")


def _accepts_in_its_name(case: Case, entry: Findings, lines: Sequence[str]) -> bool:
    """Say whether a paper under the customer's name takes work, or attests it, and tells of the partner.

    Who is asked, or did something "for us", is not who writes.
    """
    if not under_its_name(case, lines):
        return False
    text = plain(" ".join(" ".join(page.text.split()) for page in entry.document.pages))
    partner = r"\W+".join(map(re.escape, organisation_words(case.claim.partner.name)))
    others = rf"{_WE_HAD}(?:the |la |el |die |der |le )?{partner}\b|\b{partner}\W[^.]{{0,120}}{_FOR_US}"
    if re.search(others, text) is not None and _WE_ACCEPT.search(text) is not None:
        return True
    if any(GREETS.match(plain(line)) for line in lines):
        return False  # the name may be its reader's
    attests = re.search(rf"{_WE_ATTEST}[^.;]{{0,40}}\b{partner}\b[^.]{{0,240}}{_FOR_US}", text)
    return attests is not None and not says_we_did_it(text[: attests.start()] + text[attests.end() :])


def under_its_name(case: Case, lines: Sequence[str]) -> bool:
    """Say whether a paper begins with the customer's name, and names the partner nowhere in that line."""
    head = lines[0] if lines else ""
    ours = plain(head).startswith(plain(" ".join(organisation_words(case.claim.customer.name)[:1])))
    return ours and _named(head, case.claim.customer.name) and not _named(head, case.claim.partner.name)


_WE_HAD = (
    r"\b(?:we (?:have |had )?(?:asked|engaged|hired|chose|commissioned|called|instructed|thank"
    r"|accept\w* the work of)"
    r"|wir (?:haben|hatten|baten|beauftragten|danken)|(?:pedimos|encargamos|contratamos|agradecemos)(?: a)?"
    r"|nous avons (?:demande|confie|charge|choisi|sollicite)(?: a)?|nous remercions) "
)
_WE_ATTEST = (
    r"\b(?:(?:we|i) (?:hereby |herewith )?(?:declare|certify|confirm|attest|state) that"
    r"|(?:wir (?:bestatigen|bescheinigen|erklaren)(?: hiermit| hierdurch)?"
    r"|(?:hiermit|hierdurch) (?:bestatigen|bescheinigen|erklaren) wir),? dass"
    r"|nous (?:soussignes,? )?(?:declarons|certifions|attestons|confirmons)(?: par la presente)? qu[e']"
    r"|(?:declaramos|certificamos|confirmamos|hacemos constar) que"
    r"|(?:dichiariamo|certifichiamo|attestiamo|confermiamo) che"
    r"|(?:wij (?:verklaren|bevestigen)(?: hierbij)?|hierbij (?:verklaren|bevestigen) wij) dat)"
)
_NOT_DOERS = (
    r"(?! (?:own |best |utmost |full |senior |two |three )*"
    r"(?:engineers?|consultants?|technicians?|experts?|specialists?|care|attention|help|team|services?|invoices?)\b)"
)
_FOR_US = (
    rf"\b(?:for us|with us|our{_NOT_DOERS}|us|fur uns|bei uns|unsere?\w*|para nosotros|nos|nuestr\w+"
    r"|pour nous|chez nous|notre)\b"
)
_WE_ACCEPT = later(
    r"\b(?:(?:we|i) (?:hereby |fully |gladly )*(?:accept|approve|sign off)\b"
    r"|(?:we|i) (?:hereby )?confirm (?:that|the work)"
    r"|(?:wir nehmen|nehmen wir|ich nehme)\b[^.]{0,80}\bab\b"
    r"|(?:aceptamos|acepto|damos por buen\w|doy por buen\w)\b"
    r"|(?:nous acceptons|j'accepte|nous approuvons|nous validons)\b)"
)


def _named(line: str, name: str) -> bool:
    return mentions.words_in(line, " ".join(organisation_words(name)))


def _addresses(words: str, case: Case, below: list[str]) -> bool:
    """Say whether a line with the partner's name is an address: "To ...", or alone over a greeting."""
    if _TO.match(words):
        return True
    name = organisation_words(case.claim.partner.name)
    written = r"\W+".join(map(re.escape, name))
    goes_on = re.match(rf"{written}[\w.&' ]{{0,12}},", words) is not None
    alone = goes_on or len(words.split()) <= len(name) + _LEGAL_WORDS
    return alone and any(GREETS.match(plain(line)) for line in below)


_LEGAL_WORDS = 2
"""Words of a legal form that a name on an envelope may have beside its own."""


def has_address_at_customer(case: Case, entry: Findings, person: str | None) -> bool:
    """Say whether an address in a paper is at the customer's domain and made of the name of ``person``.

    The first name alone, the last name, or both: "ingrid@", "solheim@", "i.solheim@". Other people have
    addresses there too, so a word of two letters or an office says nothing.
    """
    words = [re.sub(r"[^a-z]", "", word) for word in plain(person or "").split()]
    words = [word for word in words if word]
    if len(words) < _BOTH:
        return False
    first, last = words[0], words[-1]
    made = {first, last, first + last, last + first, first[0] + last, last + first[0], first + last[0]}
    made = {each for each in made if len(each) > _SHORT}
    for page in entry.document.pages:
        for match in _ADDRESS.finditer(page.text):
            local = re.sub(r"[^a-z]", "", plain(match["local"]))
            if local in made and in_domains(match["domain"].lower(), case.claim):
                return True
    return False


_BOTH = 2
_SHORT = 2
_ADDRESS = compiled(r"(?<![\w.+-])(?P<local>[\w.+'-]{2,64})@(?P<domain>[\w-]+(?:\.[\w-]+)+)")
