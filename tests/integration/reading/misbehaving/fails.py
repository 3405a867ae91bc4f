"""Tasks that do not answer with a JSON object, each in the way that the request names."""

import os
import signal
import time
from typing import Any


def run(_: bytes, name: str, __: object, request: dict[str, Any]) -> Any:
    way = request["way"]
    if way == "raises":
        message = f"cannot do it to {name}"
        raise ValueError(message)
    if way == "crashes":
        os.kill(os.getpid(), signal.SIGSEGV)
    if way == "hangs":
        time.sleep(60)
    if way == "quits":
        os._exit(0)
    return {"a list": ["no object"], "an object": object(), "huge": {"x": "y" * 2_000_000}}[way]
