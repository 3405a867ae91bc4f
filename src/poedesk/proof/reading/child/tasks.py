"""What a child does with a document besides reading it: runs inside the sandbox only.

A task is a module with ``run(data, name, limits, request) -> dict``: ``data`` are the bytes of the document,
``request`` and the answer are JSON objects. It is imported when it is first asked for, or when the child
starts, if it is told to get ready for it; then ``make_ready()`` is called. A task may raise anything; the
sandbox's caller gets the reason as the message of ``TaskFailed``.
"""

from collections.abc import Iterable, Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Any

from poedesk.proof.reading.limits import Limits
from poedesk.proof.reading.readers.registry import Refused, memory_problem

TASKS: Mapping[str, str] = MappingProxyType(
    {
        "compare": "poedesk.proof.reading.readers.pdf.signed.comparing",
        "extract": "poedesk.proof.reading.shown.extracting",
        "fill": "poedesk.paper.forms.templates.filling",
        "find": "poedesk.proof.finding.searching",
        "insert": "poedesk.paper.forms.inserting.inside",
        "mark": "poedesk.paper.acknowledging.picturing",
        "render": "poedesk.proof.reading.shown.rendering",
        "seal": "poedesk.paper.signing.sealing.preparing",
        "stamp": "poedesk.paper.signing.validating.stamping",
        "table": "poedesk.proof.reading.readers.sheets.table",
        "validate": "poedesk.paper.signing.validating.validating",
    }
)
"""Name of a task -> its module; several stand in layers that reading may not import."""


def make_ready(tasks: Iterable[str], modules: Mapping[str, str]) -> None:
    """Have the modules of ``tasks`` do what the first document would otherwise wait for."""
    for task in tasks:
        import_module(modules[task]).make_ready()


def run_task(
    data: bytes, order: dict[str, Any], limits: Limits, modules: Mapping[str, str]
) -> dict[str, Any]:
    """Return ``{"result": ...}`` for the task that ``order`` names, or ``{"failed": reason}``."""
    task, name = order["task"], order["name"]
    module = modules.get(task)
    if module is None:
        return {"failed": f"there is no task {task!r}; known are {', '.join(sorted(modules)) or 'none'}"}
    try:
        return {"result": import_module(module).run(data, name, limits, order["request"])}
    except Refused as refusal:
        return {"failed": str(refusal)}
    except MemoryError:
        return {"failed": memory_problem(limits)}
    except Exception as error:  # noqa: BLE001 - a task that fails is a fact about one document
        text = " ".join(str(error).split())[:200]
        return {"failed": f"{task} failed on it: {type(error).__name__}" + (f": {text}" if text else "")}
