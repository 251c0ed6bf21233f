# SPDX-License-Identifier: EUPL-1.2
"""People put themselves into the directory, are found by what they know, and are gone once they leave it or the register."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from officers import signed_in
from praja.duties.training.domain.directory import topics_in
from praja.duties.training.enums import SeatStatus
from praja.duties.training.errors.directory import NotYourEntry, TopicsRefused
from praja.duties.training.models import DirectoryEntry, DirectoryStem, Seat
from praja.duties.training.operations.directory import join_directory, leave_directory
from praja.duties.training.queries.directory import Wanted, entries_found
from praja.kernel.ledger.models import LedgerEvent
from praja.kernel.organization.models import Post
from praja.kernel.people.enums import Standing
from praja.kernel.people.models import Account, Employee
from praja.lib import clock
from praja.lib.actors import Actor, ActorKind
from sql_edits import findings, not_named
from training.conftest import STARTED, College, college

__all__ = ["college"]
TOPICS = "Aduan jalan rusak\nRumus IKM"


def joined(college: College, account: Account, topics: str = TOPICS, *, learning: bool = False) -> DirectoryEntry:
    employee = Employee.objects.get(person=account.person_id)
    actor = college.actor(account, STARTED)
    return join_directory(employee=employee, topics=topics, shows_learning=learning, actor=actor, at=STARTED)


def names(college: College, reader: Account | None = None, **wanted: Any) -> list[str]:
    actor = college.actor(reader or college.staff.roads_head, STARTED)
    return sorted(one.employee.person.name for one in entries_found(actor, Wanted(**wanted)))


def page(account: Account, more: str = "", **data: str) -> Any:
    client = signed_in(account)
    with clock.frozen(STARTED):
        address = f"/diklat/siapa-tahu/{more}"
        return client.post(address, data) if data else client.get(address)


def test_topics_stand_one_a_line_or_between_commas_and_each_once() -> None:
    assert topics_in(" Aduan  jalan \n\naduan jalan, Rumus IKM;") == ("Aduan jalan", "Rumus IKM")


@pytest.mark.django_db
def test_people_are_found_by_the_stems_of_their_topics(college: College) -> None:
    worker, other = college.staff.worker, college.staff.stranger
    joined(college, worker)
    joined(college, other, "Kearsipan")
    name = worker.person.name

    assert names(college, words="pengaduan") == [name]
    assert names(college, words="PENGADUAN jalan") == [name]
    assert names(college, words="pengaduan arsip") == []
    assert names(college, words="") == sorted([name, other.person.name])
    assert names(college, unit=college.staff.roads) == [name]
    resident = Actor(ActorKind.RESIDENT, "1", person_id=worker.person_id)
    assert not entries_found(resident, Wanted()).exists()


@pytest.mark.django_db
def test_only_who_lets_it_appear_is_found_by_classes(college: College) -> None:
    staff, programme = college.staff, college.programme
    Seat.objects.filter(training_class=college.training_class).update(status=SeatStatus.PASSED)
    joined(college, staff.worker, learning=True)
    joined(college, staff.colleague)

    assert names(college, programme=programme) == [staff.worker.person.name]
    shown = page(staff.stranger).content.decode()
    assert shown.count(f"Finished: {programme.title}, 2026") == 1
    assert "with certificate" not in shown
    joined(college, staff.worker, learning=False)
    assert names(college, programme=programme) == []


@pytest.mark.django_db
def test_trainers_are_found_by_what_they_teach(college: College) -> None:
    person = college.staff.worker.person
    college.sessions[0].trainers.update(person=person)
    joined(college, college.staff.worker, learning=True)
    assert names(college, programme=college.programme) == [person.name]
    assert f"Teaches: {college.programme.title}" in page(college.staff.stranger).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("standing", [Standing.RETIRED, Standing.LEFT, Standing.SUSPENDED, Standing.UNPAID_LEAVE])
def test_whoever_is_off_the_register_is_found_no_more(college: College, standing: Standing) -> None:
    joined(college, college.staff.worker)
    Employee.objects.filter(person=college.staff.worker.person_id).update(standing=standing)
    assert names(college, words="aduan") == []
    assert college.staff.worker.person.name not in page(college.staff.stranger).content.decode()


@pytest.mark.django_db
def test_withdrawing_deletes_the_topics_and_leaves_digests(college: College) -> None:
    worker = college.staff.worker
    joined(college, worker)
    employee = Employee.objects.get(person=worker.person_id)
    for _turn in range(2):
        leave_directory(employee=employee, actor=college.actor(worker, STARTED), at=STARTED)

    assert not DirectoryEntry.objects.exists()
    assert not DirectoryStem.objects.exists()
    told = list(LedgerEvent.objects.filter(name__startswith="training.directory_").order_by("id"))
    assert [one.name for one in told] == ["training.directory_joined", "training.directory_left"]
    assert "aduan" not in "".join(one.payload for one in told).casefold()
    assert findings() == []
    joined(college, worker, "Arsip")
    assert findings() == []


@pytest.mark.django_db
def test_nobody_lists_another_and_topics_are_short_words(college: College) -> None:
    worker = Employee.objects.get(person=college.staff.worker.person_id)
    for account in (college.staff.colleague, college.keeper, college.staff.roads_head):
        actor = college.actor(account, STARTED)
        with pytest.raises(NotYourEntry):
            join_directory(employee=worker, topics=TOPICS, shows_learning=False, actor=actor, at=STARTED)
        with pytest.raises(NotYourEntry):
            leave_directory(employee=worker, actor=actor, at=STARTED)
    ten = "\n".join(f"Topik {number}" for number in range(10))
    for wrong in ("", " , ", f"{ten}\nSatu lagi", "x" * 41, "telepon 0812345678", "a@b.id"):
        with pytest.raises(TopicsRefused):
            joined(college, college.staff.worker, wrong)
    assert len(joined(college, college.staff.worker, ten).topic_list) == 10


@pytest.mark.django_db
def test_the_same_again_changes_nothing(college: College) -> None:
    for _turn in range(2):
        joined(college, college.staff.worker)
    assert LedgerEvent.objects.filter(name="training.directory_joined").count() == 1


@pytest.mark.django_db
def test_every_edit_is_named(college: College) -> None:
    entry = joined(college, college.staff.worker)
    where = f"directory entry of employee {entry.employee_id}"
    edits = [
        ("UPDATE training_directoryentry SET topics = 'Lain'", [], where),
        ("UPDATE training_directoryentry SET shows_learning = NOT shows_learning", [], where),
        ("UPDATE training_directoryentry SET listed_at = '2026-01-01 00:00:00+00'", [], where),
        ("UPDATE training_directorystem SET stem = 'lain' WHERE stem = 'adu'", [], where),
        ("DELETE FROM training_directorystem", [], where),
    ]
    assert findings() == []
    assert not_named(edits) == []


@pytest.mark.django_db
def test_the_page_lists_changes_and_leaves_and_loses_nothing_typed(college: College) -> None:
    worker = college.staff.worker
    refused = page(worker, "saya/", topics="Aduan jalan\ntelepon 0812345678", shows_learning="on")
    assert refused.status_code == 422
    assert "telepon 0812345678" in refused.content.decode()
    assert page(worker, "saya/", topics=TOPICS, shows_learning="on").status_code == 302
    assert DirectoryEntry.objects.get().shows_learning
    assert "Aduan jalan rusak" in page(college.staff.stranger, "?q=pengaduan").content.decode()
    assert "Aduan jalan rusak" not in page(college.staff.stranger, "?q=arsip&unit=x").content.decode()
    assert page(worker, "keluar/", x="1").status_code == 302
    assert "Aduan jalan rusak" not in page(college.staff.stranger).content.decode()


@pytest.mark.django_db
def test_the_list_has_a_flat_query_count(college: College) -> None:
    Seat.objects.filter(training_class=college.training_class).update(status=SeatStatus.PASSED)

    def count() -> int:
        page(college.staff.roads_head, "?q=aduan")
        with CaptureQueriesContext(connection) as caught:
            page(college.staff.roads_head, "?q=aduan")
        return len(caught)

    joined(college, college.staff.worker, learning=True)
    one = count()
    for account in (college.staff.colleague, college.staff.stranger):
        joined(college, account, learning=True)
    assert count() == one


@pytest.mark.django_db
def test_a_person_stands_there_with_post_and_unit(college: College) -> None:
    worker = college.staff.worker
    joined(college, worker)
    post = Post.objects.create(unit=college.staff.bridges, name="Pengawas Jembatan", kind="jf", since=STARTED.date())
    Employee.objects.filter(person=worker.person_id).update(post=post)

    text = page(college.staff.roads_head).content.decode()

    assert "Pengawas Jembatan" in text
    assert college.staff.bridges.name in text
