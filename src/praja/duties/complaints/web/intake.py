# SPDX-License-Identifier: EUPL-1.2
"""Officers' intake: ask, read back, send, hand over the receipt. The doors differ only in what they ask."""

from uuid import UUID, uuid4

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.complaints.errors import PaperNumberTaken
from praja.duties.complaints.forms.intake import (
    CONTACTS,
    COUNTER_DOOR,
    DOORS,
    IntakeDoor,
    IntakeForm,
    pack_files,
    unpack_files,
)
from praja.duties.complaints.forms.report_fields import MOST_FILES
from praja.duties.complaints.operations import Report, file_complaint
from praja.duties.complaints.procedure import COMPLAINT
from praja.duties.complaints.queries.intake import is_number_taken, reports_of_persons
from praja.duties.complaints.queries.public import case_with_id
from praja.duties.complaints.queries.similar import Similar, similar_to
from praja.duties.complaints.rules import opens_intake
from praja.duties.complaints.web.at_counter import to_case
from praja.duties.complaints.web.links import LINKS
from praja.kernel.documents.models import StoredFile
from praja.kernel.documents.operations import take_in
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import regions, units
from praja.kernel.people.models import Person
from praja.kernel.people.operations import new_person
from praja.kernel.procedures.counters import CounterService, register_counter_service
from praja.kernel.procedures.errors import AlreadyFiled, ReceivedLater
from praja.lib.errors import DomainError
from praja.lib.moments import describe_moment
from praja.lib.web import PrajaRequest, guarded

register_counter_service(
    CounterService(
        name="complaints",
        label=gettext_lazy("Report or complaint"),
        description=gettext_lazy("Something is broken, wrong or unfair; a wish; a request for explanation."),
        url_name="complaints:intake",
        door=opens_intake,
        procedures=frozenset({COMPLAINT.name}),
        case_url_name="complaints:intake_case",
        matters_of=reports_of_persons,
    )
)


@guarded(opens_intake)
def intake(request: PrajaRequest) -> HttpResponse:
    """The form of one door (`?pintu=`), reading it back, and sending, at one address."""
    door = DOORS.get(request.GET.get("pintu", ""), COUNTER_DOOR)
    with recalled(regions, units, law_data):
        if request.method == "POST":
            return _posted(request, door)
        key = uuid4()
        blank = IntakeForm(door=door, initial={"key": key, "draft": pack_files(key, [])})
        return _form(request, blank, [])


def _posted(request: PrajaRequest, door: IntakeDoor) -> HttpResponse:
    data = request.POST.copy()
    key = _key(data)
    kept = [file for file in unpack_files(key, data.get("draft", "")) if file.sha256 != data.get("drop")]
    problems = _take_in(request, kept)
    data["key"], data["draft"] = str(key), pack_files(key, kept)
    if "drop" in data or data.get("step") == "change":
        return _form(request, IntakeForm(door=door, initial=data.dict()), kept)
    form = IntakeForm(data, door=door)
    reporter = _checked(request, form)
    for problem in problems:
        form.add_error("photos", problem)
    if data.get("step") == "send" and form.is_valid():
        return _send(request, form, kept, reporter)
    if is_number_taken(form.cleaned_data.get("door_ref", "")):
        form.add_error("door_ref", str(PaperNumberTaken()))
    if not form.is_valid():
        return _form(request, form, kept)
    context = {"form": form, "answers": _answers(form, kept), "similar": _similar(request, form)}
    return render(request, "complaints/intake/check.html", context)


def _similar(request: PrajaRequest, form: IntakeForm) -> list[Similar]:
    """Published reports that are open and like this one."""
    said = form.cleaned_data
    return similar_to(said["text"], said["region"] or None, None, None, form.chosen_topic(), request.at)


def _send(request: PrajaRequest, form: IntakeForm, kept: list[StoredFile], reporter: Person | None) -> HttpResponse:
    key, said = form.cleaned_data["key"], form.cleaned_data
    try:
        filed = file_complaint(
            report=_report(form, kept, reporter),
            channel=form.door.channel,
            actor=request.actor,
            at=request.at,
            idempotency_key=key,
            secret=LINKS.counter_secret(key),
            received_at=said.get("received_at"),
            priority=said.get("priority", ""),
        )
    except AlreadyFiled as again:
        case = case_with_id(again.detail["case_id"])
        if case is None:
            raise
        return to_case(case)
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _form(request, form, kept)
    return to_case(filed.case)


