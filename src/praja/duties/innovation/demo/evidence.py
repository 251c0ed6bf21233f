# SPDX-License-Identifier: EUPL-1.2
"""Ideas of the demo town: one taken up with its supporters, one declined with the reason, one that waits to be read. What the
evidence board shows comes from the town's own figures."""

from datetime import datetime, timedelta

from praja.duties.innovation.models import Idea
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
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.people.operations import recognize_resident
from praja.kernel.people.queries import actor_of
from praja.lib.actors import NOBODY

DAY = timedelta(days=1)
SUPPORTERS = 6


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
    for idea, moment in ((first, at - 29 * DAY), (second, at - 24 * DAY)):
        publish_idea(case=idea.case, actor=actor_of(curator, moment), at=moment, seen_version=None)
    moment = at - 20 * DAY
    for one in people[1:]:
        support_idea(idea=first, wants_news=True, actor=actor_of(one, moment), at=moment)
    comment = comment_on_idea(
        idea=first,
        text="Sangat membantu, saya sering menunggu.",
        shows_author=False,
        actor=actor_of(people[3], moment),
        at=moment,
    )
    judge_comment(comment=comment, shown=True, reason="", actor=actor_of(curator, moment), at=moment + DAY)
    moment = at - 12 * DAY
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
    proposal = Proposal(title=title, text=text, topic="other", unit=unit)
    return send_idea(proposal=proposal, actor=actor_of(author, at), at=at)
