"""Letters from an assessment: one to the customer, one to a colleague, or one about a single element.

The sentences are data (``letters.yaml``). A letter only says what the assessment says; it judges nothing.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from poedesk.kernel.records import dataclass
from poedesk.kernel.text import printable
from poedesk.kernel.yaml_data import load_yaml
from poedesk.paper.reports import words
from poedesk.paper.reports.words import Json

CUSTOMER, COLLEAGUE = "customer", "colleague"
RECIPIENTS = (CUSTOMER, COLLEAGUE)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that can be sent as it is."""

    to: str
    """``customer`` or ``colleague``."""

    address: str | None
    """Mail address, when the claim gives one."""

    elements: tuple[str, ...]
    """Ids of the elements that it asks for, in the order of the contract."""

    subject: str
    body: str
    """Paragraphs with an empty line between them; lines are not wrapped."""

    def mailto(self) -> str:
        """Return the link by which a mail program opens the letter."""
        query = f"subject={quote(self.subject)}&body={quote(self.body)}"
        return f"mailto:{quote(self.address or '', safe='@')}?{query}"

    def to_json(self) -> dict[str, Any]:
        """Return it as a JSON value."""
        return {
            "to": self.to,
            "address": self.address,
            "elements": list(self.elements),
            "subject": self.subject,
            "body": self.body,
        }


def letters(assessment: Json) -> tuple[Letter, ...]:
    """Return what to write to whom so that each required element can be met, a letter for each of both.

    Args:
        assessment: a ``poedesk.assessment/1``.
    """
    wanted = [element for element in assessment["elements"] if is_open(element)]
    by_recipient = ((to, [each for each in wanted if recipient(each) == to]) for to in RECIPIENTS)
    return tuple(_letter(to, elements, assessment) for to, elements in by_recipient if elements)


def letter_about(element: Json, assessment: Json) -> Letter:
    """Return the letter that asks for one element of ``assessment`` alone."""
    return _letter(recipient(element), [element], assessment)


def is_open(element: Json) -> bool:
    """Return whether an element is asked for and not met for certain."""
    return bool(element["required"]) and element["verdict"] in {"not_met", "unclear"}


def recipient(element: Json) -> str:
    """Return who is asked for an element."""
    to: str = _texts()["elements"][element["id"]]["to"]
    return to


def _letter(to: str, elements: Sequence[Json], assessment: Json) -> Letter:
    frame = _texts()["frames"][to]
    facts = _facts(assessment)
    single = len(elements) == 1
    asked = [_asked(element, facts, number) for number, element in enumerate(elements, 1)]
    paragraphs = [
        frame["greeting"].format_map(facts),
        frame["opening"].format_map(facts),
        *([asked[0].partition(" ")[2]] if single else asked),
        frame["closing"].format_map(facts),
        f"{frame['farewell']}\n{facts['partner']}",
    ]
    signatory = assessment["claim"].get("signatory") or {}
    return Letter(
        to,
        signatory.get("email") if to == CUSTOMER else None,
        tuple(element["id"] for element in elements),
        printable(" ".join(frame["subject"].format_map(facts).split())),
        printable("\n\n".join(part.strip() for part in paragraphs)),
    )


def _facts(assessment: Json) -> Mapping[str, str]:
    claim = assessment["claim"]
    signatory = claim.get("signatory") or {}
    return {
        "partner": claim["partner"],
        "customer": claim["customer"],
        "project": claim.get("project") or "Our work",
        "signatory": signatory.get("name") or "Sir or Madam",
    }


def _asked(element: Json, facts: Mapping[str, str], number: int) -> str:
    entry = _texts()["elements"][element["id"]]
    sentence = _sentence(element, entry)
    evidence = (element.get("evidence") or [{}])[0]
    searched = element.get("searched") or []
    document = evidence.get("document") or (searched[0] if len(searched) == 1 else "")
    about = entry["about"]
    told = sentence.format_map(
        {
            **facts,
            "document": document or "the papers",
            "place": _sentence_start(evidence.get("place") or about),
            "value": words.value(element) or "something else",
            "expected": words.listed(element.get("expected")) or "the one in our claim",
            "because": element["because"],
            "remedy": element.get("remedy") or "",
        }
    )
    return f"{number}. {_sentence_start(about)}: {' '.join(told.split())}"


def _sentence(element: Json, entry: Mapping[str, str]) -> str:
    """Return what is asked; of two places that disagree, the one that agrees with the claim is not blamed."""
    code = element["code"]
    if code == "contradicted" and element["verdict"] == "unclear" and len(element["evidence"]) > 1:
        return str(_texts()["disagree"])
    return entry.get(code) or _texts()["any"].get(code) or entry["else"]


def _sentence_start(text: str) -> str:
    return text[:1].upper() + text[1:]


@cache
def _texts() -> Mapping[str, Any]:
    source = files("poedesk.paper.letters").joinpath("letters.yaml").read_text(encoding="utf-8")
    texts: Mapping[str, Any] = load_yaml(source)
    return texts
