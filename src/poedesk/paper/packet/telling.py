"""The answers about a packet as JSON and as plain text."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from poedesk.kernel.text import printable
from poedesk.kernel.verdict import Verdict
from poedesk.paper.packet.answers import Compared, Verified

SCHEMA = "poedesk.packet-verification/1"
_SIGNS = {Verdict.MET: "+", Verdict.NOT_MET: "!", Verdict.UNCLEAR: "?"}
_WHOLE = {
    Verdict.MET: "Every answer is good.",
    Verdict.NOT_MET: "The packet does NOT hold.",
    Verdict.UNCLEAR: "Nothing speaks against the packet, and not every question has an answer.",
}

_SHOWN = "What is shown belongs to the signed original; the rest of it is hidden."


def to_json(found: Verified) -> dict[str, Any]:
    """Return the ``poedesk.packet-verification/1`` value."""
    return {
        "schema": SCHEMA,
        "verdict": found.verdict.value,
        "about": found.about,
        "redacted": None
        if found.redacted is None
        else {"hidden": found.redacted.hidden, "passages": list(found.redacted.passages)},
        "answers": [asdict(answer) | {"verdict": answer.verdict.value} for answer in found.answers],
        "compared": [
            asdict(each) | {"differences": [asdict(difference) for difference in each.differences]}
            for each in found.compared
        ],
    }


def text(found: Verified) -> str:
    """Return the same for a person: a line an answer, the bad ones first."""
    order = (Verdict.NOT_MET, Verdict.UNCLEAR, Verdict.MET)
    answers = sorted(found.answers, key=lambda answer: order.index(answer.verdict))
    lines = [_SHOWN if found.redacted is not None and found.good else _WHOLE[found.verdict]]
    if found.about is not None:
        policy, judged = found.about["policy"], found.about["assessment"]
        lines.append(
            f"made {found.about['made_at']}, judged {judged['verdict']} as of {judged['as_of']} "
            f"by {policy['id']}@{policy['version']}"
        )
    lines.append("")
    lines += [f"{_SIGNS[each.verdict]} {each.item}: {each.says}" for each in answers]
    for compared in found.compared:
        lines += ["", *_told(compared)]
    if found.redacted is not None and found.verdict is not Verdict.NOT_MET:
        for passage in found.redacted.passages:
            lines += ["", *_shown(passage)]
    return printable("\n".join(lines)) + "\n"


def _told(compared: Compared) -> list[str]:
    whose = "the packet's own rules" if compared.whose == "packet" else "the rules of today"
    if compared.verdict is None:
        return [f"Under {whose}: not judged: {compared.because}"]
    head = f"Under {whose} ({compared.policy}): {compared.verdict}"
    if not compared.differences:
        return [f"{head}, the same as the packet says"]
    return [head, *(f"  {each.element}: {each.packet} -> {each.now}" for each in compared.differences)]


def _shown(passage: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of an element that is shown, for a packet that is not bad: judgement, citations."""
    value = passage["value"]
    told = "" if value is None else f": {json.dumps(value, ensure_ascii=False)}"
    yield f"{passage['id']}: {passage['verdict']} ({passage['code']}){told}"
    policy = passage["policy"]
    yield f"  judged as of {passage['as_of']} by {policy['id']}@{policy['version']}"
    for each in passage["evidence"]:
        quote = "no words" if each["quote"] is None else f'"{each["quote"]}"'
        yield f"  document {each['document']}, {each['place']}: {quote} ({each['by']})"
