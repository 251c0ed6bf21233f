# SPDX-License-Identifier: EUPL-1.2
"""Lesson hours of the demo town: what its officers learned this year, what one tells of, what is required and proposed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO

from PIL import Image

from praja.duties.training.enums import CreditSource, LearningForm
from praja.duties.training.operations.claims import tell_training
from praja.duties.training.operations.credits import Learned, book_credit
from praja.duties.training.operations.needs import Wish, propose_training, require_of_post
from praja.kernel.documents.operations import take_in
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor, system_actor
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

PLATFORM = system_actor("demo")
F = LearningForm


@dataclass(frozen=True, slots=True)
class _Done:
    form: str
    title: str
    organiser: str
    days_ago: int
    jp: int | None
    certificate: str = ""


_DONE = (
    _Done(F.GUIDANCE, "Bimbingan teknis pengelolaan aduan", "Diskominfo", 60, 16, "DK/041"),
    _Done(F.BENCHMARKING, "Studi tiru loket terpadu", "Bagian Organisasi", 45, None),
    _Done(F.COACHING, "Coaching menjawab aduan", "Kepala Bidang", 30, None),
    _Done(F.SELF_STUDY, "Membaca pedoman standar pelayanan", "Belajar sendiri", 25, 6),
    _Done(F.TECHNICAL, "Pelatihan teknis kearsipan dinamis", "Badan Kepegawaian", 20, 12, "BK/112"),
)


def play_need(*, root: Unit, learner: Actor, at: datetime) -> None:
    """Give everybody in the register some hours of the running year, and let `learner` tell of one training and propose another.
    Nothing is booked of a year that has hardly begun."""
    today = local_date(at, local_zone())
    people = list(Employee.objects.filter(standing="active").select_related("unit", "post").order_by("pk")[:60])
    for number, one in enumerate(people):
        _book(one, _DONE[: number % (len(_DONE) + 1)], today, at)
    own = next((one for one in people if one.person_id == learner.person_id), None)
    if own is not None:
        _tell(own, learner, today, at)
    _require(root, people, today, at)


def _book(employee: Employee, done: Sequence[_Done], today: date, at: datetime) -> None:
    for one in done:
        day = today - timedelta(days=one.days_ago)
        if day.year == today.year:
            book_credit(
                employee=employee,
                form=one.form,
                title=one.title,
                organiser=one.organiser,
                first_day=day,
                last_day=day + timedelta(days=2 if one.jp else 0),
                jp=one.jp,
                source=CreditSource.IMPORTED,
                certificate_number=one.certificate and f"{one.certificate}/{employee.pk:03}/{day.year}",
                actor=PLATFORM,
                at=at,
            )


def _tell(employee: Employee, actor: Actor, today: date, at: datetime) -> None:
    day = today - timedelta(days=10)
    learned = Learned(
        form=F.SEMINAR,
        title="Webinar bahasa Indonesia yang mudah dipahami",
        organiser="Balai Bahasa",
        first_day=day,
        last_day=day,
        jp=4,
    )
    picture = BytesIO()
    Image.new("RGB", (320, 220), "white").save(picture, "PNG")
    picture.seek(0)
    file = take_in(upload=picture, actor=actor, at=at)
    tell_training(employee=employee, learned=learned, files=[file], actor=actor, at=at)
    wish = Wish(
        title="Menulis jawaban yang dipahami warga",
        people=6,
        reason="Banyak jawaban ditanyakan kembali karena kalimatnya terlalu panjang.",
        measure="complaints.reopened",
    )
    propose_training(employee=employee, unit=employee.unit, wish=wish, actor=actor, at=at)


def _require(root: Unit, people: Sequence[Employee], today: date, at: datetime) -> None:
    named = next((one.post.name for one in people if one.post is not None and one.post.until is None), "")
    if named:
        require_of_post(
            unit=root,
            post_name=named,
            subject="Pelatihan teknis kearsipan dinamis",
            decree=f"Keputusan Kepala Badan Kepegawaian 17/{today.year}",
            since=date(today.year, 1, 1),
            actor=PLATFORM,
            at=at,
        )
