# SPDX-License-Identifier: EUPL-1.2
"""Identity numbers: NIK of every resident, NIP of civil servants (PNS), NI PPPK of contract staff.

None of them has a check digit: a number that reads well is possible, not proven to exist. They are text,
never numbers. What a number says that is odd but not impossible is a warning, never a refusal.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

NIK_LENGTH = 16
NIP_LENGTH = 18
ADULT_AGE = 18

# Recalled, and therefore only good for a warning; 54 is found in old data.
PROVINCES = frozenset(
    {
        *range(11, 20),
        21,
        *range(31, 37),
        *range(51, 55),
        *range(61, 66),
        *range(71, 77),
        81,
        82,
        *range(91, 97),
    }
)
PPPK_CODES = {"21": "full_time", "24": "part_time"}
"""Codes seen in digits 13-14; the list is open, another code from 21 up is a warning."""


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


class StaffKind(StrEnum):
    PNS = "PNS"
    PPPK = "PPPK"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a number cannot be right, or is odd. `code` is for machines; `message` is a message id with named
    placeholders for `params`, to be translated where it is shown. Never holds the number itself."""

    code: str
    message: str
    params: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.params


@dataclass(frozen=True, slots=True)
class Nik:
    """What a NIK says. `region_code` (12.34.56) is the district of first issue and never changes.

    The century is not coded: `birth_date_candidates` are the dates not in the future, oldest first;
    `birth_date` is the only one of them, or the one that the register confirms, or None.
    """

    number: str
    region_code: str
    birth_date: date | None
    birth_date_candidates: tuple[date, ...]
    sex: Sex
    serial: str
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Nip:
    """What a NIP or NI PPPK says. A PNS has `tmt_cpns` (first day of the month in which service began), a
    PPPK has `appointment_year` and `pppk_code`."""

    number: str
    kind: StaffKind
    birth_date: date
    sex: Sex
    serial: str
    tmt_cpns: date | None = None
    appointment_year: int | None = None
    pppk_code: str | None = None
    warnings: tuple[Problem, ...] = ()

    @property
    def grouped(self) -> str:
        """As official letters print it: 8 6 1 3."""
        n = self.number
        return f"{n[:8]} {n[8:14]} {n[14]} {n[15:]}"


def gettext_noop(message: str) -> str:
    """Marks a message id for the catalogues; this floor knows no Django."""
    return message


NOT_DIGITS = gettext_noop("The number may hold digits only.")
LENGTH = gettext_noop("The number must have %(wanted)s digits; this one has %(found)s.")
DAY = gettext_noop("Digits %(place)s are no day of birth: 01 to 31 for a man, 41 to 71 for a woman.")
MONTH = gettext_noop("Digits %(place)s are no month of birth.")
BIRTH_DATE = gettext_noop("The date of birth does not exist.")
BIRTH_FUTURE = gettext_noop("The date of birth lies in the future.")
SERIAL = gettext_noop("The serial number cannot be all zeros.")
SEX = gettext_noop("Digit 15 must be 1 for a man or 2 for a woman.")
STAFF_CODE = gettext_noop("Digits 13-14 are neither a month (PNS) nor a code from 21 up (PPPK).")
PROVINCE = gettext_noop("The first two digits are no known province.")
REGISTER = gettext_noop("The number does not agree with the registered date of birth.")
AGE = gettext_noop("Service would have begun before the age of %(age)s.")
SERVICE_FUTURE = gettext_noop("Service would begin in the future.")
PPPK_CODE = gettext_noop("The code in digits 13-14 is not among the known ones.")


def digits_of(text: str) -> str:
    """`text` without the spaces and dots that people print into numbers."""
    return re.sub(r"[\s.]", "", text)


def parse_nik(text: str, today: date, register_birth_date: date | None = None) -> Nik | list[Problem]:
    """What the NIK says, or every reason why it cannot be one. `register_birth_date` settles the century."""
    number = digits_of(text)
    if problems := _shape(number, NIK_LENGTH):
        return problems
    coded_day, month, year = int(number[6:8]), int(number[8:10]), int(number[10:12])
    day = coded_day - 40 if coded_day > 40 else coded_day
    candidates = _candidates(year, month, day, today)
    if problems := _nik_problems(number, month, day, candidates):
        return problems
    return Nik(
        number=number,
        region_code=f"{number[:2]}.{number[2:4]}.{number[4:6]}",
        birth_date=_settle(candidates, register_birth_date),
        birth_date_candidates=candidates,
        sex=Sex.FEMALE if coded_day > 40 else Sex.MALE,
        serial=number[12:],
        warnings=_nik_warnings(number, candidates, register_birth_date),
    )


