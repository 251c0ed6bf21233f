# SPDX-License-Identifier: EUPL-1.2
"""A year of applications through the operations that people use: each walks the path of its standard at the pace of an office,
some come back for a missing paper, some are refused or withdrawn, and the newest are still on the desks."""

import heapq
import io
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import count
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from praja.duties.services.demo.papers import drawn_paper
from praja.duties.services.demo.written import Written
from praja.duties.services.domain.stated import Stated, StatedPerson
from praja.duties.services.enums import CollectedBy, PaymentMethod, RefusalReason, RemarkKind
from praja.duties.services.models import Application, Recommendation, Reference, Service
from praja.duties.services.operations import (
    checking,
    deciding,
    elsewhere,
    handing_over,
    issuing,
    neighbourhoods,
    paying,
    recommending,
    references,
    visiting,
)
from praja.duties.services.operations.filing import NewApplication, file_application
from praja.duties.services.procedure import names
from praja.duties.services.queries.neighbourhoods import application_of_case
from praja.duties.services.rules import REFERENCE_LINK
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.forms.queries import KeptFile
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import regions, units
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations.escalating import escalate_overdue
from praja.lib.actors import NOBODY, Actor, ActorKind, system_actor
from praja.lib.clock import local_date

OPENS, CLOSES = time(8, 0), time(15, 30)
HOURS = (0, 0, 0, 0, 0, 1, 4, 10, 16, 18, 16, 11, 6, 9, 9, 6, 4, 4, 5, 6, 6, 4, 2, 1)
YEAR = 364
BUSY_ONES, BUSY = 3, 20
"""The first so many offices have so many times the applications of each other: where many cases are, figures can be compared."""
OPEN_DAY, PACES = 480, (0.4, 0.7, 1.3)
"""Minutes in a day of an office, and how fast offices are."""
RWS, RTS = 3, 4
"""Neighbourhoods of a kelurahan that are on the list."""

PAPER_MISSING = "Foto kartu keluarga terpotong; mohon kirim foto yang memperlihatkan seluruh halaman."
REFUSED = "Alamat pada KTP-el bukan di wilayah ini. Silakan ajukan di kelurahan sesuai alamat."
FINDINGS = "Lokasi ditinjau bersama pemohon; batas dan keadaan sesuai keterangan."
FAVOUR = "Tidak berkeberatan, dengan syarat ketertiban dijaga dan jalan tidak ditutup."


@dataclass(frozen=True)
class Office:
    """Who acts where: officers and heads by unit id, the treasurer, and the calendar of the office."""

    officer: Callable[[int, datetime], Actor]
    head: Callable[[int, datetime], Actor]
    treasurer: Callable[[datetime], Actor]
    zone: ZoneInfo
    is_working: Callable[[date], bool]
    person: Callable[[Random], tuple[str, str]]
    """Draws a name and a telephone number."""
    street: Callable[[Random, str], str]
    """Draws an address in the kelurahan with this region code."""
    slowness: Callable[[int, datetime], float] = lambda _unit, _moment: 1.0
    """How many times longer than usual a unit takes at a moment."""


@dataclass(slots=True)
class PlayedYear:
    """What came of it. `links` are codes with the applicants' secrets, of the last that were filed."""

    filed: int = 0
    acts: int = 0
    links: list[tuple[str, str]] = field(default_factory=list)


def list_neighbourhoods(
    *, kelurahan: Sequence[str], office: Office, since: date, rng: Random, actor: Actor, at: datetime
) -> None:
    """Put the heads of RT and RW of every kelurahan (by region code) on the list."""
    for region in kelurahan:
        for rw in range(1, RWS + 1):
            for rt in range(RTS + 1):
                name, phone = office.person(rng)
                words = neighbourhoods.HeadWords(
                    region=region,
                    rw=str(rw),
                    rt=str(rt) if rt else "",
                    name=name,
                    phone=phone,
                    decree=f"SK Lurah Nomor 149/{rw:02}/{since.year} (contoh)",
                )
                neighbourhoods.list_head(words=words, since=since, actor=actor, at=at)


