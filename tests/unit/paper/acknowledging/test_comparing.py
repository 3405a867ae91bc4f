"""The first bytes are those that were shown, and what came behind them shows something else."""

from typing import Any

import pytest
from tests.unit.paper.acknowledging.records import asked, done, sign
from tests.unit.paper.acknowledging.test_record import claim, policy
from tests.unit.paper.signing.attacks import opaque, other_pages, other_words, shown_as, stamp, white
from tests.unit.paper.signing.pki import WHEN
from tests.unit.paper.signing.verified import Here, one
from tests.unit.proof.reading.readers.pdf.changed import (
    Revision,
    agreement,
    append_page,
    crop,
    generic,
    updated,
)
from tests.unit.proof.reading.readers.pdf.made import form, pdf

from poedesk.kernel.verdict import Verdict
from poedesk.paper.acknowledging.comparing import in_sandbox
from poedesk.paper.acknowledging.judging import Judged, judged
from poedesk.paper.acknowledging.model import Record
from poedesk.paper.acknowledging.page.appending import appended
from poedesk.paper.acknowledging.page.certificate import certificate
from poedesk.paper.signing.sealing import preparing
from poedesk.paper.signing.sealing.seal import Place, Sealing, seal
from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.pdf.signed.pictures import NotCompared, Pictures

SHOWN = form(pdf(agreement), [{"FT": "/Tx", "T": "Note", "rect": (60, 90, 400, 14)}])


def _record(content: bytes = SHOWN) -> Record:
    return done(asked(content, ()), sign())


def _content(data: bytes, record: Record | None = None, *, here: Here | None = None) -> Judged:
    with here or Here() as sandbox:
        answers = judged(record or _record(), data, claim(), policy(), in_sandbox(sandbox))
    return next(each for each in answers if each.question == "content")


def test_a_certificate_and_a_visible_seal_behind_it_change_nothing() -> None:
    whole = appended(SHOWN, certificate(_record()))
    sealed = seal(whole, one()[1], at=WHEN, how=Sealing(place=Place(1)))
    for data in (SHOWN, whole, sealed):
        assert _content(data).verdict is Verdict.MET, _content(data).because


CHANGES: dict[str, tuple[Revision, str]] = {
    "replace": (other_words(b"done", b"lost"), "covers or replaces"),
    "hide": (other_pages, "covers or replaces"),
    "overlay": (stamp((60, 90, 400, 104)), "confirms that the migration"),
    "field": (shown_as("Note", white(400, 14)), "covers or replaces"),
    "crop": (crop, "page resized"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_later_revision_that_shows_something_else_voids_it(name: str) -> None:
    change, says = CHANGES[name]
    for data in (SHOWN, appended(SHOWN, certificate(_record()))):
        found = _content(updated(data, change))
        assert (found.verdict, says in found.because) == (Verdict.NOT_MET, True), found.because
        assert "void" in found.because


def test_a_page_that_is_taken_away_voids_it() -> None:
    two = pdf(agreement, agreement)

    def drop(writer: Any) -> None:
        pages = writer.root["/Pages"]
        pages["/Kids"].pop()
        pages[generic.pdf_name("/Count")] = generic.NumberObject(1)
        writer.update_container(pages)

    assert _content(updated(two, drop), _record(two)).verdict is Verdict.NOT_MET


def test_words_added_to_a_page_are_for_a_person_to_judge() -> None:
    found = _content(
        updated(SHOWN, other_words(b"ET\n", b"ET\nBT 1 0 0 1 72 500 Tm (and nothing else) Tj ET\n"))
    )
    assert (found.verdict, "look at it" in found.because) == (Verdict.UNCLEAR, True)


def test_a_seal_over_words_is_for_a_person_to_judge(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "appearance", opaque)
    over = Sealing(place=Place(1, (60.0, 80.0, 400.0, 110.0)))
    found = _content(seal(SHOWN, one()[1], at=WHEN, how=over))
    assert (found.verdict, "a later signature lies over" in found.because) == (Verdict.UNCLEAR, True)


def test_what_cannot_be_compared_is_unclear_with_the_reason() -> None:
    class Hasty(Here):
        def ask(self, *_: object) -> dict[str, object]:
            return super().ask(*_[:3], {"end": SHOWN.index(b"endobj")})  # type: ignore[arg-type]

    found = _content(updated(SHOWN, append_page), here=Hasty())
    assert (found.verdict, "cannot be drawn" in found.because) == (Verdict.UNCLEAR, True)
    (without,) = (
        each for each in judged(_record(), SHOWN + b"\n", claim(), policy()) if each.question == "content"
    )
    assert without.verdict is Verdict.UNCLEAR


def test_the_time_for_comparing_is_bounded() -> None:
    with pytest.raises(NotCompared, match=r"only 0 of its 1 pages .* POEDESK_COMPARE_SECONDS"):
        Pictures(updated(SHOWN, append_page), Limits(compare_seconds=0)).changes(len(SHOWN))
