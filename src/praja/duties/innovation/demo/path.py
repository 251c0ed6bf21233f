# SPDX-License-Identifier: EUPL-1.2
"""Innovations of the demo town: one applied and shown, one on trial, one with the independent team, one whose trial failed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from praja.duties.innovation.demo.hours import at_work
from praja.duties.innovation.demo.plans import carried, promised, sheet_of, standard_changed
from praja.duties.innovation.demo.words import LESSON, SCENES, Scene
from praja.duties.innovation.enums import PATH, Criterion, LegalForm, PathState, TeamFunction
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.effect import choose_effect_measure
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
    report_to_minister,
    start_innovation,
    stop,
    write_profile,
)
from praja.duties.innovation.procedure.names import plan_url
from praja.kernel.measures.domain.periods import Period
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.kernel.plans.domain.components import SERVICE
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.domain.sheets import Cause, DesignSheet, DiagnosisSheet
from praja.kernel.plans.domain.vocabulary import CauseKind
from praja.kernel.plans.operations import start_design, start_diagnosis, start_plan
from praja.kernel.plans.queries.series import beside
from praja.kernel.procedures.models import Case
from praja.kernel.search.operations import rebuild_index
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

DAY = timedelta(days=1)
REASONS: Mapping[str, str] = {
    Criterion.NEW: "Cara kerjanya berubah dari yang biasa, seperti tertulis pada pokok perubahan.",
    Criterion.BENEFIT: "Warga menerima layanan lebih cepat, dan petugas tidak mengulang pekerjaan.",
    Criterion.NO_BURDEN: "Tidak ada biaya dan tidak ada syarat baru bagi warga.",
    Criterion.AFFAIR: "Urusannya termasuk kewenangan daerah.",
    Criterion.REPLICABLE: "Unit lain dapat meniru dengan pelatihan sehari dan surat tugas.",
}

FOLLOWED = (PathState.TRIAL, PathState.STOPPED)
"""Where the scenes end whose plans are accepted and carried: one goes on, the other gives up what is open."""


@dataclass(frozen=True)
class Played:
    """Who plays: accounts by the name they sign in with, units by code or short name."""

    units: Mapping[str, Unit]
    cast: Mapping[str, Account]

    def actor(self, name: str, at: datetime) -> Actor:
        """Who acts when this account does."""
        return actor_of(self.cast[name], at)


def play_path(*, units: Mapping[str, Unit], cast: Mapping[str, Account], at: datetime) -> list[Innovation]:
    """Walk every innovation as far as its scene says, each act at its own moment before `at`."""
    town = Played(units, cast)
    rebuild_index(SERVICE, at=at)  # designs name services as they are found
    return [_walked(town, scene, at - scene.ago * DAY) for scene in SCENES]


def trial_begins(unit: str, at: datetime) -> datetime:
    """When the unit's trial begins that led to an innovation which is shown, as the scenes say; in the town at `at`."""
    scene = next(one for one in SCENES if one.unit == unit and one.reaches == PathState.DISPLAYED)
    return at_work(at - scene.ago * DAY + _on_step(_steps(scene).index(_tried)))


def _on_step(place: int) -> timedelta:
    """How long after its beginning an innovation takes its step of that place."""
    return (3 + 4 * place) * DAY


def _walked(town: Played, scene: Scene, at: datetime) -> Innovation:
    row = _begun(town, scene, at_work(at))
    for place, step in enumerate(_steps(scene)):
        step(town, scene, row, at_work(at + _on_step(place)))
    return row


def _steps(scene: Scene) -> tuple[Callable[[Played, Scene, Innovation, datetime], object], ...]:
    """The acts that lead to where a scene ends."""
    proposed = (_diagnosed, _designed, _proposed)
    trial = (*proposed, _advised, _approved, _tried)
    return {
        PathState.PROPOSED: proposed,
        PathState.TRIAL: trial,
        PathState.STOPPED: (*trial, _ended, _stopped),
        PathState.DISPLAYED: (*trial, _ended, _applied, _displayed),
    }[PathState(scene.reaches)]


def _begun(town: Played, scene: Scene, at: datetime) -> Innovation:
    leader = town.cast[scene.leader]
    row = start_innovation(
        title=scene.title,
        unit=town.units[scene.unit],
        facts=Facts(
            form=scene.form,
            means=scene.means,
            affair=scene.affair,
            basic_service=scene.basic_service,
            budget=0,
            place=town.units[scene.unit].name,
        ),
        leader=leader.person,
        actor=actor_of(leader, at),
        at=at,
    )
    if scene.member:
        person = town.cast[scene.member].person
        actor = actor_of(leader, at)
        join_team(innovation=row, person=person, function=TeamFunction.MEMBER, actor=actor, at=at)
    return row


def _case(row: Innovation) -> Case:
    return Case.objects.get(pk=row.pk)


