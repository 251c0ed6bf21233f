# SPDX-License-Identifier: EUPL-1.2
"""From a hot spot on the board of the demo town to two trials: one whose effect is shown, and one whose is not.

The reports of the months after the town was built are filed, forwarded and answered as in the office; figures are counted from
them. The public works answer late until they try something; the transport office answers every second report late, before and
during its trial.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from django.contrib.auth import authenticate
from django.test import Client

from officers import signed_in
from praja.config.demo import DemoTown, cast
from praja.config.demo.settling import settle
from praja.duties.complaints.enums import Classification
from praja.duties.complaints.operations import Report, file_complaint, forward_complaint
from praja.duties.innovation.domain.profiles import ProfileSheet
from praja.duties.innovation.enums import Criterion, LegalForm, PathState
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.effect import choose_effect_measure, keep_due_effects
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
    name_reviewer,
    propose,
    start_innovation,
    stop,
    write_profile,
)
from praja.duties.innovation.queries.effect import effects_kept, judged_innovation
from praja.duties.innovation.queries.path import diagnosis_of
from praja.kernel.ledger.verification import verify
from praja.kernel.measures.domain.periods import Period
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.people.queries import actor_of
from praja.kernel.plans.domain.effects.blocks import Span
from praja.kernel.plans.domain.effects.judging import Finding
from praja.kernel.plans.domain.sheets import Cause, DesignSheet, DiagnosisSheet, PlanSheet, Stage
from praja.kernel.plans.domain.vocabulary import CauseKind
from praja.kernel.plans.operations import Changed, start_design, start_diagnosis, start_plan, write_diagnosis
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY, Actor, system_actor
from praja.lib.clock import frozen
from towns import answered

pytestmark = pytest.mark.django_db

MEASURE = "complaints.first_response_on_time"
DAY, WEEK = timedelta(days=1), timedelta(days=7)
GOOD_DAYS = datetime(2026, 6, 15, 2, 0, tzinfo=UTC)
"""Monday 15 June: the public works still answer at once."""
BAD_DAYS = datetime(2026, 7, 20, 2, 0, tzinfo=UTC)
"""Monday 20 July: since then they do not."""
READ = datetime(2026, 10, 5, 2, 0, tzinfo=UTC)
"""Monday 5 October: the third quarter is over, and somebody looks at the board."""
TRIAL = datetime(2026, 11, 2, 2, 0, tzinfo=UTC)
"""Monday 2 November: both trials begin."""
DONE = datetime(2027, 1, 18, 2, 0, tzinfo=UTC)
ENDS = date(2027, 1, 10)
A_WEEK = 2
"""Reports of a unit in a week."""
SHEET = ProfileSheet(
    design="Laporan dipilah pagi dan sore.",
    changes="Dari sekali menjadi dua kali sehari.",
    aims="Jawaban pertama sampai tepat waktu.",
    benefits="Warga tidak menunggu.",
)
REASONS = {key: f"Terpenuhi: {key}, sudah diperiksa bersama." for key in Criterion.values}


def account(name: str) -> Account:
    found = authenticate(username=f"{name}@contoh.invalid", password=cast.PASSWORD)
    assert isinstance(found, Account)
    return found


@dataclass
class City:
    """The demo town with the people who act in it."""

    works: Unit
    transport: Unit

    def actor(self, name: str, at: datetime) -> Actor:
        return actor_of(account(name), at)

    def report(self, unit: Unit, liaison: str, at: datetime, *, late: bool) -> None:
        """A report about the unit's work, answered the next day or three weeks later."""
        text = f"Laporan ke-{next(SERIAL)}: lampu dan jalan di depan rumah kami rusak."
        case = file_complaint(report=Report(text=text), channel="web", actor=NOBODY, at=at).case
        case = forward_complaint(
            case=case,
            to_unit=unit,
            classification=Classification.NORMATIVE,
            about_service=False,
            publish=False,
            actor=self.actor("koordinator", at),
            at=at + timedelta(hours=1),
            seen_version=1,
        )
        then = at + (21 * DAY if late else DAY)
        answered(case, liaison=self.actor(liaison, then), head=self.actor("walikota", then), at=then)


SERIAL = count(1)


