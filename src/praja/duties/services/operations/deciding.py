# SPDX-License-Identifier: EUPL-1.2
"""The head of the unit decides: approves, gives back, refuses."""

from datetime import datetime

from praja.duties.services.domain import paths
from praja.duties.services.domain.paths import Next
from praja.duties.services.enums import RefusalReason, RemarkKind
from praja.duties.services.errors.handling import StagesMissing
from praja.duties.services.models import Application
from praja.duties.services.operations.checking import remark
from praja.duties.services.operations.ending import stop_asking
from praja.duties.services.operations.onward import go_on, onward, stages_with_result
from praja.duties.services.operations.products import take_back_product
from praja.duties.services.queries.applications import application_of
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.operations import perform
from praja.kernel.procedures.words import words_of
from praja.lib.actors import Actor

RESULTS = frozenset({paths.VISIT, paths.RECOMMENDATION, paths.PAYMENT})
"""Stages without whose result nobody approves."""


def approve(*, case: Case, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Approve; also where the officer proposed to refuse, as long as nothing of the path is missing.

    Raises `StagesMissing` where it came here before a visit, a recommendation or a payment of its path, `NobodySigns` where it
    goes to be signed and nobody heads the unit, and what `perform` raises.
    """
    application = application_of(case)
    following = _after_approval(application)
    return go_on(case, "approve", application, following, data={}, actor=actor, at=at, seen_version=seen_version)


def return_for_check(*, case: Case, note: str, actor: Actor, at: datetime, seen_version: int | None) -> Case:
    """Give it back to be checked again. A product that waits for its signature is taken back, and its number explains itself.

    Raises `WordsTooShort` without a reason, `ProductSigned` where it was signed meanwhile, and what `perform` raises.
    """
    words, application = words_of(note, field="note"), application_of(case)

    def write(moved: Case) -> None:
        take_back_product(application=application, actor=actor, at=at)
        remark(moved, RemarkKind.RETURN, words, actor=actor, at=at)

    data = {"note": words.digest}
    return perform(case, "return_for_check", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def refuse(
    *, case: Case, reason: RefusalReason, note: str, actor: Actor, at: datetime, seen_version: int | None
) -> Case:
    """Refuse, with the reason in words that the applicant reads beside what they can do against it.

    Raises `WordsTooShort` without one, and what `perform` raises.
    """
    words, application = words_of(note, field="note"), application_of(case)

    def write(moved: Case) -> None:
        Application.objects.filter(pk=moved.pk).update(refusal=reason, refusal_note=words.text, refusal_salt=words.salt)
        stop_asking(application, actor=actor, at=at)

    data = {"reason": str(reason), "note": words.digest}
    return perform(case, "refuse", actor=actor, at=at, seen_version=seen_version, data=data, write=write)


def _after_approval(application: Application) -> Next:
    path, done = application.version.path, stages_with_result(application)
    before = paths.before(path, paths.APPROVAL)
    owed = RESULTS if application.fee else RESULTS - {paths.PAYMENT}
    missing = [stage for stage in before if stage in owed and stage not in done]
    if missing:
        raise StagesMissing(missing)
    # A path without an approval comes here only by a proposal to refuse that the head does not share.
    return onward(application, paths.APPROVAL if _names(path, paths.APPROVAL) else paths.CHECK)


def _names(path: paths.Path, stage: str) -> bool:
    return any(entry["stage"] == stage for entry in path)
