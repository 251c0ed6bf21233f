# SPDX-License-Identifier: EUPL-1.2
"""Drawn papers in place of real ones: a card, a sheet, a house. They say that they are examples and nothing else."""

import io
from functools import cache

from PIL import Image, ImageDraw

SIZE = (420, 265)
GROUNDS = ((206, 222, 236), (238, 233, 219), (221, 234, 222), (240, 224, 222))


@cache
def drawn_paper(kind: int, form: str = "JPEG") -> bytes:
    """A JPEG, or a PDF of one page; the same number gives the same picture."""
    picture = Image.new("RGB", SIZE, GROUNDS[kind % len(GROUNDS)])
    draw = ImageDraw.Draw(picture)
    draw.rectangle([8, 8, SIZE[0] - 9, SIZE[1] - 9], outline=(70, 84, 96), width=3)
    draw.text((24, 22), "CONTOH - BUKAN DOKUMEN", fill=(40, 52, 60))
    for line in range(6):
        width = 210 + (line * 37 + kind * 53) % 150
        draw.rectangle([24, 62 + line * 30, 24 + width, 72 + line * 30], fill=(150, 160, 168))
    draw.rectangle([SIZE[0] - 110, 60, SIZE[0] - 30, 160], fill=(176, 186, 194))
    out = io.BytesIO()
    picture.save(out, form, quality=70)
    return out.getvalue()
