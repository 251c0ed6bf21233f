# SPDX-License-Identifier: EUPL-1.2
"""What teams write: an entry, an appeal; and what is decided about entries."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.words import word_count
from praja.duties.innovation.enums.competitions import EntryFunction
from praja.duties.innovation.models.competitions import Category

OUT = "out"
"""What is chosen for somebody who is no longer of the team."""


def _has_relatives() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Does somebody of the team have a close relative who works here?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        widget=forms.RadioSelect,
        help_text=_(
            "Husband or wife, parent, child, brother or sister, also by marriage. They will neither judge your entry nor decide "
            "about it. Who judges is not told to you, so tell of everybody."
        ),
        error_messages={"required": _("Choose one")},
    )


def _relatives() -> forms.CharField:
    return forms.CharField(
        label=_("Who are these relatives?"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Their NIP, one line each. Whose relative they are, and of what kind, is not asked."),
    )


def _guard_relatives(form: forms.Form, given: Mapping[str, Any]) -> None:
    """Whoever says yes says who."""
    if given.get("has_relatives") == "yes" and not str(given.get("relatives", "")).strip():
        form.add_error("relatives", _("Write the NIP of these relatives"))


class RelativesForm(forms.Form):
    """A juror's close relatives who work here."""

    use_required_attribute = False
    known = forms.TypedMultipleChoiceField(
        label=_("Close relatives you told of. Take out the tick of whoever is none."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    relatives = forms.CharField(
        label=_("Which of those who work here are close relatives of yours?"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Their NIP, one line each. Empty: nobody else."),
    )

    def __init__(self, data: Any = None, *, known: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["known"].choices = known  # type: ignore[attr-defined]
        self.initial.setdefault("known", [person for person, _name in known])


class NoteRelativeForm(forms.Form):
    """Somebody whom whoever runs it was told to be a close relative of the team."""

    use_required_attribute = False
    person = forms.TypedChoiceField(
        label=_("Who is a close relative of somebody of this team?"),
        coerce=int,
        error_messages={"required": _("Choose one")},
    )

    def __init__(self, data: Any = None, *, people: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["person"].choices = [("", _("Choose")), *people]  # type: ignore[attr-defined]


class BeginForm(forms.Form):
    """An entry to be begun."""

    use_required_attribute = False
    category = forms.TypedChoiceField(label=_("In which category?"), coerce=int, widget=forms.RadioSelect)
    unit = forms.TypedChoiceField(label=_("For which unit?"), coerce=int)
    work = forms.ChoiceField(
        label=_("Which of your works?"),
        required=False,
        help_text=_("Its team and what it wrote come along; each section is still written anew."),
    )
    title = forms.CharField(
        label=_("What is it called?"),
        max_length=160,
        required=False,
        help_text=_("Empty: as the work is called."),
    )
    members = forms.CharField(
        label=_("Who else is of the team?"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("NIP, one line each. You lead it."),
    )
    facilitators = forms.CharField(
        label=_("Who accompanies it as facilitator or mentor?"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("NIP, one line each. They judge nothing of yours."),
    )

    has_relatives = _has_relatives()
    relatives = _relatives()

    def __init__(
        self,
        data: Any = None,
        *,
        categories: Sequence[tuple[int, str]],
        units: Sequence[tuple[int, str]],
        works: Sequence[tuple[str, str]],
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.fields["work"].choices = [("", _("None: words of its own")), *works]  # type: ignore[attr-defined]
        self.fields["category"].choices = categories  # type: ignore[attr-defined]
        self.fields["unit"].choices = units  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("title") and not given.get("work"):
            self.add_error("title", _("Write its title"))
        _guard_relatives(self, given)
        return given


class TeamForm(forms.Form):
    """Who is of the team as what, who comes to it, and who of those who work here is a close relative of one of them."""

    use_required_attribute = False
    members = forms.CharField(
        label=_("Who comes to the team?"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("NIP, one line each."),
    )
    facilitators = forms.CharField(
        label=_("Who comes to it as facilitator or mentor?"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("NIP, one line each. They judge nothing of yours."),
    )
    known = forms.TypedMultipleChoiceField(
        label=_("Close relatives you told of. Take out the tick of whoever is none."),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    has_relatives = _has_relatives()
    relatives = _relatives()

    def __init__(
        self,
        data: Any = None,
        *,
        team: Sequence[tuple[int, str, str]],
        known: Sequence[tuple[int, str]],
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.people = [person for person, _name, _function in team]
        for person, name, function in team:
            self.fields[f"as_{person}"] = forms.ChoiceField(
                label=name, choices=[*EntryFunction.choices, (OUT, _("No longer of the team"))], initial=function
            )
        self.fields["known"].choices = known  # type: ignore[attr-defined]
        self.initial.setdefault("known", [person for person, _name in known])

    def functions(self) -> Iterator[forms.BoundField]:
        """One choice for everybody who is of the team now."""
        for person in self.people:
            yield self[f"as_{person}"]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not given.get("known"):
            _guard_relatives(self, given)
        return given

    def team(self) -> dict[int, str]:
        """Those who stay, by id, and as what."""
        chosen = {person: self.cleaned_data[f"as_{person}"] for person in self.people}
        return {person: function for person, function in chosen.items() if function != OUT}


class EntryForm(forms.Form):
    """The texts and proofs of an entry. A text that is too long is kept and refused only when it is handed in."""

    use_required_attribute = False
    title = forms.CharField(
        label=_("What is it called?"), max_length=160, error_messages={"required": _("Write its title")}
    )
    applied_on = forms.DateField(
        label=_("Since when is it applied?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Write a day as on the calendar")},
    )

    def __init__(self, data: Any = None, *, category: Category, **more: Any) -> None:
        super().__init__(data, **more)
        self.category = category
        if category.least_age_years is None:
            del self.fields["applied_on"]
        for one in category.sections:
            hint = _("At most %(most)s words.") % {"most": one["most_words"]} if one["most_words"] else ""
            self.fields[f"text_{one['key']}"] = forms.CharField(
                label=one["title"], help_text=hint, required=False, widget=forms.Textarea(attrs={"rows": 8})
            )
        for one in category.proofs:
            self.fields[f"link_{one['key']}"] = forms.CharField(
                label=one["title"],
                help_text=_("The address of a page, beginning with https://"),
                required=False,
                max_length=300,
            )

    def rows(self) -> Iterator[dict[str, Any]]:
        """Each text with its field, its words and the most it takes."""
        for one in self.category.sections:
            bound = self[f"text_{one['key']}"]
            words = word_count(str(bound.value() or ""))
            most = one["most_words"]
            yield {"field": bound, "words": words, "most": most, "over": bool(most and words > most)}

    def links(self) -> Iterator[forms.BoundField]:
        for one in self.category.proofs:
            yield self[f"link_{one['key']}"]

    def texts(self) -> Mapping[str, str]:
        return {one["key"]: self.cleaned_data.get(f"text_{one['key']}", "") for one in self.category.sections}

    def addresses(self) -> Mapping[str, str]:
        return {one["key"]: self.cleaned_data.get(f"link_{one['key']}", "") for one in self.category.proofs}


class FileForm(forms.Form):
    """A file for an entry."""

    use_required_attribute = False
    file = forms.FileField(
        label=_("File"),
        help_text=_("PDF or photo. Jurors read it: where they must not see names, leave them out of it."),
        error_messages={"required": _("Choose a file")},
    )
    file_title = forms.CharField(label=_("What does it show?"), max_length=120, required=False)


class DecideEntryForm(forms.Form):
    """Whether an entry takes part, against what the rules found."""

    use_required_attribute = False
    admitted = forms.TypedChoiceField(
        label=_("Does it take part?"),
        choices=[("yes", _("It takes part")), ("no", _("It does not"))],
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one")},
    )
    words = forms.CharField(
        label=_("Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The team reads it."),
        error_messages={"required": _("Say why")},
    )


class AppealForm(forms.Form):
    """An appeal against the result."""

    use_required_attribute = False
    words = forms.CharField(
        label=_("What is wrong with the result?"),
        max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Somebody who did not judge decides it and tells you the reasons."),
        error_messages={"required": _("Say what is wrong")},
    )
