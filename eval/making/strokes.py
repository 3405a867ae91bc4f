"""Signatures of a pen: the same seed gives the same strokes, as points, as a picture, as SVG."""

import io
import math
import random

from PIL import Image, ImageDraw

Point = tuple[float, float]


def strokes(seed: str) -> list[list[Point]]:
    """Return the strokes of an invented hand; x from 0 to 1, y from 0 (top) to 1."""
    dice = random.Random(seed)  # noqa: S311 - a scribble is no secret
    waves = dice.uniform(4, 8)
    lean, height = dice.uniform(-0.5, 0.5), dice.uniform(0.18, 0.34)
    body = []
    for step in range(120):
        along = step / 119
        swing = math.sin(along * waves * math.tau + lean)
        fade = 1 - 0.65 * along
        x = along * 0.92 + 0.05 * math.cos(along * waves * math.tau) + 0.04
        body.append((x, 0.5 - swing * height * fade - 0.1 * math.sin(along * 3)))
    start = dice.uniform(0.05, 0.2)
    flourish = [(start + t / 14 * 0.75, 0.78 + 0.08 * math.sin(t / 3 + lean)) for t in range(15)]
    return [body, flourish]


def picture(seed: str, width: int = 420, height: int = 120, *, pale: bool = False) -> bytes:
    """Return the strokes as a PNG, on white, or with ``pale`` on nothing."""
    image = Image.new("RGBA" if pale else "RGB", (width, height), (255, 255, 255, 0) if pale else "white")
    pen = ImageDraw.Draw(image)
    for stroke in strokes(seed):
        pen.line([(x * width, y * height) for x, y in stroke], fill=(24, 42, 110), width=4, joint="curve")
    stream = io.BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def svg(seed: str, width: int = 150, height: int = 42) -> str:
    """Return the strokes as an inline SVG picture; sizes in CSS pixels."""
    paths = "".join(
        '<path d="M'
        + " L".join(f"{x * width:.1f},{y * height:.1f}" for x, y in stroke)
        + '" fill="none" stroke="#1a2f7a" stroke-width="1.4"/>'
        for stroke in strokes(seed)
    )
    return f'<svg width="{width}" height="{height}" viewBox="0 0 {width} {height}">{paths}</svg>'
