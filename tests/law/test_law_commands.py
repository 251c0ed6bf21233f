# SPDX-License-Identifier: EUPL-1.2
import json

import pytest
from typer.testing import CliRunner

from praja.kernel.law.cli import law_app

H = "2026-01-01,2026-01-16,2026-02-17,2026-03-19,2026-03-20,2026-04-03"


@pytest.fixture(autouse=True)
def _western_time(settings):
    settings.TIME_ZONE = "Asia/Jakarta"


def answer(*arguments):
    result = CliRunner().invoke(law_app, [*arguments, "--json"])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def refusal(*arguments):
    result = CliRunner().invoke(law_app, [*arguments])
    assert result.exit_code == 2
    return " ".join(result.output.replace("│", " ").split())


def test_due_says_when_and_why():
    got = answer("due", "sp4n.verification", "--from", "2026-01-14", "--holidays", H)
    assert got == {
        "rule": "sp4n.verification",
        "from": "2026-01-14",
        "value": 3,
        "unit": "working_days",
        "due": "2026-01-20",
        "due_at": "2026-01-20T17:00:00Z",
        "source": "PermenPANRB 5/2025",
        "article": None,
        "confidence": "recalled",
        "days": [
            {"day": "2026-01-14", "counted": False, "why": "starting day, does not count"},
            {"day": "2026-01-15", "counted": True, "why": "working day"},
            {"day": "2026-01-16", "counted": False, "why": "holiday as given"},
            {"day": "2026-01-17", "counted": False, "why": "Saturday"},
            {"day": "2026-01-18", "counted": False, "why": "Sunday"},
            {"day": "2026-01-19", "counted": True, "why": "working day"},
            {"day": "2026-01-20", "counted": True, "why": "working day"},
        ],
        "warnings": [],
    }


def test_due_uses_the_written_calendar_unless_told_otherwise():
    assert answer("due", "sp4n.supervisory", "--from", "2026-01-05")["due"] == "2026-04-10"
    assert answer("due", "sp4n.supervisory", "--from", "2026-01-05", "--public-holidays-only")["due"] == "2026-04-02"
    assert answer("due", "sp4n.supervisory", "--from", "2026-01-05", "--holidays", H)["due"] == "2026-04-06"


def test_due_by_the_hour_takes_a_moment():
    assert answer("due", "pdp.breach", "--from", "2026-12-24T23:30")["due_at"] == "2026-12-27T16:30:00Z"


def test_due_follows_the_time_zone_of_the_installation(settings):
    settings.TIME_ZONE = "Asia/Jayapura"
    assert answer("due", "ppid.notice", "--from", "2026-01-05")["due_at"] == "2026-01-20T15:00:00Z"


def test_due_warns_of_a_year_without_decree():
    assert answer("due", "ppid.notice", "--from", "2027-12-27")["warnings"] == [
        "No decree of holidays is known for 2028: the date may still move."
    ]


def test_add_working_days():
    assert answer("add-working-days", "2026-03-13", "4") == {
        "from": "2026-03-13",
        "days": 4,
        "public_holidays_only": False,
        "due": "2026-03-26",
        "skipped": [
            {"day": "2026-03-14", "why": "Saturday"},
            {"day": "2026-03-15", "why": "Sunday"},
            {"day": "2026-03-18", "why": "Cuti bersama Nyepi"},
            {"day": "2026-03-19", "why": "Nyepi"},
            {"day": "2026-03-20", "why": "Cuti bersama Idulfitri"},
            {"day": "2026-03-21", "why": "Idulfitri"},
            {"day": "2026-03-22", "why": "Idulfitri hari kedua"},
            {"day": "2026-03-23", "why": "Cuti bersama Idulfitri"},
            {"day": "2026-03-24", "why": "Cuti bersama Idulfitri"},
        ],
        "warnings": [],
    }


def test_add_working_days_with_public_holidays_only():
    assert answer("add-working-days", "2026-03-13", "5", "--public-holidays-only")["due"] == "2026-03-23"


def test_rules_lists_every_version_with_its_source():
    listed = {rule["rule"]: rule for rule in answer("rules")}
    assert len(listed) == 177
    assert listed["ppid.notice"]["versions"] == [
        {
            "value": 10,
            "unit": "working_days",
            "from": None,
            "until": None,
            "source": "UU 14/2008",
            "article": "Pasal 22 ayat (7)",
            "confidence": "confirmed",
            "note": None,
        }
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("due", "ppid.nothing", "--from", "2026-01-05"), "ppid.nothing"),
        (("due", "ppid.notice", "--from", "5 Januari"), "5 Januari"),
        (("due", "ppid.notice", "--from", "2026-02-30"), "2026-02-30"),
        (("due", "ppid.notice", "--from", "2026-01-05", "--holidays", "besok"), "besok"),
        (("due", "pdp.access", "--from", "2022-10-16"), "2022-10-16"),
        (("add-working-days", "2026-13-01", "3"), "2026-13-01"),
    ],
)
def test_a_wrong_argument_is_named(arguments, message):
    assert message in refusal(*arguments)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("due", "ppid.notice", "--from", "2026-01-05"), "2026-01-20 24:00"),
        (("due", "pdp.access", "--from", "2026-03-19T16:00"), "2026-03-22 16:00"),
        (("add-working-days", "2026-03-13", "5"), "2026-03-27"),
        (("rules",), "uu25.response"),
    ],
)
def test_what_people_read(arguments, expected):
    result = CliRunner().invoke(law_app, [*arguments], env={"COLUMNS": "160"})
    assert result.exit_code == 0
    assert expected in result.stdout
