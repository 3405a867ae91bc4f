"""Who wrote which lines of a mail body: the message's own words, and the earlier mail that it quotes.

Programs mark quoted text in four ways: ">" before each line or a quotation box (given here as a depth), a
line "On 4 May 2026 Dana wrote:", a block of headers "From: / Sent: / To: / Subject:", or a rule such as
"-----Original Message-----". After the last two everything down to the end is quoted. The lines that
introduce a quotation belong to nobody.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from poedesk.kernel.expressions import compiled
from poedesk.kernel.records import dataclass
from poedesk.proof.document.model import Message
from poedesk.proof.reading.readers.mail.dates import written_date

# Header names in the languages that finders read, and in some more: whose words are whose must hold in all.
_SENDER = "from|de|von|da|van|exp[ée]diteur|remitente|från|fra|od|发件人|寄件者|寄件人|差出人"
_SENT = (
    "sent|date|enviados?(?: el)?|enviada(?: em)?|fecha(?: de env[íi]o)?|gesendet(?: am)?|datum|"
    "envoy[ée](?: le)?|data|inviato|verzonden|skickat|sendt|dato|wysłano|"
    "发送时间|寄件日期|傳送日期|日期|送信日時"
)
_TO = (
    "to|para|an|[àa]|pour|aan|destinataire|destinatario|cc|kopie|copie|till|til|do|dw|kopia|kopi|"
    "收件人|收件者|宛先|抄送|副本"
)
_SUBJECT = "subject|asunto|betreff|objet|assunto|oggetto|onderwerp|ämne|emne|temat|主题|主旨|主題|件名"
_LINE = compiled(
    rf"[\s*_]*(?:(?P<sender>{_SENDER})|(?P<sent>{_SENT})|(?P<to>{_TO})|(?P<subject>{_SUBJECT})|"
    r"(?P<other>importance|priority|reply-to|attachments|wichtigkeit|importancia|anlagen|bcc))"
    r"[\s*_]*[:\uff1a][\s*_]*(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_RULE = compiled(
    r"\s*(?:[-_=]{2,}\s*(?:original message|original appointment|forwarded message|forwarded by .*|"
    r"mensaje original|mensaje reenviado|urspr[üu]ngliche nachricht|weitergeleitete nachricht|"
    r"message d'origine|"
    r"message original|message transf[ée]r[ée]|mensagem original|messaggio originale|oorspronkelijk bericht)"
    r"\s*[-_=]*|begin forwarded message:|inicio del mensaje reenviado:|"
    r"anfang der weitergeleiteten nachricht:|"
    r"d[ée]but du message (?:transf[ée]r[ée]|r[ée]exp[ée]di[ée]) ?:)\s*",
    re.IGNORECASE,
)
_RULE_BEGINS = frozenset("-_=bBiIaAdD")
_PLAIN_RULE = compiled(r"\s*(?:_{10,}|-{20,})\s*")
_ATTRIBUTIONS = tuple(
    (compiled(pattern, re.IGNORECASE | re.DOTALL), day_first)
    for pattern, day_first in (
        (r"\s*(?:on|at) (?P<intro>.{4,250}?\d.{0,200}?),?\s+wrote\s*:?\s*", None),
        (r"\s*(?P<who>[^\n:]{2,160}?)\s+wrote(?:\s+(?:on|at)\s+(?P<when>.{4,80}?))?\s*:\s*", None),
        (r"\s*el (?P<intro>.{4,250}?\d.{0,200}?)\s+escribi[óo]\s*:\s*", True),
        (r"\s*(?P<who>[^\n:]{2,160}?)\s+escribi[óo](?:\s+el\s+(?P<when>.{4,80}?))?\s*:\s*", True),
        (r"\s*am (?P<when>.{4,120}?\d.{0,60}?)\s+schrieb\s+(?P<who>.{2,200}?)\s*:\s*", True),
        (r"\s*(?P<who>[^\n:]{2,160}?)\s+schrieb(?:\s+am\s+(?P<when>.{4,80}?))?\s*:\s*", True),
        (r"\s*am (?P<when>.{4,160}?)\s+hat\s+(?P<who>.{2,200}?)\s+(?:folgendes\s+)?geschrieben\s*:\s*", True),
        (r"\s*(?P<who>[^\n:]{2,160}?)\s+hat\s+am\s+(?P<when>.{4,80}?)\s+geschrieben\s*:\s*", True),
        (r"\s*le (?P<intro>.{4,250}?\d.{0,200}?)\s+a [ée]crit\s*:\s*", True),
        (r"\s*em (?P<intro>.{4,250}?\d.{0,200}?)\s+escreveu\s*:\s*", True),
        (r"\s*il (?P<intro>.{4,250}?\d.{0,200}?)\s+ha scritto\s*:\s*", True),
        (r"\s*op (?P<when>.{4,120}?\d.{0,60}?)\s+schreef\s+(?P<who>.{2,200}?)\s*:\s*", True),
    )
)
_VERBS = ("wrote", "escribi", "schrieb", "geschrieben", "crit", "escreveu", "scritto", "schreef")
"""One of these stands in every attribution, in small letters; "écrit" may have lost its accent."""
_END_OF_DATE = compiled(
    r".*(?:\d{1,2}[:h.]\d{2}(?::\d{2})?(?:\s*[ap]\.?\s?m\b\.?)?(?:\s*(?:uhr|\(?(?:utc|gmt|[a-z]{2,4}t)\)?))?"
    r"(?:\s*\(?(?:utc|gmt)?\s*[+\-\u2212]\d{2}:?\d{2}\)?|\s*\(?(?:utc|gmt)\s*[+\-\u2212]\d{1,2}\)?)?|\b(?:19|20)\d{2}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2}\b)[\s,]+(?=\S)",
    re.IGNORECASE | re.DOTALL,
)
_ADDRESS = compiled(r"[<\[(]?(?:mailto:)?([^\s<>\[\]()\"',;:]+@[^\s<>\[\]()\"',;:]+)[>\])]?")
_MOST_LINES = 3
"""Lines over which an attribution may be wrapped."""

_MOST_HEADERS = 12

_LONGEST = 1000
"""Characters that an attribution may have; its patterns allow fewer."""


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A line of the body: its range in the page text and how many quotation signs or boxes it stands in."""

    start: int
    end: int
    quoted: int


