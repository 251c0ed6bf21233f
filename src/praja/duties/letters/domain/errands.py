# SPDX-License-Identifier: EUPL-1.2
"""Who is sent where, from when until when, by a letter of assignment: words of the letter that others can count with."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from praja.duties.letters.domain.bodies import Block, UnusableBody, plain, plain_text, run

ERRAND_KINDS = frozenset({"surat_tugas", "surat_perjalanan_dinas", "surat_perintah"})
"""Kinds of letters that may send somebody."""

KINDS = {"DL": "Dinas luar", "TB": "Tugas belajar", "DIK": "Pendidikan dan pelatihan"}
"""What somebody is sent for (the code of their days) as it is printed, in the language of official letters."""

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
MOST_PEOPLE, LONGEST_PLACE, LONGEST_CELL = 100, 200, 160
Away = tuple[int, str, date, date]
"""An employee who is away: id, code, first and last day."""
_PERSON = ("name", "nip", "grade", "post")
_WHERE = "errand"


@dataclass(frozen=True, slots=True)
class Goer:
    """One employee who is sent, by id, and as the letter prints them on the day it is written."""

    employee: int
    name: str
    nip: str = ""
    grade: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class Errand:
    """What `people` are sent for (`kind`: a code of `KINDS`), from `first_day` to `last_day`, both included, and where to."""

    kind: str
    first_day: date
    last_day: date
    people: tuple[Goer, ...]
    place: str = ""

    def as_data(self) -> dict[str, Any]:
        """As plain JSON values, to be sealed with the version."""
        days = {"first_day": self.first_day.isoformat(), "last_day": self.last_day.isoformat()}
        return asdict(self) | days | {"people": [asdict(one) for one in self.people]}

    @classmethod
    def of(cls, data: Any) -> "Errand":
        """What `as_data` made, or what came in from outside: checked and cleaned. Raises UnusableBody."""
        if not isinstance(data, Mapping) or data.get("kind") not in KINDS:
            raise UnusableBody(_WHERE)
        people, first, last = data.get("people"), _day(data.get("first_day")), _day(data.get("last_day"))
        if not isinstance(people, list | tuple) or not 0 < len(people) <= MOST_PEOPLE or last < first:
            raise UnusableBody(_WHERE)
        goers = tuple(_goer(one) for one in people)
        if len({one.employee for one in goers}) < len(goers):
            raise UnusableBody(_WHERE)
        return cls(str(data["kind"]), first, last, goers, _line(data.get("place", ""), LONGEST_PLACE))

    def away(self) -> set[Away]:
        """Who is away when."""
        return {(one.employee, self.kind, self.first_day, self.last_day) for one in self.people}

    def blocks(self) -> list[Block]:
        """As they stand on the page: a table of the people, then for what, when and where."""
        head = [run(label, "b") for label in ("No.", "Nama", "NIP", "Gol.", "Jabatan")]
        rows = [
            [run(f"{number}."), run(one.name), run(one.nip), run(one.grade), run(one.post)]
            for number, one in enumerate(self.people, 1)
        ]
        facts = [("Jenis tugas", KINDS[self.kind]), ("Waktu", span_in_words(self.first_day, self.last_day))]
        facts += [("Tempat", self.place)] if self.place else []
        table: Block = {"is": "table", "rows": [head, *rows], "head": True}
        return [table, {"is": "fields", "rows": [[label, run(said)] for label, said in facts]}]

    def text(self) -> str:
        """Line by line, for search and comparison."""
        return plain_text(self.blocks())


def span_in_words(first: date, last: date) -> str:
    """The days as a letter writes them: "5 s.d. 7 Januari 2026 (3 hari)"."""
    days = (last - first).days + 1
    if days == 1:
        return _in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        begins = str(first.day)
    else:
        begins = _in_words(first) if first.year != last.year else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{begins} s.d. {_in_words(last)} ({days} hari)"


def _in_words(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _day(said: Any) -> date:
    if isinstance(said, str):
        try:
            return date.fromisoformat(said)
        except ValueError as error:
            raise UnusableBody(_WHERE) from error
    raise UnusableBody(_WHERE)


def _goer(found: Any) -> Goer:
    if not isinstance(found, Mapping) or not set(found) <= {"employee", *_PERSON}:
        raise UnusableBody(_WHERE)
    employee = found.get("employee")
    if type(employee) is not int or not found.get("name"):
        raise UnusableBody(_WHERE)
    return Goer(employee, **{name: _line(found.get(name, ""), LONGEST_CELL) for name in _PERSON})


def _line(found: Any, longest: int) -> str:
    if not isinstance(found, str):
        raise UnusableBody(_WHERE)
    line = " ".join(plain(found).split())
    if len(line) > longest:
        raise UnusableBody(_WHERE)
    return line
