# SPDX-License-Identifier: EUPL-1.2
"""Ways to look rows up that Django does not bring."""

from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Field, ForeignKey, Lookup


@Field.register_lookup
@ForeignKey.register_lookup
class Among(Lookup[Any]):
    """`unit__among=ids`: as `unit__in`, for many whole numbers, such as the units below a head. They stand in the statement
    itself: handed over one by one, hundreds of them are checked by Django and by the driver, which takes a quarter of such a
    page. PostgreSQL is sent the very same either way.
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Nothing but digits goes into it: whatever is no number raises ValueError."""
        numbers = sorted({int(number) for number in self.rhs})
        if not numbers:
            raise EmptyResultSet
        lhs, params = self.process_lhs(compiler, connection)
        return f"{lhs} IN ({', '.join(map(str, numbers))})", tuple(params)
