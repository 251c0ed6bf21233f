# SPDX-License-Identifier: EUPL-1.2
"""What a telephone says of a punch, in the one text that it signs. Who reads it writes the same text again, byte for byte."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

HEAD, HEAD_OF_PHOTO = "praja-punch-1", "praja-punch-2"
LINES = 9
DEGREES = re.compile(r"-?[0-9]{1,3}\.[0-9]{7}")
CODE = re.compile(r"[0-9]{6}")
DIGEST = re.compile(r"[0-9a-f]{64}")
FARTHEST = 20_000_000
"""Metres: no position is less exact than the earth is round."""
EARLIEST, LATEST = 2020, 2100
"""Years that a telephone's clock may say without being called broken."""


@dataclass(frozen=True, slots=True)
class Position:
    """Where a telephone took itself to be; `accuracy` in metres, the radius of the circle in which it lies in 95 of 100 cases."""

    latitude: float
    longitude: float
    accuracy: int


@dataclass(frozen=True, slots=True)
class Saying:
    """One punch as the telephone tells it. `pressed_at` is its own clock when the button was pressed; `photo` the SHA-256 of the
    picture that comes with it, in hexadecimal digits, empty without one."""

    nonce: UUID
    pressed_at: datetime
    direction: int
    code: str = ""
    position: Position | None = None
    was_offline: bool = False
    photo: str = ""

    @property
    def text(self) -> str:
        """The text that is signed: nine lines, each with one thing, empty where there is none; a tenth for a photo."""
        where = self.position
        lines = (
            HEAD_OF_PHOTO if self.photo else HEAD,
            str(self.nonce),
            str((self.pressed_at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)),
            str(self.direction),
            self.code,
            f"{where.latitude:.7f}" if where else "",
            f"{where.longitude:.7f}" if where else "",
            str(where.accuracy) if where else "",
            "offline" if self.was_offline else "online",
            *((self.photo,) if self.photo else ()),
        )
        return "\n".join(lines)


def read_saying(text: str) -> Saying:
    """The punch that a signed text tells of. Raises ValueError unless it is written exactly as `Saying.text` would write it."""
    parts = text.split("\n")
    if len(parts) not in (LINES, LINES + 1) or len(text) > 400:
        raise ValueError("not nine lines, nor ten")
    found = Saying(
        nonce=UUID(parts[1]),
        pressed_at=read_moment(parts[2]),
        direction=int(parts[3]) if parts[3] in ("0", "1") else _refuse("direction"),
        code=parts[4] if not parts[4] or CODE.fullmatch(parts[4]) else str(_refuse("code")),
        position=_position(*parts[5:8]),
        was_offline=parts[8] == "offline",
        photo=_digest(*parts[LINES:]),
    )
    if found.text != text:
        raise ValueError("not written as it is signed")
    return found


def read_moment(milliseconds: str) -> datetime:
    """Milliseconds since 1970, as telephones count. Raises ValueError."""
    if not milliseconds.isascii() or not milliseconds.isdigit() or len(milliseconds) > 14:
        raise ValueError("no moment")
    found = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(milliseconds))
    if not EARLIEST <= found.year < LATEST:
        raise ValueError("no moment of this century")
    return found


def _position(latitude: str, longitude: str, accuracy: str) -> Position | None:
    if not (latitude or longitude or accuracy):
        return None
    exact = accuracy.isascii() and accuracy.isdigit() and int(accuracy[:9]) <= FARTHEST and len(accuracy) < 9
    if not (DEGREES.fullmatch(latitude) and DEGREES.fullmatch(longitude) and exact):
        raise ValueError("no position")
    found = Position(float(latitude), float(longitude), int(accuracy))
    if abs(found.latitude) > 90 or abs(found.longitude) > 180:
        raise ValueError("no position")
    return found


def _digest(line: str = "") -> str:
    if line and not DIGEST.fullmatch(line):
        raise ValueError("no digest")
    return line


def _refuse(what: str) -> int:
    raise ValueError(f"no {what}")
