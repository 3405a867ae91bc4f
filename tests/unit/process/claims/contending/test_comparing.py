import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tried import tried
from tests.unit.process.claims.contending.proofs import assessment, side

from poedesk.process.claims.contending.comparing import NoContest, case
from poedesk.process.claims.contending.views import for_partner, for_reviewer
from poedesk.process.claims.tables import loader

FY24 = loader.load("microsoft-cpor", "2023-10")
KEY = "workload:t:intune"
OLD, NEW = assessment("2026-01-01"), assessment("2026-05-04")
POOR, DOUBTFUL = assessment("2026-06-01", usage__work="not_met"), assessment(usage__work="unclear")


@pytest.mark.parametrize(
    ("version", "one", "other", "recommended", "because"),
    [
        ("2023-10", OLD, NEW, "CLM-2", "acknowledged last, on 2026-05-04"),
        ("2020-07", NEW, OLD, "CLM-1", "acknowledged last, on 2026-05-04"),
        ("2019-10", OLD, NEW, None, "microsoft-cpor@2019-10 has no rule between them: a person decides"),
        ("2023-10", OLD, POOR, "CLM-1", "Only this proof stands"),
        ("2023-10", OLD, DOUBTFUL, None, "still needs review"),
        ("2023-10", POOR, POOR, None, "None of the proofs stands"),
        ("2023-10", NEW, NEW, None, "none is the newest"),
    ],
)
def test_which_proof_is_recommended(
    version: str, one: dict[str, object], other: dict[str, object], recommended: str | None, because: str
) -> None:
    table = loader.load("microsoft-cpor", version)
    told = case(table, KEY, [side("1", one), side("2", other)])
    assert told.recommended == recommended
    assert because in told.because


def test_each_element_stands_side_by_side_with_the_stronger_proof() -> None:
    told = for_reviewer(case(FY24, KEY, [side("1", OLD), side("2", POOR)]))
    rows = {row["id"]: row for row in told["elements"]}
    assert rows["usage.work"]["stronger"] == "CLM-1"
    assert [each["verdict"] for each in rows["usage.work"]["sides"]] == ["met", "not_met"]
    assert rows["partner.name"]["stronger"] is None
    assert [each["acknowledged"] for each in told["sides"]] == ["2026-01-01", "2026-06-01"]


def test_a_case_needs_different_partners_and_a_view_needs_a_side() -> None:
    with pytest.raises(NoContest, match="two or more partners"):
        case(FY24, KEY, [side("1", OLD), side("1", NEW)])
    with pytest.raises(NoContest, match="P-3 is no side"):
        for_partner(case(FY24, KEY, [side("1", OLD), side("2", NEW)]), "P-3")


@settings(max_examples=tried(25))
@given(st.sampled_from(["met", "unclear", "not_met"]), st.sampled_from(["met", "unclear", "not_met"]))
def test_what_a_side_sees_holds_nothing_of_the_other_and_does_not_change_with_it(
    mine: str, theirs: str
) -> None:
    own = side("own", assessment("2026-02-02", "mine", usage__work=mine))
    other = side("other", assessment("2026-03-03", "theirsecret", usage__work=theirs))
    another = side("another", assessment("2026-01-01", "elsewise", workloads=theirs))
    seen = for_partner(case(FY24, KEY, [own, other]), "P-own")
    text = json.dumps(seen)
    assert "mine.pdf" in text
    assert not any(word in text for word in ("theirsecret", 'other"', "CLM-other", "P-other", "2026-03-03"))
    assert seen == for_partner(case(FY24, KEY, [another, own]), "P-own")
