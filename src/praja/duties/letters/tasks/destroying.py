# SPDX-License-Identifier: EUPL-1.2
"""A destruction that was carried out is followed by the erasure of what lay in the files."""

from datetime import datetime, timedelta

from praja.duties.letters.enums import FileState
from praja.duties.letters.models import RecordFile
from praja.duties.letters.operations.records.erasing import erase_file
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor

AT_ONCE = 50
"""Files erased in one run, each in a transaction of its own."""


@scheduled("letters.erase_destroyed", every=timedelta(seconds=30), lease=timedelta(minutes=10))
def erase_destroyed_files(at: datetime) -> None:
    """Erase what lies in destroyed files."""
    waiting = RecordFile.objects.filter(state=FileState.DESTROYED, erased_at=None).order_by("pk")
    for file in waiting[:AT_ONCE]:
        erase_file(file=file, actor=system_actor("letters.erase_destroyed"), at=at)
