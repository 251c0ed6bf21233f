# SPDX-License-Identifier: EUPL-1.2
"""What officers decide for several reports at once."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.complaints.domain import MIN_TEXT
from praja.duties.complaints.enums import ArchiveReason, Classification, Held, ReportKind
from praja.duties.complaints.errors import TextTooShort
from praja.duties.complaints.models import Topic
from praja.duties.complaints.queries.office import classification_time, receiving_units, service_time
from praja.duties.complaints.queries.public import active_topics
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.forms.picks import BulkForm
from praja.kernel.procedures.forms.steps import missing, words_field
from praja.kernel.procedures.models import Case
from praja.lib.visible import visible_length


class BulkForwardForm(BulkForm):
    """One unit and one class for all of them."""

    to_unit = forms.TypedChoiceField(
        label=gettext_lazy("Which unit answers all of them?"),
        coerce=int,
        error_messages=missing(gettext_lazy("Choose the unit that answers")),
    )
    classification = forms.ChoiceField(
        label=gettext_lazy("What are they?"),
        choices=Classification.choices,
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose what they are")),
    )
    about_service = forms.TypedChoiceField(
        label=gettext_lazy("Are they about a public service, by somebody it harmed?"),
        choices=(("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Say whether they are about a public service")),
    )
    publish = forms.TypedChoiceField(
        label=gettext_lazy("May everybody read them?"),
        choices=(("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Say whether everybody may read them")),
    )

    def prepare(self) -> None:
        units = [(node.id, node.name) for node in receiving_units(self.on)]
        cast("forms.ChoiceField", self.fields["to_unit"]).choices = [("", _("Choose a unit")), *units]
        times = {value: classification_time(value, self.on)[0] for value in Classification.values}
        self.explain("classification", times)
        self.explain(
            "about_service",
            {
                "yes": _("Then, where the reporter is known, a second clock runs: %(time)s from the day of the report.")
                % {"time": service_time(self.on)[0]},
                "no": _("Only the clock above runs."),
            },
        )
        self.explain(
            "publish",
            {
                "yes": _("All but the secret ones. Read each of them for names first."),
                "no": _("Only the reporters and the offices concerned read them."),
            },
        )

    def said(self, case: Case) -> Mapping[str, Any]:
        return {**self.cleaned_data, "to_unit": self._unit}

    def clean_to_unit(self) -> int:
        chosen = int(self.cleaned_data["to_unit"])
        self._unit = Unit.objects.get(pk=chosen)
        return chosen


def _long_enough(text: str) -> str:
    if visible_length(text) < MIN_TEXT:
        raise forms.ValidationError(str(TextTooShort(MIN_TEXT)))
    return text


class BulkArchiveForm(BulkForm):
    """One reason for all of them."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        choices=[choice for choice in ArchiveReason.choices if choice[0] != ArchiveReason.NOT_COMPLETED],
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose why they are filed away")),
    )
    note = words_field(
        gettext_lazy("What every reporter reads"),
        gettext_lazy("Say what was missing and where they can turn instead."),
        gettext_lazy("Write what the reporters will read"),
    )

    def clean_note(self) -> str:
        return _long_enough(self.cleaned_data["note"])


class BulkPostponeForm(BulkForm):
    """One reason for all of them."""

    reason = words_field(
        gettext_lazy("Why, and until when?"),
        gettext_lazy("Every reporter reads it."),
        gettext_lazy("Write why they have to wait"),
    )

    def clean_reason(self) -> str:
        return _long_enough(self.cleaned_data["reason"])


class BulkAdmitForm(BulkForm):
    """What the messages among them are. What a person chose in a form stays as they chose it."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of report are the messages among them?"),
        choices=ReportKind.choices,
        initial=ReportKind.COMPLAINT,
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose the kind of report")),
    )
    topic = forms.ChoiceField(label=gettext_lazy("Topic of all of them"), required=False)

    def prepare(self) -> None:
        self.topics = active_topics()
        cast("forms.ChoiceField", self.fields["topic"]).choices = [
            ("", _("Leave each as it is")),
            *((str(topic.pk), topic.name) for topic in self.topics),
        ]

    def said(self, case: Case) -> Mapping[str, Any]:
        chosen: Topic | None = next((t for t in self.topics if str(t.pk) == self.cleaned_data["topic"]), None)
        return {**admitted_as_sent(case), "kind": self._kind(case), **({"topic": chosen} if chosen else {})}

    def _kind(self, case: Case) -> ReportKind:
        is_message = case.complaint.held == Held.INCOMING
        return ReportKind(self.cleaned_data["kind"] if is_message else case.complaint.kind)


def admitted_as_sent(case: Case) -> dict[str, Any]:
    """A report that was held, admitted as its reporter sent it."""
    complaint = case.complaint
    return {"kind": ReportKind(complaint.kind), "topic": complaint.topic, "region": complaint.region_id}


FormClass = Callable[..., BulkForm]
