import json
from typing import Any

import pytest
from tests.unit.proof.finding.sheets import typed

from poedesk.proof.document.codec import encode
from poedesk.proof.document.model import Document, Read
from poedesk.proof.finding import searching
from poedesk.proof.finding.find import find_all
from poedesk.proof.finding.handover import accept, without_document

TEXT = """\
Customer: Harbor Vale Clinics Inc.
Customer domain: harborvale.example
Customer signature: /s/ Mira Ostrom   Name: Mira Ostrom   Title: Director   Date: 2026-05-04
"""


def answers(document: Document) -> Any:
    """Return the answers to ``document`` as they pass the pipe."""
    frame = json.dumps({"document": encode(document)}).encode()
    return json.loads(json.dumps(searching.run(frame, document.name, None, {})))["answers"]


def test_findings_come_back_as_they_were() -> None:
    document = typed(TEXT).document
    (answer,) = answers(document)
    assert "document" not in answer
    back = accept(document, answer)
    found = find_all(document)
    assert (back.found, back.acts, back.kind, back.language) == (
        found.found, found.acts, found.kind, found.language
    )  # fmt: skip
    assert back.found["domain"][0].value == "harborvale.example"
    assert back.acts


def span(**parts: Any) -> dict[str, Any]:
    return {"value": "a.example", "confidence": 0.5, "spans": [{"page": 1, "start": 0, "end": 4} | parts]}


@pytest.mark.parametrize(
    "change",
    [
        {"document": {}},
        {"found": {"shoe.size": []}},
        {"found": {"domain": [span(page=2)]}},
        {"found": {"domain": [span(end=100_000)]}},
        {"found": {"domain": [span(start=-1)]}},
        {"found": {"domain": [span(end=None)]}},
        {"found": {"domain": [span() | {"confidence": 1.5}]}},
        {"found": {"domain": [span() | {"confidence": "1"}]}},
        {"found": {"domain": [span() | {"role": "landlord"}]}},
        {"found": {"date.signed": [span()]}},
        {"found": {"date.signed": [span() | {"value": None, "readings": ["soon"]}]}},
        {"kind_spans": [{"page": 9, "start": 0, "end": 4}]},
        {"acts": [{"id": "block-1"}]},
        {"kind": None},
        {"colour": "red"},
    ],
)
def test_what_is_odd_is_refused(change: dict[str, Any]) -> None:
    document = typed(TEXT).document
    good = without_document(find_all(document))
    accept(document, good)
    with pytest.raises((TypeError, ValueError, LookupError)):
        accept(document, good | change)


def test_a_finder_that_fails_is_a_reason_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    document = typed(TEXT).document

    def fails(one: Document) -> Any:
        if one.name == "bad.txt":
            raise KeyError
        return find_all(one)

    monkeypatch.setattr(searching, "find_all", fails)
    inside = (document.renamed("bad.txt"), document.renamed("good.txt"))
    whole = Document("all.zip", "0" * 64, 1, "application/zip", Read.COMPLETE, attachments=inside)
    _, bad, good = answers(whole)
    assert list(bad) == ["failed"]
    assert "KeyError" in bad["failed"]
    assert good["found"]["domain"]


def test_an_archive_without_pages_may_name_what_is_in_it() -> None:
    inside = (typed(TEXT).document.renamed("all.zip/terms.txt"),)
    whole = Document("all.zip", "0" * 64, 1, "application/zip", Read.COMPLETE, attachments=inside)
    back = accept(whole, answers(whole)[0])
    assert [each.value for each in back.found["supporting_document"]] == ["terms.txt"]
    with pytest.raises(ValueError, match="no pages"):
        accept(whole, answers(whole)[0] | {"acts": answers(whole)[1]["acts"]})


def test_getting_ready_has_every_finder_look_at_a_page() -> None:
    searching.make_ready()
    from poedesk.proof.policy import vocabulary  # noqa: PLC0415 - loaded by then

    assert vocabulary.load.cache_info().currsize == 1