def _form(request: PrajaRequest, form: IntakeForm, kept: list[StoredFile]) -> HttpResponse:
    status = 422 if form.is_bound and form.errors else 200
    form.order_errors()
    context = {
        "form": form,
        "door": form.door,
        "kept": kept,
        "room_left": MOST_FILES - len(kept),
        "doors": [{"label": door.label, "href": _url(door), "current": door is form.door} for door in DOORS.values()],
    }
    response = render(request, "complaints/intake/form.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _url(door: IntakeDoor) -> str:
    return f"{reverse('complaints:intake')}?pintu={door.key}"


def _key(data: QueryDict) -> UUID:
    try:
        return UUID(data.get("key", ""))
    except ValueError:
        return uuid4()


def _take_in(request: PrajaRequest, kept: list[StoredFile]) -> list[str]:
    """Add each uploaded file that can be taken to `kept`; the sentences about those that can't."""
    problems = []
    for upload in request.FILES.getlist("photos"):
        if len(kept) >= MOST_FILES:
            problems.append(
                _("“%(name)s” was left out: %(count)d files are enough.") % {"name": upload.name, "count": MOST_FILES}
            )
            continue
        try:
            file = take_in(upload=upload, actor=request.actor, at=request.at)
        except DomainError as error:
            problems.append(_("“%(name)s” was not taken. %(why)s") % {"name": upload.name, "why": error})
        else:
            kept.extend([file] if file not in kept else [])
    return problems


def _checked(request: PrajaRequest, form: IntakeForm) -> Person | None:
    """The person of a form that was read, if anything is known. What can't be right is said on its field."""
    form.full_clean()
    received_at = form.cleaned_data.get("received_at")
    if received_at and received_at > request.at:
        form.add_error("received_at", str(ReceivedLater()))
    given = {name: form.cleaned_data.get(name, "").strip() for name in CONTACTS}
    if not any(given.values()):
        return None
    try:
        return new_person(at=request.at, **given)
    except DomainError as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return None


def _report(form: IntakeForm, kept: list[StoredFile], reporter: Person | None) -> Report:
    """What was said, free of transport. Of a public post nobody is the reporter, so nobody's choices are known."""
    said = form.cleaned_data
    return Report(
        text=said["text"],
        kind=said["kind"],
        topic=form.chosen_topic(),
        region=said["region"] or None,
        place=said["place"],
        reporter=reporter,
        anonymous=said.get("identity") == "anonymous",
        secret=said.get("visibility") == "secret",
        files=tuple(kept),
        door_ref=said.get("door_ref", ""),
        source_url=said.get("source_url", ""),
    )


def _answers(form: IntakeForm, kept: list[StoredFile]) -> list[dict[str, str]]:
    """The answers as they will be sent, in the order of the form, to be read out."""
    said = form.cleaned_data

    def chosen(name: str) -> str:
        flat: dict[str, str] = {}
        for value, label in form.fields[name].choices:  # type: ignore[attr-defined]
            flat |= {str(v): str(w) for v, w in label} if isinstance(label, list) else {str(value): str(label)}
        return flat.get(str(said[name]), "")

    shown = {
        **{name: said[name] for name in ("door_ref", "source_url", "text", "place") if said.get(name)},
        **{name: chosen(name) for name in ("region", "kind", "topic", "identity", "visibility") if said.get(name)},
    }
    if said.get("received_at"):
        shown["received_at"] = describe_moment(said["received_at"])
    if said.get("priority"):
        shown["priority"] = chosen("priority")
    if kept:
        shown["photos"] = _("%(count)d attached") % {"count": len(kept)}
    rows = [{"term": str(form.fields[name].label), "value": shown[name]} for name in form.fields if name in shown]
    if "name" not in form.fields:
        return rows
    contact = ", ".join(said[name] for name in CONTACTS if said[name])
    return [
        *rows,
        {"term": _("Name and contact"), "value": contact or _("None given: the receipt is the only way back")},
    ]
