# SPDX-License-Identifier: EUPL-1.2
"""The screen, the telephone's page, the class's page, and the committee's list, as each of them sees it."""

import json
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from praja.duties.training.models import Presence, PresencePlan
from praja.duties.training.queries.presence.scanning import code_of
from praja.kernel.people.models import Account
from praja.lib import clock
from training.conftest import STARTED, College

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend="praja.kernel.people.accounts.AccountBackend")
    return client


def text_of(response: Any) -> str:
    return re.sub(r"\s+", " ", response.content.decode())


def address(college: College, more: str = "") -> str:
    return f"/diklat/kelas/{college.training_class.case.code}/hadir/{more}"


def of_session(college: College, more: str = "") -> str:
    return address(college, f"{college.sessions[0].pk}/{more}")


def scanned(plan: PresencePlan, at: datetime) -> str:
    return f"/diklat/hadir/{plan.mark}/{code_of(plan.code_secret).at(at)}/"


def kept(plan: PresencePlan, account: Account, at: datetime, sent: datetime, **other: Any) -> str:
    def stamp(moment: datetime) -> int:
        return int(moment.timestamp() * 1000)

    digits = code_of(plan.code_secret).at(at)
    said = {"mark": plan.mark, "digits": digits, "who": str(account.person_id), "at": stamp(at), "sent": stamp(sent)}
    return json.dumps({**said, **other})


def test_the_screen_shows_the_code_of_the_moment(college: College, plan: PresencePlan) -> None:
    client = signed_in(college.trainer)
    with clock.frozen(STARTED):
        page = client.get(of_session(college, "layar/"))
        part = client.get(of_session(college, "layar/kode/"))
    digits = code_of(plan.code_secret).at(STARTED)

    for response in (page, part):
        assert f"{digits[:3]} {digits[3:]}" in text_of(response)
        assert "<svg" in text_of(response)
        assert response["Cache-Control"] == "no-store"
    assert '<noscript><meta http-equiv="refresh"' in text_of(page)


def test_the_screen_shows_no_code_outside_the_window(college: College, plan: PresencePlan) -> None:
    client = signed_in(college.committee)
    with clock.frozen(STARTED - timedelta(hours=2)):
        early = text_of(client.get(of_session(college, "layar/kode/")))
    with clock.frozen(STARTED + timedelta(hours=2)):
        over = text_of(client.get(of_session(college, "layar/kode/")))

    assert "Kode tampil di sini mulai" in early
    assert "<svg" not in early + over


def test_scanning_says_plainly_that_it_is_recorded(college: College, plan: PresencePlan) -> None:
    with clock.frozen(STARTED):
        page = signed_in(college.staff.worker).get(scanned(plan, STARTED))

    assert page.status_code == 200
    assert "Tercatat 07.30 WIB" in text_of(page)
    assert "Anda tepat waktu." in text_of(page)
    assert Presence.objects.get().seat == college.seat(college.staff.worker)


def test_an_old_code_says_what_to_do(college: College, plan: PresencePlan) -> None:
    with clock.frozen(STARTED + 5 * MINUTE):
        page = signed_in(college.staff.worker).get(scanned(plan, STARTED))

    assert page.status_code == 422
    assert "Kode yang dikirimkan orang lain tidak dihitung." in text_of(page)


def test_somebody_else_gets_a_plain_sentence(college: College, plan: PresencePlan) -> None:
    with clock.frozen(STARTED):
        page = signed_in(college.staff.contracted).get(scanned(plan, STARTED))

    assert page.status_code == 403
    assert "Anda bukan peserta kelas ini" in text_of(page)


def test_whoever_is_not_signed_in_signs_in_first(college: College, plan: PresencePlan) -> None:
    with clock.frozen(STARTED):
        page = Client().get(scanned(plan, STARTED))

    assert page.status_code == 302
    assert not Presence.objects.exists()


def test_digits_are_typed_as_they_stand_on_the_screen(college: College, plan: PresencePlan) -> None:
    digits = code_of(plan.code_secret).at(STARTED)
    with clock.frozen(STARTED):
        page = signed_in(college.staff.worker).post(
            of_session(college, "ketik/"), {"digits": f"{digits[:3]} {digits[3:]}"}
        )

    assert page.status_code == 200
    assert Presence.objects.get().source == "typed"


def test_what_was_kept_is_sent_later_by_a_clock_that_is_off(college: College, plan: PresencePlan) -> None:
    worker, off, later = college.staff.worker, timedelta(minutes=7), STARTED + timedelta(hours=3)
    said = json.loads(kept(plan, worker, STARTED, later))
    said["at"], said["sent"] = (int(said[name] + off.total_seconds() * 1000) for name in ("at", "sent"))
    with clock.frozen(later):
        answer = (
            signed_in(worker).post("/diklat/hadir/kirim/", json.dumps(said), content_type="application/json").json()
        )

    assert answer == {"taken": True, "title": "Tercatat 07.30 WIB", "sentence": "Anda tepat waktu."}
    assert (Presence.objects.get().arrived_at, Presence.objects.get().source) == (STARTED, "later")


