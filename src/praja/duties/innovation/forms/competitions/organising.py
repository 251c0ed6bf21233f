# SPDX-License-Identifier: EUPL-1.2
"""Preparing a competition: its rules written as lines, its people, and the acts on its board."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.competitions.terms import (
    CategoryTerms,
    Criterion,
    Proof,
    Section,
    StageTerms,
    Terms,
    UnreadableLineError,
    keyed,
    read_lines,
    write_lines,
)
from praja.duties.innovation.enums.competitions import Normalisation
from praja.kernel.ledger.domain.chain import moment_text
from praja.lib.clock import start_of
from praja.lib.moments import local_zone

MOST_CATEGORIES, MOST_STAGES = 4, 4
LONGEST_LINES = 4_000


def _day(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Choose a day"), "invalid": _("Write a day as on the calendar")},
    )


def _number(
    label: Any, hint: Any = "", *, least: int = 1, most: int = 1_000, required: bool = False
) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, min_value=least, max_value=most, required=required)


def _lines(label: Any, hint: Any, *, rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST_LINES,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class PrepareForm(forms.Form):
    """A competition to be prepared."""

    use_required_attribute = False
    title = forms.CharField(
        label=_("What is the competition called?"),
        max_length=160,
        error_messages={"required": _("Write its name")},
    )
    unit = forms.TypedChoiceField(label=_("Which unit holds it?"), coerce=int)
    template = forms.ChoiceField(
        label=_("Which rules does it begin from?"),
        required=False,
        help_text=_("Everything can be changed until it opens for entries."),
    )
    last_day = _day(_("Until which day are entries taken?"), _("The day itself included."))

    def __init__(
        self, data: Any = None, *, units: Sequence[tuple[int, str]], templates: Sequence[tuple[str, str]], **more: Any
    ) -> None:
        super().__init__(data, **more)
        self.fields["unit"].choices = units  # type: ignore[attr-defined]
        self.fields["template"].choices = [("", _("Rules of our own")), *templates]  # type: ignore[attr-defined]

    def until(self) -> Any:
        """The moment at which entries close: the end of the day."""
        return start_of(self.cleaned_data["last_day"] + timedelta(days=1), local_zone())


class TermsForm(forms.Form):
    """All rules of a competition in preparation. Sections, proofs and criteria are lines, so that they can be pasted."""

    use_required_attribute = False
    about = forms.CharField(
        label=_("What is it about?"), required=False, max_length=4_000, widget=forms.Textarea(attrs={"rows": 4})
    )
    last_day = _day(_("Until which day are entries taken?"), _("The day itself included."))
    jurors_each = _number(_("How many jurors judge each entry?"), most=50, required=True)
    is_blind = forms.BooleanField(
        label=_("Jurors see neither units nor people"),
        required=False,
        help_text=_(
            "Entries that name them are refused when they are handed in. What stands inside files is not looked at."
        ),
    )
    normalisation = forms.ChoiceField(
        label=_("What is done to jurors' points?"),
        choices=Normalisation.choices,
        widget=forms.RadioSelect,
        help_text=_("It is announced with the rules and cannot be chosen later."),
    )
    most_per_unit = _number(_("How many entries of one unit, in all categories?"), _("Empty: any number."))
    appeal_days = _number(
        _("For how many days after the announcement may teams appeal?"), least=0, most=60, required=True
    )
    tie_order = forms.CharField(
        label=_("By which criteria of the last stage are equal points told apart?"),
        required=False,
        max_length=200,
        help_text=_(
            "Their numbers in the list, the first to count first: 2, 1. What is equal there too shares the rank."
        ),
    )

    def __init__(self, data: Any = None, *, terms: Terms, **more: Any) -> None:
        super().__init__(data, **more)
        self.categories = [f"category{n}" for n in range(1, MOST_CATEGORIES + 1)]
        self.stages = [f"stage{n}" for n in range(1, MOST_STAGES + 1)]
        for name in self.categories:
            self._add_category(name)
        for name in self.stages:
            self._add_stage(name)
        if data is None:
            self.initial = {**self.initial, **_initial(terms)}

    def _add_category(self, name: str) -> None:
        self.fields[f"{name}_title"] = forms.CharField(label=_("Name of the category"), required=False, max_length=120)
        self.fields[f"{name}_sections"] = _lines(
            _("What is to be written"),
            _("One line each: Background | 200. The number is the most words it takes."),
            rows=7,
        )
        self.fields[f"{name}_proofs"] = _lines(_("Links that must be given"), _("One line each."))
        self.fields[f"{name}_years"] = _number(
            _("For how many years is it applied, at least?"),
            _("Counted back from the day entries close. Empty: not asked."),
            most=20,
        )
        self.fields[f"{name}_most"] = _number(_("How many entries of one unit?"), _("Empty: any number."))

    def _add_stage(self, name: str) -> None:
        self.fields[f"{name}_title"] = forms.CharField(label=_("Name of the stage"), required=False, max_length=120)
        self.fields[f"{name}_weight"] = _number(_("What does it weigh?"), _("All stages together weigh 100."), most=100)
        self.fields[f"{name}_criteria"] = _lines(
            _("What is judged"), _("One line each: Novelty | 40. All together weigh 100."), rows=6
        )
        self.fields[f"{name}_highest"] = _number(
            _("The highest value a juror gives"), _("The lowest is 0."), most=1_000
        )
        self.fields[f"{name}_best"] = _number(_("How many of each category go on?"), _("Empty: no such limit."))
        self.fields[f"{name}_grade"] = _number(
            _("With how many points of 100, at least?"), _("Empty: no such limit."), most=100
        )

    def groups(self) -> Iterator[tuple[str, list[forms.BoundField], bool]]:
        """Heading, fields and whether it is filled, of every category and stage."""
        kinds = ((self.categories, gettext("Category %(n)s")), (self.stages, gettext("Stage %(n)s")))
        for names, heading in kinds:
            for place, name in enumerate(names, 1):
                fields = [self[one] for one in self.fields if one.startswith(f"{name}_")]
                filled = any(field.value() not in (None, "") for field in fields) or any(one.errors for one in fields)
                yield heading % {"n": place}, fields, filled

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for name in (*self.categories, *self.stages):
            for part in ("sections", "proofs", "criteria"):
                field = f"{name}_{part}"
                if field in given:
                    self._read(given, field, needs_number=part == "criteria")
        return given

    def _read(self, given: dict[str, Any], field: str, *, needs_number: bool) -> None:
        try:
            given[f"{field}_read"] = read_lines(given[field], needs_number=needs_number)
        except UnreadableLineError as wrong:
            self.add_error(
                field,
                gettext("Line %(line)s is no line of this list. Write a title, a bar and a number.")
                % {"line": wrong.line},
            )

    def terms(self) -> Terms:
        """The rules as they were written."""
        given = self.cleaned_data
        until = start_of(given["last_day"] + timedelta(days=1), local_zone())
        stages = tuple(found for name in self.stages if (found := self._stage(name)))
        keys = [part.strip() for part in given["tie_order"].split(",") if part.strip()]
        return Terms(
            about=given["about"],
            entries_until=moment_text(until),
            is_blind=given["is_blind"],
            normalisation=given["normalisation"],
            jurors_each=given["jurors_each"],
            appeal_days=given["appeal_days"],
            categories=tuple(one for name in self.categories if (one := self._category(name))),
            stages=stages,
            most_per_unit=given["most_per_unit"],
            tie_order=tuple(keys),
        )

    def _category(self, name: str) -> CategoryTerms | None:
        given = self.cleaned_data
        title = given[f"{name}_title"].strip()
        if not title:
            return None
        sections, proofs = given[f"{name}_sections_read"], given[f"{name}_proofs_read"]
        texts = zip(keyed([one for one, _most in sections]), sections, strict=True)
        links = zip(keyed([one for one, _none in proofs]), proofs, strict=True)
        return CategoryTerms(
            key=name,
            title=title,
            sections=tuple(Section(key, one, most) for key, (one, most) in texts),
            proofs=tuple(Proof(key, one) for key, (one, _none) in links),
            least_age_years=given[f"{name}_years"],
            most_per_unit=given[f"{name}_most"],
        )

    def _stage(self, name: str) -> StageTerms | None:
        given = self.cleaned_data
        title = given[f"{name}_title"].strip()
        if not title:
            return None
        criteria = given[f"{name}_criteria_read"]
        rows = zip(keyed([one for one, _weight in criteria]), criteria, strict=True)
        return StageTerms(
            title=title,
            weight=given[f"{name}_weight"] or 0,
            criteria=tuple(Criterion(key, one, weight or 0) for key, (one, weight) in rows),
            highest=given[f"{name}_highest"] or 100,
            best=given[f"{name}_best"],
            grade=given[f"{name}_grade"],
        )


def _initial(terms: Terms) -> dict[str, Any]:
    found: dict[str, Any] = {
        "about": terms.about,
        "is_blind": terms.is_blind,
        "normalisation": terms.normalisation,
        "jurors_each": terms.jurors_each,
        "most_per_unit": terms.most_per_unit,
        "appeal_days": terms.appeal_days,
        "tie_order": ", ".join(_places(terms)),
    }
    for place, one in enumerate(terms.categories, 1):
        name = f"category{place}"
        found |= {
            f"{name}_title": one.title,
            f"{name}_sections": write_lines([(section.title, section.most_words) for section in one.sections]),
            f"{name}_proofs": write_lines([(proof.title, None) for proof in one.proofs]),
            f"{name}_years": one.least_age_years,
            f"{name}_most": one.most_per_unit,
        }
    for place, stage in enumerate(terms.stages, 1):
        name = f"stage{place}"
        found |= {
            f"{name}_title": stage.title,
            f"{name}_weight": stage.weight,
            f"{name}_criteria": write_lines([(one.title, one.weight) for one in stage.criteria]),
            f"{name}_highest": stage.highest,
            f"{name}_best": stage.best,
            f"{name}_grade": stage.grade,
        }
    return found


def _places(terms: Terms) -> list[str]:
    """The tie-breaking criteria as numbers of the last stage's list, as the form reads them back."""
    keys = [one.key for one in terms.stages[-1].criteria] if terms.stages else []
    return [str(keys.index(key) + 1) for key in terms.tie_order if key in keys]


