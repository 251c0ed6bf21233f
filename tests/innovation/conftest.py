# SPDX-License-Identifier: EUPL-1.2
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from attendance.conftest import Staff, staff_in
from officers import officer
from praja.duties.innovation.domain.profiles import ProfileSheet
from praja.duties.innovation.enums import PATH, Criterion, LegalForm, PathState, TeamFunction
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.path import (
    Facts,
    advise,
    apply_innovation,
    approve,
    begin_design,
    begin_diagnosis,
    begin_trial,
    display,
    end_trial,
    join_team,
    name_reviewer,
    propose,
    start_innovation,
    write_profile,
)
from praja.kernel.measures.domain.periods import Period
from praja.kernel.people.enums import Role
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.kernel.plans.domain.sheets import Cause, DesignSheet, DiagnosisSheet, PlanSheet, Stage
from praja.kernel.plans.domain.vocabulary import CauseKind
from praja.kernel.plans.models import Diagnosis
from praja.kernel.plans.operations import Changed, start_design, start_diagnosis, start_plan
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from remembering import Remembered
from towns import found_town

BEGUN = datetime(2026, 2, 2, 2, 0, tzinfo=UTC)
"""When the innovation of the cast begins, a Monday."""
DAY = timedelta(days=1)
LAST_QUARTER = Period(date(2025, 10, 1), date(2025, 12, 31))
REASONS = {key: f"Terpenuhi, karena sudah diperiksa: {key}." for key in Criterion.values}
SHEET = ProfileSheet(
    design="Laporan jalan rusak dipilah dua kali sehari oleh dua orang.",
    changes="Pemilahan yang semula sekali sehari menjadi dua kali.",
    aims="Laporan jalan rusak selesai tepat waktu.",
    benefits="Warga tidak menunggu lama.",
)


@dataclass(frozen=True)
class Lab:
    """A government that renews its service: the cast of attendance, a `curator` (organisation bureau over all units), a
    `reviewer` of the independent team (no role), and one innovation of `bridges`, led by `worker` with `colleague` as member.
    `stranger` is of another department and of no team."""

    staff: Staff
    curator: Account
    reviewer: Account
    innovation: Innovation

    def actor(self, account: Account, at: datetime = BEGUN) -> Actor:
        """Who acts when this account does."""
        return actor_of(account, at)

    @property
    def leader(self) -> Actor:
        return actor_of(self.staff.worker, BEGUN)

    def case(self) -> Case:
        """The innovation's case as it stands now."""
        return Case.objects.get(pk=self.innovation.pk)

    def reread(self) -> Innovation:
        """The innovation as it stands now."""
        return Innovation.objects.select_related("case__lead_unit").get(pk=self.innovation.pk)

    def walk_to(self, state: str, *, since: datetime = BEGUN) -> Innovation:
        """Walk the innovation on to `state`, a step a day from `since` on; see `WALK`."""
        states = list(WALK)
        stands = states.index(PathState(self.case().state)) + 1 if self.case().state in WALK else 0
        for place in range(stands, states.index(PathState(state)) + 1):
            WALK[states[place]](self, since + place * DAY)
            assert self.case().state == states[place]
        return self.reread()


def _to_diagnose(lab: Lab, at: datetime) -> None:
    begin_diagnosis(case=lab.case(), actor=lab.actor(lab.staff.worker, at), at=at, seen_version=None)


def diagnose(lab: Lab, at: datetime, measures: tuple[str, ...] = ()) -> None:
    """Write the diagnosis of the innovation."""
    start_diagnosis(
        unit=lab.staff.bridges,
        owner=lab.staff.worker.person,
        source_kind=PATH,
        source_id=lab.innovation.pk,
        period=LAST_QUARTER,
        measures=measures,
        sheet=DiagnosisSheet(
            problem="Laporan jalan rusak lama tidak selesai.",
            causes=(Cause("Dipilah sekali sehari", CauseKind.METHOD), Cause("Pemilah satu orang", CauseKind.PEOPLE, 0)),
        ),
        actor=lab.actor(lab.staff.worker, at),
        at=at,
    )


def _to_design(lab: Lab, at: datetime) -> None:
    diagnose(lab, at)
    begin_design(case=lab.case(), actor=lab.actor(lab.staff.worker, at), at=at, seen_version=None)


