# SPDX-License-Identifier: EUPL-1.2
"""What is kept of an accepted file: the picture or the pages, and nothing that travelled with them."""

import io
import time

import pikepdf
import pytest
from PIL import Image, ImageCms

from documents.making import document, picture
from praja.kernel.documents.domain.cleaning import clean
from praja.kernel.documents.domain.limits import Limits, Unacceptable
from praja.kernel.documents.enums import Kind, Reason

LIMITS = Limits()
PAYLOADS = [
    b"PK\x03\x04 an archive",
    b"<?php system($_GET['x']); ?>",
    b"<html><script>alert(1)</script></html>",
]


def exif(orientation=1):
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010F] = "CameraMaker"
    found.get_ifd(0x8825).update({1: "S", 2: (6.0, 10.0, 30.0), 3: "E", 4: (106.0, 49.0, 0.0)})
    return found


def opened(data):
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_place_comment_and_profile_are_gone(kind):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    extra = {"comment": b"CameraMaker says"} if kind == "JPEG" else {}
    data = picture(kind, exif=exif(), icc_profile=profile, **extra)
    assert b"CameraMaker" in data
    assert opened(data).getexif().get_ifd(0x8825)
    kept = clean(data, LIMITS).data
    assert b"CameraMaker" not in kept
    assert dict(opened(kept).getexif()) == {}
    assert not {"exif", "icc_profile", "comment", "xmp"} & set(opened(kept).info)


def test_text_chunks_are_gone():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Author", "A Person")
    data = picture("PNG", pnginfo=info)
    assert b"A Person" in data
    assert b"A Person" not in clean(data, LIMITS).data


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_what_was_appended_to_a_picture_is_gone(kind, payload):
    kept = clean(picture(kind) + payload, LIMITS)
    assert payload not in kept.data
    assert (kept.kind, kept.width, kept.height) == (Kind(f"image/{kind.lower()}"), 40, 30)


def test_a_picture_is_kept_upright():
    kept = clean(picture("JPEG", (40, 30), exif=exif(orientation=6)), LIMITS)
    assert (kept.width, kept.height) == (30, 40)


def test_a_large_picture_is_made_smaller_and_a_small_one_is_left():
    large = clean(picture("JPEG", (3000, 1500)), LIMITS)
    assert (large.width, large.height) == (2560, 1280)
    assert opened(large.data).size == (2560, 1280)
    assert opened(clean(picture("PNG"), LIMITS).data).tobytes() == opened(picture("PNG")).tobytes()


@pytest.mark.parametrize(
    ("kind", "mode", "kept"),
    [
        ("JPEG", "CMYK", "RGB"),
        ("JPEG", "L", "L"),
        ("PNG", "RGBA", "RGBA"),
        ("PNG", "LA", "RGBA"),
        ("PNG", "I;16", "RGB"),
        ("PNG", "P", "RGB"),
        ("WEBP", "RGBA", "RGBA"),
    ],
)
def test_every_kind_of_pixel_is_understood(kind, mode, kept):
    if mode in ("P", "I;16"):
        out = io.BytesIO()
        Image.new(mode, (40, 30)).save(out, kind)
        data = out.getvalue()
    else:
        data = picture(kind, mode=mode)
    assert opened(clean(data, LIMITS).data).mode == kept


def test_only_the_first_frame_of_an_animation_is_kept():
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green")]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
    assert opened(out.getvalue()).n_frames == 2
    assert opened(clean(out.getvalue(), LIMITS).data).n_frames == 1


def with_metadata(pdf):
    with pdf.open_metadata() as found:
        found["dc:creator"] = ["A Person"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_document_is_rewritten_without_metadata_and_appendix(payload):
    data = document(pages=2, change=with_metadata) + payload
    kept = clean(data, LIMITS)
    assert (kept.kind, kept.pages) == (Kind.PDF, 2)
    assert payload not in kept.data
    with pikepdf.open(io.BytesIO(kept.data)) as pdf:
        assert pdf.is_linearized
        assert "/Metadata" not in pdf.Root
        assert "/Info" not in pdf.trailer


def signed(pdf):
    pdf.Root.AcroForm = pikepdf.Dictionary(
        SigFlags=3,
        Fields=[pikepdf.Dictionary(FT=pikepdf.Name.Sig, V=pikepdf.Dictionary(ByteRange=[0, 1, 2, 3], Contents=b"x"))],
    )


def test_a_signed_document_is_kept_byte_for_byte_unless_something_is_appended():
    data = document(change=signed)
    assert clean(data, LIMITS).data == data
    with pytest.raises(Unacceptable) as refused:
        clean(data + PAYLOADS[0], LIMITS)
    assert refused.value.reason == Reason.BROKEN


@pytest.mark.parametrize("data", [picture("JPEG"), document(change=with_metadata)])
def test_the_same_file_is_cleaned_to_the_same_bytes_at_any_time(data):
    first = clean(data, LIMITS).data
    time.sleep(1.1)  # an identifier made of the time of day changes by the second
    assert clean(data, LIMITS).data == first