@pytest.fixture
def city(demo_town: DemoTown) -> City:
    return City(Unit.objects.get(short_name="DPUPR"), Unit.objects.get(short_name="Dishub"))


def _filed(city: City, since: datetime, weeks: int, *, works_late: bool) -> None:
    """So many weeks of reports at both units."""
    for week in range(weeks):
        for number in range(A_WEEK):
            at = since + week * WEEK + number * DAY
            city.report(city.works, "penghubung.pu", at, late=works_late)
            city.report(city.transport, "penghubung.dishub", at, late=number % 2 == 0)


def _case(row: Innovation) -> Case:
    return Case.objects.get(pk=row.pk)


def _planned(city: City, row: Innovation, name: str, at: datetime) -> None:
    """From the diagnosis to the proposal."""
    actor, diagnosis = city.actor(name, at), diagnosis_of(row)
    assert diagnosis is not None
    causes = (
        Cause("Laporan dipilah sekali sehari", CauseKind.METHOD),
        Cause("Pemilah satu orang", CauseKind.PEOPLE, 0),
    )
    sheet = DiagnosisSheet(diagnosis.sheet["problem"], causes=causes)
    write_diagnosis(diagnosis=diagnosis, sheet=sheet, seen_number=diagnosis.number, actor=actor, at=at)
    design = start_design(
        diagnosis=diagnosis,
        sheet=DesignSheet("Memilah dua kali sehari.", "Bergiliran pagi dan sore."),
        changes=Changed(),
        actor=actor,
        at=at,
    )
    begin_design(case=_case(row), actor=actor, at=at, seen_version=None)
    first = TRIAL.date()
    start_plan(
        design=design,
        sheet=PlanSheet(
            "Jawaban terlambat.",
            "Memilah dua kali.",
            "Tepat waktu.",
            "Jadwal piket.",
            stages=(Stage("1", "Uji coba", first, ENDS, milestone=True),),
        ),
        source_kind="innovation.path",
        source_id=row.pk,
        url=f"/inovasi/karya/{row.case.code}/",
        actor=actor,
        at=at,
    )
    write_profile(innovation=row, sheet=SHEET, seen_number=0, actor=actor, at=at)
    propose(case=_case(row), reasons=REASONS, permit="Surat izin 7/2026", actor=actor, at=at, seen_version=None)


def _approved(city: City, row: Innovation, at: datetime) -> None:
    keeper = city.actor("organisasi", at)
    name_reviewer(innovation=row, person=account("widyaiswara").person, actor=keeper, at=at)
    advise(
        case=_case(row),
        discussed_on=at.date(),
        worthy=True,
        holds=dict.fromkeys(Criterion.values, True),
        words="Layak diuji coba.",
        actor=keeper,
        at=at,
        seen_version=None,
    )
    approve(
        case=_case(row),
        decree="Keputusan Wali Kota 70/2026",
        decided_on=at.date(),
        actor=city.actor("walikota", at),
        at=at,
        seen_version=None,
    )


def _tried(city: City, row: Innovation, unit: Unit, name: str) -> None:
    """Choose the number, then begin."""
    before = TRIAL - 4 * DAY
    choose_effect_measure(
        innovation=row,
        unit=unit,
        measure=MEASURE,
        span=Span.WEEK,
        compared_with=(),
        actor=city.actor(name, before),
        at=before,
    )
    begin_trial(
        case=_case(row),
        first_day=TRIAL.date(),
        last_day=ENDS,
        at_units=(unit,),
        actor=city.actor(name, TRIAL),
        at=TRIAL,
        seen_version=None,
    )


def _from_the_board(city: City) -> Innovation:
    """The head of the public works sees the hot spot, opens it, and begins."""
    with frozen(READ):
        client = signed_in(account("kepala.pu"))
        query = f"unit={city.works.code}&masa=2026-T3"
        board = client.get(f"/inovasi/bukti/?{query}").content.decode()
        url = f"/inovasi/bukti/angka/{MEASURE}/{city.works.pk}/"
        assert url in board
        said = {"title": "Pilah Dua Kali", "key": "5f0d9a0e-7a35-4a2f-8a0e-0d6f3f7a1b99"}
        assert client.post(f"{url}?{query}", said).status_code == 302
    return Innovation.objects.select_related("case").get(case__subject="Pilah Dua Kali")


