# SPDX-License-Identifier: EUPL-1.2
"""Files to send in: good ones, and bad ones made from them."""

import io
import random

import pikepdf
from PIL import Image


def picture(kind="JPEG", size=(40, 30), mode="RGB", **options):
    """A picture of noise, the same for the same arguments."""
    noise = random.Random(f"{kind}{size}{mode}").randbytes(size[0] * size[1] * len(Image.new(mode, (1, 1)).getbands()))
    out = io.BytesIO()
    Image.frombytes(mode, size, noise).save(out, kind, **options)
    return out.getvalue()


def flat_picture(kind, size):
    """A picture of one colour: few bytes, as many pixels as one likes."""
    out = io.BytesIO()
    Image.new("1" if kind == "PNG" else "L", size).save(out, kind)
    return out.getvalue()


def document(pages=1, change=None, **options):
    """A PDF of empty pages, after `change(pdf)`."""
    pdf = pikepdf.new()
    for _page in range(pages):
        pdf.add_blank_page(page_size=(200, 200))
    pdf.docinfo["/Author"] = "A Person"
    if change:
        change(pdf)
    out = io.BytesIO()
    pdf.save(out, **options)
    return out.getvalue()
