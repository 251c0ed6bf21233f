# SPDX-License-Identifier: EUPL-1.2
"""What a machine may be told: these and nothing else. Clearing, shells and files cannot be written here at all."""

import re
from datetime import date, datetime, time

LONGEST = 300
MOMENT = "%Y-%m-%d %H:%M:%S"
_OPTIONS = ("Delay", "ErrorDelay", "Realtime", "TransFlag", "TransInterval", "TransTimes", "TimeZone")
_PLAIN = ("CHECK", "INFO", "LOG", "REBOOT", "RELOAD OPTIONS")
_PIN = r"[0-9A-Za-z_.-]{1,24}"
_MOMENT = r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}"
_ALLOWED = re.compile(
    "|".join(
        (
            "|".join(_PLAIN),
            rf"DATA UPDATE USERINFO PIN={_PIN}\tName=[^\t\r\n]{{0,60}}\tPri=0",
            rf"DATA DELETE USERINFO PIN={_PIN}",
            rf"DATA QUERY USERINFO(?: PIN={_PIN})?",
            rf"DATA QUERY ATTLOG StartTime={_MOMENT}\tEndTime={_MOMENT}",
            rf"VERIFY SUM ATTLOG StartTime={_MOMENT}\tEndTime={_MOMENT}",
            rf"SET OPTION (?:{'|'.join(_OPTIONS)})=[0-9A-Za-z:;. -]{{1,60}}",
        )
    )
)


class Forbidden(ValueError):
    """No such thing is ever said to a machine."""


def checked(text: str) -> str:
    """`text`, if it may be said to a machine. Raises Forbidden."""
    if len(text) > LONGEST or not _ALLOWED.fullmatch(text):
        raise Forbidden(text.split(" ", 1)[0][:20])
    return text


def line(number: int, text: str) -> str:
    """One command as the machine reads it, checked once more. Raises Forbidden."""
    return f"C:{number}:{checked(text)}\n"


def set_user(pin: str, name: str) -> str:
    """Make a person known to the machine, without rights over it. Raises Forbidden for tabs and line ends in the name."""
    return checked(f"DATA UPDATE USERINFO PIN={pin}\tName={name}\tPri=0")


def remove_user(pin: str) -> str:
    """Take a person off the machine."""
    return checked(f"DATA DELETE USERINFO PIN={pin}")


def send_again(first: date, last: date) -> str:
    """Send the punches of these days, both included, again."""
    return checked(f"DATA QUERY ATTLOG {_between(first, last)}")


def count(day: date) -> str:
    """Say how many punches of this day there are."""
    return checked(f"VERIFY SUM ATTLOG {_between(day, day)}")


def counted_day(text: str) -> date | None:
    """The day that `count` asked about; None for any other command."""
    found = re.fullmatch(r"VERIFY SUM ATTLOG StartTime=(\d{4}-\d{2}-\d{2}) .*", text)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _between(first: date, last: date) -> str:
    start = datetime.combine(first, time.min)
    end = datetime.combine(last, time(23, 59, 59))
    return f"StartTime={start.strftime(MOMENT)}\tEndTime={end.strftime(MOMENT)}"
