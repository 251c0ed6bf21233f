# SPDX-License-Identifier: EUPL-1.2
"""Presence of the demo town: who was at the sessions that were held, codes of those to come; slides, notes and an assignment of
the class that runs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from praja.duties.training.enums import HOLDING
from praja.duties.training.enums.presence import PresenceWord
from praja.duties.training.enums.room import Audience
from praja.duties.training.models import ClassSession, Seat, TrainingClass
from praja.duties.training.operations.presence import Windows, judge_presence, set_presence
from praja.duties.training.operations.room import NewAssignment, NewMaterial, add_material, set_assignment
from praja.kernel.documents.operations import take_in
from praja.lib.actors import Actor

MISSED = 19
"""Every so-manieth participant missed a session."""
Acting = Callable[[datetime], Actor]


def play_presence(*, row: TrainingClass, keeper: Acting, trainer: Acting, at: datetime) -> None:
    """Of a class that runs: what was held is on its lists, what comes has its code."""
    seats = list(
        Seat.objects.filter(training_class=row, status__in=HOLDING).order_by("pk").values_list("pk", flat=True)
    )
    for number, session in enumerate(ClassSession.objects.filter(training_class=row, cancelled_at=None)):
        before = min(session.starts_at - timedelta(hours=12), at)
        set_presence(session=session, windows=Windows(), actor=keeper(before), at=before)
        if session.ends_at < at:
            here = [pk for place, pk in enumerate(seats) if (place + number) % MISSED]
            judge_presence(
                session=session,
                seats=here,
                word=PresenceWord.PRESENT,
                reason="Menandatangani daftar hadir kertas.",
                actor=keeper(session.ends_at),
                at=session.ends_at,
            )
    _room(row, trainer, at)


def _room(row: TrainingClass, trainer: Acting, at: datetime) -> None:
    given = at - timedelta(days=2)
    actor, subject = trainer(given), row.curriculum.subjects.first()
    wishes = (
        ("Salindia hari pertama", Audience.PARTICIPANTS, given),
        ("Contoh diagnosis", Audience.PARTICIPANTS, at + timedelta(days=1)),
        ("Catatan pengajar", Audience.TRAINERS, given),
    )
    for title, audience, released in wishes:
        file = take_in(upload=BytesIO(_slide(title)), actor=actor, at=given)
        new = NewMaterial(title, file, released, audience, subject)
        add_material(training_class=row, new=new, actor=actor, at=given)
    task = NewAssignment(
        "Peta masalah layanan",
        "Pilih satu layanan unit Anda. Tulis angka terakhirnya, siapa yang dirugikan, dan tiga sebab yang dapat Anda ubah.",
        at + timedelta(days=3),
        subject,
    )
    set_assignment(training_class=row, assignment=None, new=task, actor=actor, at=given)


def _slide(title: str) -> bytes:
    picture, out = Image.new("RGB", (960, 540), "#f3f6f6"), BytesIO()
    ImageDraw.Draw(picture).text((60, 240), title, fill="#14212b", font_size=44)
    picture.save(out, "PNG")
    return out.getvalue()
