# SPDX-License-Identifier: EUPL-1.2
"""Taking a form with files: what was sent is kept while the rest is put right."""

from collections.abc import Callable
from typing import Any, TypeVar

from praja.duties.letters.forms.dispositions import DisposeForm, WithFiles
from praja.kernel.documents.models import StoredFile
from praja.kernel.procedures.forms.steps import pack_files, unpack_files
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.taking import take_uploads
from praja.lib.errors import DomainError
from praja.lib.web import PrajaRequest

Filled = TypeVar("Filled", bound=WithFiles)
SEVERAL = ("asked", "instructions")
"""Fields of which several may be chosen."""


def filled(request: PrajaRequest, case: Case, make: Callable[[list[StoredFile]], Filled]) -> Filled:
    """The form as it was sent, judged, with the files that came before and those that came now."""
    kept = unpack_files(case, request.actor, request.POST.get("kept", ""))
    problems = take_uploads(request, kept)
    form = make(kept)
    form.is_valid()
    for problem in problems:
        form.add_error("photos" if "photos" in form.fields else None, problem)
    return form


def begun(request: PrajaRequest, case: Case, make: Callable[[list[StoredFile], dict[str, Any]], Filled]) -> Filled:
    """The form as far as it was filled in, not judged yet: somebody looks for an addressee first."""
    kept = unpack_files(case, request.actor, request.POST.get("kept", ""))
    take_uploads(request, kept)
    return make(kept, typed(request))


def typed(request: PrajaRequest) -> dict[str, Any]:
    """What stands in a form so far, for showing it again."""
    said = {name: request.POST.getlist(name) for name in SEVERAL}
    return {**request.POST.dict(), **said}


def kept_token(request: PrajaRequest, case: Case, form: WithFiles) -> str:
    """The files of a form that is shown again."""
    return pack_files(case, request.actor, form.kept)


def put_on(form: WithFiles, refused: DomainError) -> DomainError | None:
    """A refusal beside its field; else given back for the top of the page."""
    field = {"scan": "photos"}.get(refused.field, refused.field)
    if isinstance(form, DisposeForm):
        field = form.place_of(field)
    if field not in form.fields:
        return refused
    form.add_error(field, str(refused))
    return None
