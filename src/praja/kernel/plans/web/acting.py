# SPDX-License-Identifier: EUPL-1.2
"""What owner, superior and whoever helps do with an action plan and its milestones on its page, whatever the duty it is for.

A duty's view finds the plan as its own rule allows, lets one of these read what was sent, and shows its page again where it was
refused, with everything that was typed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.kernel.documents.operations import take_in
from praja.kernel.plans.domain.sheets import anchor_of
from praja.kernel.plans.forms.following import StepForm, WordsForm
from praja.kernel.plans.models import ActionPlan, Milestone
from praja.kernel.plans.operations import (
    accept_plan,
    change_plan,
    drop_commitment,
    end_plan,
    finish_commitment,
    report_carried_out,
    report_progress,
    send_back,
    speak_to_plan,
    submit_plan,
)
from praja.kernel.plans.rules import may_carry
from praja.lib.errors import DomainError, InvalidInput, NotFound, Text
from praja.lib.web import PrajaRequest

Deed = Callable[[ActionPlan, str, PrajaRequest], object]
_DEEDS: Mapping[str, Deed] = {
    "submit": lambda plan, _words, request: submit_plan(plan=plan, actor=request.actor, at=request.at),
    "accept": lambda plan, words, request: accept_plan(plan=plan, words=words, actor=request.actor, at=request.at),
    "send_back": lambda plan, words, request: send_back(plan=plan, words=words, actor=request.actor, at=request.at),
    "change": lambda plan, words, request: change_plan(plan=plan, why=words, actor=request.actor, at=request.at),
    "say": lambda plan, words, request: speak_to_plan(plan=plan, text=words, actor=request.actor, at=request.at),
    "carried_out": lambda plan, words, request: report_carried_out(
        plan=plan, what_came=words, actor=request.actor, at=request.at
    ),
    "end": lambda plan, words, request: end_plan(plan=plan, why=words, actor=request.actor, at=request.at),
}
_DONE: Mapping[str, Text] = {
    "submit": gettext_lazy("It lies with the superior now."),
    "accept": gettext_lazy("Accepted. Its milestones stand on the owner's desk."),
    "send_back": gettext_lazy("It went back to its owner with your words."),
    "change": gettext_lazy("A new version is open; the accepted one holds until the superior accepts the new one."),
    "say": gettext_lazy("Kept."),
    "carried_out": gettext_lazy("Kept. The same numbers are read again when their time comes."),
    "end": gettext_lazy("The plan has ended; what was open is given up."),
}
_WITHOUT_WORDS = frozenset({"submit", "accept"})


@dataclass(frozen=True, slots=True)
class Said:
    """What was sent to a plan: which deed, its form, and why it was refused, if it was."""

    deed: str
    form: WordsForm
    refused: DomainError | None = None


def act_on_plan(request: PrajaRequest, plan: ActionPlan) -> Said:
    """Hand in, accept, send back, change, say something, tell what came of it, end it: as was sent. A refusal stands at the
    words where the deed needs some."""
    deed, form = request.POST.get("deed", ""), WordsForm(request.POST)
    try:
        if deed not in _DEEDS:
            raise NotFound(_("Nothing was sent that can be kept."))
        if not form.is_valid():
            return Said(deed, form, InvalidInput(_("Nothing was sent that can be kept."), field="words"))
        _DEEDS[deed](plan, form.cleaned_data["words"], request)
    except DomainError as refused:
        form.is_valid()
        form.add_error(None if deed in _WITHOUT_WORDS else "words", str(refused))
        return Said(deed, form, refused)
    messages.success(request, str(_DONE[deed]))
    return Said(deed, form)


@dataclass(frozen=True, slots=True)
class Stepped:
    """What was sent to a milestone, and why it was refused, if it was."""

    milestone: Milestone
    form: StepForm
    refused: DomainError | None = None

    @property
    def anchor(self) -> str:
        """Where the milestone stands on its page."""
        return f"#{anchor_of(self.milestone.key)}"


def act_on_milestone(request: PrajaRequest, plan: ActionPlan, pk: int) -> Stepped:
    """Tell how far a milestone is, show that it is done, or give it up with the reason. Raises NotFound for one of another
    plan."""
    found = Milestone.objects.filter(plan=plan, pk=pk).select_related("commitment", "plan").first()
    if found is None:
        raise NotFound(_("There is no such milestone."))
    form = StepForm(request.POST, request.FILES, auto_id=f"id_{pk}_%s")
    if not form.is_valid():
        return Stepped(found, form, InvalidInput(_("Nothing was sent that can be kept."), field="papers"))
    try:
        _carry(request, found, form)
    except DomainError as refused:
        form.add_error("papers" if refused.field == "evidence" else "note", str(refused))
        return Stepped(found, form, refused)
    messages.success(request, _("Kept."))
    return Stepped(found, form)


def _carry(request: PrajaRequest, found: Milestone, form: StepForm) -> None:
    deed, actor, at = request.POST.get("deed", ""), request.actor, request.at
    note, row = form.cleaned_data["note"], found.commitment
    if deed == "drop":
        drop_commitment(commitment=row, reason=note, actor=actor, at=at)
        return
    sent = request.FILES.getlist("papers") if may_carry(actor, row) else []
    files = [take_in(upload=upload, actor=actor, at=at) for upload in sent]
    if deed == "finish":
        finish_commitment(commitment=row, actor=actor, at=at, files=files)
    else:
        report_progress(commitment=row, note=note, actor=actor, at=at, files=files)
