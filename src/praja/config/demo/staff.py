# SPDX-License-Identifier: EUPL-1.2
"""The employees: how many where, of which grade and sex, as lines of the list that the personnel office would import."""

from dataclasses import dataclass
from datetime import date
from random import Random

from praja.config.demo.cast import CAST, CastMember
from praja.config.demo.government import DemoUnit, units
from praja.config.demo.names import MAIL, Numbers, day_between, person_name

GRADES = (
    # (grade, weight, share of women, youngest, oldest)
    ("II/a", 1, 0.1, 22, 45),
    ("II/c", 3, 0.35, 23, 50),
    ("II/d", 5, 0.4, 25, 52),
    ("III/a", 25, 0.8, 25, 48),
    ("III/b", 11, 0.7, 28, 52),
    ("III/c", 11, 0.65, 32, 54),
    ("III/d", 19, 0.7, 36, 56),
    ("IV/a", 12, 0.75, 42, 57),
    ("IV/b", 11, 0.85, 45, 57),
    ("IV/c", 2, 0.7, 48, 57),
)
PPPK_GRADES = (("V", 2, 0.5, 24, 50), ("VII", 3, 0.75, 24, 50), ("IX", 9, 0.75, 25, 52))
PPPK_SHARE = 0.2

_HEAD_GRADE = ("IV/b", 1, 0.3, 46, 57)
_LURAH_GRADE = ("III/d", 1, 0.4, 38, 55)
_POSTS = {
    "Disdik": (
        "Guru Ahli Pertama",
        "Guru Ahli Muda",
        "Guru Ahli Madya",
        "Pengawas Sekolah",
        "Pengelola Sarana Sekolah",
    ),
    "Dinkes": ("Bidan Mahir", "Perawat Ahli Pertama", "Sanitarian", "Dokter Ahli Muda", "Nutrisionis", "Apoteker"),
    "RSUD": (
        "Perawat Mahir",
        "Perawat Ahli Muda",
        "Dokter Spesialis",
        "Radiografer",
        "Pranata Laboratorium",
        "Perekam Medis",
    ),
    "Satpol PP": ("Polisi Pamong Praja Terampil", "Polisi Pamong Praja Mahir", "Komandan Regu"),
}
_ANY_POST = (
    "Analis Kebijakan",
    "Penelaah Teknis",
    "Pengelola Layanan",
    "Pengadministrasi Umum",
    "Kepala Subbagian",
    "Bendahara",
)


@dataclass(frozen=True, slots=True)
class Hired:
    """One line of the list: `values` by field of the import; `unit` by its short name."""

    values: dict[str, str]
    unit: str
    is_head: bool = False


def employees(count: int, rng: Random, today: date) -> list[Hired]:
    """About `count` employees with the cast among them; every unit has at least a head."""
    numbers = Numbers(rng, {member.nip for member in CAST})
    codes = {unit.short: unit.code for unit in units()}
    listed = [_cast_line(member, codes, numbers, rng) for member in CAST if member.nip]
    offices = [unit for unit in units() if unit.staff]
    share = max(count - len(listed) - len(offices), 0) / sum(unit.staff for unit in offices)
    for unit in offices:
        listed.append(_head_line(unit, numbers, rng, today))
        listed += [_line(unit, numbers, rng, today) for _ in range(round(unit.staff * share))]
    return listed


def _cast_line(member: CastMember, codes: dict[str, str], numbers: Numbers, rng: Random) -> Hired:
    born = date(int(member.nip[:4]), int(member.nip[4:6]), int(member.nip[6:8]))
    values = _values(member.name, member.nip, codes[member.unit], member.post, member.grade)
    values |= {"nik": numbers.nik(born, woman=member.nip[14] == "2"), "phone": numbers.phone(), "email": member.login}
    return Hired(values, member.unit)


def _head_line(unit: DemoUnit, numbers: Numbers, rng: Random, today: date) -> Hired:
    grade = _LURAH_GRADE if unit.kind == "subdistrict" else _HEAD_GRADE
    post = f"{unit.head} {unit.name.split(' ', 1)[1]}" if unit.head in ("Camat", "Lurah") else unit.head
    return Hired(_drawn(unit, grade, post, numbers, rng, today, pppk=False), unit.short, is_head=True)


def _line(unit: DemoUnit, numbers: Numbers, rng: Random, today: date) -> Hired:
    pppk = rng.random() < PPPK_SHARE
    table = PPPK_GRADES if pppk else GRADES
    grade = rng.choices(table, [row[1] for row in table])[0]
    post = rng.choice(_POSTS.get(unit.short, _ANY_POST))
    return Hired(_drawn(unit, grade, post, numbers, rng, today, pppk=pppk), unit.short)


def _drawn(
    unit: DemoUnit,
    grade: tuple[str, int, float, int, int],
    post: str,
    numbers: Numbers,
    rng: Random,
    today: date,
    *,
    pppk: bool,
) -> dict[str, str]:
    name, _weight, women, youngest, oldest = grade
    woman = rng.random() < women
    born = day_between(rng, date(today.year - oldest, 1, 1), date(today.year - youngest, 12, 28))
    earliest = date(max(born.year + 21, 2019 if pppk else 0), 1, 1)
    since = day_between(rng, earliest, max(earliest, date(min(born.year + 31, today.year - 1), 12, 28)))
    person = person_name(rng, woman=woman)
    values = _values(person, numbers.nip(born, since, woman=woman, pppk=pppk), unit.code, post, name)
    values |= {"nik": numbers.nik(born, woman=woman), "phone": numbers.phone()}
    values["email"] = f"{person.lower().replace(' ', '.')}.{numbers.called}@{MAIL}"
    return values


def _values(name: str, nip: str, unit_code: str, post: str, grade: str) -> dict[str, str]:
    empty = dict.fromkeys(("unit_name", "unit_ref", "post_ref", "person_ref"), "")
    return {
        "nip": nip,
        "name": name,
        "unit_code": unit_code,
        "post_name": post,
        "grade": grade,
        "standing": "Aktif",
        **empty,
    }
