# SPDX-License-Identifier: EUPL-1.2
"""Files of records of this year and the last: a file for each unit, matter and year, filled as letters are dealt with."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from praja.duties.letters.demo.classification import code_of
from praja.duties.letters.enums import INCOMING
from praja.duties.letters.models import RecordFile
from praja.duties.letters.operations.records.files import close_file, lay_into_file, open_file
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

TITLES = {
    "000.1": "Undangan dan jadwal rapat",
    "000.7": "Bahan rencana kerja",
    "500.11": "Lalu lintas dan jalan pasar",
    "500.12": "Edaran aplikasi perkantoran",
    "500.17": "Peta bidang tanah",
    "600.1": "Pekerjaan jalan dan saluran",
    "700": "Tindak lanjut pemeriksaan",
    "800.1": "Surat kepegawaian",
    "800.2": "Praktik kerja dan pelatihan",
    "900.1": "Rekonsiliasi aset",
}
WAITS = 4
"""Of so many letters one is not filed yet."""
CLOSED_ON_TENTH = (1, 10)
"""Month and day on which the files of the year before are closed."""

Keeper = Callable[[datetime], Actor]


def play_filing(*, units: Mapping[str, Unit], at_units: tuple[str, ...], keeper: Keeper, at: datetime) -> None:
    """File most letters that are dealt with, a day after; close the files of the year before where nothing speaks against it."""
    for short in at_units:
        _fill(units[short], keeper, at)


def _fill(unit: Unit, keeper: Keeper, at: datetime) -> None:
    done = Case.objects.filter(procedure=INCOMING, lead_unit=unit, closed_at__lte=at - timedelta(days=2))
    by_file: dict[tuple[int, str], list[Case]] = defaultdict(list)
    for number, case in enumerate(done.select_related("letter__classification").order_by("closed_at", "pk")):
        if number % WAITS and case.letter.classification is not None:
            year = local_date(case.filed_at, local_zone()).year
            by_file[year, case.letter.classification.code].append(case)
    this_year = local_date(at, local_zone()).year
    for (year, code), cases in sorted(by_file.items()):
        file = _filed(unit, year, code, cases, keeper)
        if year < this_year:
            closed_at = max(datetime(this_year, *CLOSED_ON_TENTH, 9, tzinfo=local_zone()), _after(cases[-1]))
            close_file(file=file, closed_on=date(year, 12, 31), actor=keeper(closed_at), at=closed_at)


def _filed(unit: Unit, year: int, code: str, cases: list[Case], keeper: Keeper) -> RecordFile:
    began = _after(cases[0])
    file = open_file(
        unit=unit,
        code=code_of(code),
        title=f"{TITLES.get(code, code)} {year}",
        place=f"Lemari {year % 3 + 1}, rak {len(code) % 4 + 1}",
        opened_on=date(year, 1, 2),
        actor=keeper(began),
        at=began,
    )
    for case in cases:
        lay_into_file(file=file, case=case, actor=keeper(_after(case)), at=_after(case))
    return file


def _after(case: Case) -> datetime:
    """The next day after it was dealt with."""
    assert case.closed_at is not None
    return case.closed_at + timedelta(days=1)
