# SPDX-License-Identifier: EUPL-1.2
"""People of a class who diagnose, plan and decide through their pages."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

from django.test import Client

from facts import put_facts
from officers import signed_in
from praja.kernel.measures.models import Fact
from praja.kernel.organization.models import Unit
from praja.kernel.people.models import Account
from praja.kernel.plans.models import ActionPlan, Design, Diagnosis
from praja.lib.clock import frozen
from training.conftest import STARTED, College

MEASURE = "complaints.settled_on_time"
DAY = timedelta(days=1)
WRITTEN = STARTED + timedelta(hours=30)
"""The second day of the class: Tuesday 3 March 2026."""


def count(unit: Unit, day: date, late: int, on_time: int) -> None:
    """So many reports settled late and in time at a unit, on a day."""
    first = Fact.objects.count()
    put_facts(
        Fact(
            measure=MEASURE,
            subject=f"case:{900_000 + first + place}",
            unit=unit,
            day=day,
            numerator=good,
            denominator=1,
        )
        for place, good in enumerate([0] * late + [1] * on_time)
    )


def base(college: College) -> str:
    """Where the plans of the class are."""
    return f"/diklat/kelas/{college.training_class.case.code}/rencana/"


@contextmanager
def at_work(account: Account, at: datetime) -> Iterator[Client]:
    """A browser in which somebody reads English, at a moment."""
    with frozen(at):
        yield signed_in(account)


def send(client: Client, url: str, given: Mapping[str, Any], expect: int = 302) -> Any:
    answer = client.post(url, given)
    assert answer.status_code == expect, answer.content.decode()[:6_000]
    return answer


DIAGNOSIS = {
    "masa": "2025-T4",
    "measures": [MEASURE],
    "problem": "Laporan jalan rusak lama tidak selesai.",
    "unseen": "Warga yang sudah tidak mau melapor.",
    "cause_count": "3",
    "cause_0_text": "Laporan dipilah sekali sehari",
    "cause_0_kind": "method",
    "cause_1_text": "Pemilah hanya satu orang",
    "cause_1_kind": "people",
    "cause_1_parent": "0",
}
DESIGN = {
    "what": "Memilah laporan dua kali sehari.",
    "how": "Bergiliran pagi dan siang.",
    "expect_0_target": "80% selesai tepat waktu",
}


def stages(first: date) -> dict[str, str]:
    """Three stages, the first and the last of them milestones."""
    rows = (
        ("Menyusun jadwal pemilahan", 0, 9, True),
        ("Uji coba", 10, 40, False),
        ("Memberlakukan cara baru", 41, 80, True),
    )
    found = {
        "stage_count": "4",
        "person_count": "1",
        "person_0_name": "Sekretaris dinas",
        "person_0_stance": "supports",
    }
    for place, (title, begin, end, milestone) in enumerate(rows):
        found |= {
            f"stage_{place}_title": title,
            f"stage_{place}_first_day": (first + begin * DAY).isoformat(),
            f"stage_{place}_last_day": (first + end * DAY).isoformat(),
            f"stage_{place}_output": "Catatan",
            **({f"stage_{place}_milestone": "on"} if milestone else {}),
        }
    return found


PLAN = {
    "issue": "Laporan menunggu lama di meja.",
    "idea": "Pemilahan dua kali sehari.",
    "aim": "Laporan selesai tepat waktu.",
    "output": "Jadwal dan keputusan kepala dinas.",
    **stages(date(2026, 3, 4)),
}


def planned(college: College, account: Account) -> ActionPlan:
    """Somebody of the class writes all three and hands the plan in."""
    seat = college.seat(account)
    count(seat.unit, date(2025, 11, 3), late=30, on_time=20)
    with at_work(account, WRITTEN) as client:
        send(client, f"{base(college)}diagnosis/", DIAGNOSIS)
        send(client, f"{base(college)}rancangan/", DESIGN)
        send(client, f"{base(college)}tulis/", PLAN)
        send(client, f"{base(college)}{seat.pk}/tindakan/", {"deed": "submit", "words": ""})
    return ActionPlan.objects.get(source_id=seat.pk)


def accepted(college: College, account: Account, head: Account) -> ActionPlan:
    """And the head accepts it the next day."""
    plan = planned(college, account)
    with at_work(head, WRITTEN + DAY) as client:
        send(client, f"{base(college)}{plan.source_id}/tindakan/", {"deed": "accept", "words": "Lanjutkan."})
    return ActionPlan.objects.get(pk=plan.pk)


__all__ = ["Design", "Diagnosis", "accepted", "at_work", "base", "count", "planned", "send"]