def _by_hand(city: City) -> Innovation:
    """The liaison officer of the transport office begins one of their own, with the same number as baseline."""
    name, unit = "penghubung.dishub", city.transport
    actor, person = city.actor(name, READ), account(name).person
    row = start_innovation(title="Papan Pengingat", unit=unit, facts=Facts(), leader=person, actor=actor, at=READ)
    begin_diagnosis(case=_case(row), actor=actor, at=READ, seen_version=None)
    start_diagnosis(
        unit=unit,
        owner=person,
        source_kind="innovation.path",
        source_id=row.pk,
        period=Period(date(2026, 7, 1), date(2026, 9, 30)),
        measures=(),
        sheet=DiagnosisSheet("Setiap laporan kedua terlambat.", causes=(Cause("Lupa", CauseKind.PEOPLE),)),
        actor=actor,
        at=READ,
    )
    return row


@dataclass
class Way:
    """Both innovations at the end of their trials."""

    city: City
    shown: Innovation
    not_shown: Innovation


@pytest.fixture
def way(city: City) -> Way:
    for number in range(12):
        city.report(city.works, "penghubung.pu", GOOD_DAYS + number * timedelta(hours=20), late=False)
    _filed(city, BAD_DAYS, 12, works_late=True)
    settle(at=READ, on_progress=lambda *_: None)
    shown, not_shown = _from_the_board(city), _by_hand(city)
    for row, unit, name in ((shown, city.works, "kepala.pu"), (not_shown, city.transport, "penghubung.dishub")):
        _planned(city, row, name, READ + 7 * DAY)
        _approved(city, row, READ + 14 * DAY)
        _tried(city, row, unit, name)
    _filed(city, TRIAL, 9, works_late=False)
    settle(at=DONE, on_progress=lambda *_: None)
    keep_due_effects(actor=system_actor("innovation.keep_effects"), at=DONE)
    return Way(city, shown, not_shown)


def test_from_a_hot_spot_to_one_effect_that_is_shown_and_one_that_is_not(way: Way, client: Client):
    diagnosis = diagnosis_of(way.shown)
    assert diagnosis is not None
    evidence = diagnosis.evidence.get(measure=MEASURE)
    assert way.shown.origin_kind == "measure"
    assert (evidence.first_day, evidence.last_day) == (date(2026, 7, 1), date(2026, 9, 30))
    assert evidence.numerator * 2 < evidence.denominator

    both = (way.shown, way.not_shown)
    found = {
        row.case.subject: [Finding(one.kept.finding) for one in effects_kept(judged_innovation(row), DONE) if one.kept]
        for row in both
    }
    assert found == {"Pilah Dua Kali": [Finding.BETTER], "Papan Pengingat": [Finding.NOT_SHOWN]}

    _ended(way)
    assert _case(way.not_shown).state == PathState.STOPPED
    with frozen(DONE):
        page = client.get(f"/galeri-inovasi/{way.shown.case.code}/").content.decode()
        hidden = client.get(f"/galeri-inovasi/{way.not_shown.case.code}/")
    assert "Pilah Dua Kali" in page
    assert "<svg" in page
    assert hidden.status_code == 404
    settle(at=DONE, on_progress=lambda *_: None)
    assert list(verify()) == []


def _ended(way: Way) -> None:
    """What worked is applied and shown, what did not is stopped."""
    city = way.city
    leader, other = city.actor("kepala.pu", DONE), city.actor("penghubung.dishub", DONE)
    words = "Jawaban pertama kini sampai tepat waktu."
    end_trial(case=_case(way.shown), worked=True, words=words, actor=leader, at=DONE, seen_version=None)
    apply_innovation(
        case=_case(way.shown),
        legal_form=LegalForm.REGULATION,
        instrument="Peraturan Wali Kota 1/2027",
        applied_on=DONE.date(),
        actor=leader,
        at=DONE,
        seen_version=None,
    )
    display(case=_case(way.shown), actor=city.actor("organisasi", DONE), at=DONE, seen_version=None)
    learned = "Papan tidak mengubah apa pun; petugasnya kurang."
    stop(case=_case(way.not_shown), learned=learned, actor=other, at=DONE, seen_version=None)
