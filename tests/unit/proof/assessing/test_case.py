import gc
from datetime import date
from pathlib import Path
from weakref import ref

from tests.unit.proof.finding.acts.pages import document, page

from poedesk.proof.assessing.case import case_of
from poedesk.proof.claim import load as claims
from poedesk.proof.policy import loader

CLAIM = Path(__file__).parents[4] / "examples" / "usage-form" / "claim.yaml"
TODAY = date(2026, 5, 4)


def test_what_many_checks_ask_is_worked_out_once_for_a_case_and_anew_for_another() -> None:
    claim = claims.load(CLAIM.read_bytes(), "claim.yaml")
    policy = loader.load(claim.programme, None, TODAY)
    asked: list[str] = []

    def rows() -> int:
        asked.append("rows")
        return len(asked)

    one, other = (case_of(claim, policy, (), TODAY) for _ in range(2))
    assert [case.once("rows", rows) for case in (one, one, other)] == [1, 1, 2]


def test_a_document_is_laid_out_once_for_a_case() -> None:
    claim = claims.load(CLAIM.read_bytes(), "claim.yaml")
    policy = loader.load(claim.programme, None, TODAY)
    one, other = (document(page([(72.0, 100.0, "Name")])) for _ in range(2))
    case = case_of(claim, policy, (), TODAY)
    assert case.view(one) is case.view(one)
    assert case.view(one) is not case.view(other)
    assert case.view(other).document is other


def test_what_a_judged_case_worked_out_goes_at_once_without_the_collector() -> None:
    claim = claims.load(CLAIM.read_bytes(), "claim.yaml")
    case = case_of(claim, loader.load(claim.programme, None, TODAY), (), TODAY)
    paper = document(page([(72.0, 100.0, "Name")]))
    case.once("itself", lambda: (case, case.view(paper).once(lambda own: [own])))
    gone = ref(case.view(paper))
    gc.disable()
    try:
        case.forget()
        assert gone() is None
    finally:
        gc.enable()
