# SPDX-License-Identifier: EUPL-1.2
"""Reports in every state, one of them with a photo, two of them late."""

from datetime import timedelta

from crawl.site import START, let_the_worker_run
from praja.duties.complaints.enums import AnswerKind, ArchiveReason, Classification
from praja.duties.complaints.models import Topic
from praja.duties.complaints.operations import (
    AnswerWords,
    Filed,
    Report,
    accept_answer,
    archive_complaint,
    file_complaint,
    forward_complaint,
    reply_to_answer,
    submit_draft,
)
from praja.kernel.documents.operations import take_in
from praja.kernel.ledger.operations.closing import close_interval
from praja.kernel.organization.models import Unit
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.models import Case
from praja.lib.actors import NOBODY, Actor, ActorKind
from residents import photo
from towns import Town, answered

DAY = timedelta(days=1)
LONG_WORD = "Sebelahwarungbakmiebuyutibuhajjahkusumaningtyasdipertigaan"


def file(
    text: str, days_ago: float, *, secret: bool = False, named: bool = True, place: str = "Jalan Mawar 3"
) -> Filed:
    at = START - days_ago * DAY
    picture = take_in(upload=photo(size=(320, 240)), actor=NOBODY, at=at)
    report = Report(
        text=text,
        region="99.01.01.1001",
        place=place,
        topic=Topic.objects.first(),
        reporter=new_person(at=at, name="Siti Melati", phone="081234567890") if named else None,
        secret=secret,
        files=(picture,),
    )
    return file_complaint(report=report, channel="web", actor=NOBODY, at=at)


def forward(filed: Filed, town: Town, unit: Unit, days_ago: float, *, publish: bool = True) -> Case:
    return forward_complaint(
        case=filed.case,
        to_unit=unit,
        classification=Classification.NON_SUPERVISORY,
        about_service=False,
        publish=publish,
        actor=town.coordinator,
        at=START - days_ago * DAY,
        seen_version=1,
    )


def answer(case: Case, town: Town, days_ago: float) -> Case:
    return answered(
        case,
        liaison=town.roads_liaison,
        head=town.roads_head,
        at=START - days_ago * DAY,
        text="Lubang sudah ditambal.\n\nTerima kasih atas laporannya.",
    )


def hand_in(case: Case, town: Town, days_ago: float) -> Case:
    """An answer that waits for its approval."""
    words = AnswerWords(
        kind=AnswerKind.SCHEDULED,
        text="Zebra cross kami cat ulang pada malam hari.",
        promised_for=(START + 9 * DAY).date(),
        promised_by="Bidang Bina Marga",
    )
    at = START - days_ago * DAY
    return submit_draft(case=case, words=words, actor=town.roads_liaison, at=at, seen_version=None)


def reporter(case: Case) -> Actor:
    return Actor(ActorKind.LINK, f"case:{case.pk}", case_id=case.pk)


def reports(town: Town) -> dict[str, Filed]:
    """One report per state, by name."""
    Topic.objects.create(name="Jalan dan jembatan", unit=town.roads)
    made = {
        "received": file("Lampu jalan di depan pasar mati sejak tiga malam.", 0.2),
        "unread": file(f"Selokan tersumbat. {LONG_WORD}", 12, named=False, place=LONG_WORD),
        "forwarded": file("Jalan berlubang di tikungan dekat sekolah dasar.", 2),
        "late": file("Trotoar rusak di depan kantor pos, pejalan kaki jatuh.", 18),
        "approval": file("Zebra cross di depan sekolah sudah pudar.", 8),
        "secret": file("Petugas meminta uang untuk surat yang mestinya gratis.", 3, secret=True),
        "answered": file("Rambu roboh di persimpangan Jalan Kenanga.", 6),
        "replied": file("Gorong-gorong mampet setiap kali hujan turun.", 9),
        "closed": file("Marka jalan di depan puskesmas sudah hilang.", 11),
        "archived": file("Semuanya serba salah di kota ini.", 7),
    }
    forward(made["forwarded"], town, town.roads, 1)
    forward(made["late"], town, town.roads, 17)
    forward(made["secret"], town, town.roads, 2, publish=False)
    hand_in(forward(made["approval"], town, town.roads, 7), town, 6)
    answer(forward(made["answered"], town, town.roads, 5), town, 4)
    again = answer(forward(made["replied"], town, town.roads, 8), town, 7)
    words, at = "Masih mampet di ujung jalan.", START - 6 * DAY
    reply_to_answer(case=again, text=words, actor=reporter(again), at=at, seen_version=again.version)
    done = answer(forward(made["closed"], town, town.roads, 10), town, 9)
    accept_answer(case=done, actor=reporter(done), at=START - 8 * DAY, seen_version=done.version)
    archive_complaint(
        case=made["archived"].case,
        reason=ArchiveReason.TOO_GENERAL,
        note="Tuliskan tempat dan waktunya, lalu laporkan lagi.",
        actor=town.coordinator,
        at=START - 6 * DAY,
        seen_version=1,
    )
    close_interval(at=START - DAY / 2)
    let_the_worker_run()
    return made