class PeopleForm(forms.Form):
    """Who judges, and who helps to run it."""

    use_required_attribute = False
    jurors = forms.TypedMultipleChoiceField(
        label=_("Who judges?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Those who hold the role of juror over this unit. Nobody is given what they have an interest in."),
    )
    committee = forms.CharField(
        label=_("Who runs it beside the organisation bureau?"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("NIP, one line each."),
    )

    def __init__(self, data: Any = None, *, jurors: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["jurors"].choices = jurors  # type: ignore[attr-defined]


class StageForm(forms.Form):
    """Until when a stage is judged."""

    use_required_attribute = False
    last_day = _day(_("Until which day do jurors give scores?"), _("The day itself included."))

    def said(self) -> dict[str, Any]:
        """What the operation takes: the end of the day."""
        day: date = self.cleaned_data["last_day"]
        return {"closes_at": start_of(day + timedelta(days=1), local_zone())}


class ProlongForm(forms.Form):
    """Until when jurors have more time."""

    use_required_attribute = False
    more_until = _day(_("Until which day do jurors give scores now?"), _("The day itself included."))

    def said(self) -> dict[str, Any]:
        """What the operation takes: the end of the day."""
        day: date = self.cleaned_data["more_until"]
        return {"closes_at": start_of(day + timedelta(days=1), local_zone())}


class ReasonForm(forms.Form):
    """Why something is so."""

    use_required_attribute = False
    reason = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": _("Say why")},
    )

    def said(self) -> dict[str, Any]:
        """What the operation takes."""
        return {"reason": self.cleaned_data["reason"]}
