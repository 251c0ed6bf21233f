# SPDX-License-Identifier: EUPL-1.2
"""What everybody in the office finds of training: programmes of the catalogue by what they are for and what they teach, and
modules that anybody may take. Who is in a class is not searched."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.training.models import Module, Programme
from praja.kernel.search.declarations import STAFF, IndexRow, facets, index_source

PROGRAMME, MODULE = "programme", "module"
OF_MODULE = tuple(f"training.module_{verb}" for verb in ("listed", "written", "published", "withdrawn"))


def programme_ids() -> Iterator[int]:
    """Every programme, for a rebuild."""
    yield from Programme.objects.order_by("pk").values_list("pk", flat=True)


@index_source(
    PROGRAMME,
    dirty_on=("training.programme_listed", "training.curriculum_published"),
    subject_kind="programme",
    all_ids=programme_ids,
    label=_("Training"),
)
def programme_documents(ids: Collection[int]) -> Iterator[IndexRow]:
    """Programmes that are offered, with the subjects of the curriculum that was published last."""
    rows = Programme.objects.filter(pk__in=ids, is_offered=True).prefetch_related("curricula__subjects")
    for row in rows.select_related("unit"):
        latest = max(row.curricula.all(), key=lambda one: one.number, default=None)
        taught = [subject.title for subject in latest.subjects.all()] if latest else []
        body = "\n".join([row.aim, row.audience, row.code, *taught])
        url = reverse("training:programme", args=[row.code])
        where = facets(unit_id=row.unit_id, at=row.made_at)
        yield IndexRow(PROGRAMME, row.pk, row.title, body, url, row.made_at, frozenset({STAFF}), where)


def module_ids() -> Iterator[int]:
    """Every module, for a rebuild."""
    yield from Module.objects.order_by("pk").values_list("pk", flat=True)


@index_source(MODULE, dirty_on=OF_MODULE, subject_kind="module", all_ids=module_ids, label=_("Modules"))
def module_documents(ids: Collection[int]) -> Iterator[IndexRow]:
    """Modules that are offered to everybody in the office; one that is only assigned is not found."""
    for row in Module.objects.filter(pk__in=ids, is_free=True, current__isnull=False):
        url = reverse("training:module", args=[row.code])
        where = facets(unit_id=row.unit_id, at=row.made_at)
        yield IndexRow(MODULE, row.pk, row.title, row.summary, url, row.made_at, frozenset({STAFF}), where)
