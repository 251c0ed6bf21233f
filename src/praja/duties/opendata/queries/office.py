# SPDX-License-Identifier: EUPL-1.2
"""Datasets and editions as the office reads them: producers their own, the steward and the auditor those of their units."""

from collections.abc import Sequence

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.enums import ASKED, PLAN, RELEASE, ResourceKind
from praja.duties.opendata.models import Dataset, PlannedDataset, Release, Resource, TableVersion, Upload
from praja.duties.opendata.procedure.names import AGREED
from praja.duties.opendata.procedure.releases import OPEN
from praja.duties.opendata.rules import may_open_case
from praja.duties.opendata.rules.datasets import READERS
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import read_code
from praja.lib.errors import NotFound

ON_ITS_WAY, SHOWN, NOTHING_YET = "berjalan", "tayang", "belum"
"""By which datasets are looked through: with an edition on its way, shown to readers, without anything to show."""


def datasets_for(actor: Actor, *, words: str = "", stands: str = "") -> QuerySet[Dataset]:
    """The datasets of the actor's units, each with `on_its_way` (the code of its open edition) and `open_state`."""
    rows = Dataset.objects.filter(unit_id__among=actor.units_as(*READERS)).select_related("unit", "current")
    underway = Release.objects.filter(dataset=OuterRef("pk"), case__state__in=OPEN)
    rows = rows.annotate(
        on_its_way=Subquery(underway.values("case__code")[:1]), open_state=Subquery(underway.values("case__state")[:1])
    )
    if words:
        rows = rows.filter(title__icontains=words)
    if stands == ON_ITS_WAY:
        return rows.filter(on_its_way__isnull=False)
    if stands in (SHOWN, NOTHING_YET):
        return rows.filter(is_shown=stands == SHOWN)
    return rows


def dataset_in_office(actor: Actor, name: str) -> Dataset:
    """One of them by its name. Raises `NotFound` alike for an absent one and one of other units."""
    found = datasets_for(actor).select_related("unit", "current", "region", "access_decision", "priority_decision")
    dataset = found.filter(name=name).first()
    if dataset is None:
        raise NotFound(_("There is no such dataset among those of your units."), next_step=_("Look in the list."))
    return dataset


def resources_of(dataset: Dataset) -> list[Resource]:
    """What it offers, in order, with what is shown of each and its columns."""
    rows = dataset.resources.filter(removed_at=None).select_related("current").prefetch_related("columns__code_list")
    return list(rows.order_by("position", "pk"))


def tables_offered(dataset: Dataset) -> list[Resource]:
    """Its tables, in order."""
    return list(dataset.resources.filter(removed_at=None, kind=ResourceKind.TABLE).order_by("position", "pk"))


def resource_in_office(actor: Actor, name: str, pk: int) -> Resource:
    """A resource of a dataset. Raises `NotFound`."""
    dataset = dataset_in_office(actor, name)
    found = dataset.resources.filter(removed_at=None, pk=pk).select_related("current").first()
    if found is None:
        raise NotFound(_("This dataset has no such table, file or link."))
    found.dataset = dataset
    return found


def editions_of(dataset: Dataset) -> list[Release]:
    """All its editions, the newest first."""
    return list(dataset.releases.select_related("case").order_by("-number"))


def entries_to_meet(dataset: Dataset) -> QuerySet[PlannedDataset]:
    """Agreed entries of the list that an edition of this dataset may be for: its own, and those of its unit without a dataset."""
    agreed = PlannedDataset.objects.filter(case__state=AGREED, case__lead_unit=dataset.unit_id)
    return (agreed.filter(dataset=dataset.pk) | agreed.filter(dataset=None)).order_by("due_on", "pk")


def release_cases(actor: Actor) -> QuerySet[Case]:
    """The editions that this actor may read."""
    cases = may_open_case.visible(actor, Case.objects.filter(procedure=RELEASE))
    return cases.select_related("lead_unit", "release__dataset__unit", "release__dataset__current", "release__planned")


def release_in_office(actor: Actor, code: str) -> Case:
    """One edition by its code. Raises `NotFound` alike for an absent one and one of other units."""
    return _one(release_cases(actor), code, _("There is no such edition among those of your units."))


def plan_cases(actor: Actor) -> QuerySet[Case]:
    """The entries of the list of data that this actor may read."""
    cases = may_open_case.visible(actor, Case.objects.filter(procedure=PLAN))
    return cases.select_related(
        "lead_unit", "planned_dataset__decision", "planned_dataset__dataset", "planned_dataset__merged_into__case"
    )


def planned_in_office(actor: Actor, code: str) -> Case:
    """One entry by its code. Raises `NotFound` alike for an absent one and one of other units."""
    return _one(plan_cases(actor), code, _("There is no such entry among those of your units."))


def asked_cases(actor: Actor) -> QuerySet[Case]:
    """What readers ask, as far as this actor may read it."""
    cases = may_open_case.visible(actor, Case.objects.filter(procedure=ASKED))
    return cases.select_related("lead_unit", "asked_data__dataset", "asked_data__resource")


def asked_in_office(actor: Actor, code: str) -> Case:
    """One of these by its code. Raises `NotFound` alike for an absent one and one of other units."""
    return _one(asked_cases(actor), code, _("There is no such question among those of your units."))


def _one(cases: QuerySet[Case], code: str, words: object) -> Case:
    found = cases.filter(code=read_code(code)).first()
    if found is None:
        raise NotFound(str(words), next_step=_("Go back to your desk."))
    return found


def versions_of(release: Release) -> Sequence[TableVersion]:
    """The tables that were brought for an edition, in the order of the dataset."""
    rows = release.tables.select_related("resource__current__file", "file", "source_file", "set_aside_file")
    return list(rows.order_by("resource__position", "resource"))


def version_in_office(actor: Actor, code: str, pk: int) -> TableVersion:
    """A table of an edition. Raises `NotFound`."""
    case = release_in_office(actor, code)
    for version in versions_of(case.release):
        if version.pk == pk:
            version.release = case.release
            version.release.case = case
            return version
    raise NotFound(_("This edition has no such table any more."), next_step=_("Go back to the edition."))


def upload_of(actor: Actor, code: str, pk: int) -> Upload:
    """A file on its way, for whoever brought it. Raises `NotFound`."""
    case = release_in_office(actor, code)
    mine = Upload.objects.filter(pk=pk, release=case.release, by_account_id=int(actor.id))
    found = mine.select_related("file", "resource__current__file").first()
    if found is None:
        raise NotFound(
            _("This file is not waiting any more."), next_step=_("Go back to the edition, or bring it again.")
        )
    found.release = case.release
    found.release.case = case
    return found


def uploads_waiting(actor: Actor, release: Release) -> list[Upload]:
    """Files that the actor brought for an edition and has not finished with."""
    return list(release.uploads.filter(by_account_id=int(actor.id)).order_by("pk")) if actor.id.isdigit() else []
