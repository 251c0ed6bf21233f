# SPDX-License-Identifier: EUPL-1.2
"""The diagnosis of an innovation shows what lies behind its numbers and what was laid to it; all on pages, without a script."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from facts import put_facts
from innovation.conftest import BEGUN, DAY, Lab, diagnose
from innovation.evidence.counted import ON_TIME, RECEIVED
from innovation.evidence.test_the_team_writes_diagnosis_and_plan import DIAGNOSIS
from officers import signed_in
from praja.duties.complaints.models import Topic
from praja.duties.innovation.operations.path import begin_diagnosis
from praja.kernel.measures.models import Fact
from praja.kernel.plans.attestation import sheets_match_their_events
from praja.kernel.plans.models import Diagnosis, Proof
from praja.kernel.plans.operations import add_evidence, add_proof
from residents import photo

IN = date(2025, 11, 10)
SAID = {"title": "Lubang di Jalan Melati", "shows": "Lubang selebar satu meter di depan pasar."}


def reported(lab: Lab, topic: Topic, late: int, on_time: int) -> None:
    """So many reports on a topic, answered late and in time."""
    first = Fact.objects.count()
    for place, good in enumerate([0] * late + [1] * on_time):
        given: dict[str, Any] = {"subject": f"case:{800_000 + first + place}", "unit": lab.staff.bridges, "day": IN}
        put_facts(
            [
                Fact(measure=RECEIVED, about=topic.pk, numerator=1, denominator=1, **given),
                Fact(measure=ON_TIME, numerator=good, denominator=1, **given),
            ]
        )


@pytest.fixture
def diagnosed(lab: Lab) -> Lab:
    """Reports on three topics, most late ones on one, and a diagnosis that begins with them."""
    for name, late, on_time in (("Jalan berlubang", 30, 6), ("Lampu jalan", 4, 12), ("Trotoar", 2, 9)):
        reported(lab, Topic.objects.create(name=name), late, on_time)
    begin_diagnosis(case=lab.case(), actor=lab.leader, at=BEGUN + DAY, seen_version=None)
    diagnose(lab, BEGUN + DAY, (ON_TIME, RECEIVED))
    return lab


def at(lab: Lab, path: str = "") -> str:
    return f"/inovasi/karya/{lab.case().code}/diagnosis/{path}"


def closed(answer: Any) -> Any:
    """An answer whose file was read to its end."""
    assert answer.getvalue()
    return answer


def kind_of(answer: Any) -> str:
    return str(closed(answer)["Content-Type"])


def read(client: Client, url: str) -> str:
    answer = client.get(url, headers={"accept-language": "en"})
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode()


def test_the_tab_draws_what_the_late_reports_are_about(diagnosed: Lab):
    page = read(signed_in(diagnosed.staff.bridges_head), at(diagnosed))

    assert "1 of 3 makes 83 %: Jalan berlubang." in page
    assert "36, of 63" in page
    assert 'class="drawn"' in page


def test_another_number_is_broken_down_where_it_is_asked_for(diagnosed: Lab):
    page = read(signed_in(diagnosed.staff.bridges_head), f"{at(diagnosed)}?angka={RECEIVED}&menurut=hal")

    assert "Reports received: no few stand out" in page


def test_a_number_leads_to_what_was_counted(diagnosed: Lab):
    leader = signed_in(diagnosed.staff.worker)
    assert at(diagnosed, f"angka/{ON_TIME}/") in read(leader, at(diagnosed))

    page = read(leader, at(diagnosed, f"angka/{ON_TIME}/"))

    assert "63 more were counted that are not open to you." in page
    assert leader.get(at(diagnosed, "angka/complaints.rating/")).status_code == 404
    assert signed_in(diagnosed.staff.stranger).get(at(diagnosed, f"angka/{ON_TIME}/")).status_code == 404


def test_many_numbers_and_photos_ask_as_often_as_one(lab: Lab):
    for name in ("Jalan berlubang", "Trotoar"):
        reported(lab, Topic.objects.create(name=name), 9, 6)
    begin_diagnosis(case=lab.case(), actor=lab.leader, at=BEGUN + DAY, seen_version=None)
    diagnose(lab, BEGUN + DAY, (ON_TIME,))
    found, client = Diagnosis.objects.get(), signed_in(lab.staff.bridges_head)
    given: dict[str, Any] = {"diagnosis": found, "actor": lab.leader, "at": BEGUN + DAY}
    add_proof(**SAID, link="https://video.example/1", **given)

    def asked() -> int:
        with CaptureQueriesContext(connection) as ran:
            assert client.get(at(lab)).status_code == 200
        return len(ran)

    asked()
    once = asked()
    add_evidence(measures=[RECEIVED], **given)
    for number in range(2):
        add_proof(**SAID, link=f"https://video.example/{number}", **given)

    assert asked() == once


def test_counted_causes_are_drawn(diagnosed: Lab):
    leader = signed_in(diagnosed.staff.worker)
    sent = {
        **DIAGNOSIS,
        "number": "1",
        "cause_count": "4",
        "cause_1_count": "25",
        "cause_2_text": "Data tidak lengkap",
        "cause_2_kind": "material",
        "cause_2_count": "3",
        "cause_3_text": "Aplikasi lambat",
        "cause_3_kind": "means",
        "cause_3_count": "2",
    }

    refused = leader.post(at(diagnosed, "tulis/"), sent)
    assert refused.status_code == 422
    assert 'value="25"' in refused.content.decode()
    taken = leader.post(at(diagnosed, "tulis/"), {**sent, "counted": "Lembar periksa 30 laporan, Oktober."})

    assert taken.status_code == 302
    page = read(leader, at(diagnosed))
    assert "1 of 3 causes makes 83 %: Pemilah hanya satu orang." in page
    assert "Lembar periksa 30 laporan, Oktober." in page


def test_a_photo_is_laid_shown_and_taken_off(diagnosed: Lab):
    leader = signed_in(diagnosed.staff.worker)
    assert leader.post(at(diagnosed, "bukti/"), {**SAID, "file": photo()}).status_code == 302
    proof = Proof.objects.get()

    page = read(leader, at(diagnosed))
    assert SAID["shows"] in page
    for path, kind in ((f"bukti/{proof.pk}/", "image/jpeg"), (f"bukti/{proof.pk}/gambar/", "image/jpeg")):
        assert at(diagnosed, path) in page
        assert kind_of(leader.get(at(diagnosed, path))) == kind
    assert not list(sheets_match_their_events())

    assert leader.post(at(diagnosed, f"bukti/{proof.pk}/lepas/")).status_code == 302
    assert SAID["shows"] not in read(leader, at(diagnosed))
    assert leader.get(at(diagnosed, f"bukti/{proof.pk}/")).status_code == 404
    assert not list(sheets_match_their_events())


def test_a_file_is_kept_while_the_rest_is_put_right(diagnosed: Lab):
    leader = signed_in(diagnosed.staff.worker)
    refused = leader.post(at(diagnosed, "bukti/"), {**SAID, "shows": "", "file": photo()})
    assert refused.status_code == 422
    kept = refused.context["kept"]

    assert leader.post(at(diagnosed, "bukti/"), {**SAID, "kept": kept}).status_code == 302
    assert Proof.objects.get().title == SAID["title"]
    refused = leader.post(at(diagnosed, "bukti/"), {**SAID, "kept": kept, "link": "tanpa alamat"})
    assert (refused.status_code, "tanpa alamat" in refused.content.decode()) == (422, True)


def test_a_video_is_a_link_to_elsewhere(diagnosed: Lab):
    leader = signed_in(diagnosed.staff.worker)
    leader.post(at(diagnosed, "bukti/"), {**SAID, "link": "https://video.example/lubang"})

    assert 'href="https://video.example/lubang" rel="noopener noreferrer nofollow"' in read(leader, at(diagnosed))
    assert leader.get(at(diagnosed, f"bukti/{Proof.objects.get().pk}/")).status_code == 404


def test_who_reads_does_not_lay_and_no_other_team_sees_the_files(diagnosed: Lab):
    signed_in(diagnosed.staff.worker).post(at(diagnosed, "bukti/"), {**SAID, "file": photo()})
    pk = Proof.objects.get().pk

    def answers(account: Any) -> tuple[int, ...]:
        client = signed_in(account)
        return (
            closed(client.get(at(diagnosed, f"bukti/{pk}/"))).status_code,
            client.get(at(diagnosed, "bukti/")).status_code,
            client.post(at(diagnosed, f"bukti/{pk}/lepas/")).status_code,
        )

    assert answers(diagnosed.staff.bridges_head) == (200, 403, 302)
    assert answers(diagnosed.staff.stranger) == (404, 404, 404)
    assert Proof.objects.count() == 1
