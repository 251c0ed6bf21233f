# SPDX-License-Identifier: EUPL-1.2
"""What the unit sends: its answer in the making, the head's word on it, and what the reporter said by telephone."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.complaints.enums import AnswerKind
from praja.duties.complaints.operations import AnswerWords
from praja.duties.complaints.queries.office_draft import open_draft
from praja.kernel.procedures.forms.steps import StepForm, missing, words_field
from praja.lib.web.uploads import photos_field

KINDS = (AnswerKind.DONE, AnswerKind.SCHEDULED, AnswerKind.EXPLAINED, AnswerKind.REFUSED)
FIELDS_OF_KIND = {
    "photos": AnswerKind.DONE,
    "no_photo_reason": AnswerKind.DONE,
    "promised_for": AnswerKind.SCHEDULED,
    "promised_by": AnswerKind.SCHEDULED,
    "where_to": AnswerKind.REFUSED,
}
"""Which field belongs to which kind of answer; the others belong to all."""


class AnswerForm(StepForm):
    """The answer that the reporter will read. It may be saved unfinished; what is handed in is complete."""

    takes_files = True
    for_kind = FIELDS_OF_KIND
    must_stand = frozenset({"promised_for", "promised_by", "where_to"})
    kind = forms.ChoiceField(
        label=gettext_lazy("What does the answer say?"),
        choices=[(kind.value, kind.label) for kind in KINDS],
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose what the answer says")),
    )
    text = words_field(
        gettext_lazy("Your answer"),
        gettext_lazy("What was done, when, and what happens next, in words the reporter uses."),
        gettext_lazy("Write your answer"),
        rows=9,
    )
    promised_for = forms.DateField(
        label=gettext_lazy("By which day will it be done?"),
        help_text=gettext_lazy("The reporter reads this day. A clock runs until then."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
        error_messages={"invalid": gettext_lazy("Give the day as a date")},
    )
    promised_by = forms.CharField(
        label=gettext_lazy("Who does it?"),
        help_text=gettext_lazy("An office or post, never a person's name."),
        required=False,
        max_length=160,
    )
    where_to = forms.CharField(
        label=gettext_lazy("Where can they turn instead?"),
        help_text=gettext_lazy("The office, the objection or the law that helps them on."),
        required=False,
        max_length=300,
    )
    photos = photos_field(gettext_lazy("Show what was done. Up to five photos or PDF files."))
    no_photo_reason = forms.CharField(
        label=gettext_lazy("No photo? Say why"), required=False, max_length=200, widget=forms.TextInput
    )

    def prepare(self) -> None:
        self.fields["kind"].widget.attrs["data-kind"] = ""
        self.explain("kind", _kind_words())
        draft = open_draft(self.case)
        if draft is None or self.is_bound:
            return
        for name in ("kind", "text", "promised_for", "promised_by", "where_to", "no_photo_reason"):
            self.initial.setdefault(name, getattr(draft, name))

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        words = AnswerWords(
            kind=AnswerKind(given["kind"]),
            text=given["text"],
            promised_for=given["promised_for"],
            promised_by=given["promised_by"],
            where_to=given["where_to"],
            no_photo_reason=given["no_photo_reason"],
            files=tuple(self.kept),
        )
        return {"words": words, "seen_version": given["seen_version"]}


class ReturnDraftForm(StepForm):
    """Why an answer has to be written anew."""

    note = words_field(
        gettext_lazy("What is missing or wrong?"),
        gettext_lazy("The liaison officer reads it above the draft."),
        gettext_lazy("Write what is missing or wrong"),
    )


class HeardForm(StepForm):
    """What the reporter said to an officer who writes it down for them."""

    takes_files = True
    text = words_field(
        gettext_lazy("What did the reporter say?"),
        gettext_lazy("Heard by telephone or at the counter. Write it as they said it."),
        gettext_lazy("Write what the reporter said"),
    )
    photos = photos_field(gettext_lazy("What they brought or sent you, if anything."))

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"text": given["text"], "seen_version": given["seen_version"], "files": tuple(self.kept)}


class SayForm(StepForm):
    """A message to the reporter that moves nothing."""

    moves = False
    text = words_field(
        gettext_lazy("Message to the reporter"),
        gettext_lazy("It goes out by the way they wrote to us. It is no answer: the clock runs on."),
        gettext_lazy("Write your message"),
        rows=3,
    )


class NoteForm(StepForm):
    """A note for colleagues."""

    moves = False
    text = words_field(
        gettext_lazy("Note for colleagues"),
        gettext_lazy("Only officers on this case read it; never the reporter, never the public."),
        gettext_lazy("Write your note"),
        rows=3,
    )


def _kind_words() -> dict[str, str]:
    return {
        AnswerKind.DONE: _("Show it: a photo, or why there can be none."),
        AnswerKind.SCHEDULED: _("By whom and by which day. The case stays open until it is kept."),
        AnswerKind.EXPLAINED: _("Nothing had to be done; the reporter learns why."),
        AnswerKind.REFUSED: _("With the reason, and where they can turn instead."),
    }
