# SPDX-License-Identifier: EUPL-1.2
"""What comes in by a channel, free of the channel's own shape."""

import json
import re
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta

LONGEST = 20_000
"""Characters of one message that are kept."""

ID_LENGTH = 200
"""Characters of a channel's own id that are kept."""

MOST_FILES = 10
"""Files of one message that are taken in."""

JOIN_LENGTH = 6
JOIN_LASTS = timedelta(hours=1)
JOIN_TRIES = 5
"""Wrong codes that one address may send in an hour; the next are not looked at."""

TALKING = timedelta(minutes=30)
"""As long as somebody has just written, an answer to them disturbs nobody, whatever the hour."""

_JOIN = re.compile(r"\s*(?:sambung|join)\s*[:#]?\s*([0-9A-Za-z]{6})\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message. `media` are the channel's own names of its attachments, to be fetched; `lost` counts those that cannot."""

    peer: str
    external_id: str
    text: str
    said_at: datetime
    media: tuple[str, ...] = ()
    in_reply_to: str = ""
    lost: int = 0

    def to_json(self) -> str:
        """As it is kept until it was taken in."""
        return json.dumps({**asdict(self), "said_at": self.said_at.isoformat()})

    @classmethod
    def of_json(cls, text: str) -> "Incoming":
        """The message that `to_json` wrote."""
        held = json.loads(text)
        media = tuple(held.pop("media"))
        return replace(cls(**held), said_at=datetime.fromisoformat(held["said_at"]), media=media)


def join_code_in(text: str) -> str:
    """The code of a message that says `SAMBUNG A2B3C4` and nothing else; empty for every other."""
    found = _JOIN.fullmatch(text)
    return found.group(1).upper() if found else ""


def position_words(latitude: float, longitude: float, *names: str) -> str:
    """A shared place as a line of text, in a form that `position_in` reads."""
    named = ", ".join(name.strip() for name in names if name and name.strip())
    return f"Lokasi: {latitude:.6f}, {longitude:.6f}" + (f" ({named})" if named else "")


_POSITION = re.compile(r"Lokasi: (-?\d{1,2}\.\d{6}), (-?\d{1,3}\.\d{6})")


def position_in(text: str) -> tuple[str, str] | None:
    """Latitude and longitude that somebody shared in a message, in degrees as text."""
    found = _POSITION.search(text)
    return (found.group(1), found.group(2)) if found else None


def moment_of(seconds: object, otherwise: datetime) -> datetime:
    """A channel's own time (Unix seconds, as number or text), or `otherwise` where it is none."""
    try:
        return datetime.fromtimestamp(int(str(seconds)), UTC)
    except (ValueError, OverflowError, OSError):
        return otherwise
