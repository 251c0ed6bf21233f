# SPDX-License-Identifier: EUPL-1.2
"""Punches as machines send them: ATTLOG in all its forms, rtlog of access control by key, attlog.dat."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import NamedTuple

from praja.duties.attendance.domain.adms.bodies import LONGEST_LINE, Faulty, lines_of, number_of, values_of

UNKNOWN = 255
DIRECTIONS = frozenset(range(6))
LONGEST_PIN = 24
FIRST_YEAR, LAST_YEAR = 2000, 2099
_WRITTEN = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d{1,6})?", re.ASCII)
_SECONDS = re.compile(r"[0-9]{9,10}")
_USUAL = re.compile(
    r"([0-9A-Za-z_.-]{1,24})\t([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2})"
    r"\t([0-9]{1,3})\t([0-9]{1,4})(?:\t[0-9]*){0,6}"
)
_PIN = re.compile(r"[0-9A-Za-z_.-]{1,24}")
_TAG = re.compile(r"\A(?:ATTLOG|RTLOG)[\t: ]+", re.IGNORECASE)
_OFFSET_COLUMN = 10
_FULL_DAY = 24 * 3600


class Told(NamedTuple):
    """One punch as a machine told it. `wall` is what its clock showed, without zone; `unix` is set instead where it sent seconds
    since 1970. `offset` in seconds east of UTC where it said so. `sequence` is the number of an access-control event."""

    number: int
    pin: str
    wall: datetime | None
    unix: int | None = None
    direction: int = UNKNOWN
    verified: int | None = None
    offset: int | None = None
    sequence: int | None = None

    def moment(self, zone: tzinfo) -> datetime:
        """When it was, in UTC, for a machine whose clock stands in `zone`."""
        if self.unix is not None:
            return datetime.fromtimestamp(self.unix, UTC)
        assert self.wall is not None
        if self.offset is not None:
            return (self.wall - timedelta(seconds=self.offset)).replace(tzinfo=UTC)
        return self.wall.replace(tzinfo=zone).astimezone(UTC)

    def local_text(self, zone: tzinfo) -> str:
        """What its clock showed, always written in one way, so that the same punch sent in another form is the same."""
        wall = self.wall if self.wall is not None else self.moment(zone).astimezone(zone).replace(tzinfo=None)
        return wall.isoformat(" ", "seconds")


@dataclass(slots=True)
class Read:
    """What stood in a body. `others` counts lines that were read and are no punch (a door's own events)."""

    punches: list[Told] = field(default_factory=list)
    faulty: list[Faulty] = field(default_factory=list)
    others: int = 0

    @property
    def lines(self) -> int:
        return len(self.punches) + len(self.faulty) + self.others


def read_attlog(body: bytes) -> Read:
    """`Pin TAB Time TAB Status TAB Verify ...` of 2 to 12 columns, or `PIN=.. TAB DateTime=..`."""
    return _read(body, _attlog_line)


def read_rtlog(body: bytes) -> Read:
    """`time=.. TAB pin=.. TAB index=..`, by key whatever the order. Pin 0 or none is an event of the door."""
    return _read(body, _access_event)


def read_attlog_file(body: bytes) -> Read:
    """attlog.dat of a USB stick: number of the person and time; makers order the other columns in more than one way, so that
    nothing is read of them and the direction is inferred."""
    return _read(body, _by_place_in_file)


Line = Callable[[int, str], "Told | Faulty | None"]


def _read(body: bytes, one: Line) -> Read:
    read = Read()
    for number, line in lines_of(body):
        told = Faulty(number, "long") if len(line) > LONGEST_LINE else one(number, _untagged(line))
        if told is None:
            read.others += 1
        elif isinstance(told, Faulty):
            read.faulty.append(told)
        else:
            read.punches.append(told)
    return read


def _untagged(line: str) -> str:
    """Without the name of the table that some firmwares put before every line."""
    return line if line[0].isdigit() else _TAG.sub("", line)


def _attlog_line(number: int, line: str) -> Told | Faulty:
    return _usual(number, line) or (_by_key if "=" in line.partition("\t")[0] else _by_place)(number, line)


def _usual(number: int, line: str) -> Told | None:
    """A line as nearly every machine writes it, read in one go and with the same result as by its cells; None for any other."""
    written = _USUAL.fullmatch(line)
    if written is None:
        return None
    pin, time, status, verified = written.groups()
    try:
        wall = datetime.fromisoformat(time)
    except ValueError:
        return None
    if not FIRST_YEAR <= wall.year <= LAST_YEAR:
        return None
    direction, how = int(status), int(verified)
    return Told(number, pin, wall, None, direction if direction in DIRECTIONS else UNKNOWN, how)


def _by_place(number: int, line: str) -> Told | Faulty:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) < 2:
        return Faulty(number, "form")
    cells += [""] * (_OFFSET_COLUMN + 1 - len(cells))
    return punch_told(number, cells[0], cells[1], status=cells[2], verified=cells[3], offset=cells[_OFFSET_COLUMN])