def _diagnosed(town: Played, scene: Scene, row: Innovation, at: datetime) -> None:
    actor, day = town.actor(scene.leader, at), local_date(at, local_zone())
    begin_diagnosis(case=_case(row), actor=actor, at=at, seen_version=None)
    diagnosis = start_diagnosis(
        unit=town.units[scene.unit],
        owner=town.cast[scene.leader].person,
        source_kind=PATH,
        source_id=row.pk,
        period=Period(day - 90 * DAY, day - DAY),
        measures=(),
        sheet=DiagnosisSheet(
            scene.problem,
            causes=(Cause(scene.cause, CauseKind.METHOD), Cause(scene.root, CauseKind.PEOPLE, 0)),
        ),
        actor=actor,
        at=at,
    )
    sheet = DesignSheet(scene.what, "Dimulai kecil, lalu diperluas bila angkanya membaik.")
    design = start_design(diagnosis=diagnosis, sheet=sheet, changes=standard_changed(scene), actor=actor, at=at)
    start_plan(
        design=design,
        sheet=sheet_of(scene, day),
        source_kind=PATH,
        source_id=row.pk,
        url=plan_url(row.case),
        actor=actor,
        at=at,
    )


def _designed(town: Played, scene: Scene, row: Innovation, at: datetime) -> None:
    actor = town.actor(scene.leader, at)
    begin_design(case=_case(row), actor=actor, at=at, seen_version=None)
    write_profile(innovation=row, sheet=scene.sheet, seen_number=0, actor=actor, at=at)


def _proposed(town: Played, scene: Scene, row: Innovation, at: datetime) -> None:
    permit = f"Surat izin kepala {town.units[scene.unit].name}, {at:%d-%m-%Y}"
    actor = town.actor(scene.leader, at)
    propose(case=_case(row), reasons=REASONS, permit=permit, actor=actor, at=at, seen_version=None)
    if scene.reaches in FOLLOWED:
        promised(row, town.cast[scene.leader], at)


def _advised(town: Played, scene: Scene, row: Innovation, at: datetime) -> None:
    keeper = town.actor("organisasi", at)
    name_reviewer(innovation=row, person=town.cast["widyaiswara"].person, actor=keeper, at=at)
    advise(
        case=_case(row),
        discussed_on=local_date(at, local_zone()),
        worthy=True,
        holds=dict.fromkeys(Criterion.values, True),
        words="Layak diuji coba. Ukur angkanya sebelum dan sesudah, dan bandingkan dengan unit lain.",
        actor=keeper,
        at=at,
        seen_version=None,
    )


def _approved(town: Played, scene: Scene, row: Innovation, at: datetime) -> None:
    day = local_date(at, local_zone())
    approve(
        case=_case(row),
        decree=f"Keputusan Wali Kota Nomor {row.pk % 90 + 10} Tahun {day.year}",
        decided_on=day,
        actor=town.actor("walikota", at),
        at=at,
        seen_version=None,
    )
    _judged(town, scene, row, at_work(at + DAY))


def _judged(town: Played, scene: Scene, row: Innovation, at: datetime) -> None:
    """Its leader chooses the numbers before the trial."""
    unit = town.units[scene.unit]
    for measure in scene.measures:
        choose_effect_measure(
            innovation=Innovation.objects.select_related("case").get(pk=row.pk),
            unit=unit,
            measure=measure,
            span=Span.WEEK,
            compared_with=beside(unit.pk, local_date(at, local_zone())),
            actor=town.actor(scene.leader, at),
            at=at,
        )


def _tried(town: Played, scene: Scene, row: Innovation, at: datetime) -> None:
    day = local_date(at, local_zone())
    begin_trial(
        case=_case(row),
        first_day=day,
        last_day=day + 90 * DAY,
        at_units=(town.units[scene.unit],),
        actor=town.actor(scene.leader, at),
        at=at,
        seen_version=None,
    )
    if scene.reaches in FOLLOWED:
        carried(row, town.cast[scene.leader], at)


def _ended(town: Played, scene: Scene, row: Innovation, at: datetime) -> None:
    later, worked = at_work(at + 80 * DAY), scene.reaches == PathState.DISPLAYED
    words = scene.sheet.results if worked else LESSON
    actor = town.actor(scene.leader, later)
    end_trial(case=_case(row), worked=worked, words=words, actor=actor, at=later, seen_version=None)


def _applied(town: Played, scene: Scene, row: Innovation, at: datetime) -> None:
    later = at_work(at + 90 * DAY)
    apply_innovation(
        case=_case(row),
        legal_form=LegalForm.REGULATION,
        instrument=f"Peraturan Wali Kota Nomor {scene.number} Tahun {later.year}",
        applied_on=local_date(later, local_zone()),
        actor=town.actor(scene.leader, later),
        at=later,
        seen_version=None,
    )


def _displayed(town: Played, scene: Scene, row: Innovation, at: datetime) -> None:
    later = at_work(at + 100 * DAY)
    keeper = town.actor("organisasi", later)
    display(case=_case(row), actor=keeper, at=later, seen_version=None)
    report_to_minister(
        case=_case(row),
        letter=f"Surat Wali Kota 000.7/{later.year}/{scene.number + 27}",
        reported_on=local_date(later, local_zone()),
        actor=keeper,
        at=later,
        seen_version=None,
    )


def _stopped(town: Played, scene: Scene, row: Innovation, at: datetime) -> None:
    later = at_work(at + 90 * DAY)
    stop(case=_case(row), learned=LESSON, actor=town.actor(scene.leader, later), at=later, seen_version=None)
