# SPDX-License-Identifier: EUPL-1.2
"""The list of heads of RT and RW: each kelurahan keeps its own, the organisation bureau every one."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.services.forms.standard_acts import day_field
from praja.duties.services.operations.neighbourhoods import HEAD_COLUMNS, HeadWords, end_head, import_heads, list_head
from praja.duties.services.queries.neighbourhoods import head_in, heads_listed
from praja.duties.services.rules import kept_regions, opens_neighbourhoods
from praja.kernel.organization.enums import RegionLevel
from praja.kernel.organization.queries import regions
from praja.kernel.people.enums import Role
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.imports import Report, read_table
from praja.lib.moments import local_zone
from praja.lib.pages import page_of
from praja.lib.web import PrajaRequest, guarded

ORDER = ("region__name", "rw", "rt", "id")


class HeadForm(forms.Form):
    """Who heads an RT or RW."""

    region = forms.ChoiceField(label=gettext_lazy("Kelurahan"))
    rw = forms.CharField(label=gettext_lazy("RW"), max_length=10)
    rt = forms.CharField(
        label=gettext_lazy("RT"), max_length=10, required=False, help_text=gettext_lazy("Empty for the head of the RW.")
    )
    name = forms.CharField(label=gettext_lazy("Name"), max_length=160)
    phone = forms.CharField(
        label=gettext_lazy("Telephone (WhatsApp)"), max_length=40, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    decree = forms.CharField(label=gettext_lazy("By decree"), max_length=120)
    since = day_field(gettext_lazy("Since"))

    def __init__(self, *args: Any, kept: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = [("", _("Choose"))] * (len(kept) > 1) + kept  # type: ignore[attr-defined]


class HeadsFileForm(forms.Form):
    """A list as CSV or Excel."""

    file = forms.FileField(label=gettext_lazy("List as CSV or Excel"))


@guarded(opens_neighbourhoods)
def neighbourhoods(request: PrajaRequest) -> HttpResponse:
    """The heads in force of the kelurahan that this actor keeps."""
    kept = _kept(request)
    chosen = request.GET.get("kelurahan", "")
    wanted = [chosen] if chosen in dict(kept) else [code for code, _name in kept]
    page = page_of(heads_listed(wanted, _today(request)), order=ORDER, cursor=request.GET.get("halaman"))
    context = {
        "heads": page.items,
        "kept": kept,
        "chosen": chosen,
        "next_url": f"?kelurahan={chosen}&halaman={page.next}" if page.next else "",
        "previous_url": f"?kelurahan={chosen}&halaman={page.previous}" if page.previous else "",
    }
    return _private(render(request, "services/references/heads.html", context))


@guarded(opens_neighbourhoods)
def new_head(request: PrajaRequest) -> HttpResponse:
    """Enter one."""
    form = HeadForm(request.POST or None, kept=_kept(request), initial={"since": _today(request)})
    if request.method == "POST" and form.is_valid():
        given = dict(form.cleaned_data)
        since = given.pop("since")
        try:
            list_head(words=HeadWords(**given), since=since, actor=request.actor, at=request.at)
        except DomainError as refused:
            form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        else:
            messages.success(request, _("Saved."))
            return HttpResponseRedirect(reverse("services:neighbourhoods"))
    return _private(
        render(request, "services/references/head.html", {"form": form}, status=422 if form.errors else 200)
    )


@guarded(opens_neighbourhoods)
def ended_head(request: PrajaRequest, number: int) -> HttpResponse:
    """Somebody's term is over today."""
    head = head_in([code for code, _name in _kept(request)], number)
    if request.method == "POST":
        end_head(head=head, until=_today(request), actor=request.actor, at=request.at)
        messages.success(request, _("Saved."))
        return HttpResponseRedirect(reverse("services:neighbourhoods"))
    return _private(render(request, "services/references/end.html", {"head": head}))


@guarded(opens_neighbourhoods)
def heads_file(request: PrajaRequest) -> HttpResponse:
    """Take in a list; every line gets its answer, and the same list can be sent again."""
    form = HeadsFileForm(request.POST or None, request.FILES or None)
    report, notes = None, []
    if request.method == "POST" and form.is_valid():
        try:
            reading = read_table(form.cleaned_data["file"].read(), HEAD_COLUMNS)
            report = import_heads(lines=reading.lines, since=_today(request), actor=request.actor, at=request.at)
            notes = [str(note) for note in reading.notes]
        except DomainError as refused:
            form.add_error("file", str(refused))
    context = {
        "form": form,
        "report": report,
        "refused": _refused(report),
        "notes": notes,
        "has_errors": bool(form.errors),
    }
    return _private(render(request, "services/references/import.html", context, status=422 if form.errors else 200))


def _refused(report: Report | None) -> list[dict[str, Any]]:
    return [
        {"line": one.line, "column": HEAD_COLUMNS.header_of(one.field), "reason": one.reason}
        for one in (report.refused if report else ())
    ]


def _kept(request: PrajaRequest) -> list[tuple[str, str]]:
    """Codes and names of the kelurahan whose list this actor keeps, by name."""
    own = regions.current()
    villages = [node for node in own.nodes.values() if node.level == RegionLevel.VILLAGE]
    if not request.actor.holds(Role.ORGANIZATION):
        mine = kept_regions(request.actor)
        villages = [node for node in villages if node.code in mine]
    return sorted(((node.code, node.name) for node in villages), key=lambda pair: pair[1])


def _today(request: PrajaRequest) -> date:
    return local_date(request.at, local_zone())


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "no-store"
    return response