@dataclass(frozen=True, slots=True)
class _Origin:
    sender: str | None
    sent: str | None


@dataclass(frozen=True, slots=True)
class _Intro:
    """Lines that introduce a quotation."""

    lines: int
    origin: _Origin
    lasting: bool = True
    """Whether all that follows is quoted, not only what bears quotation signs."""

    inside: bool = False
    """Whether it stands inside the quotation that it introduces, as its first line."""


def attribute(
    text: str, lines: Sequence[BodyLine], sender: str | None, sent: dt.datetime | None
) -> tuple[Message, ...]:
    """Return the stretches of the body, each with its author, in the order of the page."""
    return _Reading(text, lines, _Origin(sender, _iso(sent)), sent.tzinfo if sent else None).messages()


class _Reading:
    """One walk over the lines, with the authors of the depths that are open."""

    def __init__(self, text: str, lines: Sequence[BodyLine], own: _Origin, zone: dt.tzinfo | None) -> None:
        self._lines, self._zone = lines, zone
        self._authors: list[_Origin | None] = [own]
        """Author of each depth that is open; null where it is not known."""
        self._raised: list[int] = []
        """For each lasting introduction that was met, the depth of quotation signs at which it stood."""
        self._messages: list[Message] = []
        self._open: tuple[int, int, int] | None = None
        self._contents = [text[line.start : line.end].strip() for line in lines]
        self._verbs = [_has_verb(words) for words in self._contents]

    def messages(self) -> tuple[Message, ...]:
        number = 0
        while number < len(self._lines):
            line = self._lines[number]
            if not self._contents[number]:
                number += 1
                continue
            while self._raised and self._raised[-1] > line.quoted:
                self._raised.pop()
            intro = self._introduction(number)
            if intro is None:
                self._take(line, line.quoted + len(self._raised))
                number += 1
                continue
            self._close()
            self._enter(intro, line.quoted)
            number += intro.lines
        self._close()
        return tuple(self._messages)

    def _enter(self, intro: _Intro, quoted: int) -> None:
        depth = quoted + len(self._raised) + (not intro.inside)
        del self._authors[depth:]
        self._authors += [None] * (depth - len(self._authors))
        self._authors.append(intro.origin)
        if intro.lasting:
            self._raised.append(quoted)

    def _take(self, line: BodyLine, depth: int) -> None:
        if self._open is not None and self._open[2] == depth:
            self._open = (self._open[0], line.end, depth)
            return
        self._close()
        # An answer between quoted lines (depth 0) does not end the quotation: its author comes back.
        del self._authors[max(depth, 1) + 1 :]
        self._open = (line.start, line.end, depth)

    def _close(self) -> None:
        if self._open is None:
            return
        start, end, depth = self._open
        known = self._authors[depth] if depth < len(self._authors) else None
        origin = known or _Origin(None, None)
        self._messages.append(Message(start, end, depth, origin.sender, origin.sent))
        self._open = None

    def _introduction(self, number: int) -> _Intro | None:
        rule = self._rule(number)
        if rule:
            return rule
        return self._headers(number) or self._attribution(number)

    def _rule(self, number: int) -> _Intro | None:
        words = self._contents[number]
        if words[:1] not in _RULE_BEGINS:
            return None
        if _PLAIN_RULE.fullmatch(words):
            below = self._next(number + 1)
            headers = self._headers(below) if below is not None else None
            return _Intro(below + headers.lines - number, headers.origin) if headers and below else None
        if not _RULE.fullmatch(words):
            return None
        below = self._next(number + 1)
        headers = self._headers(below) if below is not None else None
        if headers and below is not None:
            deeper = self._goes_deeper(number)
            return _Intro(below + headers.lines - number, headers.origin, lasting=not deeper)
        named = self._attribution(below) if below is not None else None
        if named and below is not None:
            return replace(named, lines=below + named.lines - number)
        return _Intro(1, _Origin(None, None), lasting=not self._goes_deeper(number))

    def _next(self, number: int) -> int | None:
        """Return the first line from ``number`` that has words."""
        return next((at for at in range(number, len(self._lines)) if self._contents[at]), None)

    def _goes_deeper(self, number: int) -> bool:
        below = self._next(number + 1)
        return below is not None and self._lines[below].quoted > self._lines[number].quoted

    def _begins_quotation(self, number: int) -> bool:
        """Tell whether line ``number`` is the first with words at its depth of quotation signs."""
        above = next((at for at in range(number - 1, -1, -1) if self._contents[at]), None)
        return self._lines[number].quoted > (self._lines[above].quoted if above is not None else 0)

    def _headers(self, number: int) -> _Intro | None:
        """Read a block of mail headers that begins at line ``number`` with the sender, date or subject."""
        quoted = self._lines[number].quoted
        found: dict[str, str] = {}
        at, last = number, number
        while at < len(self._lines) and at < number + _MOST_HEADERS:
            line = self._lines[at]
            words = self._contents[at]
            if words and line.quoted != quoted:
                break
            match = _header_line(words)
            if match:
                kind = next(name for name in ("sender", "sent", "to", "subject", "other") if match[name])
                if at == number and kind not in {"sender", "sent", "subject"}:
                    return None
                if kind == "sender" and "sender" in found:
                    break
                found.setdefault(kind, match["value"].strip())
                last = at
            elif (words and (at == number or not found or "subject" in found or at - last > 1)) or (
                not words and at - last > 1
            ):
                break
            at += 1
        sent = written_date(found.get("sent", ""), self._zone, day_first=self._day_first(number, last))
        if not _is_block(found, sent):
            return None
        inside = self._begins_quotation(number)
        origin = _Origin(_name(found["sender"]), _iso(sent))
        return _Intro(last + 1 - number, origin, lasting=not inside, inside=inside)

    def _day_first(self, first: int, last: int) -> bool | None:
        """Return how numeric dates are meant in a block of headers: English ones leave it open."""
        matches = (_header_line(self._contents[at]) for at in range(first, last + 1))
        label = next((match["sent"] for match in matches if match and match["sent"]), "")
        return None if label.lower() in {"sent", "date"} else True

    def _attribution(self, number: int) -> _Intro | None:
        if not any(self._verbs[number : number + _MOST_LINES]):
            return None
        line = self._lines[number]
        words = ""
        for taken in range(1, _MOST_LINES + 1):
            if number + taken > len(self._lines):
                return None
            part = self._lines[number + taken - 1]
            content = self._contents[number + taken - 1]
            if part.quoted != line.quoted or not content or len(words) + len(content) > _LONGEST:
                return None
            words = f"{words} {content}".strip()
            if not any(self._verbs[number : number + taken]):
                continue
            origin = self._origin(words)
            if origin is not None:
                deeper = self._goes_deeper(number + taken - 1)
                if not deeper and not _is_sure(words):
                    return None
                inside = not deeper and self._begins_quotation(number)
                return _Intro(taken, origin, lasting=not deeper and not inside, inside=inside)
        return None

    def _origin(self, words: str) -> _Origin | None:
        for pattern, day_first in _ATTRIBUTIONS:
            match = pattern.fullmatch(words)
            if not match:
                continue
            parts = match.groupdict()
            who, when = parts.get("who"), parts.get("when")
            intro = parts.get("intro")
            if intro is not None:
                end = _END_OF_DATE.match(intro)
                who, when = (intro[end.end() :], intro[: end.end()]) if end else (intro, intro)
            date = written_date(when, self._zone, day_first=day_first) if when else None
            return _Origin(_name(who or ""), _iso(date))
        return None


