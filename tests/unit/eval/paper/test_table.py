"""Accuracy on paper as one table: its figures, its place in the page, what may not be asked for."""

import random
from datetime import date

import pytest

from eval.making.paper.scanner import SCANS
from eval.making.paper.sheets.forms import form_sheet
from eval.paper.__main__ import SEALED, main
from eval.paper.forms import Judged, differing
from eval.paper.hands import DATE, NAME, TENANT, ByHand
from eval.paper.sheets import Inks, Ticks, device_of
from eval.paper.table import Measured, f1, interval_of_f1, kept, put, rows, section, table
from eval.paper.words import words
from eval.rates import Rate
from poedesk.kernel.verdict import Verdict

FULL = Rate(1, 1)
GOOD = Ticks(10, 0, 0, Rate(20, 20), Rate(20, 20))
POOR = Ticks(6, 2, 2, Rate(9, 18), Rate(18, 20))
PAGE = "# Accuracy\n\n## Bundles\n\nfigures\n\n## What these figures do not say\n\n- much\n"


def judged(device: str, read: Rate, wrongly_met: int = 0) -> Judged:
    return Judged(device, read, Rate(2, 2), 0, wrongly_met, Rate(3, 4), ())


def test_f1_is_the_harmonic_mean_and_its_interval_holds_it() -> None:
    sheets = [GOOD] * 8 + [POOR] * 2
    precision, recall = 92 / 96, 92 / 96
    assert f1(sheets) == pytest.approx(2 * precision * recall / (precision + recall))
    low, high = interval_of_f1(sheets)
    assert low < f1(sheets) < high <= 1
    assert interval_of_f1(sheets) == (low, high)


def test_words_at_200_dots_are_those_of_devices_that_have_them() -> None:
    run = Measured(forms=[judged("office", Rate(97, 100)), judged("coarse", Rate(50, 100), wrongly_met=1)])
    told = {row.asked: row.measured for row in rows(run)}
    assert told["words at 200 dpi"].endswith("97/100")
    assert told["words, all devices"].endswith("147/200")
    assert told["identifiers wrongly met, of claims that differ in one sign"] == "1 of 8"


def test_what_was_written_by_hand_is_counted_as_read_missing_or_another() -> None:
    read = ByHand("office", {DATE: Verdict.MET, NAME: Verdict.MET, TENANT: Verdict.MET}, ())
    poor = ByHand("fax", {DATE: Verdict.NOT_MET, NAME: Verdict.UNCLEAR, TENANT: Verdict.MET}, ("another",))
    told = {row.asked: row.measured for row in rows(Measured(hands=[read, read, poor]))}
    assert told["dates and names by hand met as others"] == "1 of 6"
    assert told["date by hand told missing or contradicted"] == "1 of 3"
    assert told["name by hand told missing or contradicted"] == "0 of 3"
    assert told["tenant id beside them read, the others unclear"].endswith("3/3")


def test_the_part_about_paper_is_put_in_replaced_and_kept() -> None:
    run = Measured([GOOD], [Inks(FULL, FULL, FULL)])
    first = put(PAGE, section(run, date(2026, 11, 29), "python -m eval.paper", "1 to 2"))
    assert kept(PAGE) == ""
    assert table(run) in kept(first)
    assert first.index("## Bundles") < first.index("## On paper") < first.index("## What these")
    second = put(first, section(Measured([POOR]), date(2026, 11, 30), "python -m eval.paper", "1 to 2"))
    assert second.count("## On paper") == 1
    assert table(run) not in second
    assert second.replace(kept(second).rstrip() + "\n\n", "") == PAGE


@pytest.mark.parametrize("asked", [f"9990-{SEALED.start}", "12-3", "a-b"])
def test_sealed_and_senseless_seeds_are_refused(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--sheets", asked])
    assert asked in capsys.readouterr().err


@pytest.mark.parametrize("alike", [True, False])
@pytest.mark.parametrize("value", ["2f6c1e0a-5d7b-4b8e-9a41-0c3d7e915b62", "alder-quay.example"])
def test_a_differing_claim_differs_in_one_sign(value: str, alike: bool) -> None:  # noqa: FBT001 - a column
    dice = random.Random(4)
    for _ in range(20):
        other = differing(value, dice, alike=alike)
        assert len(other) == len(value)
        assert sum(one != two for one, two in zip(other, value, strict=True)) == 1
        assert other.endswith(value[-8:] if "." in value else "")


def test_a_form_says_what_is_printed_on_it() -> None:
    _, form = form_sheet(random.Random(3))
    assert {form.tenant, form.domain} <= set(form.words)
    assert words(form.words, [" ".join(form.words)]).value == 1
    assert words(("\u25a1", "Teams", "Teams"), ("teams",)) == Rate(1, 2)


def test_the_devices_take_turns() -> None:
    assert [device_of(seed) for seed in range(24)] == list(SCANS) * 2
