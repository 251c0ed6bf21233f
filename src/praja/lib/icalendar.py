# SPDX-License-Identifier: EUPL-1.2
"""Happenings as an iCalendar file (RFC 5545), for people's own calendars."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE = 75
"""Octets that a line may have; longer ones are folded."""


@dataclass(frozen=True, slots=True)
class Happening:
    """Moments are aware. `uid` stays the same when the happening is changed, `remind_minutes` 0 for no alarm."""

    uid: str
    title: str
    begins_at: datetime
    ends_at: datetime
    made_at: datetime
    place: str = ""
    text: str = ""
    url: str = ""
    is_cancelled: bool = False
    remind_minutes: int = 0


@dataclass(frozen=True, slots=True)
class WholeDay:
    """Something that fills a day: a holiday, leave."""

    uid: str
    title: str
    day: date


def calendar_of(happenings: Iterable[Happening | WholeDay], *, name: str, made_at: datetime) -> bytes:
    """A calendar to subscribe to: programs fetch it again every hour and take what stands in it for the whole. `made_at` is when
    this state of it was made."""
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Praja//Praja//ID", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"),
        *(f"X-WR-CALNAME:{_text(name)}", "X-PUBLISHED-TTL:PT1H"),
    ]
    for one in happenings:
        lines += [*("BEGIN:VEVENT", f"UID:{_text(one.uid)}", f"DTSTAMP:{_moment(made_at)}"), *_when(one)]
        lines += [f"SUMMARY:{_text(one.title)}", *_where(one), "END:VEVENT"]
    return b"".join(_folded(line) + b"\r\n" for line in (*lines, "END:VCALENDAR"))


def _where(one: Happening | WholeDay) -> tuple[str, ...]:
    if isinstance(one, WholeDay):
        return ()
    place = (f"LOCATION:{_text(one.place)}",) if one.place else ()
    return (*place, "STATUS:CANCELLED") if one.is_cancelled else place


def _when(one: Happening | WholeDay) -> tuple[str, ...]:
    if isinstance(one, WholeDay):
        after = one.day + timedelta(days=1)
        return f"DTSTART;VALUE=DATE:{one.day:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}", "TRANSP:TRANSPARENT"
    return f"DTSTART:{_moment(one.begins_at)}", f"DTEND:{_moment(one.ends_at)}"


def calendar_file(happening: Happening) -> bytes:
    """The file: UTF-8, lines ended and folded as the standard wants them."""
    return b"".join(_folded(line) + b"\r\n" for line in _lines(happening))


def _lines(happening: Happening) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Praja//Praja//ID")
    yield f"METHOD:{'CANCEL' if happening.is_cancelled else 'PUBLISH'}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(happening.uid)}"
    yield f"DTSTAMP:{_moment(happening.made_at)}"
    yield f"DTSTART:{_moment(happening.begins_at)}"
    yield f"DTEND:{_moment(happening.ends_at)}"
    yield f"SUMMARY:{_text(happening.title)}"
    if happening.place:
        yield f"LOCATION:{_text(happening.place)}"
    if happening.text:
        yield f"DESCRIPTION:{_text(happening.text)}"
    if happening.url:
        yield f"URL:{happening.url}"
    yield f"STATUS:{'CANCELLED' if happening.is_cancelled else 'CONFIRMED'}"
    if happening.remind_minutes and not happening.is_cancelled:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(happening.title)}")
        yield from (f"TRIGGER:-PT{happening.remind_minutes}M", "END:VALARM")
    yield from ("END:VEVENT", "END:VCALENDAR")


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _text(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text.replace("\r\n", "\n").replace("\n", "\\n").replace("\r", "")


def _folded(line: str) -> bytes:
    """The line in pieces of at most 75 octets, each after the first begun by a space; no character is cut in two."""
    pieces, piece = [], b""
    for character in line:
        encoded = character.encode()
        if len(piece) + len(encoded) > LINE:
            pieces.append(piece)
            piece = b" "
        piece += encoded
    return b"\r\n".join([*pieces, piece])
