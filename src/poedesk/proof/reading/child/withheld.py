"""What a child can never use is not imported there: an HTTP client, because it has no network.

pyHanko imports one wherever it looks at a signature, for certificates and time stamps that it might fetch.
That takes longer than most signed documents take to read.
"""

import sys
from types import ModuleType

CLIENTS = ("aiohttp",)


class Unusable(Exception):
    """A child of the sandbox has no network."""


class _StandIn(Exception):
    """Whatever others derive from, catch or name in what they expect; nobody can make one."""

    def __init__(self, *_: object, **__: object) -> None:
        raise Unusable(Unusable.__doc__)


class _Withheld(ModuleType):
    """A module in which each name is a class."""

    def __getattr__(self, name: str) -> type[_StandIn]:
        if name.startswith("__"):
            raise AttributeError(name)
        found = type(name, (_StandIn,), {})
        setattr(self, name, found)
        return found


def withhold(names: tuple[str, ...] = CLIENTS) -> None:
    """Have modules that were not imported yet found empty; whoever calls what they would hold fails."""
    for name in names:
        sys.modules.setdefault(name, _Withheld(name))