def play_applications(
    *,
    written: Sequence[Written],
    offering: Mapping[str, Sequence[Unit]],
    how_many: int,
    office: Office,
    rng: Random,
    at: datetime,
    on_progress: Callable[[int, int], None],
    days: int = YEAR,
) -> PlayedYear:
    """File `how_many` applications over the `days` up to `at` and let the offices work on them, act by act, in order of time."""
    player = _Player(written, offering, office, rng, at)
    for moment in _moments(how_many, office, rng, at, days):
        player.plan(moment, player.file)
    with recalled(law_data, units, regions):
        done = 0
        while player.waiting and player.waiting[0][0] < at:
            moment, _number, act = heapq.heappop(player.waiting)
            with transaction.atomic():
                act(moment)
            player.done.acts, done = player.done.acts + 1, done + 1
            if not done % 25:
                on_progress(min(player.done.filed, how_many), how_many)
    while escalate_overdue(actor=system_actor("procedures.escalate"), at=at):
        pass
    return player.done


def _pace(case: Case) -> float:
    """Hours that a stage usually takes there: a part of what the standard promises, more of it in one office than in another."""
    version = case.application.version
    minutes = (version.duration_value or 3) * {"minutes": 1, "hours": 60}.get(version.duration_unit, OPEN_DAY)
    return min(1.0, minutes / 60 / 8) * PACES[case.lead_unit_id % len(PACES)]


def _moments(how_many: int, office: Office, rng: Random, at: datetime, days: int) -> list[datetime]:
    today = local_date(at, office.zone)
    found: list[datetime] = []
    while len(found) < how_many:
        # More of them lately: people learn that it can be done from home.
        day = today - timedelta(days=int(days * (1 - math.sqrt(rng.random()))))
        if not office.is_working(day) and rng.random() < 0.7:
            continue
        clock = time(rng.choices(range(24), HOURS)[0], rng.randrange(60), rng.randrange(60))
        moment = datetime.combine(day, clock, office.zone)
        if moment < at:
            found.append(moment)
    return sorted(found)


