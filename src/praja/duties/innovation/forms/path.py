# SPDX-License-Identifier: EUPL-1.2
"""What beginning an innovation, its words, its team and its steps ask for."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.profiles import ProfileSheet
from praja.duties.innovation.domain.words import word_count
from praja.duties.innovation.enums import (
    PATH,
    BasicService,
    Classification,
    Criterion,
    InnovationForm,
    LegalForm,
    Means,
    Proposer,
    TeamFunction,
)
from praja.duties.innovation.operations.path import Facts
from praja.kernel.organization.models import Unit
from praja.kernel.organization.queries import units
from praja.kernel.plans.models import ActionPlan
from praja.kernel.procedures.forms.fields import day_field, line_field
from praja.kernel.procedures.forms.steps import StepForm, missing, words_field

LONG = 10
"""Rows of a field in which a page of text is written."""


def _text(label: Any, hint: Any = "", *, rows: int = LONG) -> forms.CharField:
    """A page of text; too long is said by the operation, and nothing is cut."""
    return forms.CharField(label=label, help_text=hint, widget=forms.Textarea(attrs={"rows": rows}), required=False)


class FactsForm(forms.Form):
    """What sorts and places an innovation, as the form of the national index asks."""

    use_required_attribute = False
    form = forms.ChoiceField(label=_("Form of innovation"), choices=InnovationForm.choices)
    proposer = forms.ChoiceField(label=_("Who proposes it"), choices=Proposer.choices)
    classification = forms.ChoiceField(label=_("Whose innovation it is"), choices=Classification.choices)
    means = forms.ChoiceField(label=_("Means"), choices=Means.choices)
    affair = line_field(_("Main affair of government"), "", longest=120, required=False)
    basic_service = forms.ChoiceField(
        label=_("Obligatory basic service"),
        choices=[("", _("None of the six")), *BasicService.choices],
        required=False,
        help_text=_("The national index counts innovations only when enough of the six have one."),
    )
    budget = forms.IntegerField(
        label=_("Budget in rupiah"),
        min_value=0,
        required=False,
        help_text=_("0 where it needs none; empty: not known."),
    )
    place = line_field(_("Place of the innovation"), "", required=False)
    latitude = forms.DecimalField(label=_("Latitude"), max_digits=8, decimal_places=5, required=False)
    longitude = forms.DecimalField(label=_("Longitude"), max_digits=8, decimal_places=5, required=False)
    video_url = line_field(_("Address of a video"), "", longest=300, required=False)

    def facts(self) -> Facts:
        """What was filled in. Once valid."""
        return Facts(**{name: self.cleaned_data[name] for name in Facts.__slots__})


class BeginForm(forms.Form):
    """A new innovation: its name and its unit; everything else comes later."""

    use_required_attribute = False
    title = line_field(_("Name of the innovation"), _("Name the innovation"))
    unit = forms.TypedChoiceField(label=_("Unit"), coerce=int)
    form = forms.ChoiceField(label=_("Form of innovation"), choices=InnovationForm.choices, initial="public_service")
    means = forms.ChoiceField(label=_("Means"), choices=Means.choices, initial="other", widget=forms.RadioSelect)
    idempotency_key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, offered: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = list(offered)  # type: ignore[attr-defined]


class ProfileForm(forms.Form):
    """The words of an innovation."""

    use_required_attribute = False
    seen_number = forms.IntegerField(widget=forms.HiddenInput)
    design = _text(
        _("Design (rancang bangun)"),
        _(
            "The legal ground, the problem, what is new and how it works. Maturity says if the index finds it long enough."
        ),
        rows=LONG * 2,
    )
    changes = _text(_("What it changes"), _("How it was done before, how it is done now."))
    aims = _text(_("Aims"))
    benefits = _text(_("Benefits"))
    results = _text(_("Results"), _("What came of it, in numbers, once it was tried."))

    def counts(self) -> dict[str, int]:
        """How many words stand in each field now."""
        return {one.name: word_count(str(self[one.name].value() or "")) for one in fields(ProfileSheet)}

    def sheet(self) -> ProfileSheet:
        """What was written. Once valid."""
        return ProfileSheet(**{one.name: self.cleaned_data[one.name] for one in fields(ProfileSheet)})


class PersonForm(forms.Form):
    """Somebody found by name, for the team or the independent team."""

    use_required_attribute = False
    find = forms.CharField(label=_("Find somebody"), required=False, help_text=_("Name, unit or NIP."))
    person = forms.TypedChoiceField(
        label=_("Who"), coerce=int, widget=forms.RadioSelect, error_messages=missing(_("Find somebody and choose them"))
    )

    def __init__(self, *args: Any, people: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].choices = people  # type: ignore[attr-defined]


class MemberForm(PersonForm):
    """The same for the team, in a function."""

    function = forms.ChoiceField(label=_("As"), choices=TeamFunction.choices, initial=TeamFunction.MEMBER)


class ProposeForm(StepForm):
    """Why each of the five lawful criteria holds, and by whose leave it is proposed."""

    permit = line_field(
        _("Written permission, or session of the council"),
        "",
        required=False,
        help_text=_("An employee needs the permission of the head of the unit, the council a plenary session."),
    )

    def prepare(self) -> None:
        for key, label in Criterion.choices:
            self.fields[key] = words_field(label, _("Why does it hold?"), _("Say why this criterion holds"), rows=3)
        self.order_fields([*Criterion.values, "permit"])

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        reasons = {key: given[key] for key in Criterion.values}
        return {"reasons": reasons, "permit": given["permit"], "seen_version": given["seen_version"]}


class WhyForm(StepForm):
    """Words that say why."""

    why = words_field(_("Why?"), _("The team reads it."), _("Say why"))


class AdviseForm(StepForm):
    """What the independent team found."""

    discussed_on = day_field(_("Discussed on"), _("Choose the day of the discussion"))
    words = words_field(_("What the team found"), "", _("Write what the team found"))
    worthy = forms.TypedChoiceField(
        label=_("Is it worthy of a trial?"),
        choices=[("1", _("Yes")), ("0", _("No"))],
        coerce=lambda said: said == "1",
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose whether it is worthy of a trial")),
    )

    def prepare(self) -> None:
        for key, label in Criterion.choices:
            self.fields[key] = forms.TypedChoiceField(
                label=label,
                choices=[("1", _("It holds")), ("0", _("It does not hold"))],
                coerce=lambda said: said == "1",
                widget=forms.RadioSelect,
                error_messages=missing(_("Choose whether this criterion holds")),
            )
        self.order_fields(["discussed_on", *Criterion.values, "words", "worthy"])

    def said(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return {"holds": {key: given.pop(key) for key in Criterion.values}, **given}


class ApproveForm(StepForm):
    """The decree by which it is tried."""

    decree = line_field(_("Decree"), _("Name the decree"), longest=160)
    decided_on = day_field(_("Date of the decree"), _("Choose the date of the decree"))


class TrialForm(StepForm):
    """From when to when, and where it is tried."""

    first_day = day_field(_("First day"), _("Choose the first day"))
    last_day = day_field(_("Last day"), _("Choose the last day"))
    at_units = forms.TypedMultipleChoiceField(
        label=_("Units"), coerce=int, widget=forms.CheckboxSelectMultiple, error_messages=missing(_("Choose a unit"))
    )

    def prepare(self) -> None:
        tree = units.current()
        near = [self.case.lead_unit_id, *tree.ancestors(self.case.lead_unit_id)]
        top = near[-2] if len(near) > 1 else near[0]
        offered = sorted(
            (tree.nodes[pk] for pk in tree.subtree(top) if tree.nodes[pk].is_open(self.on)), key=lambda one: one.code
        )
        self.choices("at_units", [(one.id, one.name) for one in offered])
        self.fields["at_units"].initial = [self.case.lead_unit_id]
        if not ActionPlan.objects.filter(
            source_kind=PATH, source_id=self.case.pk, accepted_number__isnull=False
        ).exists():
            self.fields["first_day"].help_text = _(
                "The action plan is not accepted yet, so its milestones promise nothing. The trial may begin all the same."
            )

    def said(self) -> dict[str, Any]:
        chosen = list(Unit.objects.filter(pk__in=self.cleaned_data["at_units"]))
        return {**self.cleaned_data, "at_units": chosen}


class EndTrialForm(StepForm):
    """What came of the trial."""

    worked = forms.TypedChoiceField(
        label=_("Did it work?"),
        choices=[("1", _("Yes, we would apply it")), ("0", _("No"))],
        coerce=lambda said: said == "1",
        widget=forms.RadioSelect,
        error_messages=missing(_("Choose whether it worked")),
        help_text=_("Read its numbers under Effect first. A trial that fails is nobody's fault."),
    )
    words = words_field(_("What came of it"), "", _("Write what came of the trial"))


class ApplyForm(StepForm):
    """By which instrument it is applied."""

    legal_form = forms.ChoiceField(label=_("Legal instrument"), choices=LegalForm.choices)
    instrument = line_field(_("Number and year of the instrument"), _("Name the instrument"), longest=160)
    applied_on = day_field(_("Applied since"), _("Choose since when it is applied"))


class DevelopForm(StepForm):
    """How what is applied was developed further."""

    developed_on = day_field(_("Developed on"), _("Choose when it was developed"))
    words = words_field(_("What was developed"), "", _("Write what was developed"))


class ReportForm(StepForm):
    """The letter to the minister."""

    letter = line_field(_("Letter"), _("Name the letter"), longest=160)
    reported_on = day_field(_("Date of the letter"), _("Choose the date of the letter"))


class AwardForm(StepForm):
    """What its people were given."""

    title = line_field(_("Award or incentive"), _("Name the award"))
    giver = line_field(_("Given by"), _("Say who gave it"), longest=160)
    awarded_on = day_field(_("Given on"), _("Choose when it was given"))


class StopForm(StepForm):
    """What was learned."""

    learned = words_field(
        _("What was learned?"), _("Others will read it before they try the same."), _("Say what was learned")
    )
