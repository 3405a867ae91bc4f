"""A signature as somebody pastes it: strokes of a pen on white or clear ground."""

import math
import random

from PIL import Image, ImageDraw

BLUE = (20, 40, 120)


def signature(
    seed: int = 1, *, size: tuple[int, int] = (420, 120), thick: float = 3, ground: str | None = "white"
) -> Image.Image:
    """Loops that run on and lean, with a stroke under them."""
    dice = random.Random(seed)
    image = Image.new("RGBA", size, ground or (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    width, height = size
    lean, turns = dice.uniform(0.2, 0.5), dice.randint(4, 8)
    points = []
    for step in range(turns * 24):
        part = step / (turns * 24)
        swing = math.sin(part * turns * 2 * math.pi) * height * dice.uniform(0.26, 0.28)
        x = width * (0.1 + 0.75 * part) + lean * -swing + math.cos(part * turns * 2 * math.pi) * height * 0.1
        points.append((x, height * 0.45 + swing))
    draw.line(points, fill=BLUE, width=round(thick), joint="curve")
    draw.line(
        [(width * 0.2, height * 0.85), (width * 0.8, height * 0.8)], fill=BLUE, width=max(1, round(thick - 1))
    )
    return image
