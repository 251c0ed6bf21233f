# SPDX-License-Identifier: EUPL-1.2
"""What may be done with a file of records: each act with its form and its one operation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from praja.duties.letters.enums import Fate, FileState, Trigger
from praja.duties.letters.forms.records.files import (
    AssessForm,
    CloseForm,
    FileForm,
    NothingForm,
    ReasonForm,
    TriggerForm,
)
from praja.duties.letters.models import RecordFile
from praja.duties.letters.operations.records.files import assess_file, close_file, reopen_file, trigger_file
from praja.duties.letters.operations.records.holding import hold_file, lift_hold
from praja.duties.letters.rules.records import may_hold_file, may_keep_file
from praja.kernel.procedures.web.acts import today
from praja.lib.actors import Actor, Rule
from praja.lib.errors import Conflict, DomainError, Text
from praja.lib.web import PrajaRequest

KEPT = (FileState.CLOSED, FileState.TRANSFERRED)


def _lift(*, file: RecordFile, actor: Actor, at: Any) -> None:
    hold = file.holds.filter(until=None).first()
    if hold is None:
        raise Conflict(_("Nobody holds this file any more."))
    lift_hold(hold=hold, actor=actor, at=at)


def _is_held(file: RecordFile) -> bool:
    return bool(file.is_held)  # type: ignore[attr-defined]


def _waits(file: RecordFile) -> bool:
    return file.state in KEPT and file.rule is not None and file.rule.trigger == Trigger.EVENT


def _is_assessed(file: RecordFile) -> bool:
    return file.state in KEPT and file.rule is not None and file.rule.fate == Fate.REASSESS


@dataclass(frozen=True)
class FileAct:
    """One act: its address, its words, for whom and when it is offered."""

    slug: str
    label: Text
    form: type[FileForm]
    operation: Callable[..., Any]
    offered: Callable[[RecordFile], bool]
    rule: Rule[RecordFile] = may_keep_file
    consequence: Text = ""


ACTS = (
    FileAct(
        "tutup",
        _("Close the file"),
        CloseForm,
        close_file,
        lambda file: file.state == FileState.OPEN,
        consequence=_("From now on its schedule counts, as it holds on that day."),
    ),
    FileAct("peristiwa", _("Say that the event came"), TriggerForm, trigger_file, _waits),
    FileAct("penilaian", _("Enter what was decided"), AssessForm, assess_file, _is_assessed),
    FileAct(
        "buka-kembali",
        _("Open it again"),
        ReasonForm,
        reopen_file,
        lambda file: file.state == FileState.CLOSED,
        consequence=_("Its days are counted anew when it is closed."),
    ),
    FileAct(
        "tahan",
        _("Hold it"),
        ReasonForm,
        hold_file,
        lambda file: file.state in (FileState.OPEN, *KEPT) and not _is_held(file),
        may_hold_file,
        _("It can't leave by any list until the hold is lifted."),
    ),
    FileAct("lepas", _("Lift the hold"), NothingForm, _lift, _is_held, may_hold_file),
)
BY_SLUG = {act.slug: act for act in ACTS}


@dataclass(frozen=True, slots=True)
class SentAct:
    """A form as it came in, to be shown again."""

    slug: str = ""
    form: FileForm | None = None
    error: DomainError | None = None


NO_ACT = SentAct()


def acts_on(request: PrajaRequest, file: RecordFile, sent: SentAct) -> list[dict[str, Any]]:
    """The acts that this reader may do now, each with its form."""
    found = [act for act in ACTS if act.offered(file) and act.rule.allows(request.actor, file)]
    return [
        {
            "label": act.label,
            "consequence": act.consequence,
            "url": reverse("letters:file_act", args=[file.pk, act.slug]),
            "form": sent.form if sent.slug == act.slug and sent.form else form_of(request, file, act),
            "is_open": sent.slug == act.slug,
        }
        for act in found
    ]


def form_of(request: PrajaRequest, file: RecordFile, act: FileAct, data: Any = None) -> FileForm:
    """The form of an act, with what was sent."""
    return act.form(data, file=file, on=today(request), auto_id=f"{act.slug}_%s")
