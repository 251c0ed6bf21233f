# SPDX-License-Identifier: EUPL-1.2
"""Looking at the place: when somebody comes, and what they found."""

from collections.abc import Sequence
from datetime import datetime

from praja.duties.services.domain import paths
from praja.duties.services.errors.handling import VisitInThePast
from praja.duties.services.models import Visit
from praja.duties.services.operations.checking import account_of
from praja.duties.services.operations.onward import go_on, onward
from praja.duties.services.queries.applications import VISIT_FILES, application_of
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import attach
from praja.kernel.ledger.domain.chain import moment_text
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor


def plan_visit(*, case: Case, planned_for: datetime, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Say when somebody comes, or another moment than before; the applicant is told. Raises `VisitInThePast`, what `perform`
    raises."""
    if planned_for <= at:
        raise VisitInThePast

    def write(moved: Case) -> None:
        Visit.objects.update_or_create(application_id=moved.pk, visited_at=None, defaults={"planned_for": planned_for})

    data = {"planned_for": moment_text(planned_for)}
    return perform(case, "plan_visit", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def record_visit(
    *,
    case: Case,
    findings: str,
    in_order: bool,
    files: Sequence[StoredFile] = (),
    actor: Actor,
    at: datetime,
    seen_version: int | None,
) -> Case:
    """Write down what was found, with photos; it goes on along its path either way, and the head reads the findings.

    Raises `WordsTooShort`, `NobodySigns`, and what `perform` raises.
    """
    words, application = words_of(findings, field="findings"), application_of(case)
    found = {
        "visited_at": at,
        "findings": words.text,
        "salt": words.salt,
        "is_in_order": in_order,
        "visitor": account_of(actor),
    }

    def write(moved: Case) -> None:
        visit, _made = Visit.objects.update_or_create(application_id=moved.pk, visited_at=None, defaults=found)
        for file in files:
            attach(file=file, object_kind=VISIT_FILES, object_id=visit.pk, title="", actor=actor, at=at)

    data = {"in_order": in_order, "content": words.digest, "files": tuple(file.sha256 for file in files)}
    following = onward(application, paths.VISIT)
    return go_on(
        case,
        "record_visit",
        application,
        following,
        data=data,
        actor=actor,
        at=at,
        seen_version=seen_version,
        write=write,
    )
