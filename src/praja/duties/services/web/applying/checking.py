# SPDX-License-Identifier: EUPL-1.2
"""The last page: everything as it will be sent, and sending it."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from praja.duties.services.domain.promises import promise_of
from praja.duties.services.domain.stated import Stated, neighbourhood_number
from praja.duties.services.enums import FiledFor
from praja.duties.services.errors.applying import NothingToKeep, TooManyToday
from praja.duties.services.forms.applying import KeepForm
from praja.duties.services.models import Application
from praja.duties.services.operations.filing import Filed, NewApplication, fee_of, file_application
from praja.duties.services.operations.kept import keep_documents, last_day_kept
from praja.duties.services.queries.drafts import UNKNOWN, ApplicationDraft, case_sent_with
from praja.duties.services.queries.kept import keepable, kind_label
from praja.duties.services.queries.limits import may_apply_from
from praja.duties.services.web.applying import plan as pages
from praja.duties.services.web.applying.drafts import drop, remember, resume_link
from praja.duties.services.web.applying.household import member_stated
from praja.duties.services.web.applying.plan import QUESTIONS, Plan, asks_neighbourhood
from praja.duties.services.web.applying.ways import way_of
from praja.kernel.forms.queries import KeptFile
from praja.kernel.forms.summary import Answer, Section, SentFile, answers_of
from praja.kernel.law.domain.rules import Unit
from praja.kernel.organization.queries import units
from praja.kernel.people.models import Person
from praja.kernel.procedures.errors import AlreadyFiled, StepNotAllowed
from praja.kernel.procedures.operations import keep_case
from praja.kernel.procedures.queries.explaining import counted_in_words
from praja.lib.actors import RESIDENT, Actor, ActorKind
from praja.lib.errors import DomainError
from praja.lib.moments import describe_moment
from praja.lib.templatetags.charts import figure
from praja.lib.web import PrajaRequest
from praja.lib.web.devices import known_device

AGREES = "agrees"
"""The tick by which a resident agrees that documents are kept."""


def check_page(
    request: PrajaRequest, draft: ApplicationDraft, plan: Plan, *, error: DomainError | None = None
) -> HttpResponse:
    """Read it once more. `error`: why it was not sent."""
    step = plan.steps[-1]
    new = new_application_of(request, draft)
    context = {
        "service": draft.service,
        "draft": draft,
        "way": way_of(draft),
        "step": step,
        "number": len(plan.steps),
        "of": len(plan.steps),
        "sections": [*_around(draft, plan), *_answers(draft)],
        "unit": units.value.name(new.unit),
        "promised": _promised(draft),
        "fee": _fee(draft, new),
        "asks_neighbourhood": asks_neighbourhood(draft),
        "error": error,
        "resume_link": resume_link(draft),
        "keeping": _keeping(request, draft),
    }
    return render(request, "services/apply/check.html", context, status=error.status if error else 200)


def send(request: PrajaRequest, draft: ApplicationDraft, plan: Plan) -> HttpResponse:
    """File it, once however often it is sent, and go on to the page with code, link and receipt."""
    new, way = new_application_of(request, draft), way_of(draft)
    try:
        free_from = None if way.is_counter else may_apply_from(device=new.device, stated=new.stated, at=request.at)
        if free_from is not None and case_sent_with(draft.key) is None:
            raise TooManyToday(free_from)
        filed = file_application(
            new=new,
            channel=draft.channel,
            actor=request.actor,
            at=request.at,
            idempotency_key=draft.key,
            secret=way.secret(draft.key),
            priority=draft.priority,
        )
    except AlreadyFiled as again:
        case = case_sent_with(draft.key)
        if case is None:
            raise again
        _keep_documents(request, case.application)
        return drop(request, draft, way.to_sent(case, draft.key))
    except DomainError as error:
        return remember(check_page(request, draft, plan, error=error), draft)
    _keep_for_resident(request, filed)
    _keep_documents(request, filed.application)
    return drop(request, draft, way.to_sent(filed.case, draft.key))


def new_application_of(request: PrajaRequest, draft: ApplicationDraft) -> NewApplication:
    """What was said, free of transport."""
    filed_for = draft.filed_for or FiledFor.SELF
    signed_in = Person.objects.get(pk=request.actor.person_id or 0) if RESIDENT.opens(request.actor) else None
    return NewApplication(
        service=draft.service,
        unit=draft.unit or 0,
        stated=stated_of(draft),
        answers=draft.answers,
        files=(*draft.files, *(draft.mandate if filed_for == FiledFor.PROXY else ())),
        filed_for=filed_for,
        applicant=signed_in if filed_for == FiledFor.SELF else member_stated(request, draft),
        filer=signed_in if filed_for != FiledFor.SELF else None,
        fee_row=int(draft.fee_row) if draft.fee_row.isdigit() else None,
        device="" if way_of(draft).is_counter else known_device(request),
    )


def stated_of(draft: ApplicationDraft) -> Stated:
    """People and neighbourhood in their written form, without what this application does not ask."""
    said = draft.stated
    filer = said.filer.trimmed() if said.filer and draft.filed_for not in ("", FiledFor.SELF) else None
    here = asks_neighbourhood(draft)
    return replace(
        said,
        applicant=said.applicant.trimmed(),
        filer=filer,
        region=said.region if here else "",
        rw=neighbourhood_number(said.rw) if here else "",
        rt=neighbourhood_number(said.rt) if here else "",
        purpose=said.purpose.strip() if here and not pages.purpose_question(draft) else "",
    )


def _keep_for_resident(request: PrajaRequest, filed: Filed) -> None:
    """Whoever is signed in finds it among their matters without the link."""
    if RESIDENT.opens(request.actor):
        owner = Actor(ActorKind.LINK, f"case:{filed.case.pk}", case_id=filed.case.pk)
        keep_case(case=filed.case, owner=owner, actor=request.actor, at=request.at)


def _keep_documents(request: PrajaRequest, application: Application) -> None:
    """Keep the documents for the next application, where the resident has ticked that they agree."""
    if request.POST.get(AGREES) and RESIDENT.opens(request.actor):
        with suppress(NothingToKeep, StepNotAllowed):
            keep_documents(application=application, actor=request.actor, at=request.at)


def _keeping(request: PrajaRequest, draft: ApplicationDraft) -> KeepForm | None:
    """The question whether documents may be kept; None where there are none, and for whoever has not signed in."""
    kinds = dict.fromkeys(kind for kind, _file in keepable(draft.schema, draft.files, draft.filed_for))
    if not kinds or not RESIDENT.opens(request.actor):
        return None
    until = describe_moment(last_day_kept(request.at), "date")
    return KeepForm(request.POST or None, [kind_label(kind) for kind in kinds], until)


def _around(draft: ApplicationDraft, plan: Plan) -> Iterator[Section]:
    """The pages around the form, in words, each answer with the way to change it."""
    for step in plan.steps:
        if step.slug == pages.MANDATE_STEP:
            yield Section(
                step.slug, str(step.title), (_files(draft, step.slug, _("Letter of mandate"), draft.mandate),)
            )
        elif step.make is not None and step.slug != pages.FEE:
            form = step.make(True)
            form.is_valid()
            answers = tuple(
                Answer(
                    name,
                    str(bound.label),
                    step.slug,
                    lines=_lines(form.words_for(name)),
                    change_url=_url(draft, step.slug),
                )
                for name, bound in form.fields.items()
            )
            yield Section(step.slug, str(step.title), answers)


def _answers(draft: ApplicationDraft) -> list[Section]:
    url = way_of(draft).files(draft)
    files = {kept.reference: SentFile(kept.title, f"{url}{kept.reference}/") for kept in draft.files}
    return answers_of(
        draft.schema, draft.answers, files=files, change_url=lambda page: _url(draft, f"{QUESTIONS}{page}")
    )


def _files(draft: ApplicationDraft, slug: str, label: str, files: tuple[KeptFile, ...]) -> Answer:
    url = way_of(draft).files(draft)
    sent = tuple(SentFile(kept.title, f"{url}{kept.reference}/") for kept in files)
    return Answer(slug, label, slug, files=sent, change_url=_url(draft, slug))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.splitlines())


def _promised(draft: ApplicationDraft) -> str:
    """The time that the standard promises, in words; empty where it promises none."""
    version = draft.version
    if version is None:
        return ""
    promise = promise_of(version.duration_value, version.duration_unit, version.duration_working)
    return counted_in_words(promise[0], Unit(promise[1])) if promise else ""


def _fee(draft: ApplicationDraft, new: NewApplication) -> dict[str, Any]:
    """What is owed, in words; `unknown` where the officer says it."""
    assert draft.version is not None
    amount = fee_of(new, draft.version)
    return {
        "amount": f"Rp{figure(amount)}" if amount else "",
        "unknown": draft.fee_row == UNKNOWN,
        "change_url": _url(draft, pages.FEE) if draft.fee_row else "",
    }


def _url(draft: ApplicationDraft, slug: str) -> str:
    """The page on which an answer is changed; leaving it leads back here."""
    return f"{way_of(draft).url(draft, slug)}?kembali=1"
