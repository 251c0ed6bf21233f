# SPDX-License-Identifier: EUPL-1.2
"""The files of an entry are those its team added, from the first draft on: the ledger names one that came or was swapped."""

from io import BytesIO

import pytest

from innovation.competitions.conftest import DAY, PREPARED, Contest
from praja.duties.innovation.attestation.competitions import entries_match_their_events
from praja.duties.innovation.enums.competitions import ENTRY
from praja.duties.innovation.operations.competitions import add_file, hand_in_entry, remove_file
from praja.kernel.documents.models import Attachment, StoredFile
from praja.kernel.documents.operations import take_in
from residents import photo

NOW = PREPARED + 2 * DAY


def _stored(contest: Contest, width: int) -> StoredFile:
    made = BytesIO(photo(size=(width, 30)).read())
    return take_in(upload=made, actor=contest.actor(contest.leaders[0], NOW), at=NOW)


@pytest.mark.parametrize("handed_in", [False, True])
def test_a_file_that_came_went_or_was_swapped_is_named(contest: Contest, handed_in: bool) -> None:
    contest.open()
    row, leader = contest.draft(0), contest.actor(contest.leaders[0], NOW)
    first, second, third = (_stored(contest, width) for width in (40, 50, 60))
    kept = add_file(entry=row, file=first, title="Sebelum", actor=leader, at=NOW)
    gone = add_file(entry=row, file=second, title="Keliru", actor=leader, at=NOW)
    remove_file(entry=row, attachment_id=gone.pk, actor=leader, at=NOW)
    if handed_in:
        hand_in_entry(entry=row, actor=leader, at=NOW)
    assert list(entries_match_their_events()) == []

    Attachment.objects.filter(pk=kept.pk).update(file=third)
    assert [one.where for one in entries_match_their_events()] == [f"entry {row.pk}"]
    Attachment.objects.filter(pk=kept.pk).update(file=first)
    added = Attachment.objects.get(pk=kept.pk)
    added.pk, added.file, added.position = None, second, 7
    added.save(force_insert=True)
    assert [one.where for one in entries_match_their_events()] == [f"entry {row.pk}"]
    Attachment.objects.filter(object_kind=ENTRY, object_id=row.pk).delete()
    assert [one.where for one in entries_match_their_events()] == [f"entry {row.pk}"]
