# SPDX-License-Identifier: EUPL-1.2
"""Reading the files of letters that came in."""

from datetime import datetime, timedelta

from praja.duties.letters.operations.reading import read_files
from praja.duties.letters.queries.incoming import unread_letters
from praja.kernel.jobs.declarations import scheduled
from praja.lib.actors import system_actor

AT_ONCE = 5
"""Letters read in one run: ten pages of each take a few minutes, well inside the lease."""


@scheduled("letters.read_files", every=timedelta(seconds=20), lease=timedelta(minutes=30))
def read_waiting_files(at: datetime) -> None:
    """Read the words on the scans and files that came in, the oldest first."""
    actor = system_actor("letters.read_files")
    for letter_id in unread_letters(AT_ONCE):
        read_files(letter_id=letter_id, actor=actor, at=at)
