# SPDX-License-Identifier: EUPL-1.2
"""Proposals to national competitions: what a template asks, what stands already, and the paper."""

import zipfile
from datetime import date
from tempfile import TemporaryFile
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django.views.decorators.http import require_POST

from praja.duties.innovation.domain.index.proposals import Drafted
from praja.duties.innovation.enums.index import Receiver
from praja.duties.innovation.forms.index import SentForm
from praja.duties.innovation.models import Innovation
from praja.duties.innovation.operations.index.proposing import write_proposal
from praja.duties.innovation.operations.index.sealing import tell_proposal_sent
from praja.duties.innovation.queries.index.archives import LIST
from praja.duties.innovation.queries.index.proposals import (
    counted,
    proposal_document,
    proposal_of,
    proposals_listed,
    template,
    templates,
    written_counts,
    written_for,
)
from praja.duties.innovation.rules import CURATE, opens_innovation
from praja.duties.innovation.rules.index import opens_index, tells_maturity
from praja.duties.innovation.web.frame import frame_of
from praja.duties.innovation.web.index.frame import seen_index
from praja.duties.innovation.web.index.maturity import maturity_row
from praja.kernel.law.domain.contests import ContestEdition, ContestGroup
from praja.kernel.procedures.web.taking import no_store, put_on
from praja.lib.clock import local_date
from praja.lib.errors import DomainError
from praja.lib.exports import MEDIA_TYPES, report_docx, xlsx_chunks
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

MOST = 100
"""Proposals in one archive."""


@guarded(opens_index)
def proposals(request: PrajaRequest) -> HttpResponse:
    """Templates that are written down, each with the archive of the proposals that somebody wrote."""
    seen_index(request)
    counts = written_counts()
    found = [(edition, group, counts.get((edition.key, group.key), 0)) for edition, group in templates()]
    return no_store(render(request, "innovation/index/proposals.html", {"templates": found, "most": MOST}))


@guarded(opens_innovation)
def work_proposals(request: PrajaRequest, code: str) -> HttpResponse:
    """The templates for which a proposal of this innovation may be written."""
    row = maturity_row(request, code)
    sent = row.sendings.filter(receiver=Receiver.CONTEST).order_by("-pk")
    context = {**frame_of(request.actor, row, "maturity"), "templates": templates(), "sendings": list(sent)}
    return no_store(render(request, "innovation/index/work_proposals.html", context))


@guarded(opens_innovation)
def proposal(request: PrajaRequest, code: str, key: str, slug: str) -> HttpResponse:
    """The texts of a proposal, each with its words and its limit."""
    row = maturity_row(request, code)
    edition, group = template(key, slug)
    parts = proposal_of(row, edition, group)
    sent = request.method == "POST"
    form, error = _form(parts, request.POST if sent else None), None
    if sent and form.is_valid():
        try:
            count = write_proposal(
                innovation=row, edition=key, group=slug, texts=form.cleaned_data, actor=request.actor, at=request.at
            )
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            done = ngettext("%(count)s text was kept.", "%(count)s texts were kept.", count)
            messages.success(request, done % {"count": count})
            return HttpResponseRedirect(reverse("innovation:proposal", args=[code, key, slug]))
    return _page(request, row, key, slug, form, error, SentForm(initial=_today(request)))


@require_POST
@guarded(opens_innovation)
def proposal_sent(request: PrajaRequest, code: str, key: str, slug: str) -> HttpResponse:
    """It was sent to the competition."""
    row = maturity_row(request, code)
    edition, group = template(key, slug)
    form, error = SentForm(request.POST), None
    if form.is_valid():
        try:
            tell_proposal_sent(innovation=row, edition=key, actor=request.actor, at=request.at, **form.cleaned_data)
        except DomainError as refused:
            error = put_on(form, refused)
        else:
            messages.success(request, _("Kept."))
            return HttpResponseRedirect(reverse("innovation:work_proposals", args=[code]))
    return _page(request, row, key, slug, _form(proposal_of(row, edition, group), None), error, form)


@guarded(opens_innovation)
def proposal_file(request: PrajaRequest, code: str, key: str, slug: str) -> HttpResponse:
    """The proposal as DOCX."""
    row = maturity_row(request, code)
    edition, group = template(key, slug)
    content = _paper(row, edition, group, local_date(request.at, local_zone()))
    headers = {"Content-Disposition": f'attachment; filename="proposal-{key}-{slug}-{row.case.code}.docx"'}
    return no_store(HttpResponse(content, content_type=MEDIA_TYPES["docx"], headers=headers))


@guarded(opens_index)
def proposal_archive(request: PrajaRequest, key: str, slug: str) -> Any:
    """The proposals of which somebody wrote something, a DOCX each, with a list of what is still to be done."""
    seen_index(request)
    edition, group = template(key, slug)
    archive, today = TemporaryFile(), local_date(request.at, local_zone())  # noqa: SIM115 (the response closes it)
    rows = written_for(key, slug)[:MOST]
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        with override(settings.LANGUAGE_CODE):
            packed.writestr(LIST, b"".join(xlsx_chunks(proposals_listed(rows, edition, group, today))))
        for row in rows:
            packed.writestr(f"{row.case.code}.docx", _paper(row, edition, group, today))
    archive.seek(0)
    name = f"proposal-{key}-{slug}.zip"
    return no_store(FileResponse(archive, as_attachment=True, filename=name, content_type="application/zip"))


def _paper(row: Innovation, edition: ContestEdition, group: ContestGroup, today: date) -> bytes:
    """In the language of the region, whoever takes it along: it is sent as it is."""
    with override(settings.LANGUAGE_CODE):
        return report_docx(proposal_document(row, edition, group, today))


def _form(parts: list[Drafted], data: Any) -> forms.Form:
    """A text for each part, with its words and its limit beside it."""
    form = forms.Form(data)
    form.use_required_attribute = False
    for one in parts:
        title = one.title if one.title.startswith(one.section) else f"{one.section}: {one.title}"
        form.fields[one.key] = forms.CharField(
            label=title,
            help_text=counted(one),
            required=False,
            initial=one.text,
            widget=forms.Textarea(attrs={"rows": 8}),
        )
    return form


def _today(request: PrajaRequest) -> dict[str, Any]:
    return {"sent_on": local_date(request.at, local_zone())}


def _page(
    request: PrajaRequest,
    row: Innovation,
    key: str,
    slug: str,
    form: forms.Form,
    error: DomainError | None,
    sent: SentForm,
) -> HttpResponse:
    edition, group = template(key, slug)
    parts = proposal_of(row, edition, group)
    over = [one for one in parts if one.over]
    wrong = bool(error) or any(one.is_bound and one.errors for one in (form, sent))
    context = {
        **frame_of(request.actor, row, "maturity"),
        "edition": edition,
        "group": group,
        "parts": [(one, counted(one)) for one in parts],
        "over": [(one.title, counted(one)) for one in over],
        "empty": sum(not one.text for one in parts),
        "proofs": edition.proofs,
        "form": form,
        "writes": tells_maturity(request.actor, row),
        "sent": sent if CURATE.allows(request.actor, row) else None,
        "error": error,
        "has_errors": wrong,
    }
    return no_store(render(request, "innovation/index/proposal.html", context, status=422 if wrong else 200))
