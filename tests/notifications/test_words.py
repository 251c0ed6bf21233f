# SPDX-License-Identifier: EUPL-1.2
"""Every message has words in both languages, fills in plain text, and quiet hours are read as they are written."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from praja.kernel.notifications.declarations import announce, announced
from praja.kernel.notifications.domain.quiet import QuietHours
from praja.kernel.notifications.gateways.texts import FOLDER, LANGUAGES, words_of

JAKARTA = ZoneInfo("Asia/Jakarta")
CONTEXT = {
    "code": "ABCDE-FGHJK",
    "url": "http://localhost/x?a=1&b=2",
    "unit": "Dinas <PU>",
    "due": "2026-01-08T17:00:00.000Z",
    "subject": "Aduan,\n Melati",
    "clock": "Jawaban",
    "hour": "2026-01-08T02:00:00.000Z",
    "queue": "Kependudukan",
    "day": "2026-01-08",
}

OF_NO_CASE = {
    "services.queue_day_closed",
    "training.hours_missing",
    *(f"attendance.{name}" for name in ("letter_here", "note_here", "question_asked")),
}
"""What is told of many at once, and so has no code; and what must not tell which case it is."""


def test_every_file_of_words_is_announced_and_exists_in_both_languages() -> None:
    files = {language: {path.stem for path in (FOLDER / language).glob("*.txt")} for language in LANGUAGES}

    assert files["id"] == files["en"] == set(announced())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(path.stem for path in (FOLDER / "id").glob("*.txt")))
def test_words_are_plain_text_of_one_subject_line_with_code_and_link(name: str, language: str) -> None:
    words = words_of(name, language, "email", CONTEXT)

    assert CONTEXT["code"] in words.subject or name in OF_NO_CASE
    assert "\n" not in words.subject
    assert CONTEXT["url"] in words.body
    assert "{" not in words.subject + words.body
    assert "&lt;" not in words.body


def test_a_due_date_is_the_laws_day_in_the_readers_language() -> None:
    assert "Thursday, 8 January 2026" in words_of("complaints.filed", "en", "email", CONTEXT).body
    assert "paling lambat Kamis, 8 Januari 2026" in words_of("complaints.filed", "id", "email", CONTEXT).body
    assert "8 " not in words_of("complaints.filed", "id", "email", {**CONTEXT, "due": ""}).body


def test_an_event_without_words_stops_the_start() -> None:
    with pytest.raises(FileNotFoundError):
        announce("tests.nothing", recipients=lambda _d: [], context=lambda _d: {}, template="tests.nothing")


TIMES = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))


MOMENTS = st.integers(0, 525_600).map(lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))


@given(TIMES, TIMES, MOMENTS)
def test_a_day_is_quiet_between_the_ends_and_loud_outside_them(start: time, end: time, moment: datetime) -> None:
    quiet = QuietHours.of(f"{start:%H:%M}-{end:%H:%M}")
    other = QuietHours.of(f"{end:%H:%M}-{start:%H:%M}")

    assert quiet == QuietHours(start, end)
    if start == end:
        assert not quiet.covers(moment, JAKARTA)
    else:
        assert quiet.covers(moment, JAKARTA) != other.covers(moment, JAKARTA)
    assert quiet.covers(moment, JAKARTA) == quiet.covers(moment + timedelta(days=1), JAKARTA)


@pytest.mark.parametrize("text", ["21-5", "24:00-05:00", "21:00", "21:60-05:00"])
def test_wrongly_written_quiet_hours_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="21:00-05:00"):
        QuietHours.of(text)
