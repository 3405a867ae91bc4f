"""poedesk, the open system for proof of execution.

``poedesk.check``, ``poedesk.read`` and ``poedesk.find`` do what the commands of the same names do. They are
imported when first used, so that ``import poedesk`` stays light.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from poedesk.proof.assessing.api import check, find, read

__version__ = "0.1.0"
__all__ = ["__version__", "check", "find", "read"]


def __getattr__(name: str) -> Any:
    if name in {"check", "find", "read"}:
        return getattr(import_module("poedesk.proof.assessing.api"), name)
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
