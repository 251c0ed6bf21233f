# SPDX-License-Identifier: EUPL-1.2
"""Checking in without scripts, places, and what is decided of held punches."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.outlines import UnreadableOutline, read_outline
from praja.duties.attendance.enums import Direction, PlaceKind
from praja.duties.attendance.queries.together import Together
from praja.kernel.organization.domain.tree import UnitNode
from praja.kernel.people.models import Employee
from praja.kernel.people.queries import employee_by_nip
from praja.lib.errors import Text

LARGEST_FILE = 1_000_000
OUTLINE_PROBLEMS: dict[str, Text] = {
    "json": _("This is no GeoJSON. Export the outline from a map program as GeoJSON and paste all of it."),
    "kind": _("This GeoJSON holds no polygon. Draw the outline as a polygon."),
    "none": _("This GeoJSON holds no polygon. Draw the outline as a polygon."),
    "hole": _("A polygon has a hole. Draw the outer edge alone."),
    "ring": _("A polygon has fewer than three corners, or a corner is not written as two numbers."),
    "range": _("A corner lies nowhere on earth. Write longitude before latitude."),
    "many": _("There are more than 50 polygons or 2,000 corners. Simplify the outline."),
    "large": _("The outline is more than a degree across. Check that longitude stands before latitude."),
}


def day_field(label: Any, **options: Any) -> forms.DateField:
    """A day as browsers ask for it."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


class CheckInForm(forms.Form):
    """The code on the display, typed."""

    use_required_attribute = False
    nonce = forms.UUIDField(widget=forms.HiddenInput())
    direction = forms.TypedChoiceField(
        label=_("Coming or going?"),
        choices=[(int(Direction.IN), _("I come")), (int(Direction.OUT), _("I go"))],
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether you come or go.")},
    )
    code = forms.RegexField(
        label=_("Code on the display"),
        regex=r"^[0-9]{6}$",
        error_messages={
            "required": _("Type the six digits on the display of the office."),
            "invalid": _("The code has six digits, as on the display of the office."),
        },
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        if data is not None and "code" in data:
            data = data.copy()
            data["code"] = "".join(data["code"].split())
        super().__init__(data, **kwargs)


class PlaceForm(forms.Form):
    """A place; its outline as text or as a file."""

    use_required_attribute = False
    unit = forms.ChoiceField(
        label=_("Unit"), help_text=_("Its people, and those of all units below it, check in there.")
    )
    name = forms.CharField(
        label=_("Name"), max_length=120, error_messages={"required": _("Enter the name that people know it by.")}
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=PlaceKind.choices)
    outline = forms.CharField(
        label=_("Outline (GeoJSON)"),
        help_text=_("Draw it in a map program, for example geojson.io or QGIS, and paste all of it here."),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
        required=False,
    )
    file = forms.FileField(label=_("Or as a file"), help_text=_("The same as a file, up to 1 MB."), required=False)
    accuracy_limit = forms.IntegerField(
        label=_("Least exact position (metres)"),
        help_text=_("A position that is less exact is not taken; 100 suits most offices."),
        min_value=10,
        max_value=1_000,
        error_messages={"required": _("Enter 10 to 1000 metres; 100 suits most offices.")},
    )
    needs_code = forms.BooleanField(
        label=_("Ask for the code on the display"),
        help_text=_("Without it a made-up position is enough to check in."),
        required=False,
    )
    wants_photo = forms.BooleanField(
        label=_("Ask for a photo"),
        help_text=_(
            "Small, sealed, kept for a short time, seen by nobody who does not say why; no machine compares faces. Whoever sends "
            "none waits for the word of their head."
        ),
        required=False,
    )
    since = day_field(_("From"), error_messages={"required": _("Choose the first day.")})
    until = day_field(_("Until (not included)"), required=False)

    def __init__(self, *args: Any, units: list[UnitNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(str(one.id), one.name) for one in units]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        upload = said.get("file")
        if upload is not None and upload.size > LARGEST_FILE:
            self.add_error("file", _("The file is larger than 1 MB. Simplify the outline."))
            return said
        text = upload.read().decode("utf-8", "replace") if upload is not None else said.get("outline", "")
        if not text.strip():
            self.add_error("outline", _("Draw the outline in a map program and paste it here."))
            return said
        try:
            said["rings"] = read_outline(text)
        except UnreadableOutline as error:
            self.add_error("file" if upload is not None else "outline", str(OUTLINE_PROBLEMS[error.problem]))
        return said

    @property
    def rings(self) -> list[list[list[float]]]:
        """The outline as it would be set; empty while it cannot be read."""
        found: list[list[list[float]]] = getattr(self, "cleaned_data", {}).get("rings", [])
        return found


class GuestForm(forms.Form):
    """Whom a place is opened to: one employee by NIP, or a unit."""

    use_required_attribute = False
    nip = forms.CharField(label=_("NIP of one employee"), max_length=24, required=False)
    unit = forms.ChoiceField(label=_("Or everybody of a unit"), required=False)
    basis = forms.CharField(
        label=_("By what"),
        help_text=_("Number of the letter or decree."),
        max_length=120,
        error_messages={"required": _("Enter the number of the letter or decree.")},
    )
    since = day_field(_("From"), error_messages={"required": _("Choose the first day.")})
    until = day_field(_("Until (not included)"), error_messages={"required": _("Choose the day on which it ends.")})

    def __init__(self, *args: Any, units: list[UnitNode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", "–"), *((str(one.id), one.name) for one in units)]  # type: ignore[attr-defined]
        self.employee: Employee | None = None

    def clean_nip(self) -> str:
        typed = "".join(self.cleaned_data["nip"].split())
        if typed:
            self.employee = employee_by_nip(typed)
            if self.employee is None:
                raise forms.ValidationError(_("Nobody has this NIP. Check the digits."))
        return typed


class GuestEndForm(forms.Form):
    """When a guest's time at a place ends, earlier than was said."""

    use_required_attribute = False
    until = day_field(
        _("First day on which it is closed to them"), error_messages={"required": _("Choose the day on which it ends.")}
    )


class JudgeForm(forms.Form):
    """Whether a held punch counts; why, where it does not."""

    use_required_attribute = False
    counts = forms.TypedChoiceField(
        choices=[("1", _("It counts")), ("0", _("It does not count"))], coerce=lambda v: v == "1"
    )
    reason = forms.CharField(max_length=400, required=False)


class JudgeTogetherForm(JudgeForm):
    """The same of all that a machine's clock holds of a day, up to the last that was seen."""

    machine = forms.IntegerField(min_value=1)
    day = forms.DateField(input_formats=["%Y-%m-%d"])
    upto = forms.IntegerField(min_value=1)

    @property
    def held(self) -> Together:
        """What was judged."""
        said = self.cleaned_data
        return Together(said["machine"], said["day"], said["upto"])
