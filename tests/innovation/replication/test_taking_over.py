# SPDX-License-Identifier: EUPL-1.2
"""A unit takes an innovation over, or another government does: planned, running, kept or given up, and believed as recorded."""

from typing import Any

import pytest

from innovation.conftest import BEGUN, DAY, Lab
from innovation.path.test_the_pages_of_an_innovation import at_work
from praja.duties.innovation.attestation.replication import replications_match_their_events
from praja.duties.innovation.enums import PathState
from praja.duties.innovation.enums.replication import ReplicationState
from praja.duties.innovation.errors.replication import NotYourReplication, ReplicationElsewhere, ReplicationInvalid
from praja.duties.innovation.models import Replication
from praja.duties.innovation.operations.replication import (
    Elsewhere,
    adopt_innovation,
    begin_replication,
    give_up_replication,
    keep_replication,
    note_copy_elsewhere,
)
from praja.duties.innovation.queries.replication import Copies, copies_of, replications_visible
from praja.kernel.people.models import Account

AT = BEGUN + 60 * DAY
CHANGED = "Dipilah tiga kali, karena lampu lebih sering dilaporkan."
WENT = "Berjalan baik setelah jadwal piket disusun ulang."


@pytest.fixture
def used(lab: Lab) -> Lab:
    """Applied and shown."""
    lab.walk_to(PathState.DISPLAYED)
    return lab


def adopt(lab: Lab, who: Account, **changes: Any) -> Replication:
    given: dict[str, Any] = {"source": lab.reread(), "unit": lab.staff.lights, "changed": CHANGED}
    return adopt_innovation(**{**given, **changes}, actor=lab.actor(who, AT), at=AT)


def begun(lab: Lab) -> Replication:
    row = adopt(lab, lab.staff.lights_head)
    actor = lab.actor(lab.staff.lights_head, AT)
    return begin_replication(replication=row, began_on=AT.date(), actor=actor, at=AT)


def test_from_the_plan_to_what_is_kept(used: Lab):
    row = begun(used)
    later = AT + 90 * DAY
    actor = used.actor(used.staff.lights_head, later)

    keep_replication(replication=row, ended_on=later.date(), outcome=WENT, actor=actor, at=later)

    row.refresh_from_db()
    assert (row.state, row.ended_on, row.outcome) == (ReplicationState.KEPT, later.date(), WENT)
    assert copies_of(used.reread()) == Copies(1, 0)
    assert not list(replications_match_their_events())
    with pytest.raises(ReplicationElsewhere):
        keep_replication(replication=row, ended_on=later.date(), outcome=WENT, actor=actor, at=later)


def test_what_is_planned_or_given_up_is_no_copy(used: Lab):
    row = adopt(used, used.staff.lights_head)
    assert copies_of(used.reread()) == Copies(0, 0)

    actor = used.actor(used.curator, AT)
    give_up_replication(replication=row, ended_on=AT.date(), outcome="Petugasnya tidak cukup.", actor=actor, at=AT)

    assert copies_of(used.reread()) == Copies(0, 0)
    assert adopt(used, used.staff.lights_head).state == ReplicationState.PLANNED


def test_another_government_counts_as_elsewhere(used: Lab):
    curator = used.actor(used.curator, AT)
    given: dict[str, Any] = {"adopter": "Kabupaten Contoh", "url": "https://contoh.invalid/", "changed": CHANGED}
    row = note_copy_elsewhere(innovation=used.reread(), **given, actor=curator, at=AT)
    begin_replication(replication=row, began_on=AT.date(), actor=curator, at=AT)

    assert copies_of(used.reread()) == Copies(0, 1)
    with pytest.raises(NotYourReplication):
        note_copy_elsewhere(innovation=used.reread(), **given, actor=used.actor(used.staff.lights_head, AT), at=AT)


def test_an_innovation_of_another_government_is_taken_over_by_its_name(used: Lab):
    row = adopt(used, used.staff.lights_head, source=Elsewhere("Lampu Pintar", "Kota Lain", "https://lain.invalid/"))

    assert (row.title, row.source_government, row.innovation) == ("Lampu Pintar", "Kota Lain", None)
    with pytest.raises(ReplicationInvalid):
        adopt(used, used.staff.lights_head, source=Elsewhere("", "Kota Lain"))
    with pytest.raises(ReplicationInvalid):
        adopt(used, used.staff.lights_head, source=Elsewhere("Lampu Pintar", "Kota Lain", "javascript:alert(1)"))


def test_nobody_adopts_for_a_unit_that_is_not_theirs(used: Lab):
    for account in (used.staff.worker, used.staff.stranger, used.staff.roads_head):
        with pytest.raises(NotYourReplication):
            adopt(used, account)


def test_what_is_not_in_use_is_not_taken_over(lab: Lab):
    lab.walk_to(PathState.TRIAL)
    with pytest.raises(ReplicationInvalid) as caught:
        adopt(lab, lab.curator)

    assert caught.value.field == "innovation"


def test_nobody_takes_over_their_own_or_the_same_twice(used: Lab):
    with pytest.raises(ReplicationInvalid):
        adopt(used, used.curator, unit=used.staff.bridges)
    adopt(used, used.curator)
    with pytest.raises(ReplicationInvalid):
        adopt(used, used.curator)


def test_it_is_seen_by_whoever_sees_the_innovation(used: Lab):
    begun(used)
    seen = {
        name: replications_visible(used.actor(account, AT)).count()
        for name, account in (
            ("team", used.staff.worker),
            ("stranger", used.staff.stranger),
            ("head", used.staff.mayor),
        )
    }

    assert seen == {"team": 1, "stranger": 1, "head": 1}


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        ({"state": "kept"}, "its state is 'kept' but was recorded as 'running'"),
        ({"changed": "Sama sekali lain."}, "its words are not those that were recorded"),
        ({"began_on": BEGUN.date()}, f"its began_on is '{BEGUN.date()}' but was recorded as '{AT.date()}'"),
    ],
)
def test_the_ledger_names_what_was_changed(used: Lab, tamper: dict[str, Any], said: str):
    begun(used)

    Replication.objects.update(**tamper)

    assert [one.what for one in replications_match_their_events()] == [said]


def test_from_the_list_to_what_is_kept_through_the_pages(used: Lab):
    with at_work(used.staff.lights_head, AT) as client:
        wrong = client.post("/inovasi/replikasi/baru/", {"unit": used.staff.lights.pk, "changed": ""})
        given = {"innovation": used.innovation.pk, "unit": used.staff.lights.pk, "changed": CHANGED}
        right = client.post("/inovasi/replikasi/baru/", given)
        here = right.headers["Location"]
        client.post(f"{here}mulai/", {"began_on": AT.date().isoformat()})
        missing = client.post(f"{here}selesai/", {"ended_on": AT.date().isoformat(), "outcome": ""})
        client.post(f"{here}selesai/", {"ended_on": AT.date().isoformat(), "outcome": WENT, "keep": "1"})
        pages = [client.get(url) for url in ("/inovasi/replikasi/", here, "/inovasi/replikasi/baru/")]
    with at_work(used.curator, AT) as client:
        copies = f"/inovasi/karya/{used.case().code}/replikasi/"
        noted = client.post(copies, {"adopter": "Kabupaten Contoh", "changed": CHANGED})
        pages.append(client.get(copies))

    assert (wrong.status_code, right.status_code, missing.status_code, noted.status_code) == (422, 302, 422, 302)
    assert [page.status_code for page in pages] == [200] * 4
    assert "Kabupaten Contoh" in pages[3].content.decode()
    assert Replication.objects.filter(state=ReplicationState.KEPT).count() == 1