def parse_nip(text: str, today: date) -> Nip | list[Problem]:
    """What the NIP (PNS) or NI PPPK says, or every reason why it cannot be one."""
    number = digits_of(text)
    if problems := _shape(number, NIP_LENGTH):
        return problems
    birth_date = _date(int(number[:4]), int(number[4:6]), int(number[6:8]))
    if problems := _nip_problems(number, birth_date, today):
        return problems
    assert birth_date is not None  # a problem otherwise
    sex = Sex.MALE if number[14] == "1" else Sex.FEMALE
    year, code, serial = int(number[8:12]), number[12:14], number[15:]
    if int(code) <= 12:
        tmt = date(year, int(code), 1)
        warnings = _pns_warnings(birth_date, tmt, today)
        return Nip(number, StaffKind.PNS, birth_date, sex, serial, tmt_cpns=tmt, warnings=warnings)
    return Nip(
        number,
        StaffKind.PPPK,
        birth_date,
        sex,
        serial,
        appointment_year=year,
        pppk_code=code,
        warnings=_pppk_warnings(birth_date, year, code, today),
    )


def mask_nik_public(nik: str) -> str:
    """For lists and public pages: the last four digits. What is not a NIK is masked whole."""
    return "*" * 12 + nik[12:] if len(nik) == NIK_LENGTH else "*" * len(nik)


def mask_nik_staff(nik: str) -> str:
    """For staff pages: the first six and last four digits. What is not a NIK is masked whole."""
    return nik[:6] + "*" * 6 + nik[12:] if len(nik) == NIK_LENGTH else "*" * len(nik)


def mask_nip_open(nip: str) -> str:
    """For open data: month and day of birth and the serial hidden. What is not a NIP is masked whole."""
    return nip[:4] + "****" + nip[8:15] + "***" if len(nip) == NIP_LENGTH else "*" * len(nip)


def shown_nip(nip: str) -> str:
    """As official letters print it: 8 6 1 3. What is not a NIP stays as it is."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if len(nip) == NIP_LENGTH else nip


def _shape(number: str, wanted: int) -> list[Problem]:
    if not re.fullmatch(r"[0-9]*", number):
        return [Problem("not_digits", NOT_DIGITS)]
    if len(number) != wanted:
        return [Problem("length", LENGTH, {"wanted": wanted, "found": len(number)})]
    return []


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _candidates(year: int, month: int, day: int, today: date) -> tuple[date, ...]:
    dates = (_date(century + year, month, day) for century in (1900, 2000))
    return tuple(found for found in dates if found is not None and found <= today)


def _settle(candidates: tuple[date, ...], registered: date | None) -> date | None:
    if registered is not None:
        return registered if registered in candidates else None
    return candidates[0] if len(candidates) == 1 else None


def _nik_problems(number: str, month: int, day: int, candidates: tuple[date, ...]) -> list[Problem]:
    problems = []
    if not 1 <= day <= 31:
        problems.append(Problem("day", DAY, {"place": "7-8"}))
    if not 1 <= month <= 12:
        problems.append(Problem("month", MONTH, {"place": "9-10"}))
    if not problems and not candidates:
        problems.append(Problem("birth_date", BIRTH_DATE))
    if number[12:] == "0000":
        problems.append(Problem("serial", SERIAL))
    return problems


def _nik_warnings(number: str, candidates: tuple[date, ...], registered: date | None) -> tuple[Problem, ...]:
    found = []
    if int(number[:2]) not in PROVINCES:
        found.append(Problem("province", PROVINCE))
    if registered is not None and registered not in candidates:
        found.append(Problem("register", REGISTER))
    return tuple(found)


def _nip_problems(number: str, birth_date: date | None, today: date) -> list[Problem]:
    problems = _birth_problems(number, birth_date, today)
    code = int(number[12:14])
    if not (1 <= code <= 12 or code >= 21) or number[8:12] == "0000":
        problems.append(Problem("code", STAFF_CODE))
    if number[14] not in "12":
        problems.append(Problem("sex", SEX))
    if number[15:] == "000":
        problems.append(Problem("serial", SERIAL))
    return problems


def _birth_problems(number: str, birth_date: date | None, today: date) -> list[Problem]:
    if birth_date is not None:
        return [Problem("birth_future", BIRTH_FUTURE)] if birth_date >= today else []
    if not 1 <= int(number[4:6]) <= 12:
        return [Problem("month", MONTH, {"place": "5-6"})]
    return [Problem("birth_date", BIRTH_DATE)]


def _pns_warnings(birth_date: date, tmt: date, today: date) -> tuple[Problem, ...]:
    found = []
    # Compared by month: the number names a month, and the first of it may precede the birthday.
    if (tmt.year - birth_date.year) * 12 + tmt.month - birth_date.month < ADULT_AGE * 12:
        found.append(Problem("age", AGE, {"age": ADULT_AGE}))
    if (tmt.year - today.year) * 12 + tmt.month - today.month > 1:
        found.append(Problem("service_future", SERVICE_FUTURE))
    return tuple(found)


def _pppk_warnings(birth_date: date, year: int, code: str, today: date) -> tuple[Problem, ...]:
    found = []
    if year - birth_date.year < ADULT_AGE:
        found.append(Problem("age", AGE, {"age": ADULT_AGE}))
    if year > today.year + 1:
        found.append(Problem("service_future", SERVICE_FUTURE))
    if code not in PPPK_CODES:
        found.append(Problem("pppk_code", PPPK_CODE))
    return tuple(found)
