# SPDX-License-Identifier: EUPL-1.2
"""The plan of an innovation is handed to the superior, becomes promises, is carried, changed and ended on its own tab."""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.test import Client
from PIL import Image

from innovation.conftest import BEGUN, DAY, Lab, plan
from officers import signed_in
from praja.duties.innovation.enums import PathState, TeamFunction
from praja.duties.innovation.operations.path import join_team, leave_team, reject, stop, withdraw
from praja.duties.innovation.queries.path import plan_of
from praja.kernel.people.models import Account
from praja.kernel.plans.models import ActionPlan, Commitment
from praja.kernel.work.queries import open_items
from praja.lib.clock import frozen
from sql_edits import findings

LATER = BEGUN + 20 * DAY
WHY = "Jalan ini ternyata milik pemerintah provinsi."


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


def photo() -> io.BytesIO:
    made = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(made, "JPEG")
    made.seek(0)
    made.name = "bukti.jpg"
    return made


def tab(lab: Lab) -> str:
    return f"/inovasi/karya/{lab.case().code}/rencana/"


def made_of(lab: Lab) -> ActionPlan:
    found = plan_of(lab.reread())
    assert found is not None
    return found


def promised(lab: Lab, at: datetime = BEGUN + 5 * DAY) -> Commitment:
    """The leader hands the plan in and the head of the unit accepts it; its one milestone."""
    with at_work(lab.staff.worker, at) as client:
        send(client, f"{tab(lab)}tindakan/", {"deed": "submit", "words": ""})
    with at_work(lab.staff.bridges_head, at + DAY) as client:
        send(client, f"{tab(lab)}tindakan/", {"deed": "accept", "words": "Lanjutkan."})
    return Commitment.objects.get(milestone__plan=made_of(lab))


def test_a_plan_is_handed_in_accepted_carried_by_a_member_and_told(lab: Lab):
    lab.walk_to(PathState.DESIGN)
    plan(lab, BEGUN + 3 * DAY)
    staff, address = lab.staff, tab(lab)

    with at_work(staff.worker, BEGUN + 4 * DAY) as client:
        page = client.get(address).content.decode()
        assert "It may be proposed before that" in page
    with at_work(staff.bridges_head, BEGUN + 5 * DAY) as client:
        assert "Accept the plan" not in client.get(address).content.decode()
    row = promised(lab)

    assert row.url == f"{address}#tonggak-1"
    assert [item.url for item in open_items(lab.actor(staff.worker, LATER)) if item.duty == "plans"] == [row.url]
    with at_work(staff.colleague, LATER) as client:
        page = client.get(address).content.decode()
        assert 'id="tonggak-1"' in page
        assert "Tell what came of it" not in page
        step = f"{address}tonggak/{row.milestone.pk}/"
        refused = send(client, step, {"deed": "progress", "note": "singkat"}, 422)
        assert "singkat" in refused
        send(client, step, {"deed": "progress", "note": "Jadwal sudah dibagi."})
        assert "Attach at least one photo" in send(client, step, {"deed": "finish", "note": ""}, 422)
        send(client, step, {"deed": "finish", "note": "", "papers": [photo()]})
        page = client.get(address).content.decode()
        assert "Tell what came of it" in page
        paper = page.split("lampiran/")[1].split('"')[0]
        answer = client.get(f"{address}lampiran/{paper}")
        assert answer.status_code == 200
        assert answer.getvalue()
        send(client, f"{address}tindakan/", {"deed": "carried_out", "words": "Jadwal piket berlaku tetap."})
    with at_work(staff.stranger, LATER) as client:
        assert client.get(f"{address}lampiran/{paper}").status_code == 404

    row.refresh_from_db()
    assert (row.status, made_of(lab).state) == ("done", "carried_out")
    assert findings() == []


def test_a_change_waits_beside_the_accepted_plan_until_it_is_accepted_too(lab: Lab):
    lab.walk_to(PathState.PROPOSED)
    row = promised(lab)
    with at_work(lab.staff.worker, BEGUN + 8 * DAY) as client:
        asked = {"deed": "change", "words": "Ruang baru selesai bulan depan."}
        send(client, f"{tab(lab)}tindakan/", asked, 403)
    lab.walk_to(PathState.TRIAL)

    with at_work(lab.staff.worker, LATER) as client:
        send(client, f"{tab(lab)}tindakan/", asked)
        assert "the version before holds" in client.get(tab(lab)).content.decode()
        form = client.get(f"{tab(lab)}tulis/").context["form"]
        kept = {name: form[name].value() or "" for name in form.fields if "milestone" not in name}
        moved = {**kept, "stage_0_last_day": "2026-03-25", "stage_0_milestone": "on", "person_count": "0"}
        send(client, f"{tab(lab)}tulis/", moved)
        send(client, f"{tab(lab)}tindakan/", {"deed": "submit", "words": ""})
    row.refresh_from_db()
    assert row.status == "open"
    with at_work(lab.staff.bridges_head, LATER + DAY) as client:
        send(client, f"{tab(lab)}tindakan/", {"deed": "accept", "words": ""})

    row.refresh_from_db()
    anew = Commitment.objects.exclude(pk=row.pk).get(milestone__plan=made_of(lab))
    assert (row.status, anew.due_on.isoformat(), anew.status) == ("dropped", "2026-03-25", "open")
    assert findings() == []


