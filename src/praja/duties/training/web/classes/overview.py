# SPDX-License-Identifier: EUPL-1.2
"""The page of a class: where it stands, what the reader may do now and what follows from it, its clashes and its story."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.training.enums import ClassState, SeatStatus
from praja.duties.training.forms.classes.steps import (
    ApplyForm,
    CancelForm,
    ChangeClassForm,
    HeadForm,
    MoveForm,
    QuotasForm,
    SignForm,
    StartForm,
    WithdrawForm,
)
from praja.duties.training.models import Quota, TrainingClass
from praja.duties.training.operations.classes import (
    announce_class,
    apply_for_seat,
    assign_participants,
    cancel_class,
    change_class,
    change_quotas,
    end_class,
    invite_units,
    move_class,
    report_class,
    sign_class_letters,
    start_class,
    withdraw_seat,
)
from praja.duties.training.operations.classes.withdrawing import UNTIL
from praja.duties.training.procedure import CLASS
from praja.duties.training.queries.classes import class_with_code, own_seat
from praja.duties.training.queries.classes.clashes import clashes_of
from praja.duties.training.queries.classes.letters import letters_visible, waits_for_signature
from praja.duties.training.queries.classes.overview import seat_counts, story_of
from praja.duties.training.queries.classes.people import employee_of
from praja.duties.training.queries.classes.seating import quotas_of
from praja.duties.training.rules import opens_training, runs_class
from praja.duties.training.rules.own import may_apply, may_give_back_own
from praja.duties.training.rules.seats import may_assign, may_invite, may_sign_letters
from praja.duties.training.web.classes.todo import to_do
from praja.duties.training.web.classes.words import TONES, clash_rows, days_of
from praja.duties.training.web.frame import frame_of
from praja.kernel.documents.enums import DocumentState
from praja.kernel.documents.gateways.signing import service_in_use
from praja.kernel.law.queries import law_data
from praja.kernel.ledger.queries import recalled
from praja.kernel.organization.queries import units
from praja.kernel.people.enums import Role
from praja.kernel.procedures.forms.steps import StepForm
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import (
    NOTHING,
    Desk,
    OfficeAct,
    Sent,
    clocks_shown,
    entries_of,
    kept_words,
    panel,
    today,
)
from praja.kernel.procedures.web.taking import act_paths, no_store
from praja.lib.actors import Actor
from praja.lib.web import PrajaRequest, guarded


def case_with_code(actor: Actor, code: str) -> Case:
    """The case of a class that this actor may see, with the class at hand. Raises `NotFound`."""
    row = class_with_code(actor, code)
    case = row.case
    case.training_class = row
    return case


@guarded(opens_training)
def class_page(request: PrajaRequest, code: str) -> HttpResponse:
    """One class, for everybody in the office."""
    with recalled(units, law_data):
        return overview(request, case_with_code(request.actor, code))


def overview(request: PrajaRequest, case: Case, sent: Sent = NOTHING, status: int = 200) -> HttpResponse:
    """The page, with a form that was sent put back where it belongs."""
    row: TrainingClass = case.training_class
    entries, runs = entries_of(DESK, request, case, sent), runs_class(request.actor, row)
    counts, quotas, seat = seat_counts(row), quotas_of(row), own_seat(request.actor, row)
    headed = request.actor.nearest_as(Role.HEAD)
    context = {
        **frame_of(request.actor, row, "overview"),
        "facts": _facts(row, counts),
        "quotas": quotas,
        "mine": [one for one in quotas if one.unit.pk in headed],
        "nominates": case.state == ClassState.NOMINATING
        and today(request) <= row.nominations_until
        and any(one.unit.pk in request.actor.units_as(Role.HEAD) for one in quotas),
        "seat": seat,
        "seat_status": SeatStatus(seat.status).label if seat else "",
        "seat_tone": TONES.get(SeatStatus(seat.status), "neutral") if seat else "",
        "todo": to_do(seat, row, request.at),
        "at": request.at,
        "runs": runs,
        "selects": runs and case.state == ClassState.NOMINATING,
        "clashes": clash_rows(clashes_of(row)) if runs and case.closed_at is None else [],
        "letters": _letters(request, row),
        "subjects": list(row.curriculum.subjects.all()),
        "programme": row.curriculum.programme,
        "note": row.cancelled_reason if case.state == ClassState.CANCELLED else row.note,
        **(clocks_shown(case) if runs else {}),
        "acts": story_of(request.actor, row),
        **panel(DESK, entries, sent),
        "form": sent.form,
        "kept": kept_words(DESK, sent, entries),
        "error": sent.error,
        "has_errors": status >= 400,
    }
    return no_store(render(request, "training/classes/class.html", context, status=status))


def _facts(row: TrainingClass, counts: Any) -> list[dict[str, Any]]:
    seats = _("%(taken)s of %(seats)s seats") % {"taken": counts.taken, "seats": row.capacity}
    if row.case.state == ClassState.NOMINATING:
        seats = _("%(seats)s seats, %(nominated)s people nominated") % {
            "seats": row.capacity,
            "nominated": counts.nominated,
        }
    elif counts.waiting:
        seats = _("%(seats)s; %(waiting)s people wait") % {"seats": seats, "waiting": counts.waiting}
    given = (
        (_("When"), days_of(row)),
        (_("Where"), row.place),
        (_("Lesson hours (JP)"), row.curriculum.jp),
        (_("Seats"), seats),
        (_("Held by"), row.case.lead_unit.name),
    )
    return [{"term": term, "value": value} for term, value in given if value]


def _letters(request: PrajaRequest, row: TrainingClass) -> list[dict[str, Any]]:
    return [
        {
            "label": letter.get_kind_display(),
            "unit": letter.unit.name,
            "number": letter.document.number_text,
            "is_there": letter.document.state in (DocumentState.ISSUED, DocumentState.WITHDRAWN),
            "counts": letter.document.state != DocumentState.WITHDRAWN,
            "url": reverse("training:class_letter", args=[row.case.code, letter.pk]),
        }
        for letter in letters_visible(request.actor, row)[:50]
    ]


def _beginning(_request: PrajaRequest, case: Case, act: str) -> dict[str, Any]:
    """Forms that change something begin with what it is now."""
    row: TrainingClass = case.training_class
    if act not in ("change_class", "move_class", "change_quotas"):
        return {}
    rows = Quota.objects.filter(training_class=row).select_related("unit").order_by("unit__code")
    quotas = "\n".join(f"{one.unit.short_name or one.unit.name}; {one.seats}" for one in rows)
    fields = ("name", "first_day", "last_day", "nominations_until", "place", "capacity", "self_apply")
    return {**{field: getattr(row, field) for field in fields}, "quotas": quotas}


def _apply(*, case: Case, reason: str, actor: Actor, at: datetime) -> Any:
    return apply_for_seat(case=case, employee=employee_of(actor), reason=reason, actor=actor, at=at)


def _give_back(*, case: Case, reason: str, actor: Actor, at: datetime) -> Any:
    seat = own_seat(actor, case.training_class)
    return withdraw_seat(seat=seat, reason=reason, actor=actor, at=at) if seat else None


def _after(_request: PrajaRequest, code: str) -> str:
    return reverse("training:class", args=[code])


def _is_open_to_apply(case: Case) -> bool:
    row: TrainingClass = case.training_class
    return row.self_apply and case.state == ClassState.NOMINATING


def _takes_back(case: Case) -> bool:
    return case.state in UNTIL


def _is_nominating(case: Case) -> bool:
    invited = case.training_class.letters.filter(kind="invitation").exclude(document__state=DocumentState.WITHDRAWN)
    return case.state == ClassState.NOMINATING and not invited.exists()


def _assigns_now(case: Case) -> bool:
    return case.state in (ClassState.SELECTED, ClassState.RUNNING)


def _signer_signs(case: Case) -> bool:
    """Where the trial certificate signs, the worker does it by itself."""
    return bool(service_in_use().secrets) and waits_for_signature(case.pk)


DESK = Desk(
    procedure=CLASS,
    acts=(
        OfficeAct(
            "sign_class_letters",
            "tanda-tangan",
            SignForm,
            sign_class_letters,
            rule=may_sign_letters,
            label=gettext_lazy("Sign your letters of this class"),
            button=gettext_lazy("Sign"),
            leads=True,
            offered=_signer_signs,
        ),
        OfficeAct(
            "assign_participants",
            "tugaskan",
            HeadForm,
            assign_participants,
            rule=may_assign,
            label=gettext_lazy("Assign your people"),
            button=gettext_lazy("Issue the assignment letter"),
            consequence=gettext_lazy(
                "It is numbered and signed in your name; the days of the class then count as lawful in attendance."
            ),
            leads=True,
            offered=_assigns_now,
        ),
        OfficeAct("announce_class", "umumkan", StepForm, announce_class, ("announce",), leads=True),
        OfficeAct("start_class", "mulai", StartForm, start_class, ("start",), leads=True),
        OfficeAct("end_class", "akhiri", StepForm, end_class, ("end",)),
        OfficeAct("report_class", "lapor", StepForm, report_class, ("report",), leads=True),
        OfficeAct(
            "invite_units",
            "undang",
            HeadForm,
            invite_units,
            rule=may_invite,
            label=gettext_lazy("Invite units to nominate"),
            button=gettext_lazy("Issue the invitation"),
            consequence=gettext_lazy("It is numbered and signed in your name, and names the quota of each unit."),
            leads=True,
            offered=_is_nominating,
        ),
        OfficeAct("change_class", "ubah", ChangeClassForm, change_class, ("change",)),
        OfficeAct("change_quotas", "kuota", QuotasForm, change_quotas, ("requota",)),
        OfficeAct("move_class", "pindah", MoveForm, move_class, ("move",)),
        OfficeAct(
            "apply_for_seat",
            "daftar",
            ApplyForm,
            _apply,
            rule=may_apply,
            label=gettext_lazy("Apply for a seat"),
            button=gettext_lazy("Apply"),
            consequence=gettext_lazy("The committee chooses among all; your head may take it back."),
            offered=_is_open_to_apply,
        ),
        OfficeAct(
            "give_seat_back",
            "lepas",
            WithdrawForm,
            _give_back,
            rule=may_give_back_own,
            label=gettext_lazy("Give your seat back"),
            button=gettext_lazy("Give it back"),
            consequence=gettext_lazy("Whoever waits moves up at once, and your assignment counts no longer."),
            danger=True,
            offered=_takes_back,
        ),
        OfficeAct("cancel_class", "batal", CancelForm, cancel_class, ("cancel",), danger=True),
    ),
    namespace="training",
    door=opens_training,
    find=case_with_code,
    page=overview,
    after=_after,
    beginning=_beginning,
)
class_acts: list[URLPattern] = act_paths(DESK, "kelas")
