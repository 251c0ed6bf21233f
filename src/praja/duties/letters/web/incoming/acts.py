# SPDX-License-Identifier: EUPL-1.2
"""What can be done on the page of a letter that came in, beside disposing it."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from praja.duties.letters.forms.incoming import AnsweredForm, CorrectForm, ReasonForm, SaidForm
from praja.duties.letters.operations.handling import (
    answer_outside,
    cancel_registration,
    correct_letter,
    note_letter,
    settle_letter,
    take_up_again,
)
from praja.duties.letters.queries.incoming import sender_of
from praja.kernel.procedures.forms.steps import StepForm
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.web.acts import OfficeAct
from praja.lib.actors import Actor


def correct(*, case: Case, form: CorrectForm, actor: Actor, at: datetime, seen_version: int) -> Case:
    """Put right what the form says."""
    sender = form.sender(sender_of(case.letter.incoming), actor, at)
    new = form.letter(sender, form.kept, case.channel)
    return correct_letter(case=case, new=new, actor=actor, at=at, seen_version=seen_version)


ACTS = (
    OfficeAct("note_incoming", "ketahui", StepForm, note_letter, ("note",)),
    OfficeAct("settle_incoming", "selesai", SaidForm, settle_letter, ("settle",)),
    OfficeAct(
        "answered_outside", "dijawab", AnsweredForm, answer_outside, ("answer",), label=_("Answered outside Praja")
    ),
    OfficeAct("take_up_incoming", "buka-lagi", ReasonForm, take_up_again, ("take_up_again",)),
    OfficeAct("correct_incoming", "koreksi", CorrectForm, correct, ("correct",), button=_("Put it right")),
    OfficeAct("cancel_incoming", "batal", ReasonForm, cancel_registration, ("cancel",), danger=True),
)
