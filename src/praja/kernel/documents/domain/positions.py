# SPDX-License-Identifier: EUPL-1.2
"""Where a photo says it was taken. It is read before cleaning takes it away, and only to ask whether it may be used."""

import io
import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from PIL import Image

_GPS = 0x8825
_SOUTH_OR_NORTH, _LATITUDE, _WEST_OR_EAST, _LONGITUDE = 1, 2, 3, 4
_FORMATS = ("JPEG", "WEBP")
"""Of a PNG the whole picture would have to be decoded for it, and cameras make none."""

_DAMAGE = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    ZeroDivisionError,
)
_BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_STEP = Decimal("0.00001")


@dataclass(frozen=True, slots=True)
class Position:
    """A point on the earth, in degrees (WGS 84), to five decimals: about a metre."""

    latitude: Decimal
    longitude: Decimal


def position(latitude: object, longitude: object) -> Position | None:
    """The point of two numbers as they are written; None for what is none, and for the 0, 0 of a receiver without signal."""
    try:
        north, east = Decimal(str(latitude).strip()), Decimal(str(longitude).strip())
    except InvalidOperation:
        return None
    if not (north.is_finite() and east.is_finite() and abs(north) <= 90 and abs(east) <= 180):
        return None
    found = Position(north.quantize(_STEP), east.quantize(_STEP))
    return None if found.latitude == 0 and found.longitude == 0 else found


def position_of(data: bytes) -> Position | None:
    """Where the photo with these bytes was taken; None where it does not say so, or is no photo. Nothing is decoded."""
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            place: Mapping[int, Any] = image.getexif().get_ifd(_GPS)
        north = _degrees(place[_LATITUDE], negative=place.get(_SOUTH_OR_NORTH) == "S")
        east = _degrees(place[_LONGITUDE], negative=place.get(_WEST_OR_EAST) == "W")
    except (*_DAMAGE, *_BOMBS):
        return None
    return position(north, east)


def metres_between(one: Position, other: Position) -> int:
    """Distance along the ground, good to a per cent: by the middle of the two latitudes."""
    middle = math.radians(float(one.latitude + other.latitude) / 2)
    north = float(one.latitude - other.latitude) * 111_195
    east = float(one.longitude - other.longitude) * 111_195 * math.cos(middle)
    return round(math.hypot(north, east))


def _degrees(parts: Any, *, negative: bool) -> Decimal:
    """Degrees, minutes and seconds as EXIF has them, as one number."""
    whole, minutes, seconds = (Decimal(str(float(part))) for part in parts)
    found = whole + minutes / 60 + seconds / 3600
    return -found if negative else found
