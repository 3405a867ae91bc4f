"""The models that find and recognise text, out of the installed package, loaded once and kept.

The files lie in the package itself; nothing of its code is run, and nothing is ever downloaded.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from poedesk.kernel.records import dataclass
from poedesk.proof.reading.ocr.installed import REMEDY, Installed, installed
from poedesk.proof.reading.ocr.models.alphabet import Alphabet, worth_weighing
from poedesk.proof.reading.ocr.models.detecting import Line, Pixels, detect
from poedesk.proof.reading.ocr.models.paring import Odd, pared, told
from poedesk.proof.reading.ocr.models.recognising import SeenLine, cut_out, recognise, words_of
from poedesk.proof.reading.ocr.models.runtimes import RUNTIMES, Model
from poedesk.proof.reading.ocr.sight import OutOfTime
from poedesk.proof.reading.readers.registry import Refused

_DETECTOR, _RECOGNISER = "*_det_*.onnx", "*_rec_*.onnx"


@dataclass(frozen=True, slots=True)
class Engine:
    """Both models, ready to run."""

    name: str
    detector: Model
    recogniser: Model
    alphabet: Alphabet
    margin: float = 1.0
    """Times the height of a line that is cut out for it."""

    def with_margin(self, margin: float) -> "Engine":
        """Return this engine, which cuts lines out ``margin`` times as high as they are."""
        return replace(self, margin=margin)

    def lines(self, pixels: Pixels, most: int) -> list[Line]:
        """Return the lines of text in a picture, looked at with at most ``most`` pixels a side."""
        return detect(self.detector, pixels, most)

    def read(self, pixels: Pixels, line: Line, deadline: float) -> SeenLine:
        """Return what a line says; raises OutOfTime after ``deadline``."""
        if time.monotonic() > deadline:
            raise OutOfTime
        turns = (1, 3) if line.upright else (0,)
        return max((self._read(pixels, line, turn) for turn in turns), key=lambda seen: seen.confidence)

    def _read(self, pixels: Pixels, line: Line, turn: int) -> SeenLine:
        piece = cut_out(pixels, replace(line, height=line.height * self.margin), turn)
        return SeenLine(tuple(words_of(recognise(self.recogniser, self.alphabet, piece), piece)), turn)


def engine(threads: int) -> Engine:
    """Return the installed engine, which runs on ``threads`` processors.

    Raises:
        Refused: none is installed, or its models are not where they belong; the message says what to do.
    """
    found = installed()
    if found is None:
        raise Refused(REMEDY)
    return loaded(found, threads)


@lru_cache(maxsize=1)
def loaded(found: Installed, threads: int) -> Engine:
    """Return that engine; raises as ``engine`` does."""
    make = RUNTIMES[found.runtime]
    detector = make(_model(_DETECTOR).read_bytes(), threads)
    recogniser, signs = _recogniser(make, threads)
    return Engine(found.name, detector, recogniser, Alphabet(signs))


def _recogniser(make: Callable[[bytes, int], Model], threads: int) -> tuple[Model, Sequence[str]]:
    """Return the model that recognises, and its signs by their numbers: first none, last a blank."""
    file = _model(_RECOGNISER).read_bytes()
    signs = ["", *told(file, "character").splitlines(), " "]
    kept = worth_weighing(signs)
    try:
        return make(pared(file, len(signs), kept), threads), [signs[number] for number in kept]
    except Odd:
        return make(file, threads), signs


def _model(pattern: str) -> Path:
    folder = Path(str(files("rapidocr"))) / "models"
    models = sorted(folder.glob(pattern))
    if not models:
        message = f"{REMEDY} (rapidocr is there, but without its models)"
        raise Refused(message)
    return models[-1]
