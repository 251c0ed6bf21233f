# SPDX-License-Identifier: EUPL-1.2
"""Services as a file: JSON for machines, CSV and XLSX for offices."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, cast

from django.utils.translation import gettext as _

from praja.duties.services.domain.exchange.columns import PUBLIC, WRITTEN, heading_of
from praja.duties.services.gateways.lists import write_json
from praja.duties.services.queries.exchange.taking_along import ExchangeRow
from praja.lib.exports import MEDIA_TYPES, Column, Table, export

FORMATS = {"json": "application/json", "csv": MEDIA_TYPES["csv"], "xlsx": MEDIA_TYPES["xlsx"]}
"""Media types by the end of the name."""


def file_of(rows: Iterable[ExchangeRow], name: str, *, source: str, as_of: date, is_public: bool) -> Iterator[bytes]:
    """The file of the format `name` in chunks; the public one leaves out how an office sets up its letters. Headings and words
    are those that an import reads, whatever the reader's language."""
    if name == "json":
        made = (row.to_json(is_public=is_public) for row in rows)
        return iter((write_json(made, source=source, as_of=as_of.isoformat()),))
    columns = tuple(Column(key, heading_of(key)) for key in (PUBLIC if is_public else WRITTEN))
    table = Table(_("Services and their standards"), columns, (row.cells() for row in rows), source, as_of)
    return export(table, cast("Literal['csv', 'xlsx']", name))