class _Player:
    """Plays one act at its moment; each plans the one that follows."""

    def __init__(
        self,
        written: Sequence[Written],
        offering: Mapping[str, Sequence[Unit]],
        office: Office,
        rng: Random,
        at: datetime,
    ) -> None:
        self.written, self.offering, self.office, self.rng = written, offering, office, rng
        self.services = {service.code: service for service in Service.objects.all()}
        self.weights = [one.weight for one in written]
        self.waiting: list[tuple[datetime, int, Callable[[datetime], None]]] = []
        self.numbers, self.done, self.files = count(), PlayedYear(), self._files(at - timedelta(days=366))
        self.pdf = self._pdf(at - timedelta(days=366))

    def plan(self, moment: datetime, act: Callable[[datetime], None]) -> None:
        heapq.heappush(self.waiting, (moment, next(self.numbers), act))

    def file(self, at: datetime) -> None:
        """Somebody applies."""
        one = self.rng.choices(self.written, self.weights)[0]
        offering = self.offering[one.code]
        unit = self.rng.choices(offering, [BUSY if number < BUSY_ONES else 1 for number in range(len(offering))])[0]
        channel = self.rng.choices((Channel.WEB, Channel.COUNTER), (7, 3))[0]
        filed = file_application(
            new=NewApplication(
                service=self.services[one.code],
                unit=unit.pk,
                stated=self._stated(unit),
                answers=self._answers(one, at),
                files=[self._paper(paper, number) for number, paper in enumerate(one.papers)],
                fee_row=self.rng.randrange(3) if (one.entry.get("fee") or {}).get("kind") == "table" else None,
            ),
            channel=channel,
            actor=self.office.officer(unit.pk, at) if channel == Channel.COUNTER else NOBODY,
            at=at,
        )
        self.done.filed += 1
        self.done.links = [*self.done.links[-9:], (filed.case.code, filed.secret)]
        self._next(filed.case.pk, at)

    def _next(self, case_id: int, at: datetime) -> None:
        """Plan what the case waits for now."""
        case = Case.objects.select_related("application__service", "application__version").get(pk=case_id)
        act = getattr(self, f"_at_{case.state}", None)
        if act is None:
            return
        pace = _pace(case) * self.office.slowness(case.lead_unit_id, at)
        wait = self._wait(case.state, case.application.service.issuer, pace)
        if wait is not None:
            self.plan(self._when(case.state, at + wait, pace), lambda moment: self._take(act, case_id, moment))

    def _take(self, act: Callable[[Case, datetime], None], case_id: int, at: datetime) -> None:
        act(Case.objects.get(pk=case_id), at)
        self._next(case_id, at)

    def _wait(self, state: str, issuer: str, pace: float) -> timedelta | None:
        """How long it takes; None where it stays lying."""
        if self.rng.random() < (0.012 if state != names.INCOMPLETE else 0.25):
            return None
        others = {names.REFERENCE: 3, names.INCOMPLETE: 20, names.PAYMENT: 14, names.VISIT: 30}
        hours = others.get(state, pace)
        if state == names.ELSEWHERE:
            hours = 26 if issuer == "siak" else 90
        return timedelta(hours=self.rng.lognormvariate(math.log(hours), 0.8))

    def _when(self, state: str, moment: datetime, pace: float) -> datetime:
        """Offices act in their hours; applicants and neighbourhoods whenever they do."""
        if state in names.WAITS_FOR_OTHERS:
            return moment
        local = moment.astimezone(self.office.zone)
        if self.office.is_working(local.date()) and OPENS <= local.time() <= CLOSES:
            return moment
        day = local.date() if local.time() < OPENS else local.date() + timedelta(days=1)
        while not self.office.is_working(day):
            day += timedelta(days=1)
        return datetime.combine(day, OPENS, self.office.zone) + timedelta(
            minutes=self.rng.randrange(1, 3 + int(60 * pace))
        )

    def _at_reference(self, case: Case, at: datetime) -> None:
        reference = Reference.objects.filter(application=case.pk).latest("pk")
        if reference.head_id is None:
            head = self.office.head(case.lead_unit_id, at)
            references.verify_reference(application=application_of_case(case), actor=head, at=at, seen_version=None)
            return
        actor = Actor(ActorKind.LINK, f"{REFERENCE_LINK}{reference.pk}")
        references.confirm_reference(reference=reference, actor=actor, at=at)

    def _at_check(self, case: Case, at: datetime) -> None:
        officer = self.office.officer(case.lead_unit_id, at)
        application = application_of_case(case)
        if application.service.issuer != "own" and not application.foreign_filed_on:
            number, day = f"{self.rng.randrange(10**9):09}", local_date(at, self.office.zone)
            elsewhere.file_elsewhere(case=case, number=number, filed_on=day, actor=officer, at=at, seen_version=None)
            return
        chance = self.rng.random()
        if chance < 0.08 and not application.completions.exists() and application.files.exists():
            items = [application.files.order_by("-pk")[0].requirement]
            checking.ask_completion(case=case, items=items, text=PAPER_MISSING, actor=officer, at=at, seen_version=None)
        elif chance < 0.11 and not case.application.refusal:
            checking.propose_refusal(
                case=case, reason=RefusalReason.NOT_HERE, note=REFUSED, actor=officer, at=at, seen_version=None
            )
        else:
            checking.pass_check(case=case, fee_row=self._fee_row(application), actor=officer, at=at, seen_version=None)

    def _fee_row(self, application: Application) -> int | None:
        rows = application.version.fee_table
        amounts = [row["amount"] for row in rows]
        return amounts.index(application.fee) if application.fee in amounts else None

    def _at_visit(self, case: Case, at: datetime) -> None:
        officer = self.office.officer(case.lead_unit_id, at)
        visiting.record_visit(case=case, findings=FINDINGS, in_order=True, actor=officer, at=at, seen_version=None)

    def _at_recommendation(self, case: Case, at: datetime) -> None:
        asked = Recommendation.objects.filter(application=case.pk, given_at=None).latest("pk")
        head = self.office.head(asked.unit_id, at)
        recommending.recommend(case=case, in_favour=True, text=FAVOUR, actor=head, at=at, seen_version=None)

    def _at_payment(self, case: Case, at: datetime) -> None:
        paying.confirm_payment(
            case=case,
            amount=case.application.fee,
            method=PaymentMethod.QRIS,
            actor=self.office.treasurer(at),
            at=at,
            seen_version=None,
        )

    def _at_approval(self, case: Case, at: datetime) -> None:
        head = self.office.head(case.lead_unit_id, at)
        if self._was_proposed_to_refuse(case):
            deciding.refuse(
                case=case, reason=RefusalReason.NOT_HERE, note=REFUSED, actor=head, at=at, seen_version=None
            )
        else:
            deciding.approve(case=case, actor=head, at=at, seen_version=None)

    @staticmethod
    def _was_proposed_to_refuse(case: Case) -> bool:
        return bool(case.application.remarks.filter(kind=RemarkKind.PROPOSAL).exists())

    def _at_signing(self, case: Case, at: datetime) -> None:
        head = self.office.head(case.lead_unit_id, at)
        issuing.sign_product(case=case, secret=None, actor=head, at=at)

    def _at_handover(self, case: Case, at: datetime) -> None:
        officer = self.office.officer(case.lead_unit_id, at)
        handing_over.hand_over(case=case, to=CollectedBy.APPLICANT, actor=officer, at=at, seen_version=None)

    def _at_elsewhere(self, case: Case, at: datetime) -> None:
        officer = self.office.officer(case.lead_unit_id, at)
        day = local_date(at, self.office.zone)
        elsewhere.note_issued(case=case, issued_on=day, actor=officer, at=at, seen_version=None)

    def _stated(self, unit: Unit) -> Stated:
        region = unit.region_id or self.rng.choice(sorted(code for code in regions.current().nodes if len(code) == 13))
        name, phone = self.office.person(self.rng)
        if len(region) < 13:
            region = self.rng.choice(sorted(code for code in regions.current().nodes if code.startswith(f"{region}.")))
        return Stated(
            applicant=StatedPerson(name=name, phone=phone, address=self.office.street(self.rng, region)),
            region=region,
            rw=f"{self.rng.randint(1, RWS):03}",
            rt=f"{self.rng.randint(1, RTS):03}",
        )

    def _answers(self, one: Written, at: datetime) -> dict[str, Any]:
        return {question["name"]: self._answer(question, at) for question in one.entry.get("questions", ())}

    def _answer(self, question: Mapping[str, Any], at: datetime) -> Any:
        kind = question["kind"]
        if kind == "number":
            return self.rng.randint(1, 9) * (250_000 if "penghasilan" in question["name"] else 1)
        if kind == "date":
            return (local_date(at, self.office.zone) + timedelta(days=self.rng.randint(12, 40))).isoformat()
        if kind == "choice":
            return self.rng.choice(question["choices"])
        return self.rng.choice(ANSWERS.get(question["name"], ("Keperluan keluarga", "Administrasi", "Kegiatan warga")))

    def _files(self, at: datetime) -> list[StoredFile]:
        return [take_in(upload=io.BytesIO(drawn_paper(kind)), actor=system_actor("demo"), at=at) for kind in range(4)]

    def _pdf(self, at: datetime) -> StoredFile:
        return take_in(upload=io.BytesIO(drawn_paper(0, "PDF")), actor=system_actor("demo"), at=at)

    def _paper(self, paper: Mapping[str, Any], number: int) -> KeptFile:
        """A picture, or a PDF where nothing else is taken."""
        is_picture = "image" in paper["accept"]
        file = self.files[number % len(self.files)] if is_picture else self.pdf
        return KeptFile(
            paper["key"], f"{paper['key']}-{number}", f"{paper['key']}.{'jpg' if is_picture else 'pdf'}", file
        )


