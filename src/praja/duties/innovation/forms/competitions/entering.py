# SPDX-License-Identifier: EUPL-1.2
"""What teams write: an entry, an appeal; and what is decided about entries."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.domain.words import word_count
from praja.duties.innovation.models.competitions import Category


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
        return given


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
