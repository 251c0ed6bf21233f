# SPDX-License-Identifier: EUPL-1.2
"""Papers sent with a form that opens a case: taken in one by one, and carried on where the form comes back."""

from praja.kernel.documents.forms import pack_files, unpack_files
from praja.kernel.documents.models import StoredFile
from praja.kernel.procedures.web.taking import take_uploads
from praja.lib.web import PrajaRequest

_KEPT = "praja.attendance.papers"


def papers_sent(request: PrajaRequest) -> tuple[list[StoredFile], list[str]]:
    """The papers that are there now, with those that came before, and a sentence about each that was not taken."""
    kept = unpack_files((request.actor.id,), request.POST.get("kept", ""), use=_KEPT)
    return kept, take_uploads(request, kept)


def pack_papers(request: PrajaRequest, papers: list[StoredFile]) -> str:
    """A token of these papers, good for this account alone."""
    return pack_files((request.actor.id,), papers, use=_KEPT)
