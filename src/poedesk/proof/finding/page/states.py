"""What stands at a place: an answer, nothing, or template text that nobody replaced."""

import re

from poedesk.kernel.expressions import later
from poedesk.kernel.text import fold, plain
from poedesk.proof.finding.model import State

_FILL = "_.․‥…·-–—―‒⎯▁\u00a0 \t\n|\\/*:;,~"
"""Signs with which forms draw a line to write on, and punctuation left over around it."""

_BRACKETED = later(r"[\[<{«‹＜【]+(?P<inside>[^\[\]<>{}«»]*)[\]>}»›＞】]+")
_EMPTY_BRACKETS = later(r"[\[({<][\s_.…•●-]*[\])}>]")
_PROMPT = later(
    r"""(?x) ^(?:
      tb[adcs] | t\.b\.[dac]\.?
    | (?:tb[adcs]|t\.b\.[dac]\.?)\W+(?:by|from|with|at|until|after|before|when|on|per|once|later|in)\b.*
    | (?:still\ )?to\ (?:be|follow)(?:\ (?:determined|confirmed|completed|defined|advised|provided|agreed
    |filled|supplied|added|inserted|entered|announced|decided|specified|discussed|assigned|updated)\b.*)?
    | (?:not\ yet|(?:currently|as\ yet)\ (?:un)?)\ ?(?:known|available|provided|assigned|defined|determined
    |decided|agreed|confirmed|set|given|received|created)\b.* | n/?\.?a\.?\ yet
    | (?:unknown|fehlt|unbekannt|desconocido|inconnu)
    | (?:pending|outstanding|pendiente|ausstehend|en\ attente)(?:\ (?:from|by|with|until|approval|signature
    |confirmation|receipt|customer|client|de\b|del\b|por\b).{0,40})?
    | (?:customer|client|partner)\ to\ (?:provide|confirm|advise|complete|fill|supply|specify).{0,15}
    | wird\ nachgereicht
    | [$%\#]{1,2}[{(]?[a-z][\w .-]{2,40}[})]?[$%\#]{0,2} | @{1,2}[a-z][\w .-]{2,40}@{1,2} | mergefield\b.*
    | x{2,} | x{3,}[x\d\ ,/.-]* | (?:x+[-/. ])+x+ | \?{2,} | \#{3,} | lorem\ ipsum.*
    | (?:your|customer|client|company)\ .{0,30}\ here
    | d{1,2}[-/. ]m{1,3}[-/. ](?:y{2,4}|a{2,4}|j{2,4}) | m{1,3}[-/. ]d{1,2}[-/. ]y{2,4}
    | y{4}[-/. ]m{1,3}[-/. ]d{1,2}
    | (?:t{2}|j{2})[-/. ]m{2}[-/. ](?:j{2,4}|a{2,4})
    | (?:please\ )?(?:click|tap)\b.{0,20}\b(?:to|here|and)\b.* | choose\ (?:an?\ )?(?:item|date|option)s?.*
    | (?:please\ )?(?:insert|enter|type|fill\ in|write|provide|select)\ (?:the\ |your\ |a\ |an\ |here
    |customer|client|
      partner|company|name|date|title|text|project|tenant|domain|legal|full|value|details|info\w*|your|below).{0,80}
    | (?:name\ of|insert)\ (?:the\ )?(?:customer|client|company|partner|signatory|project)
    | your\ (?:name|company|title|organi[sz]ation|customer|domain)(?:\ name)?
    | (?:first\ ?name\ last\ ?name|firstname\ lastname|first\ last) | (?:signature|name|date|text|value)\ here
    | haga\ clic.* | pulse\ .*aqui.* | escriba\ (?:aqui|el|la|su|texto).*
    | (?:introduzca|inserte|insertar|indique|ingrese)\ .{0,80}
    | por\ (?:definir|determinar|confirmar|completar) | elija\ un.*
    | klicken\ .* | (?:hier\ )?(?:eingeben|einfugen) | bitte\ (?:eingeben|ausfullen|wahlen).*
    | noch\ offen | wahlen\ sie.*
    | cliquez\ .* | (?:inserer|saisir|saisissez|indiquer|entrez)\ .{0,80}
    | a\ (?:definir|determiner|completer|confirmer) | choisissez\ .*
    | (?:0{8}|x{8}|1{8})-?(?:0{4}|x{4}|1{4})-?(?:0{4}|x{4}|1{4})-?(?:0{4}|x{4}|1{4})-?(?:0{12}|x{12}|1{12})
    | 12345678-(?:1234-){3}123456789(?:012|abc)
    | guid | n+ame | your\ tenant\ id | customer\.(?:com|example)
    )[.!:]?$"""
)
_NAMED_SLOT = later(
    r"(?x)^(?:insert|enter|type|your|name|full|legal|date|title|customer|client|partner|company|vendor|supplier|"
    r"contractor|consultant|provider|signatory|signature|project|tenant|domain|nombre|cliente|fecha|empresa|kunde|datum|"
    r"nom|print|please)\b"
)


def cleaned(text: str) -> str:
    """Return ``text`` folded, without the line it was written on ("____Dana____" is "Dana")."""
    value = fold(re.sub(r"_{2,}|\.{4,}|…{2,}", " ", text))
    return value.strip(" \t_|*:").rstrip(";,~").strip(" \t_|*:")


def is_blank(text: str) -> bool:
    """Return whether nothing is written in ``text`` but a line, brackets around nothing or punctuation."""
    rest = _EMPTY_BRACKETS.sub("", text)
    return not rest.strip(_FILL + "[]()")


def is_placeholder(text: str) -> bool:
    """Return whether ``text`` is template text that nobody replaced; "N/A" is an answer, not one."""
    value = cleaned(text)
    whole = _BRACKETED.fullmatch(value)
    if whole:
        inside = whole.group("inside")
        return any(sign.isalpha() for sign in inside) and "@" not in inside and "://" not in inside
    if value.startswith("(") and value.endswith(")"):
        value = value[1:-1]
        if _NAMED_SLOT.match(plain(value)):
            return True
    return bool(_PROMPT.match(plain(value)))


def state_of(text: str) -> State:
    """Return what stands there: present, blank or placeholder."""
    if is_blank(text):
        return State.BLANK
    return State.PLACEHOLDER if is_placeholder(text) else State.PRESENT
