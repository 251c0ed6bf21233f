# SPDX-License-Identifier: EUPL-1.2
"""NIK, NIP and NI PPPK: what they say, what they cannot be, how they are masked.

All numbers are invented or published as examples.
"""

import json
from datetime import UTC, date, datetime

import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from praja.kernel.people.cli import nik_command, nip_command
from praja.kernel.people.domain.identity import (
    Nik,
    Nip,
    Sex,
    StaffKind,
    mask_nik_public,
    mask_nik_staff,
    mask_nip_open,
    parse_nik,
    parse_nip,
)
from praja.lib import clock

TODAY = date(2026, 11, 21)


def codes(result):
    assert isinstance(result, list)
    return [problem.code for problem in result]


@pytest.mark.parametrize(
    ("text", "region", "sex", "born", "serial"),
    [
        ("3273015708900003", "32.73.01", Sex.FEMALE, date(1990, 8, 17), "0003"),
        ("3273011708900001", "32.73.01", Sex.MALE, date(1990, 8, 17), "0001"),
        ("3578014507900001", "35.78.01", Sex.FEMALE, date(1990, 7, 5), "0001"),
        (" 3273 0157.0890 0003\n", "32.73.01", Sex.FEMALE, date(1990, 8, 17), "0003"),
        ("3273017112900001", "32.73.01", Sex.FEMALE, date(1990, 12, 31), "0001"),
        ("3273013112900001", "32.73.01", Sex.MALE, date(1990, 12, 31), "0001"),
    ],
)
def test_nik_is_read(text, region, sex, born, serial):
    nik = parse_nik(text, TODAY)
    assert isinstance(nik, Nik)
    assert (nik.region_code, nik.sex, nik.birth_date, nik.serial) == (region, sex, born, serial)
    assert nik.birth_date_candidates == (born,)
    assert nik.warnings == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3578013202900001", ["day"]),
        ("3578017102900001", ["birth_date"]),
        ("357801450790000", ["length"]),
        ("32730157089000030", ["length"]),
        ("", ["length"]),
        ("3273010008900001", ["day"]),
        ("3273014008900001", ["day"]),
        ("3273013308900001", ["day"]),
        ("3273017208900001", ["day"]),
        ("3273019908900001", ["day"]),
        ("3273011713900001", ["month"]),
        ("3273011700900001", ["month"]),
        ("3273011708900000", ["serial"]),
        ("3273013213900000", ["day", "month", "serial"]),
        ("327301170890000A", ["not_digits"]),
        ("٣٢٧٣٠١١٧٠٨٩٠٠٠٠١", ["not_digits"]),
        ("3273012902010001", ["birth_date"]),
    ],
)
def test_nik_is_refused_with_every_reason(text, expected):
    assert codes(parse_nik(text, TODAY)) == expected


def test_a_century_that_could_be_either_stays_open():
    nik = parse_nik("3273011708050001", TODAY)
    assert nik.birth_date is None
    assert nik.birth_date_candidates == (date(1905, 8, 17), date(2005, 8, 17))


def test_the_register_settles_the_century():
    nik = parse_nik("3273011708050001", TODAY, date(2005, 8, 17))
    assert (nik.birth_date, nik.warnings) == (date(2005, 8, 17), ())


def test_a_register_that_disagrees_is_a_warning_only():
    nik = parse_nik("3273011708900001", TODAY, date(1990, 8, 18))
    assert nik.birth_date is None
    assert [warning.code for warning in nik.warnings] == ["register"]


def test_a_birth_date_may_be_today_but_not_later():
    assert parse_nik("3273012111260001", TODAY).birth_date_candidates[-1] == TODAY
    assert parse_nik("3273012211260001", TODAY).birth_date == date(1926, 11, 22)


def test_the_29th_of_february_settles_some_centuries():
    assert parse_nik("3273012902000001", TODAY).birth_date == date(2000, 2, 29)


def test_an_unknown_province_is_a_warning_only():
    assert [w.code for w in parse_nik("2273011708900001", TODAY).warnings] == ["province"]
    assert parse_nik("5473011708900001", TODAY).warnings == ()


def test_nip_of_a_civil_servant():
    nip = parse_nip("198609262015051001", TODAY)
    assert nip == Nip(
        "198609262015051001", StaffKind.PNS, date(1986, 9, 26), Sex.MALE, "001", tmt_cpns=date(2015, 5, 1)
    )
    assert nip.grouped == "19860926 201505 1 001"
    assert parse_nip(nip.grouped, TODAY) == nip


def test_nip_with_a_later_serial():
    nip = parse_nip("196303121991021005", TODAY)
    assert (nip.birth_date, nip.tmt_cpns, nip.sex, nip.serial) == (
        date(1963, 3, 12),
        date(1991, 2, 1),
        Sex.MALE,
        "005",
    )


