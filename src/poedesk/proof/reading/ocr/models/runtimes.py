"""What runs the models: onnxruntime, or OpenVINO where that is installed, which is quicker."""

import sys
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_KEPT = 1000
"""Things that OpenVINO keeps of what it prepared for inputs of one size: each layer needs one.

For all widths of lines these are 25 MB; with a few it prepares itself for most lines, and takes a fifth
longer.
"""


class Model(Protocol):
    """A model that is ready to run."""

    step: int
    """Widths of inputs are best whole numbers of it, in pixels."""

    def run(self, given: Floats) -> Floats:
        """Return what the model makes of one input."""


class _OnOnnxRuntime:
    step = 8

    def __init__(self, file: bytes, threads: int) -> None:
        import onnxruntime  # noqa: PLC0415 - only what is used is loaded

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False
        options.log_severity_level = 4
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session: Any = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        self._input = self._session.get_inputs()[0].name

    def run(self, given: Floats) -> Floats:
        (answer,) = self._session.run(None, {self._input: given})
        return np.asarray(answer, np.float32)


class _OnOpenVino:
    step = 64  # it prepares itself for each width anew, and keeps what it prepared

    def __init__(self, file: bytes, threads: int) -> None:
        sys.modules["openvino_telemetry"] = None  # type: ignore[assignment]  # it reports nothing to anybody
        import openvino  # noqa: PLC0415 - only what is used is loaded

        core = openvino.Core()
        source: Any = core.read_model(file)
        setting = {
            "INFERENCE_NUM_THREADS": threads,
            "PERFORMANCE_HINT": "LATENCY",
            "NUM_STREAMS": 1,
            "ENABLE_CPU_PINNING": False,
            "CPU_RUNTIME_CACHE_CAPACITY": _KEPT,
        }
        self._request: Any = core.compile_model(source, "CPU", setting).create_infer_request()

    def run(self, given: Floats) -> Floats:
        self._request.infer([given], share_inputs=True)
        return np.asarray(self._request.get_output_tensor(0).data, np.float32)


RUNTIMES: Mapping[str, Callable[[bytes, int], Model]] = {
    "onnxruntime": _OnOnnxRuntime,
    "openvino": _OnOpenVino,
}
"""Name of what runs models -> what opens a file on so many processors."""
