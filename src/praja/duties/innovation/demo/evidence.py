# SPDX-License-Identifier: EUPL-1.2
"""Ideas of the demo town: one taken up with its supporters, one declined with the reason, one that waits to be read; and a
diagnosis that began with a number. What the evidence board shows comes from the town's own figures."""

from datetime import datetime, timedelta
from io import BytesIO

from praja.duties.innovation.demo.hours import at_work
from praja.duties.innovation.models import Idea, Innovation
from praja.duties.innovation.operations.evidence import Seen, start_from_number
from praja.duties.innovation.operations.ideas import (
    Proposal,
    adopt_idea,
    comment_on_idea,
    decline_idea,
    judge_comment,
    publish_idea,
    send_idea,
    support_idea,
)
from praja.duties.innovation.queries.path import diagnosis_of
from praja.kernel.documents.operations import take_in
from praja.kernel.measures.domain.periods import Period
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.people.operations import recognize_resident
from praja.kernel.people.queries import actor_of
from praja.kernel.plans.domain.sheets import Cause, DiagnosisSheet
from praja.kernel.plans.domain.vocabulary import CauseKind
from praja.kernel.plans.operations import add_proof, write_diagnosis
from praja.kernel.plans.queries.readings import numbers_of
from praja.kernel.plans.wording import figure_words
from praja.lib.actors import NOBODY
from praja.lib.clock import local_date
from praja.lib.moments import local_zone

DAY = timedelta(days=1)
SUPPORTERS = 6
MEASURE = "complaints.first_response_on_time"
CAUSES = (
    Cause("Laporan baru dibaca pada sore hari", CauseKind.METHOD),
    Cause("Pemilah juga bertugas di lapangan", CauseKind.PEOPLE, 0, 36),
    Cause("Laporan salah alamat dialihkan dulu", CauseKind.METHOD, count=11),
    Cause("Foto tidak menunjukkan lokasi", CauseKind.MATERIAL, count=4),
    Cause("Regu menunggu kendaraan", CauseKind.MEANS, count=3),
    Cause("Jaringan kantor terputus", CauseKind.SURROUNDINGS, count=2),
)
COUNTED = "Lembar periksa 56 laporan yang terlambat, dua minggu, diisi pemilah."


def play_ideas(*, unit: Unit, leader: Account, curator: Account, at: datetime) -> list[Idea]:
    """Three ideas for `unit`, each act at its own moment before `at`; `leader` leads the innovation that comes of the first."""
    people = [_resident(place, at - 40 * DAY) for place in range(SUPPORTERS + 1)]
    first = _sent(
        people[0],
        unit,
        "Kabar lewat pesan saat laporan dikerjakan",
        "Warga menerima pesan singkat ketika petugas berangkat ke lokasi, jadi tidak perlu bertanya berkali-kali.",
        at - 30 * DAY,
    )
    second = _sent(people[1], unit, "Loket buka sampai malam", "Loket buka setiap hari sampai pukul 22.", at - 25 * DAY)
    third = _sent(
        people[2], unit, "Kotak saran di pasar", "Pengunjung pasar dapat menulis saran tanpa antre.", at - DAY
    )
    for idea, moment in ((first, at_work(at - 29 * DAY)), (second, at_work(at - 24 * DAY))):
        publish_idea(case=idea.case, actor=actor_of(curator, moment), at=moment, seen_version=None)
    moment = at_work(at - 20 * DAY)
    for one in people[1:]:
        support_idea(idea=first, wants_news=True, actor=actor_of(one, moment), at=moment)
    comment = comment_on_idea(
        idea=first,
        text="Sangat membantu, saya sering menunggu.",
        shows_author=False,
        actor=actor_of(people[3], moment),
        at=moment,
    )
    moment = at_work(at - 19 * DAY)
    judge_comment(comment=comment, shown=True, reason="", actor=actor_of(curator, moment), at=moment)
    moment = at_work(at - 12 * DAY)
    adopt_idea(
        case=first.case,
        title="Kabar Jalan",
        unit=unit,
        leader=leader.person,
        words="Kami coba dulu untuk laporan jalan rusak. Terima kasih atas idenya.",
        actor=actor_of(curator, moment),
        at=moment,
        seen_version=None,
    )
    decline_idea(
        case=second.case,
        words="Loket malam membutuhkan petugas yang tidak ada. Permohonan dapat dikirim lewat situs ini kapan saja.",
        actor=actor_of(curator, moment),
        at=moment,
        seen_version=None,
    )
    return [first, second, third]


def _resident(place: int, at: datetime) -> Account:
    return recognize_resident(contact=f"warga.ide{place}@contoh.invalid", actor=NOBODY, at=at)


def _sent(author: Account, unit: Unit, title: str, text: str, at: datetime) -> Idea:
    proposal, moment = Proposal(title=title, text=text, topic="other", unit=unit), at_work(at)
    return send_idea(proposal=proposal, actor=actor_of(author, moment), at=moment)


def play_diagnosis(*, unit: Unit, leader: Account, photo: bytes, at: datetime) -> Innovation | None:
    """An innovation that began with a number of `unit` five days before `at`, its causes counted, with a photo and a link; None
    where nothing of that number was counted. Whatever the number says, it says."""
    began = at_work(at - 5 * DAY)
    day = local_date(began, local_zone())
    actor, period = actor_of(leader, began), Period(day - 90 * DAY, day - DAY)
    read = next((one for one in numbers_of(actor, unit.pk, period, began) if one.measure.key == MEASURE), None)
    if read is None:
        return None
    problem = f"{read.measure.label}: {figure_words(read.measure, read.figure)}. Warga menunggu tanpa kabar."
    seen = Seen(unit=unit, measure=MEASURE, period=period, problem=problem)
    row = start_from_number(seen=seen, title="Jawab Hari Itu Juga", leader=leader.person, actor=actor, at=began)
    found, later = diagnosis_of(row), at_work(at - 2 * DAY)
    assert found is not None, "it began with one"
    writer = actor_of(leader, later)
    sheet = DiagnosisSheet(problem, "Warga yang tidak melapor karena sudah lama menunggu.", CAUSES, COUNTED)
    found = write_diagnosis(diagnosis=found, sheet=sheet, seen_number=found.number, actor=writer, at=later)
    add_proof(
        diagnosis=found,
        title="Lubang di depan pasar",
        shows="Dilaporkan sembilan hari sebelum foto ini diambil, dan belum ada tanda pengaman.",
        file=take_in(upload=BytesIO(photo), actor=writer, at=later),
        actor=writer,
        at=later,
    )
    add_proof(
        diagnosis=found,
        title="Rekaman meja pemilah pada Senin pagi",
        shows="Laporan yang masuk semalam baru dibuka pukul 15.",
        link="https://video.contoh.invalid/meja-pemilah",
        actor=writer,
        at=later,
    )
    return row
