# SPDX-License-Identifier: EUPL-1.2
"""Baking a credential into the picture of its badge (OB 3.0 §5.3), so that the picture alone can be checked."""

import struct
import zlib

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_KEYWORD = b"openbadgecredential"
_NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"


def baked_png(picture: bytes, token: str) -> bytes:
    """The PNG with the token in an uncompressed iTXt chunk before its end. ValueError for what is no whole PNG."""
    end = picture.rfind(b"IEND") - 4
    if not picture.startswith(_SIGNATURE) or end <= len(_SIGNATURE):
        raise ValueError("not a whole PNG")
    text = _KEYWORD + b"\x00\x00\x00\x00\x00" + token.encode()
    chunk = struct.pack("!I", len(text)) + b"iTXt" + text + struct.pack("!I", zlib.crc32(b"iTXt" + text))
    return picture[:end] + chunk + picture[end:]


def baked_svg(picture: str, token: str) -> str:
    """The SVG with the token in an element of its own, right after its root's opening. ValueError for what is no SVG.

    A compact JWT is letters, digits, `-`, `_` and `.`: nothing in it has a meaning in XML.
    """
    begins = picture.find("<svg")
    opened = picture.find(">", begins)
    if begins < 0 or opened < 0 or picture[opened - 1] == "/":
        raise ValueError("not an SVG")
    element = f'<openbadges:credential xmlns:openbadges="{_NAMESPACE}" verify="{token}"></openbadges:credential>'
    return picture[: opened + 1] + element + picture[opened + 1 :]
