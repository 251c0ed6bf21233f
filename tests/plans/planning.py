# SPDX-License-Identifier: EUPL-1.2
"""Officers of the toy town who diagnose, plan and decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from facts import put_facts
from officers import officer
from plans.conftest import ANSWERED
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.models import Fact
from praja.kernel.organization.models import Unit
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account, Person
from praja.kernel.people.queries import actor_of
from praja.kernel.plans.domain.sheets import (
    Cause,
    DesignSheet,
    DiagnosisSheet,
    Expectation,
    PlanSheet,
    Stage,
    Stakeholder,
)
from praja.kernel.plans.domain.vocabulary import CauseKind, Stance
from praja.kernel.plans.models import ActionPlan, Design, Diagnosis
from praja.kernel.plans.operations import (
    Changed,
    accept_plan,
    start_design,
    start_diagnosis,
    start_plan,
    submit_plan,
)
from praja.lib.actors import Actor

QUARTER = Period(date(2025, 10, 1), date(2025, 12, 31))
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Cast:
    """Who writes, who decides, who helps, and two who have nothing to do with it."""

    unit: Unit
    sari: Account
    head: Account
    coach: Account
    colleague: Account
    stranger: Account

    def actor(self, account: Account, at: datetime) -> Actor:
        return actor_of(account, at)

    @property
    def owner(self) -> Person:
        return self.sari.person


def cast_of(unit: Unit, elsewhere: Unit) -> Cast:
    return Cast(
        unit,
        sari=officer("Sari Wulandari", Role.OFFICER, unit),
        head=officer("Hadi Kepala", Role.HEAD, unit),
        coach=officer("Candra Pelatih", Role.TRAINER, elsewhere),
        colleague=officer("Rekan Kerja", Role.OFFICER, unit),
        stranger=officer("Orang Lain", Role.HEAD, elsewhere),
    )


def count(unit: Unit, day: date, late: int, on_time: int, measure: str = ANSWERED.key) -> None:
    """So many toys that were late and on time, on a day."""
    first = Fact.objects.count()
    put_facts(
        Fact(measure=measure, subject=f"toy:{first + place}", unit=unit, day=day, numerator=good, denominator=1)
        for place, good in enumerate([0] * late + [1] * on_time)
    )


SHEET = DiagnosisSheet(
    problem="Banyak laporan jalan dijawab terlambat.",
    unseen="Warga yang tidak melapor karena sudah putus asa.",
    causes=(
        Cause("Surat dipilah sekali sehari.", CauseKind.METHOD),
        Cause("Petugas pemilah hanya satu.", CauseKind.PEOPLE, 0),
        Cause("Tidak ada daftar tunggu.", CauseKind.MATERIAL),
    ),
)
DESIGN = DesignSheet(
    "Memilah laporan dua kali sehari.", "Bergiliran pagi dan siang.", (Expectation(ANSWERED.key, "80%"),)
)
STANDARD = Changed("services.standard", 7, "time", "Jangka waktu penyelesaian", "/layanan/7/")


def plan_sheet(first: date, *, stages: Sequence[Stage] = ()) -> PlanSheet:
    usual = (
        Stage("1", "Menyusun jadwal pemilahan", first, first + 9 * DAY, "Jadwal", milestone=True),
        Stage("2", "Uji coba", first + 10 * DAY, first + 40 * DAY, "Catatan harian"),
        Stage("3", "Memberlakukan cara baru", first + 41 * DAY, first + 80 * DAY, "Keputusan", milestone=True),
    )
    return PlanSheet(
        issue="Laporan menunggu lama di meja.",
        idea="Pemilahan dua kali sehari.",
        aim="Laporan dijawab tepat waktu.",
        output="Jadwal dan keputusan kepala dinas.",
        stakeholders=(Stakeholder("Sekretaris dinas", Stance.NEUTRAL, "Diajak uji coba"),),
        stages=tuple(stages) or usual,
    )


def diagnosed(cast: Cast, at: datetime, **changes: Any) -> Diagnosis:
    given: dict[str, Any] = {
        "unit": cast.unit,
        "owner": cast.owner,
        "source_kind": "training.seat",
        "source_id": 5,
        "period": QUARTER,
        "measures": [ANSWERED.key],
        "sheet": SHEET,
        "actor": actor_of(cast.sari, at),
        "at": at,
    }
    return start_diagnosis(**{**given, **changes})


def designed(cast: Cast, at: datetime) -> Design:
    actor = actor_of(cast.sari, at)
    return start_design(diagnosis=diagnosed(cast, at), sheet=DESIGN, changes=STANDARD, actor=actor, at=at)


def planned(cast: Cast, at: datetime, *, coach: Person | None = None) -> ActionPlan:
    return start_plan(
        design=designed(cast, at),
        sheet=plan_sheet(at.date()),
        source_kind="training.seat",
        source_id=5,
        url="/diklat/rencana/5/",
        coach=coach,
        actor=actor_of(cast.sari, at),
        at=at,
    )


def accepted(cast: Cast, at: datetime, *, coach: Person | None = None) -> ActionPlan:
    plan = submit_plan(plan=planned(cast, at, coach=coach), actor=actor_of(cast.sari, at), at=at)
    return accept_plan(plan=plan, actor=actor_of(cast.head, at), at=at)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, 0, tzinfo=UTC)