def _is_block(found: Mapping[str, str], sent: dt.datetime | None) -> bool:
    """Tell whether labels make the headers of a mail: nobody writes an address and a date so by hand."""
    if "sender" not in found:
        return False
    if {"sent", "subject"} <= found.keys() or {"to", "subject"} <= found.keys():
        return True
    return sent is not None and _ADDRESS.search(found["sender"]) is not None


def _header_line(words: str) -> re.Match[str] | None:
    return _LINE.fullmatch(words) if ":" in words or "\uff1a" in words else None


def _has_verb(words: str) -> bool:
    small = words.lower()
    return any(verb in small for verb in _VERBS)


def _is_sure(words: str) -> bool:
    """Tell an attribution that nobody writes by hand: it ends in a colon and names a date or an address."""
    return words.endswith(":") and (re.search(r"\d{1,2}[:h.]\d{2}|\b(?:19|20)\d{2}\b|@", words) is not None)


def _name(text: str) -> str | None:
    """Return name and address as one writes them: ``Dana Whitfield <dana@contosohealth.com>``."""
    clean = " ".join(text.replace("*", " ").split()).strip(" ,;")
    match = _ADDRESS.search(clean)
    if not match:
        return clean.strip("\"'<> ") or None
    name = clean[: match.start()].strip(" ,;\"'<[(")
    if name.lower() in {"", match[1].lower()}:
        return match[1]
    return f"{name} <{match[1]}>"


def _iso(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None