def test_nip_of_contract_staff():
    nip = parse_nip("199009132025242014", TODAY)
    assert nip == Nip(
        "199009132025242014",
        StaffKind.PPPK,
        date(1990, 9, 13),
        Sex.FEMALE,
        "014",
        appointment_year=2025,
        pppk_code="24",
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("198613262015051001", ["month"]),
        ("198609262015131001", ["code"]),
        ("198609262015001001", ["code"]),
        ("198609262015201001", ["code"]),
        ("198609262015053001", ["sex"]),
        ("19860926201505100", ["length"]),
        ("198602302015051001", ["birth_date"]),
        ("202711222015051001", ["birth_future"]),
        ("202611212026111001", ["birth_future"]),
        ("198609262015051000", ["serial"]),
        ("198613262015133000", ["month", "code", "sex", "serial"]),
        ("19860926201505100X", ["not_digits"]),
    ],
)
def test_nip_is_refused_with_every_reason(text, expected):
    assert codes(parse_nip(text, TODAY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("198609262004091001", []),  # the month of the 18th birthday
        ("198609262004081001", ["age"]),
        ("198609262026121001", []),
        ("198609262027011001", ["service_future"]),
        ("199009132025292014", ["pppk_code"]),
        ("201009132025212014", ["age"]),
    ],
)
def test_what_is_odd_is_a_warning(text, expected):
    assert [warning.code for warning in parse_nip(text, TODAY).warnings] == expected


def test_masks():
    assert mask_nik_public("3273015708900003") == "************0003"
    assert mask_nik_staff("3273015708900003") == "327301******0003"
    assert mask_nip_open("198609262015051001") == "1986****2015051***"


@pytest.mark.parametrize("mask", [mask_nik_public, mask_nik_staff, mask_nip_open])
def test_what_is_no_identity_number_is_masked_whole(mask):
    assert mask("12345") == "*****"
    assert mask("") == ""


@given(st.integers(11, 21), st.dates(date(1927, 1, 1), TODAY), st.sampled_from(Sex), st.integers(1, 9999))
def test_every_well_formed_nik_is_read_back(region, born, sex, serial):
    day = born.day + (40 if sex is Sex.FEMALE else 0)
    nik = parse_nik(f"{region}0101{day:02}{born:%m%y}{serial:04}", TODAY, born)
    assert (nik.birth_date, nik.sex, nik.serial) == (born, sex, f"{serial:04}")


@given(st.text(max_size=24))
def test_no_text_breaks_the_reader_and_no_problem_repeats_it(text):
    for result in (parse_nik(text, TODAY), parse_nip(text, TODAY)):
        for problem in result if isinstance(result, list) else ():
            assert str(problem)
            assert len(text.strip()) < 5 or text not in str(problem)


def command(function, *arguments):
    app = typer.Typer()
    app.command()(function)
    with clock.frozen(datetime(2026, 11, 21, 3, tzinfo=UTC)):
        return CliRunner().invoke(app, [*arguments])


def test_nik_command():
    result = command(nik_command, "3273 0157 0890 0003", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "valid": True,
        "region_code": "32.73.01",
        "birth_date": "1990-08-17",
        "birth_date_candidates": ["1990-08-17"],
        "sex": "female",
        "serial": "0003",
        "problems": [],
        "warnings": [],
    }


def test_nik_command_refuses():
    result = command(nik_command, "3578013202900001", "--json")
    assert result.exit_code == 1
    content = json.loads(result.stdout)
    assert (content["valid"], content["birth_date"], content["birth_date_candidates"]) == (False, None, [])
    assert [problem["code"] for problem in content["problems"]] == ["day"]


def test_nip_command():
    result = command(nip_command, "199009132025242014", "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "valid": True,
        "kind": "PPPK",
        "birth_date": "1990-09-13",
        "tmt_cpns": None,
        "appointment_year": 2025,
        "pppk_code": "24",
        "sex": "female",
        "serial": "014",
        "problems": [],
        "warnings": [],
    }
    assert json.loads(command(nip_command, "198609262015051001", "--json").stdout)["tmt_cpns"] == "2015-05"


@pytest.mark.parametrize(
    ("function", "number", "code", "expected"),
    [
        (nik_command, "3273015708900003", 0, "1990-08-17"),
        (nik_command, "327301570890000", 1, "15"),
        (nip_command, "199009132025242014", 0, "2025"),
        (nip_command, "198609262004081001", 0, "18"),
    ],
)
def test_people_read_the_same_and_never_the_whole_number(function, number, code, expected):
    result = command(function, number)
    assert result.exit_code == code
    assert expected in result.stdout
    assert number not in result.stdout
