# SPDX-License-Identifier: EUPL-1.2
"""Readers ask for data that is not here, and report an error in what is. Each gets a code and a secret link."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from praja.duties.opendata.enums import Held, Outcome, ResourceKind, Wish
from praja.duties.opendata.forms.asking import ErrorForm, WishForm
from praja.duties.opendata.operations.asking import Question, Sender, ask_for_data
from praja.duties.opendata.procedure import ASKED
from praja.duties.opendata.queries.asked import asked_case, asked_case_with_id, asked_of, proof_of_asked
from praja.duties.opendata.queries.dataset_page import readable_dataset
from praja.duties.opendata.queries.language import in_reader_language
from praja.duties.opendata.queries.limits import asked_many
from praja.kernel.people.models import Person
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.enums import Channel
from praja.kernel.procedures.errors import AlreadyFiled
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries.clocks import clocks_of
from praja.kernel.procedures.queries.explaining import explanation
from praja.kernel.procedures.tracking import Tracked, register_tracking
from praja.kernel.procedures.web import reporter_of
from praja.kernel.procedures.web.secret_links import SecretLinks
from praja.lib.actors import ANYONE
from praja.lib.codes import show_code
from praja.lib.errors import DomainError, NotFound
from praja.lib.web import PrajaRequest, guarded
from praja.lib.web.devices import device_of, known_device
from praja.lib.web.proof_of_work import is_proven, new_challenge

LINKS = SecretLinks("opendata", sent_page="opendata:asked_sent")
TONES = {Outcome.PUBLISHED: "done", Outcome.CORRECTED: "done", Outcome.PLANNED: "info"}


@guarded(ANYONE)
def request_data(request: PrajaRequest) -> HttpResponse:
    """Ask for data that is not in the catalogue."""
    form = WishForm(request.POST or None, initial={"key": uuid4()})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        sent = _sent(request, form, Question(wish=Wish.DATASET, text=said["text"], purpose=said["purpose"]))
        if sent is not None:
            return sent
    return _form(request, "opendata/public/request_data.html", form)


@guarded(ANYONE)
def report_error(request: PrajaRequest, name: str) -> HttpResponse:
    """Report an error in a dataset, down to the row."""
    dataset = readable_dataset(name, request.actor)
    tables = list(dataset.resources.filter(removed_at=None, kind=ResourceKind.TABLE).order_by("position", "pk"))
    initial = {"key": uuid4(), "table": request.GET.get("tabel", ""), "place": request.GET.get("baris", "")[:40]}
    form = ErrorForm(request.POST or None, tables=tables, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        question = Question(
            wish=Wish.ERROR, text=said["text"], place=said["place"], dataset=dataset, resource=form.table_meant
        )
        sent = _sent(request, form, question)
        if sent is not None:
            return sent
    about = {"dataset": dataset, "title": in_reader_language(dataset, "title")}
    return _form(request, "opendata/public/report_error.html", form, **about)


@guarded(ANYONE)
def asked_sent(request: PrajaRequest, code: str) -> HttpResponse:
    """What happens next, with the code and, for a quarter of an hour, the secret link."""
    case = asked_case(code)
    if case is None or reporter_of(request, case) is None:
        raise NotFound(_("Open this page by the secret link of your question."))
    secret = LINKS.fresh_secret(request, case)
    path = reverse("track_secret", args=[case.code, secret]) if secret else ""
    context = {
        "case": case,
        "code": show_code(case.code),
        "link": request.build_absolute_uri(path) if path else "",
        "due_at": case.due_at,
        "track_url": reverse("track_case", args=[case.code]),
    }
    response = render(request, "opendata/public/asked_sent.html", context)
    response["Cache-Control"] = "no-store"
    return response


def tracked_question(request: PrajaRequest, case: Case, is_owner: bool) -> HttpResponse:
    """Where a question stands: to everybody with the code its state and dates, to the reader also the words and the answer."""
    clocks = clocks_of(case)
    clock = next((one for one in clocks if one.name == "answer"), None)
    context: dict[str, Any] = {
        "case": case,
        "code": show_code(case.code),
        "state": ASKED.by_state[case.state],
        "is_owner": is_owner,
        "clock": clock,
        "lines": explanation(clock) if clock else (),
    }
    if is_owner:
        asked = asked_of(case)
        outcome = Outcome(asked.outcome) if asked.outcome else None
        context |= {
            "asked": asked,
            "outcome": outcome.label if outcome else "",
            "tone": TONES.get(outcome, "neutral") if outcome else "",
            "wish": Wish(asked.wish).label,
        }
    return render(request, "opendata/public/track.html", context)


def _sent(request: PrajaRequest, form: Any, question: Question) -> HttpResponse | None:
    """File it, or put what is refused on the form."""
    key = form.cleaned_data["key"]
    try:
        filed = ask_for_data(
            question=question,
            sender=_sender(request, form),
            channel=Channel.WEB,
            actor=request.actor,
            at=request.at,
            idempotency_key=key,
            secret=LINKS.secret_for(key),
        )
    except AlreadyFiled as again:
        case = asked_case_with_id(again.detail["case_id"])
        return LINKS.to_sent_page(case, key) if case else HttpResponseRedirect(reverse("opendata:catalogue"))
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None
    return LINKS.to_sent_page(filed.case, key)


def _sender(request: PrajaRequest, form: Any) -> Sender:
    """Who wants to be told, if anybody does, and why it is looked at first. Raises `InvalidInput` for a contact that can't be
    right."""
    said, device = form.cleaned_data, known_device(request)
    given = {name: said[name].strip() for name in ("phone", "email")}
    language = "en" if (get_language() or "").startswith("en") else "id"
    person = new_person(at=request.at, language=language, **given) if any(given.values()) else None
    return Sender(person=person, device=device, held=_held(request, said, device, person))


def _held(request: PrajaRequest, said: dict[str, Any], device: str, person: Person | None) -> Held:
    if not is_proven(said["proof"], said["key"], request.at):
        return Held.UNPROVEN
    return Held.MANY if asked_many(device=device, person=person, at=request.at) else Held.NO


def _form(request: PrajaRequest, template: str, form: Any, **about: Any) -> HttpResponse:
    """The form with something small to work out for the browser, until it has."""
    status = 422 if form.is_bound and form.errors else 200
    response = render(request, template, {"form": form, "challenge": _challenge(request, form), **about}, status=status)
    device_of(request, response)
    return response


def _challenge(request: PrajaRequest, form: Any) -> str:
    try:
        key = UUID(str(form["key"].value()))
    except ValueError:
        return ""
    return "" if is_proven(str(form["proof"].value() or ""), key, request.at) else new_challenge(key, request.at)


register_tracking(ASKED.name, Tracked(tracked_question, proof_of_asked))
