"""Uploaded pictures of signatures and initials: what is kept of them are the pixels, never the file.

A file may carry where and by whom a photograph was taken, and may attack who decodes it. It is decoded in the
sandbox, and made a new file here; the hash of that one stands in the record.
"""

import base64
import binascii
import hashlib
import io
from collections.abc import Iterable, Mapping

from poedesk.kernel.errors import UsageError
from poedesk.kernel.records import dataclass
from poedesk.paper.acknowledging.model import Mark, Way
from poedesk.paper.acknowledging.picturing import MOST
from poedesk.proof.reading.limits import MarkLimits, variable
from poedesk.proof.reading.parent.endings import Work
from poedesk.proof.reading.parent.sandbox import Breach, Sandbox, TaskFailed

_DECODING = Work("looking at the picture", "what looks at it", "wall_seconds", "cpu_seconds")


class NotPictured(UsageError):
    """An upload that is no picture of a signature."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that was decoded."""

    columns: int
    rows: int
    pixels: bytes
    """Red, green and blue of each pixel, row after row."""

    @property
    def file(self) -> bytes:
        """Return it as the PNG that is kept: no text, no places, no profile."""
        from PIL import Image  # noqa: PLC0415 - loaded when it is needed

        out = io.BytesIO()
        Image.frombytes("RGB", (self.columns, self.rows), self.pixels).save(out, "PNG")
        return out.getvalue()

    @property
    def sha256(self) -> str:
        """Return the hash of what is kept, as the record tells it."""
        return hashlib.sha256(self.file).hexdigest()

    def mark(self, text: str) -> Mark:
        """Return the mark that it is; ``text`` is what it is meant to say."""
        return Mark(Way.UPLOADED, text, picture=self.sha256)


def pictured(data: bytes, name: str, sandbox: Sandbox, limits: MarkLimits | None = None) -> Picture:
    """Return an upload as a picture; what was kept of one gives the very same again.

    Raises:
        NotPictured: it is too large, no picture, damaged, or nothing is seen on it; the message names it.
    """
    bounds = limits or MarkLimits()
    if len(data) > bounds.mark_bytes:
        message = (
            f"{name}: it has {len(data)} bytes, more than {bounds.mark_bytes} ({variable('mark_bytes')});"
            " upload a smaller picture"
        )
        raise NotPictured(message)
    try:
        answer = sandbox.ask(data, name, "mark", {"pixels": bounds.mark_pixels}, _DECODING)
        return _checked(answer)
    except (TaskFailed, Breach) as error:
        message = f"{name}: {error}"
        raise NotPictured(message) from error
    except (TypeError, ValueError, KeyError, binascii.Error) as error:
        message = f"{name}: what came out of the picture is none"
        raise NotPictured(message) from error


def by_hash(pictures: Iterable[Picture]) -> Mapping[str, Picture]:
    """Return pictures by the hash that a record tells of them."""
    return {each.sha256: each for each in pictures}


def _checked(answer: Mapping[str, object]) -> Picture:
    columns, rows = answer["columns"], answer["rows"]
    pixels = base64.b64decode(str(answer["pixels"]), validate=True)
    if not (isinstance(columns, int) and isinstance(rows, int)):
        raise TypeError(columns)
    if not (0 < columns <= MOST[0] and 0 < rows <= MOST[1] and len(pixels) == 3 * columns * rows):
        raise ValueError(columns)
    return Picture(columns, rows, pixels)
