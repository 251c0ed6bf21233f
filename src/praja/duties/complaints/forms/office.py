# SPDX-License-Identifier: EUPL-1.2
"""What the coordinator sends. Explanations of choices are written when the page is drawn, with the figures in force that day."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.complaints.enums import ArchiveReason, Classification, Held, ReportKind
from praja.duties.complaints.models import Destination, Topic
from praja.duties.complaints.queries.office import classification_time, is_recalled, receiving_units, service_time
from praja.duties.complaints.queries.office_choices import destinations, place_choices
from praja.duties.complaints.queries.office_talk import reporters_words
from praja.duties.complaints.queries.public import active_topics
from praja.kernel.law.domain.rules import RuleVersion
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.forms.steps import StepForm, missing, words_field

YES_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))


def is_yes(value: str) -> bool:
    return value == "yes"


class AdmitForm(StepForm):
    """What came as messages is summed up and sorted. What a person wrote and chose in a form stays as they did."""

    text = words_field(
        gettext_lazy("What does the report say?"),
        gettext_lazy(
            "Sum up what was said, in the reporter's words. They read it, marked as summed up by an officer, and may put it "
            "right. The messages themselves stay as they are."
        ),
        gettext_lazy("Write what the report says"),
        rows=7,
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What kind of report is it?"),
        choices=ReportKind.choices,
        initial=ReportKind.COMPLAINT,
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose the kind of report")),
    )
    topic = forms.ChoiceField(label=gettext_lazy("Topic"), required=False)
    region = forms.ChoiceField(label=gettext_lazy("Place"), required=False)

    def prepare(self) -> None:
        self.topics = active_topics()
        self.choices("topic", [("", _("Not sorted yet")), *((str(topic.pk), topic.name) for topic in self.topics)])
        self.fields["topic"].initial = str(self.case.complaint.topic_id or "")
        if self.case.complaint.held == Held.INCOMING:
            self.choices("region", place_choices())
            self.fields["text"].initial = reporters_words(self.case) or self.case.complaint.text
        else:
            del self.fields["text"], self.fields["kind"], self.fields["region"]

    def said(self) -> dict[str, Any]:
        given, complaint = self.cleaned_data, self.case.complaint
        chosen: Topic | None = next((topic for topic in self.topics if str(topic.pk) == given["topic"]), None)
        return {
            "kind": ReportKind(given.get("kind", complaint.kind)),
            "topic": chosen,
            "region": given.get("region") or None,
            "text": given.get("text"),
            "seen_version": given["seen_version"],
        }


class ForwardForm(StepForm):
    """Who answers, what it is, which clocks that starts, and whether everybody may read it."""

    to_unit = forms.TypedChoiceField(
        label=gettext_lazy("Which unit answers?"),
        coerce=int,
        error_messages=missing(gettext_lazy("Choose the unit that answers")),
    )
    classification = forms.ChoiceField(
        label=gettext_lazy("What is it?"),
        choices=Classification.choices,
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose what it is")),
    )
    about_service = forms.TypedChoiceField(
        label=gettext_lazy("Is it about a public service, by somebody it harmed?"),
        choices=YES_NO,
        coerce=is_yes,
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Say whether it is about a public service")),
    )
    publish = forms.TypedChoiceField(
        label=gettext_lazy("May everybody read it?"),
        choices=YES_NO,
        coerce=is_yes,
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Say whether everybody may read it")),
    )

    def prepare(self) -> None:
        topic = self.case.complaint.topic
        to_unit = cast("forms.ChoiceField", self.fields["to_unit"])
        to_unit.choices = [("", _("Choose a unit")), *self._units()]
        if topic and topic.unit_id:
            to_unit.initial = topic.unit_id
            to_unit.help_text = _("Chosen because it usually answers for “%(topic)s”.") % {"topic": topic.name}
        self.explain("classification", self._class_words())
        self.explain("about_service", self._service_words())
        self._prepare_publishing()

    def said(self) -> dict[str, Any]:
        given = super().said()
        unit = Unit.objects.get(pk=given.pop("to_unit"))
        return {**given, "to_unit": unit, "publish": given.get("publish", False)}

    def _units(self) -> list[tuple[int, str]]:
        return [(node.id, node.name) for node in receiving_units(self.on) if node.id != self.case.lead_unit_id]

    def _class_words(self) -> dict[str, str]:
        """How long each class may take; a source that all share is said once, above them."""
        times = {value: classification_time(value, self.on) for value in Classification.values}
        sources = {_source(version) for _time, version in times.values()}
        if len(sources) == 1:
            self.fields["classification"].help_text = _("Times to settle by %(source)s") % {"source": sources.pop()}
            return {value: time for value, (time, _version) in times.items()}
        return {value: f"{time}. {_source(version)}" for value, (time, version) in times.items()}

    def _service_words(self) -> dict[str, str]:
        time, version = service_time(self.on)
        return {
            "yes": _(
                "Then, if the reporter is known, a second clock runs: %(time)s from the day of the report. %(source)s"
            )
            % {"time": time, "source": _source(version)},
            "no": _("Only the clock above runs."),
        }

    def _prepare_publishing(self) -> None:
        if self.case.complaint.secret:
            del self.fields["publish"]
            return
        words = {
            "yes": _("Text and answers stand on the public pages, without the name. Read it for names first."),
            "no": _("Only the reporter and the offices concerned read it."),
        }
        self.explain("publish", words)


class ArchiveForm(StepForm):
    """Why a report ends here."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        choices=[choice for choice in ArchiveReason.choices if choice[0] != ArchiveReason.NOT_COMPLETED],
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose why it is filed away")),
    )
    note = words_field(
        gettext_lazy("What the reporter reads"),
        gettext_lazy("Say what was missing and where they can turn instead."),
        gettext_lazy("Write what the reporter will read"),
    )


