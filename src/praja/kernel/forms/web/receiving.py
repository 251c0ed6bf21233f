# SPDX-License-Identifier: EUPL-1.2
"""Files of a page of a form: taken in one by one, so that a refused one costs nothing else."""

from typing import Any

from praja.kernel.documents.operations import take_in
from praja.kernel.forms.domain.pages import Page
from praja.kernel.forms.domain.posting import DROP_FILE
from praja.kernel.forms.domain.schemas import every_field, kind_of
from praja.kernel.forms.domain.validation import Problem
from praja.kernel.forms.domain.wording import gettext_noop
from praja.kernel.forms.errors import NoSuchDraft
from praja.kernel.forms.operations import add_draft_file, drop_draft_file
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest


def receive_files(request: PrajaRequest, *, token: str, page: Page) -> list[Problem]:
    """Take away what the page asks to take away and add what it brings, under the draft of this secret, which must be kept
    already. Gives back what was not taken, at its question; raises NoSuchDraft.
    """
    for reference in request.POST.getlist(DROP_FILE):
        drop_draft_file(token=token, reference=reference, actor=request.actor, at=request.at)
    asking = [name for name, sub in every_field(page.schema).items() if kind_of(sub) == "files"]
    found = [_refused(request, token, name, upload) for name in asking for upload in request.FILES.getlist(name)]
    return [problem for problem in found if problem is not None]


def _refused(request: PrajaRequest, token: str, field: str, upload: Any) -> Problem | None:
    try:
        file = take_in(upload=upload, actor=request.actor, at=request.at)
        add_draft_file(token=token, field=field, file=file, title=str(upload.name), actor=request.actor, at=request.at)
    except NoSuchDraft:
        raise
    except DomainError as error:
        words = gettext_noop("“%(name)s” was not taken. %(why)s")
        return Problem(field, error.code, words, "", {"name": upload.name, "why": error})
    return None