def _by_place_in_file(number: int, line: str) -> Told | Faulty:
    cells = [cell for cell in (cell.strip() for cell in line.split("\t")) if cell]
    return punch_told(number, cells[0], cells[1]) if len(cells) > 1 else Faulty(number, "form")


def _by_key(number: int, line: str) -> Told | Faulty:
    values = values_of(line)
    return punch_told(
        number,
        _first(values, "pin", "userid", "enrollnumber"),
        _first(values, "datetime", "time", "checktime"),
        status=_first(values, "status", "inoutstatus"),
        verified=_first(values, "verified", "verify", "verifytype"),
        offset=values.get("timeoffset", ""),
    )


def _access_event(number: int, line: str) -> Told | Faulty | None:
    values = values_of(line)
    if not values:
        return Faulty(number, "form")
    pin = values.get("pin", "")
    if pin in ("", "0"):
        return None
    sequence = number_of(values.get("index", ""), 0, 2**62)
    if sequence is None:
        return Faulty(number, "index")
    status = values.get("inoutstatus", "")
    return punch_told(
        number,
        pin,
        values.get("time", ""),
        status=status if status in ("0", "1") else "",
        # A bit mask of several ways on newer firmware: then it is no number of one way.
        verified=values.get("verifytype", ""),
        sequence=sequence,
    )


def punch_told(
    number: int,
    pin: str,
    time: str,
    *,
    status: str = "",
    verified: str = "",
    offset: str = "",
    sequence: int | None = None,
) -> Told | Faulty:
    """A punch of what stands in its fields, or what is wrong with it."""
    if not _PIN.fullmatch(pin):
        return Faulty(number, "pin")
    wall, unix = wall_of(time)
    if wall is None and unix is None:
        return Faulty(number, "time")
    direction = number_of(status)
    return Told(
        number=number,
        pin=pin,
        wall=wall,
        unix=unix,
        direction=direction if direction in DIRECTIONS else UNKNOWN,
        verified=number_of(verified, 0, 32_767),
        offset=number_of(offset, -_FULL_DAY + 1, _FULL_DAY - 1) if offset.startswith(("+", "-")) else None,
        sequence=sequence,
    )


def wall_of(text: str) -> tuple[datetime | None, int | None]:
    """What a clock showed, or seconds since 1970; (None, None) for what is neither or lies outside 2000 to 2099."""
    text = text.strip()
    if _SECONDS.fullmatch(text):
        unix = int(text)
        year = datetime.fromtimestamp(unix, UTC).year
        return None, unix if FIRST_YEAR <= year <= LAST_YEAR else None
    written = _WRITTEN.fullmatch(text)
    if not written:
        return None, None
    year, month, day, hour, minute, second = (int(part or 0) for part in written.groups())
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None, None
    try:
        return datetime(year, month, day, hour, minute, second), None  # noqa: DTZ001 - a clock on a wall has no zone
    except ValueError:
        return None, None


def _first(values: Mapping[str, str], *names: str) -> str:
    return next((values[name] for name in names if name in values), "")
