# SPDX-License-Identifier: EUPL-1.2
"""A small government for tests, founded through the same operations that an administrator uses."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from praja.duties.complaints.enums import AnswerKind
from praja.duties.complaints.operations import AnswerWords, approve_draft, publish_answer, submit_draft
from praja.duties.complaints.procedure import INSPECTION, INTAKE
from praja.kernel.law.gateways import written_calendar
from praja.kernel.law.operations import load_calendar
from praja.kernel.organization.models import Region, Unit
from praja.kernel.organization.operations import assign_function, create_unit
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor, ActorKind, Grant, system_actor
from remembering import Remembered

FOUNDER = system_actor("tests")


@dataclass(frozen=True)
class Town:
    """The units and the cast: each actor named for what they are."""

    root: Unit
    intake: Unit
    roads: Unit
    lights: Unit
    kelurahan: Unit
    coordinator: Actor
    roads_liaison: Actor
    roads_head: Actor
    lights_liaison: Actor
    auditor: Actor
    mayor: Actor
    officer: Actor
    inspectorate: Unit
    inspector: Actor
    counter: Actor
    lights_head: Actor


def found_town(at: datetime, *, since: date) -> Town:
    """Regions, units, function, calendar and cast."""
    Region.objects.create(code="99", level=1, kind="provinsi", name="Provinsi Uji")
    Region.objects.create(code="99.01", parent_id="99", level=2, kind="kota", name="Kota Uji")
    Region.objects.create(code="99.01.01", parent_id="99.01", level=3, kind="kecamatan", name="Timur")
    Region.objects.create(code="99.01.01.1001", parent_id="99.01.01", level=4, kind="kelurahan", name="Melati")

    def unit(code: str, name: str, kind: str, parent: Unit | None = None) -> Unit:
        return create_unit(code=code, name=name, kind=kind, parent=parent, actor=FOUNDER, at=at, since=since)

    root = unit("0", "Pemerintah Kota Uji", "government")
    intake = unit("1", "Dinas Komunikasi dan Informatika", "department", root)
    roads = unit("2", "Dinas Pekerjaan Umum", "department", root)
    lights = unit("3", "Dinas Perhubungan", "department", root)
    kecamatan = unit("4", "Kecamatan Timur", "district", root)
    kelurahan = unit("4.1", "Kelurahan Melati", "subdistrict", kecamatan)
    inspectorate = unit("5", "Inspektorat", "department", root)
    assign_function(function=INTAKE, unit=intake, decree="SK 1/2020", since=since, actor=FOUNDER, at=at)
    assign_function(function=INSPECTION, unit=inspectorate, decree="SK 2/2020", since=since, actor=FOUNDER, at=at)
    calendar = written_calendar()
    load_calendar(
        actor=FOUNDER, at=at, holidays=calendar.holidays, decrees=dict.fromkeys(calendar.decreed_years or (), "")
    )
    everywhere = frozenset(u.pk for u in (root, intake, roads, lights, kecamatan, kelurahan, inspectorate))

    def actor(number: int, role: Role, over: frozenset[int]) -> Actor:
        return Actor(ActorKind.EMPLOYEE, str(number), (Grant(role, over, at),))

    return Town(
        root=root,
        intake=intake,
        roads=roads,
        lights=lights,
        kelurahan=kelurahan,
        coordinator=actor(1, Role.COMPLAINT_COORDINATOR, everywhere),
        roads_liaison=actor(2, Role.LIAISON, frozenset({roads.pk})),
        roads_head=actor(3, Role.HEAD, frozenset({roads.pk})),
        lights_liaison=actor(4, Role.LIAISON, frozenset({lights.pk})),
        auditor=actor(5, Role.AUDITOR, everywhere),
        mayor=actor(6, Role.HEAD, everywhere),
        officer=actor(7, Role.OFFICER, frozenset({roads.pk})),
        inspectorate=inspectorate,
        inspector=actor(8, Role.INSPECTOR, frozenset({inspectorate.pk})),
        counter=actor(9, Role.COUNTER, everywhere),
        lights_head=actor(10, Role.HEAD, frozenset({lights.pk})),
    )


FOUNDED = datetime(2025, 1, 2, 2, 0, tzinfo=UTC)
MONDAY = datetime(2026, 1, 5, 2, 0, tzinfo=UTC)
"""Monday 5 January 2026, 09:00 WIB: the day of the law's test vectors."""

usual_town = Remembered(lambda: found_town(FOUNDED, since=date(2020, 1, 1)))
"""The town that most tests begin with."""


def answered(
    case: Case,
    *,
    liaison: Actor,
    head: Actor,
    at: datetime,
    text: str = "Lubang sudah ditambal kemarin pagi.",
    kind: AnswerKind = AnswerKind.DONE,
    promised_for: date | None = None,
) -> Case:
    """Write, hand in, approve and publish an answer in one moment. A scheduled one names the day it promises."""
    words = AnswerWords(
        kind=kind,
        text=text,
        promised_for=promised_for,
        promised_by="Bidang Bina Marga" if promised_for else "",
        where_to="Ombudsman" if kind is AnswerKind.REFUSED else "",
        no_photo_reason="Tercatat dalam buku kerja." if kind is AnswerKind.DONE else "",
    )
    case = submit_draft(case=case, words=words, actor=liaison, at=at, seen_version=None)
    case = approve_draft(case=case, actor=head, at=at, seen_version=None)
    return publish_answer(case=case, actor=liaison, at=at, seen_version=None)
