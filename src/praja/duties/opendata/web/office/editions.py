# SPDX-License-Identifier: EUPL-1.2
"""The page of an edition: what was brought for it, what is lacking, what happened, and what may be done now."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from praja.duties.opendata import rules
from praja.duties.opendata.enums import ResourceKind
from praja.duties.opendata.forms.editions import ApproveForm, PeriodForm, ReturnForm, SuperviseForm, WithdrawForm
from praja.duties.opendata.models import TableVersion
from praja.duties.opendata.operations import releases
from praja.duties.opendata.procedure.releases import AT_PRODUCER, RELEASE
from praja.duties.opendata.queries.completeness import completeness_of
from praja.duties.opendata.queries.office import release_in_office, resources_of, uploads_waiting, versions_of
from praja.duties.opendata.queries.stories import story_of
from praja.duties.opendata.web.office.acts import back_to, of_detail
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.forms.steps import StepForm
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import (
    NOTHING,
    Desk,
    OfficeAct,
    Sent,
    clocks_shown,
    entries_of,
    kept_words,
    panel,
)
from praja.kernel.procedures.web.taking import no_store
from praja.lib.codes import show_code
from praja.lib.web import PrajaRequest, guarded


def edition_page(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """One edition, with a form that was sent."""
    entries = entries_of(DESK, request, case, sent)
    release = case.release
    resources = resources_of(release.dataset)
    at_producer = case.state in AT_PRODUCER and rules.may_produce.allows(request.actor, case)
    brought = versions_of(release)
    context = {
        "case": case,
        "code": show_code(case.code),
        "release": release,
        "dataset": release.dataset,
        "state": RELEASE.by_state[case.state],
        "tables": [_table(version, case) for version in brought],
        "others": [one for one in resources if one.kind != ResourceKind.TABLE],
        "without": _without(resources, brought),
        "waiting": uploads_waiting(request.actor, release) if at_producer else [],
        "at_producer": at_producer,
        "complete": completeness_of(release.dataset, resources),
        "may_keep": rules.may_keep_dataset.allows(request.actor, release.dataset),
        "acts": story_of(request.actor, case, seen_version=sent.seen_version),
        **clocks_shown(case),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "opendata/office/edition.html", context, status=status))


def _table(version: TableVersion, case: Case) -> dict[str, Any]:
    return {
        "version": version,
        "title": version.resource.title,
        "url": reverse("satu_data:brought", args=[case.code, version.pk]),
        "persons": version.undecided_persons,
        "hidden": version.hidden.get("cells", 0),
        "differences": version.differences,
    }


def _without(resources: list[Any], brought: Any) -> list[str]:
    """Tables of the dataset for which nothing was brought this time: they go on as they are."""
    there = {version.resource_id for version in brought}
    return [one.title for one in resources if one.kind == ResourceKind.TABLE and one.pk not in there]


@guarded(rules.opens_office)
def release(request: PrajaRequest, code: str) -> HttpResponse:
    """One edition."""
    with recalled(units):
        return edition_page(request, release_in_office(request.actor, code))


def _has_something(case: Case) -> bool:
    """Before anything is brought there is nothing to hand in."""
    release = case.release
    others = release.dataset.resources.filter(removed_at=None).exclude(kind=ResourceKind.TABLE)
    return bool(release.tables.exists() or others.exists())


_of = of_detail("release", "release")

ACTS = (
    OfficeAct(
        "submit_release",
        "serahkan",
        StepForm,
        _of(releases.submit_release),
        ("submit",),
        leads=True,
        offered=_has_something,
    ),
    OfficeAct("confirm_release", "sahkan", StepForm, _of(releases.confirm_release), ("confirm",), leads=True),
    OfficeAct("approve_release", "setujui", ApproveForm, _of(releases.approve_release), ("approve",), leads=True),
    OfficeAct(
        "supervise_release", "pembina", SuperviseForm, _of(releases.supervise_release), ("supervise",), leads=True
    ),
    OfficeAct("publish_release", "tayangkan", StepForm, _of(releases.publish_release), ("publish",), leads=True),
    OfficeAct("return_release", "kembalikan", ReturnForm, _of(releases.return_release), ("return",)),
    OfficeAct("describe_release", "periode", PeriodForm, _of(releases.describe_release), ("describe",)),
    OfficeAct("withdraw_release", "turunkan", WithdrawForm, _of(releases.withdraw_release), ("withdraw",), danger=True),
    OfficeAct("cancel_release", "batalkan", StepForm, _of(releases.cancel_release), ("cancel",), danger=True),
)
DESK = Desk(
    procedure=RELEASE,
    acts=ACTS,
    namespace="satu_data",
    door=rules.opens_producing,
    find=release_in_office,
    page=edition_page,
    after=back_to("release"),
)
