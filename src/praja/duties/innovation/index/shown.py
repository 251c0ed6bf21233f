# SPDX-License-Identifier: EUPL-1.2
"""Innovations that are shown to the public, by the words that were shown."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.profiles import content, read_profile
from praja.duties.innovation.enums import PathState
from praja.duties.innovation.models import Innovation, Profile
from praja.kernel.search.declarations import PUBLIC, IndexRow, facets, index_source

KIND = "innovation"


def innovation_ids() -> Iterator[int]:
    """Every innovation that was ever shown, for a rebuild."""
    rows = Innovation.objects.filter(displayed_at__isnull=False).order_by("pk")
    yield from rows.values_list("pk", flat=True).iterator(chunk_size=2_000)


@index_source(
    KIND,
    dirty_on=("innovation.displayed", "innovation.facts_changed"),
    subject_kind="case",
    all_ids=innovation_ids,
    label=_("Innovations"),
)
def innovation_documents(ids: Collection[int]) -> Iterator[IndexRow]:
    """Innovations that are shown, in the version of their words that was shown."""
    rows = Innovation.objects.filter(pk__in=ids, case__state=PathState.DISPLAYED, displayed_at__isnull=False)
    found = list(rows.select_related("case__lead_unit"))
    numbers = {row.pk: row.displayed_number for row in found}
    sheets = {
        one.innovation_id: read_profile(one.sheet)
        for one in Profile.objects.filter(innovation__in=numbers)
        if one.number == numbers[one.innovation_id]
    }
    for row in found:
        words = content(sheets[row.pk]).values() if row.pk in sheets else ()
        if row.displayed_at is not None:
            yield IndexRow(
                KIND,
                row.pk,
                row.case.subject,
                "\n".join(filter(None, (*words, row.affair, row.case.lead_unit.name))),
                reverse("gallery:exhibit", args=[row.case.code]),
                row.displayed_at,
                frozenset({PUBLIC}),
                facets(unit_id=row.case.lead_unit_id, at=row.displayed_at),
            )
