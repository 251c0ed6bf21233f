# SPDX-License-Identifier: EUPL-1.2
"""What a class was worth, by four levels: for whoever runs or audits it, for a trainer their own sessions, for a participant
whether they have answered.
"""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from praja.duties.training.enums import ClassState
from praja.duties.training.enums.evaluation import Asked
from praja.duties.training.errors.classes import NotYourClass
from praja.duties.training.models import ClassSession, EvaluationClosing, EvaluationTurn, Programme, TrainingClass
from praja.duties.training.operations.evaluation import close_evaluation
from praja.duties.training.queries.classes import class_with_code, classes_visible
from praja.duties.training.queries.evaluation import evaluation_of_classes, sessions_rated
from praja.duties.training.rules import opens_training, runs_class, takes_part
from praja.duties.training.web.evaluation.answering import TAB
from praja.duties.training.web.evaluation.files import report_of
from praja.duties.training.web.evaluation.tables import shown
from praja.duties.training.web.frame import frame_of
from praja.kernel.law.queries import rule_in_force
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.web.taking import no_store
from praja.lib.actors import Actor
from praja.lib.clock import local_date
from praja.lib.errors import DomainError, NotFound
from praja.lib.exports import MEDIA_TYPES, report_docx, report_xlsx
from praja.lib.moments import local_zone
from praja.lib.web import PrajaRequest, guarded

MOST_CLASSES = 60
"""Classes of a programme that are counted together: more than are held in years."""


def sees_evaluation(actor: Actor, row: TrainingClass) -> bool:
    """Whether this actor reads what all answers to a class come to: whoever runs it, and its auditor."""
    return runs_class(actor, row) or row.case.lead_unit_id in actor.units_as(Role.AUDITOR)


@guarded(opens_training)
def class_evaluation(request: PrajaRequest, code: str) -> HttpResponse:
    """The four levels of one class, as far as the reader may see them."""
    with recalled(units):
        row = class_with_code(request.actor, code)
        today = local_date(request.at, local_zone())
        context = {**frame_of(request.actor, row, TAB), **_own(request.actor, row)}
        if sees_evaluation(request.actor, row):
            context |= {"levels": shown(evaluation_of_classes([row], today, request.actor)), "code": row.case.code}
        context |= _taught(request.actor, row, rule_in_force("training.least_answers", today).value)
        return no_store(render(request, "training/evaluation/class.html", context))


def _own(actor: Actor, row: TrainingClass) -> dict[str, Any]:
    takes = takes_part(actor, row.pk)
    mine = EvaluationTurn.objects.filter(seat__training_class=row, asked=Asked.REACTION, person_id=actor.person_id or 0)
    closed = EvaluationClosing.objects.filter(training_class=row, asked=Asked.REACTION).first()
    is_open = row.case.state in (ClassState.RUNNING, ClassState.ENDED, ClassState.REPORTED) and closed is None
    return {
        "takes_part": takes,
        "has_answered": takes and mine.exists(),
        "is_open": is_open,
        "closed": closed,
        "may_close": is_open and runs_class(actor, row) and row.case.state != ClassState.RUNNING,
    }


def _taught(actor: Actor, row: TrainingClass, fewest: int) -> dict[str, Any]:
    if actor.person_id is None or sees_evaluation(actor, row):
        return {}
    own = ClassSession.objects.filter(training_class=row, trainers__person_id=actor.person_id).distinct()
    rated = sessions_rated(own, fewest)
    return {"taught": rated, "fewest": fewest} if rated else {}


@require_POST
@guarded(opens_training)
def close(request: PrajaRequest, code: str) -> HttpResponse:
    """Take no more answers at the end of a class."""
    with recalled(units):
        row = class_with_code(request.actor, code)
        try:
            close_evaluation(case=row.case, asked=Asked.REACTION, actor=request.actor, at=request.at)
        except DomainError as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, _("Closed. No answer can be changed, added or taken away since."))
    return HttpResponseRedirect(reverse("training:class_evaluation", args=[row.case.code]))


@guarded(opens_training)
def evaluation_file(request: PrajaRequest, code: str, kind: str) -> HttpResponse:
    """The same as XLSX or DOCX."""
    with recalled(units):
        row = class_with_code(request.actor, code)
        if not sees_evaluation(request.actor, row):
            raise NotYourClass
        return _file(request, row.case.subject, [row], kind, f"evaluasi-{row.case.code}")


@guarded(opens_training)
def programme_evaluation(request: PrajaRequest, name: str) -> HttpResponse:
    """The four levels of a programme over all its classes that the reader may evaluate."""
    with recalled(units):
        programme, rows = _programme(request, name)
        today = local_date(request.at, local_zone())
        context = {
            "programme": programme,
            "rows": [{"row": one, "url": reverse("training:class_evaluation", args=[one.case.code])} for one in rows],
            "levels": shown(evaluation_of_classes(rows, today, request.actor)),
        }
        return no_store(render(request, "training/evaluation/programme.html", context))


@guarded(opens_training)
def programme_file(request: PrajaRequest, name: str, kind: str) -> HttpResponse:
    """The same as XLSX or DOCX."""
    with recalled(units):
        programme, rows = _programme(request, name)
        return _file(request, programme.title, rows, kind, f"evaluasi-{programme.code.lower()}")


def _programme(request: PrajaRequest, name: str) -> tuple[Programme, list[TrainingClass]]:
    programme = Programme.objects.filter(code=name.upper()).first()
    held = classes_visible(request.actor).filter(
        curriculum__programme=programme, case__state__in=(ClassState.RUNNING, ClassState.ENDED, ClassState.REPORTED)
    )
    rows = [one for one in held[:MOST_CLASSES] if sees_evaluation(request.actor, one)] if programme else []
    if programme is None or not rows:
        raise NotFound(
            _("There is nothing of this programme to evaluate."), next_step=_("Look in the list of classes.")
        )
    return programme, rows


def _file(request: PrajaRequest, title: str, rows: list[TrainingClass], kind: str, name: str) -> HttpResponse:
    if kind not in ("xlsx", "docx"):
        raise NotFound(_("There is no such file."), next_step=_("Choose XLSX or DOCX."))
    today = local_date(request.at, local_zone())
    levels = shown(evaluation_of_classes(rows, today, request.actor))
    document = report_of(title, levels, government=settings.PRAJA_SITE_NAME, today=today)
    is_book = kind == "xlsx"
    content = report_xlsx(document) if is_book else report_docx(document)
    response = HttpResponse(content, content_type=MEDIA_TYPES["xlsx" if is_book else "docx"])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return no_store(response)
