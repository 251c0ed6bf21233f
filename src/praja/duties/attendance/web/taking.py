# SPDX-License-Identifier: EUPL-1.2
"""Papers sent with a form that opens a case: taken in one by one, and carried on where the form comes back."""

from django.core import signing
from django.utils.translation import gettext as _

from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.procedures.forms.steps import MOST_FILES, uploads_of
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest

_KEPT = "praja.attendance.papers"


def papers_sent(request: PrajaRequest) -> tuple[list[StoredFile], list[str]]:
    """The papers that are there now, with those that came before, and a sentence about each that was not taken."""
    kept, problems = _kept(request), list[str]()
    for upload in uploads_of(request.FILES):
        if len(kept) >= MOST_FILES:
            problems.append(_("“%(name)s” was left out: five files are enough.") % {"name": upload.name})
            continue
        try:
            file = take_in(upload=upload, actor=request.actor, at=request.at)
        except DomainError as error:
            problems.append(_("“%(name)s” was not taken. %(why)s") % {"name": upload.name, "why": error})
        else:
            kept.extend([file] if file not in kept else [])
    return kept, problems


def pack_papers(request: PrajaRequest, papers: list[StoredFile]) -> str:
    """A token of these papers, good for this account alone."""
    digests = [file.sha256 for file in papers]
    return signing.dumps([request.actor.id, *digests], salt=_KEPT, compress=True) if digests else ""


def _kept(request: PrajaRequest) -> list[StoredFile]:
    token = request.POST.get("kept", "")
    try:
        account, *digests = signing.loads(token, salt=_KEPT) if token else ("",)
    except (signing.BadSignature, ValueError, TypeError):
        return []
    if account != request.actor.id or not digests:
        return []
    found = {file.sha256: file for file in StoredFile.objects.filter(sha256__in=digests)}
    return [found[digest] for digest in digests if digest in found]
