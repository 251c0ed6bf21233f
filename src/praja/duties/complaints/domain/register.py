# SPDX-License-Identifier: EUPL-1.2
"""Reading one row of an older complaint register: moments, hours and texts as such registers write them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

MOMENT_FORMATS = (
    "%Y-%m-%dT%H",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d",
)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """What a row says: `answered_at` is None where nobody has answered."""

    number: str
    received_at: datetime
    answered_at: datetime | None
    district: str
    topic: str
    agency: str
    text: str


class UnreadableCell(ValueError):
    """A cell that can't be read; `field` names it."""

    def __init__(self, field: str, value: str) -> None:
        super().__init__(value)
        self.field = field


def read_row(values: dict[str, str], zone: ZoneInfo) -> RegisterRow:
    """One row of the register. Raises `UnreadableCell`."""
    received_at = read_moment(values["received"], zone)
    hours = values["response_hours"]
    return RegisterRow(
        number=values["number"],
        received_at=received_at,
        answered_at=received_at + read_hours(hours) if hours else None,
        district=values["district"],
        topic=values["topic"],
        agency=values["agency"],
        text=plain_text(values["text"]),
    )


def read_moment(text: str, zone: ZoneInfo) -> datetime:
    """A local wall-clock time such as `2022-01-17T09`, in `zone`. Raises `UnreadableCell`."""
    for layout in MOMENT_FORMATS:
        try:
            return datetime.strptime(text, layout).replace(tzinfo=zone)
        except ValueError:
            continue
    raise UnreadableCell("received", text)


def read_hours(text: str) -> timedelta:
    """Hours with a decimal point or comma; never negative. Raises `UnreadableCell`."""
    try:
        hours = Decimal(text.replace(",", "."))
    except InvalidOperation as error:
        raise UnreadableCell("response_hours", text) from error
    if not hours.is_finite() or hours < 0:
        raise UnreadableCell("response_hours", text)
    return timedelta(hours=float(hours))


def plain_text(text: str) -> str:
    """The words with line breaks that were exported as backslash and n made real again."""
    return text.replace("\\r\\n", "\n").replace("\\n", "\n").replace("\\r", "\n").strip()
