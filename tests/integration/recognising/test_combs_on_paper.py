"""A form with combs, filled in and scanned: its tenant id is met, its date read or unclear, none missing."""

import random

from eval.making.paper.sheets.hands import hand_sheet
from eval.paper.hands import DATE, TENANT, hands_of
from eval.paper.sheets import device_of
from poedesk.kernel.verdict import Verdict

SEEDS = [seed for seed in range(600, 660) if device_of(seed) == "office"]
COMBED = next(seed for seed in SEEDS if hand_sheet(random.Random(seed))[1].combed)


def test_a_tenant_id_one_sign_a_cell_is_met_and_a_date_is_not_missing() -> None:
    ((_, told),) = hands_of([COMBED])
    assert told.wrong == ()
    assert told.verdicts[TENANT] is Verdict.MET
    assert told.verdicts[DATE] is not Verdict.NOT_MET
