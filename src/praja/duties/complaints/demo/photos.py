# SPDX-License-Identifier: EUPL-1.2
"""Small drawn street scenes in place of photographs: no real place, no person."""

import io
from random import Random

from PIL import Image, ImageDraw, ImageFilter

SIZE = (480, 360)
SKIES = ((176, 205, 222), (214, 206, 190), (140, 156, 176), (44, 52, 74))
WALLS = ((201, 177, 145), (163, 132, 110), (120, 140, 128), (190, 190, 180), (150, 98, 80))


def street_scene(seed: int, topic: str = "") -> bytes:
    """A JPEG of a street with houses, a lamp or tree, and a hole, a heap or water as the topic has it. The same seed gives
    the same picture.
    """
    rng = Random(seed)  # noqa: S311 - a picture, no secret
    width, height = SIZE
    horizon = rng.randint(150, 200)
    picture = Image.new("RGB", SIZE, rng.choice(SKIES))
    draw = ImageDraw.Draw(picture)
    _houses(draw, horizon, rng)
    draw.rectangle([0, horizon, width, height], fill=(134, 130, 112))
    draw.polygon([(0, height), (width, height), (width * 0.6, horizon), (width * 0.4, horizon)], fill=(88, 88, 92))
    for step in range(4):
        top = horizon + 20 + step * 42
        draw.line([(width / 2, top), (width / 2, top + 18)], fill=(226, 222, 208), width=2 + step)
    _pole(draw, horizon, rng)
    chosen = rng.choice((_hole, _heap, _water))
    SHOWS.get(topic, chosen)(draw, rng)
    out = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(0.8)).save(out, "JPEG", quality=72)
    return out.getvalue()


def _houses(draw: ImageDraw.ImageDraw, horizon: int, rng: Random) -> None:
    left = 0
    while left < SIZE[0]:
        width, tall = rng.randint(50, 100), rng.randint(50, 110)
        draw.rectangle([left, horizon - tall, left + width, SIZE[1]], fill=rng.choice(WALLS))
        draw.polygon(
            [(left, horizon - tall), (left + width, horizon - tall), (left + width // 2, horizon - tall - 28)],
            fill=(122, 62, 46),
        )
        draw.rectangle([left + 14, horizon - tall + 18, left + 32, horizon - tall + 40], fill=(70, 84, 96))
        left += width + rng.randint(2, 14)


def _pole(draw: ImageDraw.ImageDraw, horizon: int, rng: Random) -> None:
    across = rng.choice((70, 400))
    draw.rectangle([across, horizon - 90, across + 6, horizon + 90], fill=(74, 64, 56))
    if rng.random() < 0.5:
        draw.ellipse([across - 40, horizon - 140, across + 46, horizon - 60], fill=(62, 104, 66))
    else:
        draw.line([(across, horizon - 88), (across + 46, horizon - 94)], fill=(74, 64, 56), width=4)


def _hole(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    for _ in range(rng.randint(1, 3)):
        x, y, wide = rng.randint(140, 300), rng.randint(250, 325), rng.randint(40, 90)
        draw.ellipse([x, y, x + wide, y + wide // 3], fill=(46, 42, 40), outline=(116, 108, 98), width=3)


def _heap(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    x, y = rng.randint(60, 320), rng.randint(270, 310)
    for _ in range(26):
        dx, dy, size = rng.randint(-60, 60), rng.randint(-30, 20), rng.randint(12, 30)
        colour = tuple(rng.randint(60, 215) for _ in range(3))
        draw.ellipse([x + dx, y + dy, x + dx + size, y + dy + size], fill=colour)


def _water(draw: ImageDraw.ImageDraw, rng: Random) -> None:
    top = rng.randint(255, 300)
    draw.rectangle([0, top, SIZE[0], SIZE[1]], fill=(112, 104, 84))
    for _ in range(14):
        x, y = rng.randint(0, SIZE[0]), rng.randint(top, SIZE[1])
        draw.line([(x, y), (x + rng.randint(20, 70), y)], fill=(150, 142, 120), width=2)


SHOWS = {
    "Jalan berlubang": _hole,
    "Trotoar rusak": _hole,
    "Saluran air tersumbat": _water,
    "Genangan dan banjir": _water,
    "Pencemaran sungai": _water,
    "Sampah menumpuk": _heap,
    "Pedagang di trotoar": _heap,
}
