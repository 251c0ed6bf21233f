# SPDX-License-Identifier: EUPL-1.2
"""One's own year: what counts and why, what is missing, and telling of training that nobody here booked."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from praja.duties.training.enums import CLAIM as FILES
from praja.duties.training.enums import LearningForm
from praja.duties.training.errors.credits import NotInRegister
from praja.duties.training.forms.need import NoteForm, RefusalForm, TellForm
from praja.duties.training.measures.years import year_of
from praja.duties.training.models import Claim
from praja.duties.training.operations.claims import accept_claim, refuse_claim, tell_training, withdraw_claim
from praja.duties.training.procedure import CLAIM
from praja.duties.training.queries.needs import claim_case, claims_of, own_employee, own_gaps
from praja.duties.training.rules import opens_training
from praja.duties.training.web.need.ways import ways
from praja.duties.training.web.need.words import year_asked, year_context, year_links
from praja.kernel.documents.forms import pack_files, unpack_files
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.queries import attachments_of
from praja.kernel.documents.web import served
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.forms.steps import StepForm
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import NOTHING, Desk, OfficeAct, Sent, entries_of, kept_words, panel, today
from praja.kernel.procedures.web.taking import no_store, put_on, take_uploads
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest, guarded

_KEPT = "praja.training.proof"


@guarded(opens_training)
def mine(request: PrajaRequest) -> HttpResponse:
    """The reader's own year. Whoever stands in no register reads that, and nothing else."""
    on = today(request)
    year = year_asked(request.GET.get("tahun", ""), on)
    with recalled(units):
        employee = own_employee(request.actor)
        context: dict[str, Any] = {"employee": employee, "year": year, "ways": ways(request, "mine")}
        if employee is not None:
            context |= year_context(employee, year_of(employee, year), keeps=False)
            context["claims"] = [_claim_row(case) for case in claims_of(employee)]
            context["required"] = [{"row": row, "has": has} for row, has in own_gaps(employee, on)]
    context["years"] = year_links(year, on, reverse("training:mine"))
    return no_store(render(request, "training/need/mine.html", context))


def _claim_row(case: Case) -> dict[str, Any]:
    return {
        "case": case,
        "row": case.training_claim,
        "url": CLAIM.office_url(case),
        "state": CLAIM.by_state[case.state],
    }


@guarded(opens_training)
def tell(request: PrajaRequest) -> HttpResponse:
    """Tell of training of one's own, with proof."""
    employee = own_employee(request.actor)
    if employee is None:
        raise NotInRegister
    if request.method != "POST":
        return _tell_page(request, TellForm(initial={"idempotency_key": uuid4()}), [])
    papers = unpack_files((request.actor.id,), request.POST.get("kept", ""), use=_KEPT)
    problems = take_uploads(request, papers)
    form = TellForm(request.POST)
    for problem in problems:
        form.add_error("photos", problem)
    if not form.is_valid():
        return _tell_page(request, form, papers, status=422)
    key = form.cleaned_data["idempotency_key"]
    try:
        made = tell_training(
            employee=employee,
            learned=form.learned(),
            files=papers,
            actor=request.actor,
            at=request.at,
            idempotency_key=key,
        )
        code = made.case.code
    except AlreadyFiled as repeated:
        code = Case.objects.values_list("code", flat=True).get(pk=repeated.detail["case_id"])
    except DomainError as refused:
        return _tell_page(request, form, papers, refused=refused, status=refused.status)
    messages.success(request, _("Sent. The personnel office checks it; you read here how it goes on."))
    return HttpResponseRedirect(reverse("training:claim", args=[code]))


def _tell_page(
    request: PrajaRequest,
    form: TellForm,
    papers: list[StoredFile],
    *,
    refused: DomainError | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "error": put_on(form, refused) if refused else None,
        "form": form,
        "fields": [form[name] for name in form.fields if name not in ("idempotency_key", "photos")],
        "papers": len(papers),
        "kept": pack_files((request.actor.id,), papers, use=_KEPT),
        "has_errors": status >= 400,
    }
    return no_store(render(request, "training/need/tell.html", context, status=status))


@guarded(opens_training)
def claim(request: PrajaRequest, code: str) -> HttpResponse:
    """What somebody told of, for them and for the personnel office."""
    with recalled(units):
        return claim_page(request, claim_case(request.actor, code))


def claim_page(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """The page, with a form that was sent put back where it belongs."""
    entries, row = entries_of(DESK, request, case, sent), case.training_claim
    is_own = row.employee.person_id == request.actor.person_id
    context = {
        "case": case,
        "claim": row,
        "is_own": is_own,
        "code": show_code(case.code),
        "state": CLAIM.by_state[case.state],
        "facts": _facts(row),
        "papers": attachments_of(FILES, case.pk),
        "year_url": "" if is_own else f"{reverse('training:person', args=[row.employee_id])}?tahun={row.last_day.year}",
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "training/need/claim.html", context, status=status))


def _facts(row: Claim) -> list[dict[str, Any]]:
    first, last = describe_moment(row.first_day, "day"), describe_moment(row.last_day, "day")
    given = (
        (_("Employee"), f"{row.employee.person.name}, {row.employee.unit.name}"),
        (_("Training"), row.title),
        (_("Form of learning"), LearningForm(row.form).label),
        (_("Held by"), row.organiser),
        (_("When"), first if first == last else f"{first} – {last}"),
        (_("JP stated"), str(row.jp_told)),
        (_("Number of sessions"), str(row.sessions or "")),
        (_("Number of the certificate"), row.certificate_number),
        (_("JP booked"), "" if row.credit is None else str(row.credit.jp)),
        (_("Words of the personnel office"), row.note),
    )
    return [{"term": term, "value": value} for term, value in given if value]


@guarded(opens_training)
def claim_paper(request: PrajaRequest, code: str, pk: int) -> Any:
    """One of its papers."""
    case = claim_case(request.actor, code)
    found = attachments_of(FILES, case.pk).filter(pk=pk).first()
    if found is None:
        raise NotFound(_("There is no such paper with this entry."))
    return no_store(served(found.file, name=f"bukti-{case.code}-{found.position + 1}"))


def _after(_request: PrajaRequest, code: str) -> str:
    return reverse("training:claim", args=[code])


DESK = Desk(
    procedure=CLAIM,
    acts=(
        OfficeAct("accept_claim", "terima", NoteForm, accept_claim, ("accept",), leads=True),
        OfficeAct("refuse_claim", "tolak", RefusalForm, refuse_claim, ("refuse",), danger=True),
        OfficeAct("withdraw_claim", "cabut", StepForm, withdraw_claim, ("withdraw",), danger=True),
    ),
    namespace="training",
    door=opens_training,
    find=claim_case,
    page=claim_page,
    after=_after,
)
