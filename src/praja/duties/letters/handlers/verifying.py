# SPDX-License-Identifier: EUPL-1.2
"""What the public page of verification names beside a letter."""

from collections.abc import Sequence

from praja.duties.letters.enums import OUTGOING
from praja.duties.letters.queries.enclosures import enclosures_for_everybody
from praja.kernel.documents.declarations import goes_with
from praja.kernel.documents.models import Attachment


@goes_with(OUTGOING)
def enclosures(case_id: int) -> Sequence[Attachment]:
    """The files that go with it, where the letter is no secret one."""
    return enclosures_for_everybody(case_id)
