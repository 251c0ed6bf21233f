# SPDX-License-Identifier: EUPL-1.2
"""The reference list of SIPD: the file, what its columns are, and what answers an element."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata.domain.sipd import FIELDS, REQUIRED
from praja.duties.opendata.enums import Reckoning
from praja.duties.opendata.models import Column, Dataset, PlannedDataset, SipdElement

FIELD_NAMES: Mapping[str, Any] = {
    "code": gettext_lazy("Code (kode_dssd)"),
    "wording": gettext_lazy("Wording (uraian)"),
    "unit_of_measure": gettext_lazy("Unit of measure (satuan)"),
    "opd": gettext_lazy("Unit of the government (OPD)"),
}


class ReferenceForm(forms.Form):
    """A file of the reference list."""

    use_required_attribute = False
    file = forms.FileField(
        label=gettext_lazy("The reference list as JSON, XLSX or CSV"),
        help_text=gettext_lazy("What get_ref_dssd answers, saved as a file, or the table that SIPD gives out."),
        error_messages={"required": gettext_lazy("Choose the file")},
    )


class SipdColumnsForm(forms.Form):
    """Which heading of the file is which field. What the headings say plainly is chosen already."""

    use_required_attribute = False

    def __init__(self, *args: Any, headings: Sequence[str], known: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Not in this file")), *((heading, heading) for heading in headings)]
        for name in FIELDS:
            self.fields[name] = forms.ChoiceField(
                label=FIELD_NAMES[name],
                required=name in REQUIRED,
                choices=choices,
                initial=known.get(name, ""),
                error_messages={"required": gettext_lazy("Choose the heading under which this stands")},
            )

    def columns(self) -> dict[str, str]:
        """Field to heading, of what was chosen."""
        return {name: heading for name, heading in self.cleaned_data.items() if heading}


class AnswerElementForm(forms.Form):
    """What answers an element: a dataset or an entry of the list; and, of a dataset, the column that holds the value. Columns are
    offered once the dataset is said."""

    use_required_attribute = False
    dataset = forms.ChoiceField(label=gettext_lazy("Dataset"), required=False)
    planned = forms.ChoiceField(
        label=gettext_lazy("Entry of the list of data, while there is no dataset"), required=False
    )

    def __init__(
        self,
        *args: Any,
        datasets: Sequence[Dataset],
        plans: Sequence[PlannedDataset],
        columns: Sequence[Column],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.datasets = {str(one.pk): one for one in datasets}
        self.plans = {str(one.pk): one for one in plans}
        self.columns = {f"{one.resource_id}:{one.name}": one for one in columns}
        self._offer("dataset", [(key, one.title) for key, one in self.datasets.items()])
        self._offer("planned", [(key, f"{one.title} ({one.year})") for key, one in self.plans.items()])
        if not self.columns:
            return
        offered = [(key, f"{one.title} · {one.resource.title}") for key, one in self.columns.items()]
        self.fields["column"] = forms.ChoiceField(label=gettext_lazy("Column that holds the value"), required=False)
        self.fields["year_column"] = forms.ChoiceField(
            label=gettext_lazy("Column that says the year"),
            help_text=gettext_lazy("None: each edition is about the one year that its period names."),
            required=False,
        )
        self.fields["reckoning"] = forms.ChoiceField(
            label=gettext_lazy("Several rows of a year become"), choices=Reckoning.choices, required=False
        )
        self._offer("column", offered)
        self._offer("year_column", offered)

    @classmethod
    def beginning(cls, element: SipdElement) -> dict[str, Any]:
        """What is said of an element now."""
        key = f"{element.resource_id}:"
        return {
            "dataset": str(element.dataset_id or ""),
            "planned": str(element.planned_id or ""),
            "column": f"{key}{element.column}" if element.column else "",
            "year_column": f"{key}{element.year_column}" if element.year_column else "",
            "reckoning": element.reckoning,
        }

    def answer(self) -> dict[str, Any]:
        """As the operation takes it. A column of a table of another dataset than the chosen one was left from before: it falls
        away."""
        said = self.cleaned_data
        dataset, planned = self.datasets.get(said["dataset"]), self.plans.get(said["planned"])
        column = self.columns.get(said.get("column", ""))
        year = self.columns.get(said.get("year_column", ""))
        if column is None or dataset is None or column.resource.dataset_id != dataset.pk:
            return {"dataset": dataset, "planned": planned}
        return {
            "dataset": dataset,
            "planned": planned,
            "resource": column.resource,
            "column": column.name,
            "year_column": year.name if year is not None else "",
            "reckoning": said.get("reckoning") or Reckoning.SUM,
        }

    def _offer(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self.fields[name].choices = [("", _("None")), *choices]  # type: ignore[attr-defined]