def plan(lab: Lab, at: datetime) -> None:
    """Design the change, and plan it."""
    actor, first = lab.actor(lab.staff.worker, at), at.date() + 30 * DAY
    design = start_design(
        diagnosis=Diagnosis.objects.get(source_kind=PATH, source_id=lab.innovation.pk),
        changes=Changed(),
        sheet=DesignSheet(what="Memilah laporan dua kali sehari.", how="Bergiliran pagi dan siang."),
        actor=actor,
        at=at,
    )
    start_plan(
        design=design,
        source_kind=PATH,
        source_id=lab.innovation.pk,
        url=f"/inovasi/karya/{lab.case().code}/rencana/",
        sheet=PlanSheet(
            issue="Laporan lama tidak selesai.",
            idea="Memilah dua kali sehari.",
            aim="Selesai tepat waktu.",
            output="Jadwal piket pemilah.",
            stages=(Stage("1", "Jadwal piket", first, first + 10 * DAY, "Jadwal", milestone=True),),
        ),
        actor=actor,
        at=at,
    )


def _to_proposed(lab: Lab, at: datetime) -> None:
    actor = lab.actor(lab.staff.worker, at)
    plan(lab, at)
    write_profile(innovation=lab.innovation, sheet=SHEET, seen_number=0, actor=actor, at=at)
    propose(
        case=lab.case(),
        reasons=REASONS,
        permit="Surat izin Kepala Seksi Jembatan Nomor 5/2026",
        actor=actor,
        at=at,
        seen_version=None,
    )


def _to_advised(lab: Lab, at: datetime) -> None:
    curator = lab.actor(lab.curator, at)
    name_reviewer(innovation=lab.innovation, person=lab.reviewer.person, actor=curator, at=at)
    advise(
        case=lab.case(),
        discussed_on=at.date(),
        worthy=True,
        holds=dict.fromkeys(Criterion.values, True),
        words="Layak diuji coba di satu seksi.",
        actor=curator,
        at=at,
        seen_version=None,
    )


def _to_approved(lab: Lab, at: datetime) -> None:
    approve(
        case=lab.case(),
        decree="Keputusan Wali Kota 12/2026",
        decided_on=at.date(),
        actor=lab.actor(lab.staff.mayor, at),
        at=at,
        seen_version=None,
    )


def _to_trial(lab: Lab, at: datetime) -> None:
    begin_trial(
        case=lab.case(),
        first_day=at.date(),
        last_day=at.date() + 90 * DAY,
        at_units=(lab.staff.bridges,),
        actor=lab.actor(lab.staff.worker, at),
        at=at,
        seen_version=None,
    )


def _to_tried(lab: Lab, at: datetime) -> None:
    actor = lab.actor(lab.staff.worker, at)
    end_trial(case=lab.case(), worked=True, words="Laporan lebih cepat selesai.", actor=actor, at=at, seen_version=None)


def _to_applied(lab: Lab, at: datetime) -> None:
    apply_innovation(
        case=lab.case(),
        legal_form=LegalForm.REGULATION,
        instrument="Peraturan Wali Kota 3/2026",
        applied_on=at.date(),
        actor=lab.actor(lab.staff.worker, at),
        at=at,
        seen_version=None,
    )


def _to_displayed(lab: Lab, at: datetime) -> None:
    display(case=lab.case(), actor=lab.actor(lab.curator, at), at=at, seen_version=None)


WALK: Mapping[str, Any] = {
    PathState.DIAGNOSE: _to_diagnose,
    PathState.DESIGN: _to_design,
    PathState.PROPOSED: _to_proposed,
    PathState.ADVISED: _to_advised,
    PathState.APPROVED: _to_approved,
    PathState.TRIAL: _to_trial,
    PathState.TRIED: _to_tried,
    PathState.APPLIED: _to_applied,
    PathState.DISPLAYED: _to_displayed,
}
"""State to the act that leads there from the one before."""


def lab_in(staff: Staff) -> Lab:
    """The cast in a town whose staff stands."""
    leader = actor_of(staff.worker, BEGUN)
    row = start_innovation(
        title="Pilah Dua Kali",
        unit=staff.bridges,
        facts=Facts(affair="Pekerjaan umum dan penataan ruang", basic_service="public_works", budget=0),
        leader=staff.worker.person,
        actor=leader,
        at=BEGUN,
    )
    colleague = staff.colleague.person
    join_team(innovation=row, person=colleague, function=TeamFunction.MEMBER, actor=leader, at=BEGUN)
    return Lab(
        staff, officer("Sekar", Role.ORGANIZATION, staff.root), officer("Prof. Arif", Role.OFFICER, staff.lights), row
    )


_lab = Remembered(lambda: lab_in(staff_in(found_town(datetime(2025, 1, 2, 2, 0, tzinfo=UTC), since=date(2020, 1, 1)))))


@pytest.fixture
def lab(db: None) -> Lab:
    """A government that renews its service, with an innovation whose team has just been gathered."""
    return _lab()
