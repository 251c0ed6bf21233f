# SPDX-License-Identifier: EUPL-1.2
"""What a table or a link is called, and what one column means (MS-Var of BPS)."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.opendata.domain.selecting import READ
from praja.duties.opendata.enums import ColumnRole, ResourceKind
from praja.duties.opendata.forms.datasets import area
from praja.duties.opendata.gateways.checking import is_pattern
from praja.duties.opendata.models import CodeList, Column, Resource
from praja.lib.web.uploads import ACCEPTED


class ResourceForm(forms.Form):
    """What a table is called."""

    use_required_attribute = False
    title = forms.CharField(
        label=gettext_lazy("Title"), max_length=200, error_messages={"required": gettext_lazy("Give it a title.")}
    )
    title_en = forms.CharField(label=gettext_lazy("Title in English"), max_length=200, required=False)
    notes = area(gettext_lazy("Notes for readers"), required=False)


class LinkForm(ResourceForm):
    """A link to what lies elsewhere."""

    url = forms.URLField(
        label=gettext_lazy("Address"),
        max_length=500,
        assume_scheme="https",
        error_messages={
            "required": gettext_lazy("Write the address."),
            "invalid": gettext_lazy("Write a whole address, beginning with https://."),
        },
    )
    field_order = ("title", "url", "title_en", "notes")


class FileForm(ResourceForm):
    """A document or picture that stands beside the tables."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "PDF, JPEG, PNG or WebP. Tables come as editions instead, so that readers can filter them."
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={"required": gettext_lazy("Choose the file.")},
    )
    field_order = ("title", "file", "title_en", "notes")


def resource_form(resource: Resource | None, data: Any = None) -> ResourceForm:
    """The form of a resource, with what stands there; None: a new link."""
    if resource is None:
        return LinkForm(data)
    kind = LinkForm if resource.kind == ResourceKind.LINK else ResourceForm
    return kind(data, initial={name: getattr(resource, name) for name in kind.base_fields})


class ColumnForm(forms.Form):
    """What a column means."""

    use_required_attribute = False
    title = forms.CharField(
        label=gettext_lazy("Title"),
        max_length=200,
        error_messages={"required": gettext_lazy("Give the column a title.")},
    )
    title_en = forms.CharField(label=gettext_lazy("Title in English"), max_length=200, required=False)
    role = forms.ChoiceField(label=gettext_lazy("What it is"), choices=ColumnRole.choices)
    concept = forms.CharField(label=gettext_lazy("Concept"), max_length=500, required=False)
    definition = area(
        gettext_lazy("Definition"), gettext_lazy("What counts, and what does not (definisi)."), required=False
    )
    definition_en = area(gettext_lazy("Definition in English"), required=False)
    measure = forms.CharField(
        label=gettext_lazy("Measure"),
        help_text=gettext_lazy("A number, a share, a length (ukuran)."),
        max_length=120,
        required=False,
    )
    unit_of_measure = forms.CharField(
        label=gettext_lazy("Unit of measure"),
        help_text=gettext_lazy("Persons, percent, tonnes (satuan)."),
        max_length=80,
        required=False,
    )
    reference_time = forms.CharField(
        label=gettext_lazy("Of when a value speaks"),
        help_text=gettext_lazy("“31 December of the year”, “the whole month” (referensi waktu)."),
        max_length=120,
        required=False,
    )
    code_list = forms.ChoiceField(label=gettext_lazy("Codes of"), required=False)
    is_required = forms.BooleanField(label=gettext_lazy("It is never empty"), required=False)
    is_unique = forms.BooleanField(label=gettext_lazy("No value stands twice"), required=False)

    allowed = area(
        gettext_lazy("The only values that may stand"),
        gettext_lazy("One in each line. Empty: any, or those of the code list."),
        required=False,
    )
    minimum = forms.CharField(
        label=gettext_lazy("Least"),
        help_text=gettext_lazy("A number with a decimal point, or a day such as 2026-01-31."),
        max_length=40,
        required=False,
    )
    maximum = forms.CharField(label=gettext_lazy("Most"), max_length=40, required=False)
    pattern = forms.CharField(
        label=gettext_lazy("Pattern"),
        help_text=gettext_lazy("A regular expression that fits the whole value, such as [0-9]{4}."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, column: Column, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = column.type
        lists = [(str(pk), title) for pk, title in CodeList.objects.order_by("title").values_list("pk", "title")]
        self.fields["code_list"].choices = [("", _("No code list")), *lists]  # type: ignore[attr-defined]

    def clean_minimum(self) -> str:
        """A value of the column's type."""
        return self._limit("minimum")

    def clean_maximum(self) -> str:
        """A value of the column's type."""
        return self._limit("maximum")

    def clean_pattern(self) -> str:
        """One that rows can be asked for."""
        text = str(self.cleaned_data["pattern"])
        if text and not is_pattern(text):
            raise forms.ValidationError(_("This is no regular expression."))
        return text

    def _limit(self, name: str) -> str:
        text = str(self.cleaned_data[name]).strip()
        read = READ.get(self.kind)
        if text and read is None:
            raise forms.ValidationError(_("Only numbers and days have a least and a most."))
        if text and read is not None:
            try:
                read(text)
            except (ValueError, ArithmeticError) as error:
                raise forms.ValidationError(_("Write it as a value of this column.")) from error
        return text

    @staticmethod
    def beginning(column: Column) -> dict[str, Any]:
        """What stands there."""
        names = [name for name in ColumnForm.base_fields if name not in ("code_list", "allowed")]
        return {
            **{name: getattr(column, name) for name in names},
            "allowed": "\n".join(map(str, column.allowed)),
            "code_list": str(column.code_list_id or ""),
        }

    def words(self) -> dict[str, Any]:
        """The fields of `ColumnWords` that it changes."""
        given = dict(self.cleaned_data)
        code_list = given.pop("code_list")
        lines = [line.strip() for line in given.pop("allowed").splitlines()]
        given["allowed"] = tuple(dict.fromkeys(line for line in lines if line))
        return {**given, "code_list_id": int(code_list) if code_list else None}
