# SPDX-License-Identifier: EUPL-1.2
"""Drafts on their way through a public consultation."""

from datetime import date, datetime, timedelta
from typing import Any

from praja.duties.services.models import Consultation, ConsultationComment
from praja.duties.services.operations import (
    Decree,
    Invitation,
    PledgeWords,
    Record,
    begin_standard,
    comment_on_draft,
    conclude_consultation,
    open_consultation,
)
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY
from services.making import listed_service, officer_of, said
from towns import Town

INVITATION = Invitation(
    held_on=date(2026, 1, 12),
    place="Aula Kelurahan Melati",
    comments_until=date(2026, 1, 9),
    invited={"users": 20, "society": 5, "media": 2},
    who={"society": "LPM Melati"},
)
OUTCOME = Record(
    attended={"users": 14, "society": 3},
    minutes="Warga meminta waktu layanan dipersingkat.",
    number="BA 1/2026",
    day=date(2026, 1, 12),
    promises=(("Menambah satu petugas di loket", date(2026, 3, 1)),),
)
DECREE = Decree(number="SK 1/2026", day=date(2026, 1, 13))
FORUM = timedelta(days=8)


def drafted(town: Town, at: datetime, **changes: Any) -> Case:
    return begin_standard(
        service=changes.pop("service", None) or listed_service(town, at),
        content=changes.pop("content", None) or said(**changes),
        actor=officer_of(town.kelurahan, at),
        at=at,
    )


def invited(town: Town, at: datetime, **changes: Any) -> Case:
    case, officer = drafted(town, at, **changes), officer_of(town.kelurahan, at)
    return open_consultation(case=case, invitation=INVITATION, actor=officer, at=at, seen_version=1)


def consulted(town: Town, at: datetime, **changes: Any) -> Case:
    case = invited(town, at, **changes)
    officer = officer_of(town.kelurahan, at)
    return conclude_consultation(case=case, outcome=OUTCOME, actor=officer, at=at + FORUM, seen_version=2)


def commented(case: Case, at: datetime, text: str = "Tolong buka juga pada hari Sabtu.") -> ConsultationComment:
    consultation = Consultation.objects.get(pk=case.pk)
    return comment_on_draft(consultation=consultation, group="users", text=text, actor=NOBODY, at=at)


PLEDGE = PledgeWords(
    serve="Kami melayani sesuai standar pelayanan yang ditetapkan.",
    improve="Kami terus memperbaiki pelayanan kami.",
    answer_for_it="Bila ingkar, kami menerima sanksi dan memberi kompensasi.",
    signed_by="Lurah Melati",
    decree_number="SK 3/2026",
    decree_date=date(2026, 1, 5),
)
TODAY = date(2026, 1, 5)
