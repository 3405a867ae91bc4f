"""English words that are left on a page or in a mail of another language."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import html

from poedesk.desk.engagements.models import Engagement
from poedesk.desk.mail.models import Mail
from poedesk.proof.policy import loader as policies
from poedesk.proof.policy import vocabulary

NAMES = {
    "poedesk",
    "Microsoft",
    "Azure",
    "Dynamics",
    "GUID",
    "ID",
    "SHA",
    "CSV",
    "PDF",
    "DOCX",
    "JSON",
    "API",
    "UTC",
    "USD",
    "EUR",
    "EA",
    "MB",
    "KB",
}
"""Called the same in every language."""


def english(page: str, typed: Iterable[str]) -> list[str]:
    """Return each text of a page that holds an English word, apart from what people typed."""
    return in_english(texts(page), typed)


def in_english(said: Iterable[str], typed: Iterable[str]) -> list[str]:
    """Return each text that holds an English word, apart from what people typed."""
    known = sorted({*typed} | titles() | answered(), key=len, reverse=True)
    return [each for each in said if words_of(each, known)]


def english_mails(typed: Iterable[str]) -> list[str]:
    """Return each line of the outbox that holds an English word, apart from what people typed."""
    lines = [line for mail in Mail.objects.all() for line in (mail.subject, *mail.body.splitlines())]
    return in_english(lines, typed)


def texts(page: str) -> Iterator[str]:
    """Yield what a page says: its texts, and what is read out; not code, nor what is marked as English."""
    whole: Any = html.fromstring(page)
    yield from whole.xpath("//head/title/text()")
    yield from _said(next(whole.iter("body"), whole))


def _said(element: Any) -> Iterator[str]:
    if isinstance(element.tag, str) and element.tag not in SILENT and element.get("lang") != "en":
        yield from (element.get(name) or "" for name in ("aria-label", "title", "alt", "placeholder"))
        yield " ".join((element.text or "").split())
        for each in element:
            yield from _said(each)
            yield " ".join((each.tail or "").split())


SILENT = {"code", "pre", "script", "style", "kbd"}


REFERENCE = re.compile(r"\b[A-Z]{2,4}-[A-Z0-9]{6,}\b")
"""A number of a claim: its signs are drawn by lot, and what people typed may be among them."""


def words_of(text: str, known: list[str]) -> list[str]:
    text = REFERENCE.sub(" ", text)
    for each in known:
        text = text.replace(each, " ")
    tokens = [each for each in text.split() if not re.search(r"\d|@|/|_|\w\.\w|\w-[A-Z]", each)]
    return [
        each
        for each in re.findall(r"(?<![^\W\d_])[A-Za-z]{2,}(?![^\W\d_])", " ".join(tokens))
        if each not in NAMES
    ]


def answered() -> set[str]:
    """Return every text that people answered in an engagement."""
    return {
        text
        for answers in Engagement.objects.of_anybody("a test").values_list("answers", flat=True)
        for text in leaves(answers)
    }


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from leaves(each)
    elif isinstance(value, list):
        for each in value:
            yield from leaves(each)


def titles() -> set[str]:
    known = vocabulary.load()
    named = {each.title for each in known.workloads} | {each.title for each in known.products}
    return named | {each.id for each in policies.programmes()}
