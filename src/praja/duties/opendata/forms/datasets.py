# SPDX-License-Identifier: EUPL-1.2
"""What is said of a dataset, its columns, its editions, and who may read it."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata.domain.licences import LICENCES
from praja.duties.opendata.domain.naming import name_of
from praja.duties.opendata.enums import Frequency
from praja.duties.opendata.models import Dataset, PlannedDataset, Topic
from praja.duties.opendata.operations.datasets import DatasetWords
from praja.kernel.organization.domain.tree import UnitNode


def day_field(label: Any, hint: Any = "", **options: Any) -> forms.DateField:
    """A day, chosen or typed."""
    return forms.DateField(label=label, help_text=hint, widget=forms.DateInput(attrs={"type": "date"}), **options)


def area(label: Any, hint: Any = "", rows: int = 3, **options: Any) -> forms.CharField:
    """Some lines of text."""
    return forms.CharField(label=label, help_text=hint, widget=forms.Textarea(attrs={"rows": rows}), **options)


class NewDatasetForm(forms.Form):
    """A dataset that is entered in the catalogue: the least that has to be said."""

    use_required_attribute = False
    title = forms.CharField(
        label=gettext_lazy("Title"),
        help_text=gettext_lazy("What is counted, by what, where: “Waste produced, by kecamatan”."),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the dataset a title.")},
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("Producer"), error_messages={"required": gettext_lazy("Choose the unit that has the data.")}
    )
    name = forms.CharField(
        label=gettext_lazy("Name in its address"),
        help_text=gettext_lazy("Small letters, digits and -. It never changes. Empty: made of the title."),
        required=False,
        max_length=100,
    )

    def __init__(self, *args: Any, units: Sequence[UnitNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(str(one.id), one.name) for one in units]  # type: ignore[attr-defined]

    @property
    def address(self) -> str:
        """The name that was typed, or one made of the title."""
        return self.cleaned_data["name"].strip() or name_of(self.cleaned_data["title"])


class DescribeForm(forms.Form):
    """What a dataset is called and means (Perpres 39/2019 Pasal 4: concept and definition here, classification, measure and unit
    with its columns)."""

    use_required_attribute = False
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the dataset a title.")},
    )
    title_en = forms.CharField(label=gettext_lazy("Title in English"), max_length=200, required=False)
    notes = area(
        gettext_lazy("What the data is about"), gettext_lazy("For readers, in two or three sentences."), required=False
    )
    notes_en = area(gettext_lazy("The same in English"), required=False)
    row_meaning = forms.CharField(
        label=gettext_lazy("What one row is"),
        help_text=gettext_lazy("In one sentence: “One kecamatan in one year”."),
        max_length=200,
        required=False,
    )
    concept = area(
        gettext_lazy("Concept"),
        gettext_lazy("The idea behind the data, and what it is made for (konsep)."),
        required=False,
    )
    definition = area(
        gettext_lazy("Definition"), gettext_lazy("What counts, and what does not (definisi)."), required=False
    )
    method = area(gettext_lazy("How it is collected"), required=False)
    source = forms.CharField(
        label=gettext_lazy("Taken from"),
        help_text=gettext_lazy("A register, a survey, a machine."),
        max_length=200,
        required=False,
    )
    tags = forms.CharField(
        label=gettext_lazy("Words to find it by"), help_text=gettext_lazy("Separated by commas."), required=False
    )
    topics = forms.MultipleChoiceField(
        label=gettext_lazy("Topics"), widget=forms.CheckboxSelectMultiple, required=False
    )
    frequency = forms.ChoiceField(label=gettext_lazy("How often it is made anew"), choices=Frequency.choices)
    licence = forms.ChoiceField(
        label=gettext_lazy("Licence"), choices=[(one.key, one.title) for one in LICENCES.values() if one.is_given]
    )
    first_day = day_field(gettext_lazy("It speaks of the time from"), required=False)
    last_day = day_field(gettext_lazy("until"), required=False)

    def __init__(self, *args: Any, topics: Sequence[Topic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {one.code: one for one in topics}
        self.fields["topics"].choices = [(one.code, one.name) for one in topics]  # type: ignore[attr-defined]
        if not topics:
            del self.fields["topics"]

    @staticmethod
    def beginning(dataset: Dataset) -> dict[str, Any]:
        """The words as they are."""
        names = [name for name in DescribeForm.base_fields if name not in ("tags", "topics")]
        return {
            **{name: getattr(dataset, name) for name in names},
            "tags": ", ".join(dataset.tags),
            "topics": [one.code for one in dataset.topics.all()],
        }

    def clean_tags(self) -> str:
        """Words of letters, digits, spaces and a few marks, as every catalogue takes them."""
        words = str(self.cleaned_data["tags"])
        for tag in self.tags_of(words):
            if not all(mark.isalnum() or mark in " -_." for mark in tag) or not 2 <= len(tag) <= 100:
                raise forms.ValidationError(_("“%(word)s” has a mark in it that can't stand there.") % {"word": tag})
        return words

    def clean(self) -> dict[str, Any]:
        """The time it speaks of ends after it begins."""
        said = super().clean() or {}
        first, last = said.get("first_day"), said.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("This day lies before the first one."))
        return said

    @staticmethod
    def tags_of(words: str) -> tuple[str, ...]:
        """Words that were separated by commas, each once."""
        return tuple(dict.fromkeys(tag for one in words.split(",") if (tag := " ".join(one.split()))))

    def words(self) -> DatasetWords:
        """What the operation takes."""
        said = {name: value for name, value in self.cleaned_data.items() if name not in ("tags", "topics")}
        return DatasetWords(**said, tags=self.tags_of(self.cleaned_data["tags"]))

    def chosen_topics(self) -> list[Topic]:
        """The topics that were ticked."""
        return [self.offered[code] for code in self.cleaned_data.get("topics", ())]


class BeginForm(forms.Form):
    """The next edition of a dataset."""

    use_required_attribute = False
    period = forms.CharField(
        label=gettext_lazy("Period"),
        help_text=gettext_lazy("What it is about: “2026”, “Semester I 2026”."),
        max_length=60,
        error_messages={"required": gettext_lazy("Say which period it is about.")},
    )
    changes = area(
        gettext_lazy("What is different this time"),
        gettext_lazy("Readers see it: a new way of counting, a corrected figure."),
        required=False,
    )
    planned = forms.ChoiceField(label=gettext_lazy("It meets this entry of the list of data"), required=False)

    def __init__(self, *args: Any, entries: Sequence[PlannedDataset], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = {str(one.pk): one for one in entries}
        if not entries:
            del self.fields["planned"]
            return
        choices = [("", _("None")), *((key, f"{one.title}, {one.year}") for key, one in self.entries.items())]
        self.fields["planned"].choices = choices  # type: ignore[attr-defined]
        self.fields["planned"].initial = choices[1][0] if len(choices) == 2 else ""

    @property
    def entry(self) -> PlannedDataset | None:
        """The entry of the list that was chosen."""
        return self.entries.get(self.cleaned_data.get("planned", ""))
