# SPDX-License-Identifier: EUPL-1.2
"""A report between two requests: found again by what the page carries or by the device's cookie, and added to."""

import re
from uuid import UUID, uuid4

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import gettext as _

from praja.duties.complaints.forms.report_fields import MOST_FILES
from praja.duties.complaints.forms.resident import FIELDS, WRONGDOING, uploads_of
from praja.duties.complaints.operations.report_drafts import drop_report, keep_report
from praja.duties.complaints.queries.report_drafts import ReportDraft, report_draft
from praja.kernel.documents.domain.positions import position, position_of
from praja.kernel.documents.operations import take_in
from praja.kernel.forms.operations.drafts import LASTS
from praja.lib.codes import new_secret
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest
from praja.lib.web.proof_of_work import LONGEST

COOKIE, PATH = "laporan", "/aduan/"
_SECRET = re.compile(r"[A-Za-z0-9_-]{27}")


def draft_on_device(request: PrajaRequest) -> ReportDraft | None:
    """What was begun on this device and not sent."""
    return report_draft(request.COOKIES.get(COOKIE, ""), request.at)


def new_draft(key: UUID | None = None, token: str = "") -> ReportDraft:
    """Nothing said yet. The secret is told with the page, so that even a first step whose answer gets lost is found again."""
    return ReportDraft(key=key or uuid4(), token=token if _SECRET.fullmatch(token) else new_secret())


def draft_of_page(request: PrajaRequest) -> ReportDraft:
    """What the page that was sent goes on with; a new one where nothing is kept. A draft of another submission gives nothing."""
    key, token = _key(request), request.POST.get("draft", "")
    kept = report_draft(token, request.at)
    if kept is None:
        return new_draft(key, token)
    return kept if kept.key == key else new_draft(key)


def keep(request: PrajaRequest, draft: ReportDraft) -> None:
    """Keep it, unless nothing was said yet."""
    if draft.is_kept or not draft.is_blank:
        keep_report(draft=draft, actor=request.actor, at=request.at)


def drop(request: PrajaRequest, draft: ReportDraft, response: HttpResponse) -> HttpResponse:
    """Throw it away, here and on the server."""
    drop_report(token=draft.token, actor=request.actor, at=request.at)
    response.delete_cookie(COOKIE, path=PATH, samesite="Lax")
    return response


def remember(response: HttpResponse, draft: ReportDraft) -> HttpResponse:
    """Let this device find the draft again; one on wrongdoing only until its browser is closed, because others may use it."""
    lasts = None if draft.answers.get("kind") == WRONGDOING else int(LASTS.total_seconds())
    response.set_cookie(
        COOKIE,
        draft.token,
        max_age=lasts,
        path=PATH,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    # Not "no-store": a browser could then not go back to a page without sending its form again.
    response["Cache-Control"] = "private, no-cache"
    return response


def add_what_was_sent(request: PrajaRequest, draft: ReportDraft) -> list[str]:
    """Add what this page brings; the sentences about files that can't be taken."""
    said = request.POST
    draft.answers |= {name: said[name] for name in FIELDS if name in said}
    if 0 < len(said.get("proof", "")) <= LONGEST:
        draft.proof = said["proof"]
    draft.files = [file for file in draft.files if file.sha256 != said.get("drop")]
    problems = _take_in(request, draft)
    if draft.taken is None and not draft.may_use:
        draft.taken = position(*said.get("photo_position", "").partition(",")[::2])
    _place_of_photo(draft, said.get("photo_place", ""))
    if "drop_point" in said:
        draft.answers |= {"latitude": "", "longitude": ""}
    return problems


def _place_of_photo(draft: ReportDraft, answer: str) -> None:
    """Yes: the position becomes the report's. Either way it is forgotten as the photo's."""
    if answer not in ("yes", "no"):
        return
    if answer == "yes" and draft.taken:
        draft.answers |= {"latitude": str(draft.taken.latitude), "longitude": str(draft.taken.longitude)}
    draft.may_use, draft.taken = answer, None


def _take_in(request: PrajaRequest, draft: ReportDraft) -> list[str]:
    problems = []
    for upload in uploads_of(request.FILES):
        if len(draft.files) >= MOST_FILES:
            problems.append(_("“%(name)s” was left out: five files are enough.") % {"name": upload.name})
            continue
        if draft.taken is None and not draft.may_use:
            draft.taken = position_of(upload.read(settings.PRAJA_MAX_UPLOAD_BYTES))
            upload.seek(0)
        try:
            file = take_in(upload=upload, actor=request.actor, at=request.at)
        except DomainError as error:
            problems.append(_("“%(name)s” was not taken. %(why)s") % {"name": upload.name, "why": error})
        else:
            draft.files.extend([file] if file not in draft.files else [])
    return problems


def _key(request: PrajaRequest) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()
