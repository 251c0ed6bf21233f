# SPDX-License-Identifier: EUPL-1.2
"""One happening as other calendars read it (RFC 5545): lines, folding, escaping, moments in UTC."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from praja.lib.icalendar import Happening, WholeDay, calendar_file, calendar_of

TEN = datetime(2026, 1, 5, 10, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


def happening(**changes):
    values = {
        "uid": "7KQ2M9XW4P@contoh.test",
        "title": "Kependudukan; loket 1, lantai dua",
        "begins_at": TEN,
        "ends_at": TEN + timedelta(minutes=20),
        "made_at": datetime(2026, 1, 2, tzinfo=UTC),
    }
    return Happening(**{**values, **changes})


def test_moments_are_in_utc_and_special_characters_are_escaped():
    lines = calendar_file(happening(text="Satu\nDua \\ tiga")).decode().split("\r\n")

    assert "DTSTART:20260105T030000Z" in lines
    assert "DTEND:20260105T032000Z" in lines
    assert "SUMMARY:Kependudukan\\; loket 1\\, lantai dua" in lines
    assert "DESCRIPTION:Satu\\nDua \\\\ tiga" in lines
    assert (lines[0], lines[-2], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR", "")


def test_long_lines_are_folded_between_characters():
    title = "Antrean kantor kelurahan é" * 12
    folded = calendar_file(happening(title=title))

    assert all(len(line) <= 75 for line in folded.split(b"\r\n"))
    assert f"SUMMARY:{title}" in folded.replace(b"\r\n ", b"").decode()


def test_a_cancelled_happening_says_so_and_has_no_alarm():
    words = calendar_file(happening(is_cancelled=True, remind_minutes=60)).decode()

    assert "METHOD:CANCEL" in words
    assert "STATUS:CANCELLED" in words
    assert "VALARM" not in words
    assert "TRIGGER:-PT60M" in calendar_file(happening(remind_minutes=60)).decode()


def test_a_calendar_to_subscribe_to_holds_moments_and_whole_days():
    holiday = WholeDay("2026-01-01@contoh.test", "Tahun Baru", date(2026, 1, 1))
    made_at = datetime(2026, 1, 2, tzinfo=UTC)
    lines = calendar_of([happening(), holiday], name="Jam kerja", made_at=made_at).decode().split("\r\n")

    assert lines.count("BEGIN:VEVENT") == lines.count("DTSTAMP:20260102T000000Z") == 2
    assert "X-WR-CALNAME:Jam kerja" in lines
    begins = lines.index("DTSTART;VALUE=DATE:20260101")
    assert lines[begins : begins + 2] == ["DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20260102"]


def test_a_calendar_says_where_and_what_is_cancelled():
    made_at = datetime(2026, 1, 2, tzinfo=UTC)
    held, gone = happening(place="Aula, lantai 2"), happening(uid="lain@contoh.test", is_cancelled=True)
    lines = calendar_of([held, gone], name="Kelas", made_at=made_at).decode().split("\r\n")

    assert "LOCATION:Aula\\, lantai 2" in lines
    assert lines.count("STATUS:CANCELLED") == 1