def _stopped(lab: Lab, at: datetime) -> None:
    actor = lab.actor(lab.staff.worker, at)
    stop(case=lab.case(), learned=WHY, actor=actor, at=at, seen_version=None)


def test_what_is_stopped_gives_up_its_promises_with_the_same_reason(lab: Lab):
    lab.walk_to(PathState.PROPOSED)
    row = promised(lab)
    lab.walk_to(PathState.TRIAL)

    _stopped(lab, LATER)

    row.refresh_from_db()
    made = made_of(lab)
    assert (row.status, row.dropped_reason, made.state) == ("dropped", WHY, "ended")
    assert made.words.order_by("pk").last().text == WHY
    assert [item for item in open_items(lab.actor(lab.staff.worker, LATER)) if item.duty == "plans"] == []
    with at_work(lab.staff.worker, LATER + DAY) as client:
        page = client.get(tab(lab)).content.decode()
        assert WHY in page
        assert "Change the plan" not in page
    assert findings() == []


def test_so_does_what_is_withdrawn_or_not_approved(lab: Lab):
    lab.walk_to(PathState.PROPOSED)
    with at_work(lab.staff.worker, BEGUN + 5 * DAY) as client:
        send(client, f"{tab(lab)}tindakan/", {"deed": "submit", "words": ""})
    actor = lab.actor(lab.staff.worker, LATER)

    withdraw(case=lab.case(), why=WHY, actor=actor, at=LATER, seen_version=None)

    assert made_of(lab).state == "ended"
    assert [item for item in open_items(lab.actor(lab.staff.bridges_head, LATER)) if item.duty == "plans"] == []
    assert findings() == []


def test_what_the_head_of_the_region_does_not_approve_ends_its_plan(lab: Lab):
    lab.walk_to(PathState.ADVISED)
    row = promised(lab, BEGUN + 6 * DAY)
    mayor = lab.actor(lab.staff.mayor, LATER)

    reject(case=lab.case(), why=WHY, actor=mayor, at=LATER, seen_version=None)

    row.refresh_from_db()
    assert (row.status, row.dropped_reason, made_of(lab).state) == ("dropped", WHY, "ended")
    assert findings() == []


def test_the_trial_says_that_the_plan_is_not_accepted_and_begins_all_the_same(lab: Lab):
    lab.walk_to(PathState.APPROVED)
    with at_work(lab.staff.worker, LATER) as client:
        page = client.get(f"/inovasi/karya/{lab.case().code}/").content.decode()

    assert "The action plan is not accepted yet" in page
    lab.walk_to(PathState.TRIAL)
    assert lab.case().state == PathState.TRIAL


def test_who_may_see_the_innovation_sees_how_far_its_plan_is_and_nobody_else(lab: Lab):
    lab.walk_to(PathState.ADVISED)
    promised(lab, BEGUN + 6 * DAY)
    cast = {"reviewer": lab.reviewer, "bureau": lab.curator, "member": lab.staff.colleague, "other": lab.staff.stranger}

    answers = {}
    for name, account in cast.items():
        with at_work(account, LATER) as client:
            answer = client.get(tab(lab))
            answers[name] = (answer.status_code, "Being carried out" in answer.content.decode())

    assert answers == {"reviewer": (200, True), "bureau": (200, True), "member": (200, True), "other": (404, False)}


def test_a_head_of_the_team_is_passed_over_as_superior(lab: Lab):
    lab.walk_to(PathState.DESIGN)
    plan(lab, BEGUN + 3 * DAY)
    join_team(
        innovation=lab.reread(),
        person=lab.staff.bridges_head.person,
        function=TeamFunction.MEMBER,
        actor=lab.leader,
        at=BEGUN + 4 * DAY,
    )
    with at_work(lab.staff.bridges_head, BEGUN + 5 * DAY) as client:
        send(client, f"{tab(lab)}tindakan/", {"deed": "submit", "words": ""})
        assert lab.staff.bridges_head.person.name in client.get(tab(lab)).content.decode()

    assert made_of(lab).mentor == lab.staff.roads_head.person


def _waits_for(lab: Lab, account: Account, at: datetime) -> set[str]:
    return {item.url for item in open_items(lab.actor(account, at))}


def test_what_is_promised_and_waits_goes_over_to_a_new_leader_and_from_whoever_leaves(lab: Lab):
    lab.walk_to(PathState.PROPOSED)
    row, staff = promised(lab), lab.staff
    lab.walk_to(PathState.APPROVED)
    mine = {row.url, f"/inovasi/karya/{lab.case().code}/"}
    assert _waits_for(lab, staff.worker, LATER) == mine

    def lead(account: Account, by: Account) -> None:
        actor, person = lab.actor(by, LATER), account.person
        join_team(innovation=lab.reread(), person=person, function=TeamFunction.LEADER, actor=actor, at=LATER)

    lead(staff.colleague, staff.worker)
    assert (_waits_for(lab, staff.colleague, LATER), _waits_for(lab, staff.worker, LATER)) == (mine, set())

    former = lab.reread().team.get(person=staff.worker.person, left_at=None)
    leave_team(member=former, actor=lab.actor(staff.worker, LATER), at=LATER)
    assert made_of(lab).owner == staff.colleague.person
    with at_work(staff.worker, LATER) as client:
        step = f"{tab(lab)}tonggak/{row.milestone.pk}/"
        send(client, step, {"deed": "progress", "note": "Saya masih mengerjakannya."}, 404)
    assert findings() == []
