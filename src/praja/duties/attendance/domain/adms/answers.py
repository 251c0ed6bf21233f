# SPDX-License-Identifier: EUPL-1.2
"""What machines are answered, to the byte. Firmwares take a changed order, a missing bit or a stray line end ill, in silence."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

OK = "OK"
NOTHING_SEEN = "None"
"""Says that the machine itself knows from where to go on; 0 would make it send everything again."""

FLAG_DIGITS = "1100000000"
FLAG_WORDS = "TransData AttLog\tOpLog"
"""Punches and operation logs alone. Photos, templates and users are not asked for: nothing of them is kept."""

PROTOCOL = "3.1.2"
_WORDS_FROM, _WORDS_TO = (2, 2, 14), (2, 4, 0)


def version_of(text: str) -> tuple[int, ...]:
    """`2.2.14` as numbers; empty for what is no version."""
    return tuple(map(int, text.split("."))) if re.fullmatch(r"\d{1,4}(\.\d{1,4}){0,3}", text) else ()


def trans_flag(push_version: str) -> str:
    """What is to be sent, in words only for push 2.2.14 to 2.4.0: 3.x sends nothing on words, and older knows none."""
    version = (*version_of(push_version), 0, 0)[:3] if version_of(push_version) else ()
    return FLAG_WORDS if version and _WORDS_FROM <= version <= _WORDS_TO else FLAG_DIGITS


def zone_value(style: str, offset: timedelta) -> str | None:
    """The value of `TimeZone` for a machine that wants `hours` or `minutes`; None: it is not told (`omit`). Zones of half and
    quarter hours are told in minutes to both."""
    minutes = int(offset.total_seconds() // 60)
    if style == "minutes" or (style == "hours" and minutes % 60):
        return str(minutes)
    return str(minutes // 60) if style == "hours" else None


def handshake(serial: str, *, stamps: Mapping[str, str], flag: str, zone: str | None) -> str:
    """The block of options for push 2.x: lines end with LF, the last with nothing."""
    lines = [
        f"GET OPTION FROM: {serial}",
        *(f"{table}Stamp={stamps.get(table, NOTHING_SEEN)}" for table in ("ATTLOG", "OPERLOG", "ATTPHOTO")),
        "ErrorDelay=30",
        "Delay=10",
        "TransTimes=00:00;14:05",
        "TransInterval=1",
        f"TransFlag={flag}",
        *([] if zone is None else [f"TimeZone={zone}"]),
        "Realtime=1",
        "Encrypt=None",
    ]
    return "\n".join(lines)


def old_handshake(
    serial: str, at: datetime, *, stamp: str = "9999", flag: str = FLAG_DIGITS, zone: str | None = None
) -> str:
    """The block for firmware that names no push version (Solution X100-C). Lines end with CRLF, the last with nothing."""
    lines = [
        f"GET OPTION FROM: {serial}",
        f"Stamp={stamp}",
        f"OpStamp={int(at.timestamp())}",
        "ErrorDelay=60",
        "Delay=30",
        "ResLogDay=18250",
        "ResLogDelCount=10000",
        "ResLogCount=50000",
        "TransTimes=00:00;14:05",
        "TransInterval=1",
        f"TransFlag={flag}",
        *([] if zone is None else [f"TimeZone={zone}"]),
        "Realtime=1",
        "Encrypt=0",
    ]
    return "\r\n".join(lines)


def taken(lines: int) -> str:
    """So many lines were taken, bad ones with them: what is not acknowledged comes again for ever."""
    return f"OK: {lines}"


def registration(code: str) -> str:
    """To `POST registry`, exactly: an `OK` would make it register for ever."""
    return f"RegistryCode={code}"


def push_settings(session: str) -> str:
    """To `push`: how an access-control machine is to send (3.x)."""
    lines = [
        f"ServerVersion={PROTOCOL}",
        "ServerName=ADMS",
        f"PushProtVer={PROTOCOL}",
        f"PushVersion={PROTOCOL}",
        "ErrorDelay=30",
        "RequestDelay=10",
        "TransTimes=00:00;14:05",
        "TransInterval=1",
        "TransTables=User Transaction",
        "Realtime=1",
        f"SessionID={session}",
        "TimeoutSec=10",
    ]
    return "\n".join(lines)


def access_handshake(code: str, session: str) -> str:
    """To the first call of an access-control machine that is registered (3.x)."""
    return f"registry=ok\nRegistryCode={code}\n{push_settings(session)}"


def clock_answer(at: datetime, offset: timedelta) -> str:
    """To `rtdata?type=time`: the moment in Greenwich time as the machines count it, and the server's zone."""
    utc = at.astimezone(UTC)
    days = (utc.year - 2000) * 12 * 31 + (utc.month - 1) * 31 + utc.day - 1
    seconds = days * 86_400 + utc.hour * 3_600 + utc.minute * 60 + utc.second
    minutes = int(offset.total_seconds() // 60)
    sign = "-" if minutes < 0 else "+"
    return f"DateTime={seconds},ServerTZ={sign}{abs(minutes) // 60:02d}{abs(minutes) % 60:02d}"
