"""The answer to a request as JSON, and as Markdown that a partner completes."""

from collections.abc import Mapping, Sequence
from typing import Any

from poedesk.kernel.text import printable
from poedesk.process.requests.answering import Open, answers, elsewhere

SCHEMA = "poedesk.poe-answer/1"


def to_json(
    assessment: Mapping[str, Any], request: str | None = None, said: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return the answer as a ``poedesk.poe-answer/1``; ``request`` is its id, or null."""
    return {
        "schema": SCHEMA,
        "request": request,
        "claim": assessment["claim"].get("id"),
        "verdict": assessment["verdict"],
        "key": assessment["key"],
        "answers": [
            {
                "question": answer.question.id,
                "asks": answer.question.asks,
                "source": answer.question.source,
                "complete": answer.complete,
                "shown": [
                    {
                        "element": each.element,
                        "document": each.document,
                        "place": each.place,
                        "quote": each.quote,
                    }
                    for each in answer.shown
                ],
                "open": [_open_json(each) for each in answer.open],
            }
            for answer in answers(assessment, said)
        ],
        "elsewhere": [_open_json(each) for each in elsewhere(assessment, said)],
    }


def text(value: Mapping[str, Any]) -> str:
    """Return a ``poedesk.poe-answer/1`` as Markdown: what to complete and send."""
    title = f"# Answer to {value['request']}" if value["request"] else "# Answer to a request for a proof"
    lines = [title, ""]
    for answer in value["answers"]:
        lines += [f"## {answer['asks']}", ""]
        lines += _shown_text(answer["shown"])
        lines += [_open_text(each) for each in answer["open"]]
        lines += [] if answer["shown"] or answer["open"] else ["- Nothing is shown yet."]
        lines.append("")
    if value["elsewhere"]:
        lines += ["## Besides", "", *(_open_text(each) for each in value["elsewhere"]), ""]
    return printable("\n".join(lines))


def _shown_text(shown: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a line for each place, however many elements it shows."""
    places: dict[tuple[str, str, str | None], list[str]] = {}
    for each in shown:
        names = places.setdefault((each["document"], each["place"], each["quote"]), [])
        names += [] if each["element"] in names else [each["element"]]
    return [
        f"- {', '.join(names)}: {document}, {place}" + (f": “{quote}”" if quote else "")
        for (document, place, quote), names in places.items()
    ]


def _open_text(each: Mapping[str, Any]) -> str:
    said = f" The reviewer writes: {each['said']}" if each["said"] else ""
    remedy = f" {each['remedy']}" if each["remedy"] else ""
    return f"- [ ] {each['element']} ({each['verdict'].replace('_', ' ')}): {each['because']}{remedy}{said}"


def _open_json(each: Open) -> dict[str, Any]:
    return {
        "element": each.element,
        "verdict": each.verdict,
        "because": each.because,
        "remedy": each.remedy,
        "said": each.said,
    }
