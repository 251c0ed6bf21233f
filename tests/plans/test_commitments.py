# SPDX-License-Identifier: EUPL-1.2
"""From promise to evidence: who may, what lands on whose desk, and what the ledger keeps."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from praja.kernel.documents.models import StoredFile
from praja.kernel.ledger.domain.digests import matches
from praja.kernel.ledger.queries import history
from praja.kernel.people.models import Person
from praja.kernel.plans.attestation import commitments_match_their_events
from praja.kernel.plans.errors import AlreadyClosed, EvidenceMissing, WordsMissing
from praja.kernel.plans.models import Commitment, ProgressNote
from praja.kernel.plans.operations import drop_commitment, finish_commitment, report_progress
from praja.kernel.plans.queries import evidence_of, of_source, of_units, overdue, visible
from praja.kernel.plans.rules import CARRY, DROP, SEE
from praja.kernel.work.queries import open_items
from praja.lib.actors import Actor, ActorKind, system_actor
from praja.lib.errors import InvalidInput, NotAllowed
from towns import Town

DAY = timedelta(days=1)
PLATFORM = system_actor("tests")


def names(commitment: Commitment) -> list[str]:
    return [row.name for row in history(f"plan:{commitment.pk}")]


def test_a_promise_waits_on_the_heads_desk_until_its_local_midnight(town: Town, commit: Any) -> None:
    commit()

    [item] = open_items(town.roads_head)
    assert (item.kind, item.subject, item.url) == (
        "plans.commitment",
        "Menambah dua loket pengambilan",
        "/rencana/7/",
    )
    assert item.due_at.isoformat() == "2026-01-30T17:00:00+00:00"
    assert not open_items(town.roads_liaison).exists()


def test_a_promise_given_to_a_person_waits_for_that_person_alone(town: Town, commit: Any, monday: datetime) -> None:
    person = Person.objects.create(name="Sari", created_at=monday)
    owner = Actor(ActorKind.EMPLOYEE, "77", person_id=person.pk)
    made = commit(owner_person=person)

    assert [item.pk for item in open_items(owner)] == [made.work_item_id]
    assert not open_items(town.roads_head).exists()
    assert (CARRY.allows(owner, made), DROP.allows(owner, made)) == (True, False)


def test_evidence_finishes_it_and_takes_it_off_the_desk(
    town: Town, commit: Any, photo: StoredFile, monday: datetime
) -> None:
    made = commit()
    report_progress(commitment=made, note="Meja sudah dipesan.", actor=town.roads_head, at=monday + DAY)
    with pytest.raises(EvidenceMissing):
        finish_commitment(commitment=made, actor=town.roads_head, at=monday + 2 * DAY)
    done = finish_commitment(commitment=made, files=[photo], actor=town.roads_head, at=monday + 3 * DAY)

    assert (done.status, done.closed_at, list(evidence_of(done))) == ("done", monday + 3 * DAY, [photo])
    assert names(made) == ["plans.committed", "plans.progress_reported", "plans.finished"]
    assert history(f"plan:{made.pk}")[-1].payload == {"evidence": [photo.sha256]}
    assert not open_items(town.roads_head).exists()


def test_words_enter_the_ledger_as_digests_only(town: Town, commit: Any, monday: datetime) -> None:
    made = commit()
    report_progress(commitment=made, note="Meja sudah dipesan.", actor=town.roads_head, at=monday)
    drop_commitment(commitment=made, reason="Loket digabung di kecamatan.", actor=town.mayor, at=monday + DAY)
    note, dropped = ProgressNote.objects.get(), Commitment.objects.get()
    told, given_up = history(f"plan:{made.pk}")[1:]

    assert matches(told.payload["note"], bytes(note.salt), {"text": "Meja sudah dipesan."})
    assert matches(given_up.payload["reason"], bytes(dropped.dropped_salt), {"text": dropped.dropped_reason})
    assert (dropped.status, open_items(town.roads_head).exists()) == ("dropped", False)


def test_what_is_closed_stays_closed(town: Town, commit: Any, photo: StoredFile, monday: datetime) -> None:
    made = commit()
    drop_commitment(commitment=made, reason="Loket digabung di kecamatan.", actor=town.roads_head, at=monday)

    given: dict[str, Any] = {"commitment": made, "actor": town.roads_head, "at": monday}
    with pytest.raises(AlreadyClosed):
        finish_commitment(**given, files=[photo])
    with pytest.raises(AlreadyClosed):
        report_progress(**given, note="Masih jalan terus.")
    with pytest.raises(AlreadyClosed):
        drop_commitment(**given, reason="Sekali lagi digabung.")
    assert names(made) == ["plans.committed", "plans.dropped"]


def test_refusals_write_nothing(town: Town, commit: Any, monday: datetime) -> None:
    with pytest.raises(NotAllowed):
        commit(actor=town.officer)
    with pytest.raises(NotAllowed):
        commit(owner_unit=town.lights)
    with pytest.raises(WordsMissing):
        commit(title="Loket")
    with pytest.raises(InvalidInput):
        commit(due_on=date(2026, 1, 4))
    assert not Commitment.objects.exists()

    made = commit()
    with pytest.raises(NotAllowed):
        report_progress(commitment=made, note="Bukan milik saya.", actor=town.lights_liaison, at=monday)
    with pytest.raises(WordsMissing):
        drop_commitment(commitment=made, reason="batal", actor=town.roads_head, at=monday)
    assert (names(made), Commitment.objects.get().status) == (["plans.committed"], "open")


def test_lists_by_source_unit_and_lateness(town: Town, commit: Any, photo: StoredFile, monday: datetime) -> None:
    late = commit(due_on=date(2026, 1, 8))
    today = commit(due_on=date(2026, 1, 9), source_id=8)
    done = commit(due_on=date(2026, 1, 7))
    elsewhere = commit(actor=PLATFORM, owner_unit=town.lights)
    finish_commitment(commitment=done, files=[photo], actor=town.roads_head, at=monday)
    rows = visible(PLATFORM)

    assert list(rows) == [done, late, today, elsewhere]
    assert list(overdue(rows, date(2026, 1, 9))) == [late]
    assert list(of_source(rows, "surveys.round", 8)) == [today]
    assert list(of_units(rows, {town.lights.pk})) == [elsewhere]


def test_every_rule_says_the_same_for_one_row_and_for_all(town: Town, commit: Any, monday: datetime) -> None:
    person = Person.objects.create(name="Sari", created_at=monday)
    rows = [commit(), commit(owner_person=person), commit(actor=PLATFORM, owner_unit=town.lights)]
    owner = Actor(ActorKind.EMPLOYEE, "77", person_id=person.pk)
    cast = [town.roads_head, town.mayor, town.auditor, town.officer, town.lights_liaison, owner, PLATFORM]

    for rule in (SEE, CARRY, DROP):
        for actor in cast:
            seen = set(rule.visible(actor, Commitment.objects.all()))
            assert seen == {row for row in rows if rule.allows(actor, row)}, (rule.name, actor)
    assert {row.pk for row in visible(owner)} == {rows[1].pk}
    assert town.roads.pk in next(iter(SEE.holders(rows[0]))).unit_ids


def test_the_ledger_names_a_row_whose_status_or_words_were_edited(town: Town, commit: Any, monday: datetime) -> None:
    first, second, clean = commit(), commit(), commit()
    report_progress(commitment=second, note="Meja sudah dipesan.", actor=town.roads_head, at=monday)
    report_progress(commitment=clean, note="Meja sudah dipesan.", actor=town.roads_head, at=monday)
    assert list(commitments_match_their_events()) == []

    Commitment.objects.filter(pk=first.pk).update(status="done")
    ProgressNote.objects.filter(commitment=second).update(text="Meja sudah terpasang.")
    ProgressNote.objects.filter(commitment=clean).update(text="", salt=b"")
    assert [found.where for found in commitments_match_their_events()] == [
        f"commitment {first.pk}",
        f"commitment {second.pk}",
    ]


def test_the_ledger_names_a_row_of_which_somebody_edited_what_was_promised(town: Town, commit: Any) -> None:
    rows = {"title": "Apa saja", "due_on": date(2030, 1, 1), "owner_unit": town.lights, "source_id": 99}
    edited = {commit().pk: {name: value} for name, value in rows.items()}
    assert list(commitments_match_their_events()) == []

    for pk, values in edited.items():
        Commitment.objects.filter(pk=pk).update(**values)
    assert [found.where for found in commitments_match_their_events()] == [f"commitment {pk}" for pk in edited]
