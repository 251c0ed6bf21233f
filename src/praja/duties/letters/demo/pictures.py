# SPDX-License-Identifier: EUPL-1.2
"""The pages of the demo town's letters, drawn as if they had been scanned."""

import io
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont

from praja.kernel.documents.gateways.typst import FONTS

SIZE = (1000, 1414)
INK, GREY = "#14212b", "#8a949b"


def page_of(sender: str, number: str, dated: str, subject: str, body: str, addressee: str) -> bytes:
    """One page of A4 as JPEG."""
    page = Image.new("L", SIZE, "#fbfbf9")
    draw = ImageDraw.Draw(page)
    bold, plain = _font("Bold", 34), _font("Regular", 26)
    draw.text((500, 110), sender.upper(), fill=INK, font=_fitting(sender.upper(), bold), anchor="mm")
    draw.line((80, 160, 920, 160), fill=INK, width=4)
    draw.text((920, 210), dated, fill=INK, font=plain, anchor="ra")
    lines = [f"Nomor  : {number}", f"Hal       : {subject}", "", "Yth.", addressee, "", *wrap(body, 60)]
    lines += ["", "Atas perhatian dan kerja sama Saudara kami ucapkan terima kasih."]
    y = 280
    for line in lines:
        for part in wrap(line, 64) or [""]:
            draw.text((90, y), part, fill=INK, font=plain)
            y += 42
    draw.line((620, y + 170, 900, y + 120), fill=GREY, width=5)
    draw.line((640, y + 120, 880, y + 175), fill=GREY, width=4)
    draw.text((760, y + 220), "Pimpinan", fill=INK, font=plain, anchor="mm")
    held = io.BytesIO()
    page.convert("RGB").save(held, "JPEG", quality=70)
    return held.getvalue()


def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    name = {"Bold": "700Bold", "Regular": "400Regular"}[weight]
    return ImageFont.truetype(str(FONTS / f"PlusJakartaSans_{name}.ttf"), size)


def _fitting(text: str, font: ImageFont.FreeTypeFont) -> ImageFont.FreeTypeFont:
    """The heading's font, smaller where the name is long."""
    return font if font.getlength(text) < 820 else font.font_variant(size=int(font.size * 820 / font.getlength(text)))
