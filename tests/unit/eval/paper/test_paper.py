"""Paper for measuring: a pen that writes, scanners that spoil, the same dice the same sheet."""

import io
import random
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from eval.making.paper import bundles, pen, scanner, sheet
from eval.making.paper.bundles import Variant
from eval.making.paper.pen import Place
from eval.making.paper.sheets.inks import ink_sheet
from eval.making.paper.sheets.ticks import tick_sheet
from poedesk.proof.document.model import Box, Drawing

LOOKS = (True, None, False)
"""What may be told of a picture: that it looks written, nothing, that it does not."""

EXAMPLES = Path(__file__).parents[4] / "examples"


def darkness(paper: sheet.Sheet, place: Place) -> float:
    """Return the share of dark pixels at a place, from 0 to 1."""
    box = [round(side * paper.scale) for side in place]
    return float((np.asarray(paper.image.crop((box[0], box[1], box[2], box[3])).convert("L")) < 160).mean())


@pytest.mark.parametrize("style", [*pen.TICKS, "struck-out"])
def test_a_pen_leaves_ink_in_or_around_the_box(style: str) -> None:
    paper, dice, box = sheet.blank(100, 100), random.Random(1), Place(40, 40, 50, 50)
    made = pen.struck_out(dice) if style == "struck-out" else pen.TICKS[style](dice)
    paper.draw(pen.placed(made, box), sheet.Pen(), dice)
    assert darkness(paper, Place(34, 34, 56, 56)) > 0.02


def test_writing_takes_about_as_much_room_as_announced() -> None:
    strokes = pen.written("Ada Thornbury, 12/03/2026", 10, 50, 9, random.Random(3))
    xs = [x for stroke in strokes for x, _ in stroke]
    assert max(xs) - 10 == pytest.approx(pen.width_of("Ada Thornbury, 12/03/2026", 9), rel=0.15)


def test_the_same_dice_give_the_same_sheet_and_others_another() -> None:
    first, second, other = (tick_sheet(random.Random(seed)) for seed in (7, 7, 8))
    assert first[1] == second[1]
    assert first[0].image.tobytes() == second[0].image.tobytes() != other[0].image.tobytes()


def test_a_box_is_dark_inside_only_when_it_was_ticked() -> None:
    paper, ticks = tick_sheet(random.Random(11))
    shares = {True: [0.0], False: [0.0]}
    for tick in (tick for tick in ticks if tick.style in {"", "fill", "cross"}):
        inset = (tick.place.right - tick.place.left) * 0.25
        left, top, right, bottom = tick.place
        inner = Place(left + inset, top + inset, right - inset, bottom - inset)
        shares[tick.ticked].append(darkness(paper, inner))
    assert len(shares[True]) > 1
    assert max(shares[False]) < 0.02 < min(shares[True][1:])


def test_a_place_has_ink_only_where_somebody_signed() -> None:
    seen = set()
    for seed in range(6):
        paper, inks = ink_sheet(random.Random(seed))
        for ink in inks:
            left, top, right, bottom = ink.place
            assert (darkness(paper, Place(left, top, right, bottom - 3)) > 0.004) == ink.present
            seen.add((ink.kind, ink.present))
    assert seen == {(kind, there) for kind in ("signature", "initials", "date") for there in (True, False)}


@pytest.mark.parametrize("device", scanner.SCANS)
def test_every_device_gives_a_picture_of_its_resolution(device: str) -> None:
    dice = random.Random(5)
    paper = sheet.blank(300, 200)
    paper.draw(pen.written("Ada", 40, 90, 30, dice), sheet.Pen(sheet.BLACK), dice)
    how = scanner.SCANS[device]
    image = scanner.scan(paper, how, dice)
    around = 1.18 if how.photo else 1.0
    size = 300 / 72 * how.dpi * around, 200 / 72 * (how.dpi_down or how.dpi) * (1.27 if how.photo else 1.0)
    assert image.size == pytest.approx(size if how.turn % 2 == 0 else size[::-1], rel=0.03)
    assert image.mode == ("1" if how.one_bit else "RGB" if how.colour else "L")


@pytest.mark.parametrize("device", scanner.SCANS)
def test_a_place_of_the_sheet_is_found_again_on_the_picture(device: str) -> None:
    dice = random.Random(9)
    paper = sheet.blank(300, 200)
    spot = Place(210, 60, 230, 80)
    paper.clear(spot, (0, 0, 0))
    how = scanner.named(device, dice)
    taken = scanner.take(paper, how, dice)
    x, y = taken.where(220, 70)
    across, down = x * how.dpi / 72, y * (how.dpi_down or how.dpi) / 72
    black = np.argwhere(np.asarray(taken.image.convert("L")) < (45 if how.photo else 100))
    near = black[(abs(black[:, 1] - across) < how.dpi / 4) & (abs(black[:, 0] - down) < how.dpi / 4)]
    assert len(near) > 100
    assert near.mean(axis=0) == pytest.approx((down, across), abs=2.5)


@pytest.mark.parametrize("ending", ["pdf", "tiff"])
def test_files_with_pages_keep_all_of_them(ending: str) -> None:
    images = [Image.new("L", (200, 100), shade) for shade in (0, 90, 255)]
    data = scanner.FILES[ending](images, scanner.Scan(dpi=100))
    if ending == "pdf":
        opened = pypdfium2.PdfDocument(data)
        assert [page.get_width() for page in opened] == [pytest.approx(144)] * 3
        assert not opened[0].get_textpage().get_text_range()
    else:
        assert getattr(Image.open(io.BytesIO(data)), "n_frames", 1) == 3


def test_a_bundle_on_paper_keeps_its_claim_and_loses_its_text(tmp_path: Path) -> None:
    bundle = EXAMPLES / "signed-too-long-ago"
    assert bundles.can_be_printed(bundle)
    target = tmp_path / "paper"
    made = bundles.on_paper(bundle, target, Variant("office", by_hand=True), random.Random(2))
    assert sorted(path.name for path in target.iterdir()) == sorted(path.name for path in bundle.iterdir())
    assert (target / "claim.yaml").read_bytes() == (bundle / "claim.yaml").read_bytes()
    (name,) = made.words
    assert len(made.words[name]) > 50
    assert made.hand_written == {"acknowledgement.date", "customer.signatory.name"}
    opened = pypdfium2.PdfDocument(target / name)
    assert [page.get_textpage().get_text_range() for page in opened] == [""] * made.pages


def test_a_pen_signs_where_a_signature_was_pasted_and_leaves_a_logo() -> None:
    place = Box(100, 300, 220, 340)
    signed = {written: bundles._is_signature(Drawing("picture", place, written=written)) for written in LOOKS}
    assert signed == {True: True, None: True, False: False}


def test_what_is_sealed_is_not_printed() -> None:
    assert not bundles.can_be_printed(EXAMPLES / "digitally-signed")
