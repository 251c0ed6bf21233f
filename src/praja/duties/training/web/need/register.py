# SPDX-License-Identifier: EUPL-1.2
"""The register of lesson hours of a year as XLSX and DOCX."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.training.enums import LearningForm
from praja.duties.training.measures.years import counted_employees, years_of
from praja.duties.training.models import Credit
from praja.duties.training.queries.jp_words import why
from praja.duties.training.rules import opens_need, units_of_need
from praja.duties.training.web.need.office import last_day, unit_asked
from praja.duties.training.web.need.words import year_asked
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Employee
from praja.kernel.procedures.web.acts import today
from praja.kernel.procedures.web.taking import no_store
from praja.lib.errors import NotFound
from praja.lib.exports import MEDIA_TYPES, Column, Kind, Table, export
from praja.lib.web import PrajaRequest, guarded

COLUMNS = (
    Column("name", gettext_lazy("Name")),
    Column("unit", gettext_lazy("Unit")),
    Column("post", gettext_lazy("Post")),
    Column("employment", gettext_lazy("Employment")),
    Column("title", gettext_lazy("Training")),
    Column("form", gettext_lazy("Form of learning")),
    Column("organiser", gettext_lazy("Held by")),
    Column("certificate", gettext_lazy("Number of the certificate")),
    Column("first_day", gettext_lazy("First day"), Kind.DATE),
    Column("last_day", gettext_lazy("Last day"), Kind.DATE),
    Column("told", gettext_lazy("JP stated"), Kind.INTEGER),
    Column("counted", gettext_lazy("JP counted"), Kind.INTEGER),
    Column("why", gettext_lazy("Why")),
    Column("sum", gettext_lazy("JP of the year"), Kind.INTEGER),
    Column("missing", gettext_lazy("JP missing"), Kind.INTEGER),
)


@guarded(opens_need)
def register(request: PrajaRequest, kind: str) -> Any:
    """Everybody who counts in a unit with all below it, a line for each entry of the year; whoever has none has one line."""
    if kind not in ("xlsx", "docx"):
        raise NotFound(_("There is no such file."), next_step=_("Choose Excel or Word."))
    on = today(request)
    year = year_asked(request.GET.get("tahun", ""), on)
    with recalled(units):
        unit_id, seen = unit_asked(request), units_of_need(request.actor)
        asked = seen if unit_id is None else units.value.subtree(unit_id) & seen
        people = counted_employees(asked)
    table = Table(
        _("Lesson hours (JP) of %(year)s") % {"year": year},
        COLUMNS,
        list(_rows(people, year)),
        settings.PRAJA_SITE_NAME,
        last_day(year, on),
    )
    response = StreamingHttpResponse(export(table, kind), content_type=MEDIA_TYPES[kind])  # type: ignore[arg-type, index]
    response["Content-Disposition"] = f'attachment; filename="jp-{year}.{kind}"'
    return no_store(response)


def _rows(people: list[Employee], year: int) -> Iterator[Mapping[str, Any]]:
    books = years_of(people, year)
    credits_by_key = {str(row.pk): row for row in _credits(people, year)}
    for one in people:
        book = books[one.pk]
        person = {
            "name": one.person.name,
            "unit": one.unit.name,
            "post": one.post.name if one.post else "",
            "employment": one.employment,
            "sum": book.counted,
            "missing": book.missing,
        }
        for entry in book.entries:
            row = credits_by_key[entry.activity.key]
            yield person | {
                "title": row.title,
                "form": str(LearningForm(row.form).label),
                "organiser": row.organiser,
                "certificate": row.certificate_number,
                "first_day": row.first_day,
                "last_day": row.last_day,
                "told": row.jp_told,
                "counted": entry.counted,
                "why": why(entry),
            }
        if not book.entries:
            yield person


def _credits(people: list[Employee], year: int) -> Iterator[Credit]:
    days = (date(year, 1, 1), date(year, 12, 31))
    rows = Credit.objects.filter(employee__in=people, last_day__range=days, cancelled_at=None)
    return rows.iterator(chunk_size=2_000)