class AskForm(StepForm):
    """What the reporter is asked."""

    text = words_field(
        gettext_lazy("What do you need from the reporter?"),
        gettext_lazy("One question at a time, in words they use. They read it as you write it."),
        gettext_lazy("Write what you need from the reporter"),
    )


class PostponeForm(StepForm):
    """Why a report is put aside for a while."""

    reason = words_field(
        gettext_lazy("Why, and until when?"),
        gettext_lazy("The reporter reads it."),
        gettext_lazy("Write why it has to wait"),
    )


class ReferForm(StepForm):
    """Who outside this government owns it."""

    destination = forms.ChoiceField(
        label=gettext_lazy("Who owns it?"),
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose who owns it")),
    )
    note = words_field(
        gettext_lazy("About this report"),
        gettext_lazy("The reporter reads it first, and below it the text of whoever you chose."),
        gettext_lazy("Write why it is theirs"),
    )

    def prepare(self) -> None:
        self.known: dict[str, Destination] = {row.key: row for row in destinations()}
        self.choices("destination", [(key, row.name) for key, row in self.known.items()])
        self.explain("destination", {key: row.text for key, row in self.known.items()})

    def said(self) -> dict[str, Any]:
        given = super().said()
        return {**given, "destination": self.known[given["destination"]]}


class RevealForm(forms.Form):
    """Which sealed value is opened, and why."""

    use_required_attribute = False
    field = forms.ChoiceField(
        label=gettext_lazy("What do you need?"),
        choices=(("phone", gettext_lazy("Telephone")), ("email", gettext_lazy("E-mail"))),
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose what you need")),
    )
    reason = forms.CharField(
        label=gettext_lazy("What for?"),
        help_text=gettext_lazy("For example: to ask the reporter where exactly it is. It is kept with your name."),
        max_length=300,
        error_messages=missing(gettext_lazy("Write what you need it for")),
    )


def _source(version: RuleVersion) -> str:
    article = f", {version.article}" if version.article else ""
    check = _(" (still to be verified)") if is_recalled(version) else ""
    return f"{version.source}{article}{check}."
