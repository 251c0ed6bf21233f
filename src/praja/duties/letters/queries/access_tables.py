# SPDX-License-Identifier: EUPL-1.2
"""How tables of security and access with known headings are read."""

from collections.abc import Sequence

from praja.duties.letters.domain.access_tables import recognised
from praja.duties.letters.models import AccessColumns


def columns_for(headings: Sequence[str]) -> dict[str, str]:
    """Heading to meaning, as far as it is known: as it was last said of a table whose headings all stand in this one, else by
    headings that say plainly what they are."""
    given = set(headings)
    said = AccessColumns.objects.order_by("-kept_at", "-pk")
    fitting = next((one for one in said if given.issuperset(one.columns)), None)
    return dict(fitting.columns) if fitting else recognised(headings)
