# SPDX-License-Identifier: EUPL-1.2
"""What the pages of lesson hours, requirements and proposals accept."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from praja.duties.training.enums import CLASSICAL, LearningForm
from praja.duties.training.models import Programme
from praja.duties.training.operations.credits import Learned
from praja.duties.training.operations.needs import Wish
from praja.kernel.measures.declarations import Measure
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.forms.steps import StepForm, missing
from praja.lib.web.uploads import photos_field

Choices = list[tuple[str, Any]]


def grouped_forms() -> list[tuple[Any, Any]]:
    """The 25 forms in their two groups."""
    groups = ((gettext_lazy("In a class (klasikal)"), True), (gettext_lazy("Outside a class (nonklasikal)"), False))
    return [
        ("", gettext_lazy("Choose a form")),
        *(
            (label, [(f.value, f.label) for f in LearningForm if (f.value in CLASSICAL) is inside])
            for label, inside in groups
        ),
    ]


def _day(label: Any, empty: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, error_messages=missing(empty))


def _number(label: Any, hint: Any = "", **options: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "class": "short"})
    return forms.IntegerField(label=label, help_text=hint, widget=widget, min_value=0, max_value=9_999, **options)


class TellForm(forms.Form):
    """What an employee learned elsewhere."""

    use_required_attribute = False
    idempotency_key = forms.UUIDField(widget=forms.HiddenInput)
    form = forms.ChoiceField(
        label=gettext_lazy("Form of learning"),
        help_text=gettext_lazy("The same 25 that SIASN knows."),
        error_messages=missing(gettext_lazy("Choose the form of learning")),
    )
    title = forms.CharField(
        label=gettext_lazy("Name of the training"),
        help_text=gettext_lazy("As the certificate writes it."),
        error_messages=missing(gettext_lazy("Write the name of the training")),
    )
    organiser = forms.CharField(
        label=gettext_lazy("Who held it?"), error_messages=missing(gettext_lazy("Write who held it"))
    )
    first_day = _day(gettext_lazy("First day"), gettext_lazy("Choose the first day"))
    last_day = _day(gettext_lazy("Last day"), gettext_lazy("Choose the last day"))
    jp = _number(
        gettext_lazy("JP on the certificate"),
        gettext_lazy("Leave it empty where no paper says it and the table has a figure for the form."),
        required=False,
    )
    sessions = _number(
        gettext_lazy("Number of sessions"), gettext_lazy("Only for coaching and mentoring."), required=False
    )
    certificate_number = forms.CharField(label=gettext_lazy("Number of the certificate"), required=False)
    photos = photos_field(
        gettext_lazy("Certificate, assignment letter or report. PDF or picture."), gettext_lazy("Proof")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["form"].choices = grouped_forms()  # type: ignore[attr-defined]

    def learned(self) -> Learned:
        """What was told, once judged."""
        said = self.cleaned_data
        by_session = said["form"] in (LearningForm.COACHING, LearningForm.MENTORING)
        return Learned(
            form=said["form"],
            title=said["title"],
            organiser=said["organiser"],
            first_day=said["first_day"],
            last_day=said["last_day"],
            jp=said["jp"],
            sessions=said["sessions"] if by_session else None,
            certificate_number=said["certificate_number"],
        )


class NoteForm(StepForm):
    """Words to whoever told of it, if there are any."""

    note = forms.CharField(label=gettext_lazy("Words to the employee"), required=False, max_length=300)


class RefusalForm(StepForm):
    """Why it is not booked."""

    note = forms.CharField(
        label=gettext_lazy("Why not?"), max_length=300, error_messages=missing(gettext_lazy("Write why"))
    )


class CancelForm(forms.Form):
    """Why hours count no more."""

    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Why do these hours count no more?"),
        help_text=gettext_lazy("The employee reads it."),
        max_length=300,
        error_messages=missing(gettext_lazy("Write why they count no more")),
    )


class PastForm(forms.Form):
    """A file of past training."""

    use_required_attribute = False
    file = forms.FileField(
        label=gettext_lazy("File (CSV or XLSX)"),
        help_text=gettext_lazy(
            "Columns: NIP, kind, name, organiser, number, first and last day, JP. SIASN's own names are known."
        ),
        error_messages=missing(gettext_lazy("Choose a file")),
    )
    siasn = forms.BooleanField(label=gettext_lazy("It comes from SIASN"), required=False)


class RequirementForm(forms.Form):
    """What posts of a name require from a day on."""

    use_required_attribute = False
    unit = forms.ChoiceField(
        label=gettext_lazy("In which unit, with all below it?"),
        error_messages=missing(gettext_lazy("Choose the unit")),
    )
    post_name = forms.ChoiceField(label=gettext_lazy("Post"), error_messages=missing(gettext_lazy("Choose the post")))
    programme = forms.ModelChoiceField(
        label=gettext_lazy("Programme of the catalogue"), queryset=Programme.objects.none(), required=False
    )
    subject = forms.CharField(
        label=gettext_lazy("Or a training in words"),
        help_text=gettext_lazy("Where the catalogue has none: its name as certificates write it."),
        required=False,
    )
    decree = forms.CharField(
        label=gettext_lazy("By which decision?"),
        help_text=gettext_lazy("Kind, number and year."),
        error_messages=missing(gettext_lazy("Name the decision")),
    )
    since = _day(gettext_lazy("From when?"), gettext_lazy("Choose the day"))

    def __init__(self, *args: Any, units: Choices, posts: Iterable[str], programmes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        named = [("", gettext_lazy("Choose a post")), *((name, name) for name in posts)]
        self.fields["post_name"].choices = named  # type: ignore[attr-defined]
        offer(self.fields["programme"], programmes)


class EndForm(forms.Form):
    """From when posts require it no more."""

    use_required_attribute = False
    until = _day(gettext_lazy("From when is it required no more?"), gettext_lazy("Choose the day"))


class RemedyForm(forms.Form):
    """Which programme would better which figure."""

    use_required_attribute = False
    programme = forms.ModelChoiceField(
        label=gettext_lazy("Programme"),
        queryset=Programme.objects.none(),
        error_messages=missing(gettext_lazy("Choose a programme")),
    )
    measure = forms.ChoiceField(label=gettext_lazy("Figure"), error_messages=missing(gettext_lazy("Choose a figure")))

    def __init__(self, *args: Any, programmes: Any, measures: Mapping[str, Measure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["programme"], programmes)
        self.fields["measure"].choices = measure_choices(measures)  # type: ignore[attr-defined]


class ProposalForm(forms.Form):
    """Training that a unit would need."""

    use_required_attribute = False
    idempotency_key = forms.UUIDField(widget=forms.HiddenInput)
    unit = forms.ChoiceField(
        label=gettext_lazy("For which unit?"), error_messages=missing(gettext_lazy("Choose the unit"))
    )
    title = forms.CharField(
        label=gettext_lazy("What should be learned?"),
        error_messages=missing(gettext_lazy("Write what should be learned")),
    )
    people = _number(
        gettext_lazy("For how many people?"), error_messages=missing(gettext_lazy("Write for how many people"))
    )
    reason = forms.CharField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("What does not go well today, and what would be better then. Name nobody."),
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages=missing(gettext_lazy("Write why")),
    )
    measure = forms.ChoiceField(label=gettext_lazy("Which figure would it better?"), required=False)
    programme = forms.ModelChoiceField(
        label=gettext_lazy("Programme that you have in mind"), queryset=Programme.objects.none(), required=False
    )

    def __init__(
        self, *args: Any, units: Mapping[str, Unit], measures: Mapping[str, Measure], programmes: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.units = units
        self.fields["unit"].choices = [(code, unit.name) for code, unit in units.items()]  # type: ignore[attr-defined]
        self.fields["measure"].choices = measure_choices(measures)  # type: ignore[attr-defined]
        offer(self.fields["programme"], programmes)

    def wish(self) -> Wish:
        """What was proposed, once judged."""
        said = self.cleaned_data
        return Wish(
            title=said["title"],
            people=said["people"],
            reason=said["reason"],
            measure=said["measure"],
            programme=said["programme"],
        )


class TakeUpForm(StepForm):
    """Into which programme it is taken up."""

    programme = forms.ModelChoiceField(
        label=gettext_lazy("Programme"),
        queryset=Programme.objects.none(),
        error_messages=missing(gettext_lazy("Choose a programme")),
    )
    note = forms.CharField(label=gettext_lazy("Words to whoever proposed it"), required=False, max_length=300)

    def prepare(self) -> None:
        offer(self.fields["programme"], Programme.objects.filter(is_offered=True).order_by("title"))


class DeclineForm(StepForm):
    """Why it is declined."""

    note = forms.CharField(
        label=gettext_lazy("Why not?"), max_length=300, error_messages=missing(gettext_lazy("Write why"))
    )


def measure_choices(measures: Mapping[str, Measure]) -> Choices:
    """Figures by name, none first."""
    named = sorted(((key, str(one.label)) for key, one in measures.items()), key=lambda pair: pair[1])
    return [("", gettext_lazy("None of these")), *named]


def offer(field: Any, programmes: Any) -> None:
    """Offer these programmes by title."""
    field.queryset = programmes
    field.label_from_instance = lambda one: one.title
    field.empty_label = gettext_lazy("None of these")
