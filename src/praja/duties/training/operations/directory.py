# SPDX-License-Identifier: EUPL-1.2
"""Consent to be asked about topics, and its withdrawal, which deletes them."""

from datetime import datetime

from django.db import transaction

from praja.duties.training.domain.directory import LONGEST_TOPIC, MOST_TOPICS, reaching, too_long, topics_in
from praja.duties.training.errors.directory import NotYourEntry, TopicsRefused
from praja.duties.training.events.directory import DirectoryJoined, DirectoryLeft, stream_of_entry
from praja.duties.training.models import DirectoryEntry, DirectoryStem
from praja.duties.training.models.directory_digests import digest_of_entry, stems_of_entry
from praja.duties.training.rules.directory import is_own
from praja.kernel.ledger.domain.digests import new_salt
from praja.kernel.ledger.operations import record
from praja.kernel.people.models import Employee
from praja.lib.actors import Actor


def join_directory(
    *, employee: Employee, topics: str, shows_learning: bool, actor: Actor, at: datetime
) -> DirectoryEntry:
    """Say what one is willing to be asked about, one topic a line, in place of what was said before; the same again changes
    nothing. `shows_learning` consents that finished and taught classes appear.

    Raises NotYourEntry for anybody else, TopicsRefused for none, more than `MOST_TOPICS`, a long one or one that holds an address
    or a telephone number. Records `training.directory_joined`.
    """
    if not is_own(actor, employee.person_id):
        raise NotYourEntry
    text = "\n".join(_checked(topics))
    with transaction.atomic():
        Employee.objects.select_for_update().get(pk=employee.pk)
        row = DirectoryEntry.objects.filter(employee=employee).first() or DirectoryEntry(employee=employee)
        if (row.topics, row.shows_learning) == (text, shows_learning):
            return row
        row.topics, row.shows_learning, row.salt, row.listed_at = text, shows_learning, new_salt(), at
        row.save()
        row.stems.all().delete()
        DirectoryStem.objects.bulk_create(DirectoryStem(entry=row, stem=one) for one in stems_of_entry(row))
        count = len(row.topic_list)
        event = DirectoryJoined(employee=employee.pk, topics=digest_of_entry(row), count=count, learning=shows_learning)
        record(event, actor=actor, at=at, stream=stream_of_entry(employee.pk), refs={"employee": employee.pk})
    return row


def _checked(text: str) -> tuple[str, ...]:
    topics = topics_in(text)
    if not topics:
        raise TopicsRefused.none()
    if len(topics) > MOST_TOPICS:
        raise TopicsRefused.many(len(topics), MOST_TOPICS)
    if too_long(topics):
        raise TopicsRefused.long(too_long(topics), LONGEST_TOPIC)
    if reaching(topics):
        raise TopicsRefused.contact(reaching(topics))
    return topics


def leave_directory(*, employee: Employee, actor: Actor, at: datetime) -> None:
    """Withdraw: the topics are deleted, and nobody finds the employee from this moment on; again, it changes nothing. Raises
    NotYourEntry for anybody else. Records `training.directory_left`."""
    if not is_own(actor, employee.person_id):
        raise NotYourEntry
    with transaction.atomic():
        gone, _each = DirectoryEntry.objects.filter(employee=employee).delete()
        if gone:
            event = DirectoryLeft(employee=employee.pk)
            record(event, actor=actor, at=at, stream=stream_of_entry(employee.pk), refs={"employee": employee.pk})
