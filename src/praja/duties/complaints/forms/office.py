# SPDX-License-Identifier: EUPL-1.2
"""What officers send. Explanations of choices are written when the page is drawn, with the figures in force that day."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.complaints.domain import MAX_TEXT
from praja.duties.complaints.enums import AnswerKind, ArchiveReason, Classification
from praja.duties.complaints.queries.office import classification_time, is_recalled, receiving_units, service_time
from praja.kernel.law.domain.rules import RuleVersion
from praja.kernel.procedures.models import Case

YES_NO = (("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No")))


def is_yes(value: str) -> bool:
    return value == "yes"


def missing(words: Any) -> dict[str, Any]:
    """What to do about a field that was left empty: several may be, and the summary on top must tell them apart."""
    return {"required": words}


class StepForm(forms.Form):
    """A step on a case: carries the version that the page showed."""

    use_required_attribute = False
    seen_version = forms.IntegerField(widget=forms.HiddenInput(attrs={"id": False}))  # several forms stand on one page

    def __init__(self, *args: Any, case: Case, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case, self.on = case, on
        self.fields["seen_version"].initial = case.version
        self.prepare()

    def prepare(self) -> None:
        """Fill in choices and explanations."""


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
        self._explain("classification", self._class_words())
        self._explain("about_service", self._service_words())
        self._prepare_publishing()

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
        self._explain("publish", words)

    def _explain(self, name: str, words: dict[str, str]) -> None:
        vars(self.fields[name])["explanations"] = words


class AnswerForm(StepForm):
    """The answer that the reporter reads."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What does the answer say?"),
        choices=AnswerKind.choices,
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose what the answer says")),
    )
    text = forms.CharField(
        label=gettext_lazy("Your answer"),
        help_text=gettext_lazy("What was done, when, and what happens next, in words the reporter uses."),
        widget=forms.Textarea,
        max_length=MAX_TEXT,
        error_messages=missing(gettext_lazy("Write your answer")),
    )


class ArchiveForm(StepForm):
    """Why a report ends here."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        choices=ArchiveReason.choices,
        widget=forms.RadioSelect,
        error_messages=missing(gettext_lazy("Choose why it is filed away")),
    )
    note = forms.CharField(
        label=gettext_lazy("What the reporter reads"),
        help_text=gettext_lazy("Say what was missing and where they can turn instead."),
        widget=forms.Textarea,
        max_length=MAX_TEXT,
        error_messages=missing(gettext_lazy("Write what the reporter will read")),
    )


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
