"""Until when a claim can be filed, as it is asked on the command line."""

from pathlib import Path

import pytest

from poedesk.cli.main import outcome

CLAIM = """\
schema: poedesk.claim/1
id: C-1
programme: microsoft-cpor
engagement: usage
solution_area: modern-work
partner: {name: Fabrikam Consulting Ltd}
customer:
  name: Contoso Health
  domain: contosohealth.com
  tenant_id: 2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62
  country: US
workloads: [{workload: exchange-online}]
"""


@pytest.fixture
def claim(tmp_path: Path) -> str:
    """Return a claim file that says nothing of when it is filed."""
    path = tmp_path / "claim.yaml"
    path.write_text(CLAIM, "utf-8")
    return str(path)


def test_the_last_safe_day_is_told(claim: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert outcome(["claim", "deadline", claim, "--signed", "2026-02-10", "--if-filed", "2026-05-04"]) == 0
    assert "Last safe filing day: 2027-02-10" in capsys.readouterr().out
    assert outcome(["claim", "deadline", claim, "--signed", "2026-02-10", "--if-filed", "2027-02-11"]) == 1


@pytest.mark.parametrize("option", ["--if-filed", "--signed"])
def test_a_day_behind_which_no_calendar_goes_is_refused(
    claim: str, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert outcome(["claim", "deadline", claim, option, "9999-12-31"]) == 2
    assert "9999-12-31 is too late to count from" in capsys.readouterr().err
