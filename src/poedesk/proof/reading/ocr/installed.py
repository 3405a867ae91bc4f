"""Which engine for recognising text is installed, and what is said where nothing was recognised."""

from functools import cache
from importlib.util import find_spec

from poedesk.kernel.records import dataclass

REMEDY = "recognising text in pictures is not installed; run: pip install 'poedesk[ocr]'"
"""What to do where no engine is installed."""

NO_TEXT = "it shows no text that could be recognised; scan it anew"
"""Said of a picture on which neither text nor paper is to be seen."""

_NEEDED = ("numpy", "cv2", "rapidocr")
_RUNTIMES = ("openvino", "onnxruntime")
"""What can run the models, the quickest first."""


@dataclass(frozen=True, slots=True)
class Installed:
    """An engine: the package that holds the models, and what runs them."""

    models: str
    runtime: str

    @property
    def name(self) -> str:
        """Return both with their versions: ``rapidocr 3.10.0 on onnxruntime 1.32.0``."""
        return f"{self.models} {_version(self.models)} on {self.runtime} {_version(self.runtime)}"


@cache
def installed() -> Installed | None:
    """Return the engine to use; null when something of it is missing."""
    if any(find_spec(name) is None for name in _NEEDED):
        return None
    runtime = next((name for name in _RUNTIMES if find_spec(name) is not None), None)
    return None if runtime is None else Installed("rapidocr", runtime)


def _version(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - slow to import, seldom asked

    try:
        return version(name)
    except PackageNotFoundError:
        return "of unknown version"
