# SPDX-License-Identifier: EUPL-1.2
"""What units of the demo town spent on paper in two years, as the treasurer's list has it, and since when each works without."""

from collections.abc import Mapping
from datetime import date, datetime, time
from random import Random

from praja.duties.letters.enums import Mode
from praja.duties.letters.operations.modes import set_mode
from praja.duties.letters.operations.paper import take_in_paper
from praja.kernel.organization.models import Unit
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

MONTHS = 24
SINCE = {"DPUPR": 11, "Setda": 12, "Dinsos": 8, "Kec. Hulumarga": 9, "Kel. Layungsari": 6}
"""So many months ago the unit began to work without paper."""
A_MONTH = {"DPUPR": 3_900, "Setda": 5_600, "Dinsos": 1_800, "Kec. Hulumarga": 1_250, "Kel. Layungsari": 420}
"""Spent in a usual month before, in thousands of rupiah."""
KINDS = (("Belanja alat tulis kantor", "5.1.02.01.01.0024", 0.6), ("Belanja penggandaan", "5.1.02.01.01.0026", 0.4))
LEFT = {"DPUPR": 0.61, "Setda": 0.48, "Dinsos": 0.82, "Kec. Hulumarga": 0.7, "Kel. Layungsari": 1.03}
"""What is left of it after the change, about: not everywhere less."""
HEAD = "Kode unit;Bulan;Belanja;Realisasi;Kode rekening"


def play_modes(*, units: Mapping[str, Unit], actor: Actor, at: datetime) -> None:
    """Say of each unit, on the day itself, that it handles its letters here."""
    for short, back in SINCE.items():
        since = _months_before(local_date(at, local_zone()), back)
        moment = datetime.combine(since, time(8), local_zone())
        decree = f"SK Wali Kota 065/{100 + back}/{since.year}"
        set_mode(unit=units[short], mode=Mode.OWN, decree=decree, since=since, actor=actor, at=moment)


def play_paper(*, units: Mapping[str, Unit], rng: Random, actor: Actor, at: datetime) -> None:
    """Take the treasurer's list in: two whole years up to last month."""
    this_month = local_date(at, local_zone()).replace(day=1)
    rows = [HEAD]
    for short, usual in A_MONTH.items():
        for back in range(MONTHS, 0, -1):
            month, is_after = _months_before(this_month, back), back <= SINCE[short]
            for kind, account, share in KINDS:
                spent = usual * share * rng.uniform(0.8, 1.2) * (rng.uniform(0.9, 1.1) * LEFT[short] if is_after else 1)
                rows.append(f"{units[short].code};{month:%Y-%m};{kind};{round(spent) * 1_000};{account}")
    report = take_in_paper(data="\n".join(rows).encode(), actor=actor, at=at)
    assert not report.refused, report.refused[:3]


def _months_before(day: date, count: int) -> date:
    """The first of the month so many months before."""
    months = day.year * 12 + day.month - 1 - count
    return date(months // 12, months % 12 + 1, 1)
