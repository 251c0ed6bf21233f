# SPDX-License-Identifier: EUPL-1.2
"""The team, the organisation bureau and the head of the region walk an innovation through its pages."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.test import Client

from innovation.conftest import BEGUN, DAY, REASONS, SHEET, Lab, plan
from officers import signed_in
from praja.duties.innovation.attestation.path import innovations_match_their_events
from praja.duties.innovation.enums import Criterion, PathState
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.path import write_profile
from praja.kernel.people.models import Account
from praja.lib.clock import frozen


@contextmanager
def at_work(account: Account, at: datetime) -> Iterator[Client]:
    """A browser in which somebody reads English, at a moment."""
    with frozen(at):
        yield signed_in(account)


def send(client: Client, url: str, given: Mapping[str, Any], expect: int = 302) -> str:
    answer = client.post(url, given)
    text = answer.content.decode()
    assert answer.status_code == expect, text[text.find("<main") :][:4_000]
    return text


def act(client: Client, lab: Lab, slug: str, expect: int = 302, **given: Any) -> str:
    case = lab.case()
    url = f"/inovasi/karya/{case.code}/{slug}/"
    return send(client, url, {"seen_version": case.version, **given}, expect)


def test_somebody_begins_one_for_their_own_unit(lab: Lab):
    with at_work(lab.staff.stranger, BEGUN) as client:
        page = client.get("/inovasi/mulai/")
        key = page.context["form"]["idempotency_key"].value()
        given = {"title": "Lampu Cepat", "unit": lab.staff.lights.pk, "form": "public_service", "means": "digital"}

        send(client, "/inovasi/mulai/", {**given, "title": "x", "idempotency_key": key}, expect=422)
        send(client, "/inovasi/mulai/", {**given, "idempotency_key": key})

        row = Innovation.objects.select_related("case").get(case__subject="Lampu Cepat")
        assert client.get(f"/inovasi/karya/{row.case.code}/").status_code == 200
    assert row.team.get().person_id == lab.staff.stranger.person_id


def test_from_the_team_to_the_display_through_the_pages(lab: Lab):
    code, staff = lab.case().code, lab.staff
    with at_work(staff.worker, BEGUN + DAY) as worker:
        act(worker, lab, "mulai-diagnosis")
    lab.walk_to(PathState.DESIGN, since=BEGUN + DAY)
    plan(lab, BEGUN + 3 * DAY)

    with at_work(staff.worker, BEGUN + 4 * DAY) as worker:
        written = {"seen_number": 0, **{name: getattr(SHEET, name) for name in SHEET.__slots__}}
        send(worker, f"/inovasi/karya/{code}/uraian/tulis/", written)
        page = act(worker, lab, "usulkan", expect=422, **{**REASONS, Criterion.NEW: ""})
        assert REASONS[Criterion.BENEFIT] in page
        act(worker, lab, "usulkan", **REASONS, permit="Surat izin 5/2026")

    holds = dict.fromkeys(Criterion.values, "1")
    with at_work(lab.curator, BEGUN + 5 * DAY) as curator:
        found = {"discussed_on": "2026-02-06", "words": "Layak diuji coba.", "worthy": "1", **holds}
        assert "Nobody was named to discuss it" in act(curator, lab, "saran", expect=422, **found)
        send(
            curator,
            f"/inovasi/karya/{code}/tim/",
            {"review": 1, "find": "Cahya", "person": staff.colleague.person_id},
            422,
        )
        send(
            curator, f"/inovasi/karya/{code}/tim/", {"review": 1, "find": "Lina", "person": staff.lights_head.person_id}
        )
        act(curator, lab, "saran", **found)

    with at_work(staff.mayor, BEGUN + 6 * DAY) as mayor:
        act(mayor, lab, "tetapkan", decree="Keputusan Wali Kota 12/2026", decided_on="2026-02-08")

    with at_work(staff.worker, BEGUN + 7 * DAY) as worker:
        days = {"first_day": "2026-02-10", "last_day": "2026-05-10"}
        act(
            worker,
            lab,
            "mulai-uji-coba",
            expect=422,
            first_day="2026-05-10",
            last_day="2026-02-10",
            at_units=[staff.bridges.pk],
        )
        act(worker, lab, "mulai-uji-coba", **days, at_units=[staff.bridges.pk])
    with at_work(staff.worker, BEGUN + 97 * DAY) as worker:
        act(worker, lab, "akhiri-uji-coba", worked="1", words="Laporan lebih cepat selesai.")
        applied = {"legal_form": "regulation", "instrument": "Perwali 3/2026", "applied_on": "2026-05-12"}
        act(worker, lab, "terapkan", **applied)
    with at_work(lab.curator, BEGUN + 98 * DAY) as curator:
        act(curator, lab, "tampilkan")

    assert lab.case().state == PathState.DISPLAYED
    assert not list(innovations_match_their_events())


def test_both_texts_stand_where_two_wrote_at_once(lab: Lab):
    code = lab.case().code
    write_profile(innovation=lab.innovation, sheet=SHEET, seen_number=0, actor=lab.leader, at=BEGUN)

    with at_work(lab.staff.colleague, BEGUN) as client:
        url = f"/inovasi/karya/{code}/uraian/tulis/"
        page = send(client, url, {"seen_number": 0, "design": "Naskah saya."}, expect=422)

        assert SHEET.design in page
        assert "Naskah saya." in page
        send(client, url, {"seen_number": 1, "design": "Naskah kita."})

    assert lab.innovation.profiles.count() == 2


def test_another_team_finds_no_trace_of_it(lab: Lab):
    code = lab.case().code
    with at_work(lab.staff.stranger, BEGUN) as client:
        home = client.get("/inovasi/").content.decode()
        answers = [client.get(f"/inovasi/karya/{code}/{part}").status_code for part in ("", "uraian/", "tim/")]

    assert lab.case().subject not in home
    assert answers == [404, 404, 404]


def test_the_list_costs_the_same_for_many(lab: Lab, django_assert_max_num_queries: Any):
    with at_work(lab.curator, BEGUN) as client, django_assert_max_num_queries(20):
        assert lab.case().subject in client.get("/inovasi/").content.decode()
