# SPDX-License-Identifier: EUPL-1.2
"""What a coordinator sends to join reports, or to make two of one."""

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.complaints.models import Topic
from praja.duties.complaints.queries.public import active_topics
from praja.kernel.documents.models import Attachment, StoredFile
from praja.kernel.procedures.forms.steps import missing, words_field
from praja.kernel.procedures.models import Case

HERE, THERE = "here", "there"
MOST_CODES = 10


class JoinForm(forms.Form):
    """Which report stays the one that is answered."""

    use_required_attribute = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput)
    direction = forms.ChoiceField(
        label=gettext_lazy("Which one is answered?"),
        choices=((HERE, gettext_lazy("This one, for all of them")), (THERE, gettext_lazy("The chosen one"))),
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose which report is answered")),
    )

    def __init__(self, *args: Any, directions: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ChoiceField", self.fields["direction"])
        field.choices = [choice for choice in cast("list[Any]", field.choices) if choice[0] in directions]
        field.initial = directions[0] if directions else None
        vars(field)["explanations"] = {
            HERE: _("The chosen reports are joined to this one."),
            THERE: _("This one is joined to it. Choose exactly one."),
        }


class SplitForm(forms.Form):
    """The part that becomes a report of its own, and what belongs to it."""

    use_required_attribute = False
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    text = words_field(
        gettext_lazy("The part that is another matter"),
        gettext_lazy("Take out everything else. Keep the reporter's own words."),
        gettext_lazy("Leave the words of the part that is another matter"),
        rows=8,
    )
    topic = forms.ChoiceField(label=gettext_lazy("Topic of this part"), required=False)
    files = forms.MultipleChoiceField(  # type: ignore[assignment]
        label=gettext_lazy("Photos and files that show this part"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, case: Case, attached: Sequence[Attachment], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.attached, self.topics = {str(row.pk): row for row in attached}, active_topics()
        self.fields["text"].widget.attrs.pop("maxlength", None)
        self.fields["text"].initial, self.fields["key"].initial = case.complaint.text, uuid4()
        names = [(str(topic.pk), topic.name) for topic in self.topics]
        cast("forms.ChoiceField", self.fields["topic"]).choices = [("", _("Not sorted yet")), *names]
        if not attached:
            del self.fields["files"]
            return
        numbered = [
            (
                str(row.pk),
                _("Photo %(number)d") % {"number": n} if row.file.width else _("File %(number)d") % {"number": n},
            )
            for n, row in enumerate(attached, 1)
        ]
        cast("forms.MultipleChoiceField", self.fields["files"]).choices = numbered

    def clean_key(self) -> UUID:
        """A form without its key, or with a forged one, starts a new submission."""
        return self.cleaned_data.get("key") or uuid4()

    def clean_text(self) -> str:
        """Line ends as they are kept, whatever the browser sends."""
        return str(self.cleaned_data["text"]).replace("\r\n", "\n")

    def chosen_topic(self) -> Topic | None:
        """The topic, from those that were offered."""
        return next((topic for topic in self.topics if str(topic.pk) == self.cleaned_data["topic"]), None)

    def chosen_files(self) -> list[StoredFile]:
        """The files that go along."""
        return [self.attached[pk].file for pk in self.cleaned_data.get("files", ())]