ANSWERS: Mapping[str, tuple[str, ...]] = {
    "keperluan": ("Membuka rekening bank", "Melamar pekerjaan", "Mendaftar sekolah anak", "Mengurus jaminan kesehatan"),
    "jenis_usaha": ("Warung sembako", "Bengkel sepeda motor", "Katering rumahan", "Jahit pakaian", "Ternak lele"),
    "tempat_usaha": ("Rumah sendiri", "Kios di pasar pagi", "Ruko di jalan utama"),
    "acara": ("Pernikahan", "Syukuran", "Bazar warga", "Lomba kampung"),
    "tempat_acara": ("Halaman rumah", "Lapangan RW", "Balai warga"),
    "nama_calon": ("Calon Contoh",),
    "nama_almarhum": ("Almarhum Contoh",),
    "tempat_meninggal": ("Rumah", "Rumah sakit"),
    "letak_tanah": ("Blok Sawo, dekat balai warga", "Blok Kenanga, tepi jalan utama"),
    "alamat_tangki": ("Alamat rumah pemohon",),
    "dokumen": ("Ijazah", "Akta", "Surat keputusan"),
    "hal": ("Kehilangan surat karena banjir", "Beda penulisan nama pada dokumen"),
    "alasan": ("Keluarga baru dapat berkumpul pada hari itu.",),
}