@pytest.mark.parametrize("broken", ["", "[]", "{}", '{"mark": 1, "digits": "1", "who": "1", "at": 1e400, "sent": 1}'])
def test_what_does_not_arrive_whole_is_refused(college: College, broken: str) -> None:
    with clock.frozen(STARTED):
        answer = signed_in(college.staff.worker).post("/diklat/hadir/kirim/", broken, content_type="application/json")

    assert (answer.status_code, answer.json()["taken"]) == (422, False)


def test_what_was_scanned_under_another_name_is_not_taken(college: College, plan: PresencePlan) -> None:
    with clock.frozen(STARTED):
        answer = signed_in(college.staff.colleague).post(
            "/diklat/hadir/kirim/", kept(plan, college.staff.worker, STARTED, STARTED), content_type="application/json"
        )

    assert (answer.status_code, answer.json()["taken"]) == (409, False)
    assert not Presence.objects.exists()


def test_participants_see_who_is_here_and_others_do_not(college: College, plan: PresencePlan) -> None:
    staff = college.staff
    with clock.frozen(STARTED):
        signed_in(staff.worker).get(scanned(plan, STARTED))
        fellow, outsider = (text_of(signed_in(one).get(address(college))) for one in (staff.stranger, staff.contracted))

    assert staff.worker.person.name in fellow
    assert staff.worker.person.name not in outsider
    assert "Praktik baik" in outsider


def test_the_committee_writes_down_whoever_has_no_telephone(college: College, plan: PresencePlan) -> None:
    client, seats = (
        signed_in(college.committee),
        [college.seat(one).pk for one in (college.staff.worker, college.staff.stranger)],
    )
    with clock.frozen(STARTED):
        refused = client.post(of_session(college, "tandai/"), {"seats": seats, "word": "present", "reason": ""})
        done = client.post(
            of_session(college, "tandai/"), {"seats": seats, "word": "present", "reason": "Tanda tangan."}
        )
        page = text_of(client.get(of_session(college)))

    assert refused.status_code == 422
    assert text_of(refused).count(" checked") == 3  # both of them, and the word
    assert done.status_code == 302
    assert "Hadir: 2 dari 3" in page
    assert "Tanda tangan." in page


def test_a_trainer_reads_the_list_and_says_nothing_of_it(college: College, plan: PresencePlan) -> None:
    client, seat = signed_in(college.trainer), college.seat(college.staff.worker).pk
    with clock.frozen(STARTED):
        page = client.get(of_session(college))
        told = client.post(of_session(college, "tandai/"), {"seats": [seat], "word": "present", "reason": "Ada."})
        times = client.get(of_session(college, "waktu/"))

    assert page.status_code == 200
    assert "tandai" not in text_of(page)
    assert (told.status_code, times.status_code) == (422, 403)
    assert not Presence.objects.exists()


def test_participants_have_no_screen_and_no_list(college: College, plan: PresencePlan) -> None:
    client = signed_in(college.staff.worker)
    with clock.frozen(STARTED):
        answers = [
            client.get(of_session(college, more)).status_code for more in ("", "layar/", "layar/kode/", "waktu/")
        ]

    assert answers == [404] * 4


def test_times_are_set_by_the_committee(college: College) -> None:
    client = signed_in(college.committee)
    sent = {"opens_before": "20", "late_after": "90", "closes_after": "60", "leaves_from": ""}
    with clock.frozen(STARTED):
        refused = client.post(of_session(college, "waktu/"), sent)
        done = client.post(of_session(college, "waktu/"), {**sent, "late_after": "10"})

    assert (refused.status_code, done.status_code) == (422, 302)
    assert PresencePlan.objects.get().late_after == 10


def test_lists_have_flat_query_counts(college: College, plan: PresencePlan, django_assert_num_queries: Any) -> None:
    staff = college.staff
    pages = ((college.committee, of_session(college)), (staff.worker, address(college)))
    with clock.frozen(STARTED):
        counts = []
        for accounts in ((staff.worker,), (staff.colleague, staff.stranger)):
            for account in accounts:
                signed_in(account).get(scanned(plan, STARTED))
            counts.append([_statements(account, page) for account, page in pages])

    assert counts[0] == counts[1]


def _statements(account: Account, page: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(account)
    client.get(page)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(page).status_code == 200
    return len(caught)
