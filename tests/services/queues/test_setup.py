# SPDX-License-Identifier: EUPL-1.2
"""Setting up queues, counters and devices: by the unit's own, with every change recorded, nothing deleted."""

import pytest

from praja.duties.services.enums.queues import DeviceKind
from praja.duties.services.errors.queues import LetterTaken, NotYourQueue, NumberTaken, StillWaiting
from praja.duties.services.models import CounterQueue, Queue, QueueDevice
from praja.duties.services.operations.queues import (
    CounterWords,
    QueueWords,
    register_device,
    revoke_device,
    save_counter,
    save_queue,
)
from praja.kernel.ledger.queries import history
from praja.kernel.people.enums import Role
from praja.lib.actors import NOBODY
from praja.lib.codes import hash_secret
from praja.lib.errors import InvalidInput
from services.queues.halls import actor, take

SETUP = "services.queues"


def test_every_change_is_recorded_and_the_same_again_is_not(hall, monday):
    words = QueueWords(letter="A", name="Surat keterangan", daily_limit=80)
    before = len(history(SETUP))
    for _ in range(2):
        save_queue(queue=hall.a, unit=hall.unit, words=words, actor=hall.head, at=monday)

    added = history(SETUP)[before:]
    assert [(row.name, row.payload["daily_limit"]) for row in added] == [("services.queue_saved", 80)]


def test_a_letter_and_a_number_stand_once_in_an_office(hall, monday):
    with pytest.raises(LetterTaken):
        save_queue(queue=None, unit=hall.unit, words=QueueWords(letter="a", name="Lain"), actor=hall.head, at=monday)
    words = CounterWords(number=1, serves={hall.a.pk: 1})
    with pytest.raises(NumberTaken):
        save_counter(counter=None, unit=hall.unit, words=words, actor=hall.head, at=monday)


def test_a_letter_is_free_again_once_its_queue_is_put_away(hall, monday):
    away = QueueWords(letter="B", name="Kependudukan", is_active=False)
    save_queue(queue=hall.b, unit=hall.unit, words=away, actor=hall.head, at=monday)

    anew = QueueWords(letter="B", name="Baru")
    assert save_queue(queue=None, unit=hall.unit, words=anew, actor=hall.head, at=monday).pk != hall.b.pk


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("letter", {"letter": "9"}),
        ("letter", {"letter": "ABC"}),
        ("name", {"name": "  "}),
        ("daily_limit", {"daily_limit": 0}),
        ("slot_minutes", {"slot_minutes": 4}),
        ("slot_capacity", {"slot_capacity": 0}),
        ("days_ahead", {"days_ahead": 61}),
    ],
)
def test_what_cannot_be_right_is_named_at_its_field(hall, monday, field, words):
    given = QueueWords(**{"letter": "C", "name": "Lain", **words})

    with pytest.raises(InvalidInput) as refused:
        save_queue(queue=None, unit=hall.unit, words=given, actor=hall.head, at=monday)
    assert refused.value.field == field
    assert Queue.objects.count() == 2


def test_a_counter_serves_queues_of_its_own_office_only(hall, town, monday):
    head = actor(30, Role.HEAD, town.roads, since=monday)
    elsewhere = save_queue(
        queue=None, unit=town.roads, words=QueueWords(letter="A", name="Lain"), actor=head, at=monday
    )

    for serves in ({elsewhere.pk: 1}, {}, {hall.a.pk: 0}):
        words = CounterWords(number=9, serves=serves)
        with pytest.raises(InvalidInput):
            save_counter(counter=None, unit=hall.unit, words=words, actor=hall.head, at=monday)


def test_a_counter_can_serve_other_queues_from_now_on(hall, monday):
    words = CounterWords(number=2, name="Dekat pintu", serves={hall.b.pk: 1, hall.a.pk: 2})
    save_counter(counter=hall.counters[1], unit=hall.unit, words=words, actor=hall.head, at=monday)

    rows = CounterQueue.objects.filter(counter=hall.counters[1]).values_list("queue_id", "rank")
    assert dict(rows) == {hall.b.pk: 1, hall.a.pk: 2}


def test_nothing_is_put_away_while_somebody_waits_or_sits_there(hall, monday):
    take(hall.a, monday)
    hall.open(1)

    with pytest.raises(StillWaiting):
        save_queue(
            queue=hall.a,
            unit=hall.unit,
            words=QueueWords(letter="A", name="Surat", is_active=False),
            actor=hall.head,
            at=monday,
        )
    with pytest.raises(StillWaiting):
        save_counter(
            counter=hall.counters[0],
            unit=hall.unit,
            words=CounterWords(number=1, serves={hall.a.pk: 1}, is_active=False),
            actor=hall.head,
            at=monday,
        )
    assert Queue.objects.get(pk=hall.a.pk).is_active


@pytest.mark.parametrize("role", [Role.COUNTER, Role.OFFICER, Role.AUDITOR, Role.ADMINISTRATOR])
def test_only_the_head_and_the_organisation_bureau_set_queues_up(hall, town, monday, role):
    strangers = (actor(40, role, hall.unit, since=monday), actor(41, Role.HEAD, town.roads, since=monday), NOBODY)
    for stranger in strangers:
        with pytest.raises(NotYourQueue):
            save_queue(queue=None, unit=hall.unit, words=QueueWords(letter="C", name="Lain"), actor=stranger, at=monday)
    bureau = actor(42, Role.ORGANIZATION, hall.unit, since=monday)
    assert save_queue(queue=None, unit=hall.unit, words=QueueWords(letter="C", name="Lain"), actor=bureau, at=monday).pk


def test_of_a_device_only_the_hash_of_its_secret_is_kept(hall, monday):
    device, secret = register_device(
        unit=hall.unit, kind=DeviceKind.DISPLAY, name="Ruang tunggu", actor=hall.head, at=monday
    )

    assert bytes(QueueDevice.objects.get().secret_hash) == hash_secret(secret)
    for _ in range(2):
        revoke_device(device=device, actor=hall.head, at=monday)
    assert [row.name for row in history(SETUP)][-2:] == [
        "services.queue_device_registered",
        "services.queue_device_revoked",
    ]
    with pytest.raises(NotYourQueue):
        revoke_device(device=device, actor=hall.officer(), at=monday)
