# SPDX-License-Identifier: EUPL-1.2
"""Pictures are decoded and written anew: what is kept is the picture and nothing that travelled with it.

Gone are EXIF with its place of taking, comments, colour profiles (colours are carried over to sRGB), further
frames and
whatever was appended to the file.
"""

import io
import zlib

from PIL import Image, ImageCms, ImageOps

from praja.kernel.documents.domain.limits import CleanFile, Limits, Unacceptable
from praja.kernel.documents.enums import Kind, Reason

_FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP"}
_SAVE: dict[Kind, dict[str, int | bool]] = {
    Kind.JPEG: {"quality": 85, "optimize": True, "progressive": True},
    Kind.PNG: {"optimize": True},
    Kind.WEBP: {"quality": 85, "method": 4},
}
_DAMAGE = (OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError, OverflowError, zlib.error)
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)


def clean_image(data: bytes, kind: Kind, limits: Limits) -> CleanFile:
    """The picture upright, in sRGB, at most `limits.edge` pixels a side, re-encoded in its own format.

    Raises Unacceptable: too many pixels (told from the header, before anything is decoded) or damaged.
    """
    try:
        with Image.open(io.BytesIO(data), formats=[_FORMATS[kind]]) as image:
            if image.width * image.height > limits.pixels:
                raise Unacceptable(Reason.TOO_MANY_PIXELS)
            image.load()
            picture = _upright(image)
    except _BOMBS as error:
        raise Unacceptable(Reason.TOO_MANY_PIXELS) from error
    except _DAMAGE as error:
        raise Unacceptable(Reason.BROKEN) from error
    picture.thumbnail((limits.edge, limits.edge), Image.Resampling.LANCZOS)
    return CleanFile(_encoded(picture, kind), kind, picture.width, picture.height)


def _upright(image: Image.Image) -> Image.Image:
    """Pixels only. Transparency survives where the format has it."""
    profile = image.info.get("icc_profile")
    turned = ImageOps.exif_transpose(image)
    transparent = turned.has_transparency_data and image.format != "JPEG"
    picture = turned.convert("RGBA") if transparent else _in_srgb(turned, profile)
    # Savers carry comments and profiles over from here.
    picture.info = {}
    return picture


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if image.mode in ("L", "1"):
        return image.convert("L")
    if profile and image.mode in ("RGB", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            made = None
        if made is not None:
            return made
    return image.convert("RGB")


def _encoded(picture: Image.Image, kind: Kind) -> bytes:
    out = io.BytesIO()
    picture.save(out, _FORMATS[kind], **_SAVE[kind])
    return out.getvalue()
