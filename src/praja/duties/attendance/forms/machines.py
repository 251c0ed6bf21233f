# SPDX-License-Identifier: EUPL-1.2
"""What is said of machines, their numbers and their files."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from praja.duties.attendance.domain.adms import orders
from praja.duties.attendance.enums import Protocol, ZoneStyle
from praja.duties.attendance.models import Machine, Place
from praja.duties.attendance.operations.machines import Settings
from praja.kernel.organization.models import Unit
from praja.kernel.procedures.forms.steps import missing
from praja.lib.moments import ZONE_LABELS

Choices = Sequence[tuple[Any, Any]]
_DAYS = ("%Y-%m-%d", "%d/%m/%Y")
EVERYWHERE = ""


def day_field(label: Any, hint: Any = "", *, required: bool = True) -> forms.DateField:
    """A day, by a calendar or typed."""
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        input_formats=_DAYS,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("Enter the day."), "invalid": _("Enter a day, for example 05/01/2026")},
    )


class MachineForm(forms.Form):
    """How a machine is set."""

    use_required_attribute = False
    name = forms.CharField(
        label=_("Name"),
        help_text=_("As people call it: where it hangs."),
        max_length=120,
        error_messages=missing(_("Say where it hangs, for example: lobby, ground floor.")),
    )
    unit = forms.ChoiceField(label=_("Unit"), error_messages=missing(_("Choose the unit.")))
    place = forms.ChoiceField(label=_("Place"), required=False)
    protocol = forms.ChoiceField(label=_("How it speaks"), choices=Protocol.choices)
    zone = forms.ChoiceField(
        label=_("Zone of its clock"),
        required=False,
        choices=[
            ("", _("That of this installation")),
            *((zone, f"{label} ({zone})") for zone, label in ZONE_LABELS.items()),
        ],
    )
    zone_style = forms.ChoiceField(
        label=_("Tell it its time zone"),
        help_text=_("If its clock goes wrong after it called, choose another way."),
        choices=ZoneStyle.choices,
    )
    networks = forms.CharField(
        label=_("Networks from which it calls"),
        help_text=_("One on each line, for example 10.20.30.0/24. Empty: from anywhere, which everybody can fake."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    comm_key = forms.CharField(
        label=_("Communication key"),
        help_text=_("As it is set in the machine. Empty: it stays as it is."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    drop_key = forms.BooleanField(label=_("It has no key any more"), required=False)

    def __init__(
        self, *args: Any, units: Choices, places: Choices, machine: Machine | None = None, **kwargs: Any
    ) -> None:
        kwargs.setdefault("initial", _as_it_is(machine) if machine else {"zone_style": ZoneStyle.OMIT})
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("Choose")), *units]  # type: ignore[attr-defined]
        self.fields["place"].choices = [("", _("None")), *places]  # type: ignore[attr-defined]
        if machine is None or not machine.comm_key:
            del self.fields["drop_key"]

    def settings(self) -> Settings:
        """What was said; once judged."""
        said = self.cleaned_data
        key = said["comm_key"].strip() or None
        return Settings(
            name=said["name"],
            unit=Unit.objects.get(pk=said["unit"]),
            place=Place.objects.filter(pk=said["place"]).first() if said["place"] else None,
            protocol=said["protocol"],
            zone=said["zone"],
            zone_style=said["zone_style"],
            networks=said["networks"].split(),
            comm_key="" if said.get("drop_key") else key,
        )


def _as_it_is(machine: Machine) -> dict[str, Any]:
    return {
        "name": machine.name,
        "unit": machine.unit_id or "",
        "place": machine.place_id or "",
        "protocol": machine.protocol,
        "zone": machine.zone,
        "zone_style": machine.zone_style,
        "networks": "\n".join(machine.networks),
    }


class NewMachineForm(MachineForm):
    """A machine that has not called yet."""

    serial = forms.CharField(
        label=_("Serial number of the machine"),
        help_text=_("From the machine's menu or its back; for Fingerspot its cloud ID."),
        max_length=64,
        error_messages=missing(_("Enter the serial number.")),
    )
    field_order = ("serial",)


class CommandForm(forms.Form):
    """What a machine is told."""

    use_required_attribute = False
    AGAIN, COUNT, SHOW, REMOVE = "again", "count", "show", "remove"
    what = forms.ChoiceField(
        label=_("Tell it to"),
        choices=[
            ("INFO", _("say what it is")),
            ("LOG", _("send what is new")),
            (AGAIN, _("send the check-ins of some days again")),
            (COUNT, _("count its check-ins of a day")),
            (SHOW, _("show the name of a number")),
            (REMOVE, _("forget a number")),
            ("RELOAD OPTIONS", _("read its settings anew")),
            ("REBOOT", _("start anew")),
        ],
        error_messages=missing(_("Choose what to tell it.")),
    )
    first = day_field(_("Day, or first day"), required=False)
    last = day_field(_("Last day"), required=False)
    pin = forms.CharField(label=_("Number"), max_length=24, required=False)

    def clean(self) -> dict[str, Any]:
        """Days and numbers where they are needed."""
        said = super().clean() or {}
        what, first = said.get("what"), said.get("first")
        if what in (self.AGAIN, self.COUNT) and not first and "first" not in self.errors:
            self.add_error("first", _("Enter the day."))
        if what in (self.SHOW, self.REMOVE) and not said.get("pin"):
            self.add_error("pin", _("Enter the number."))
        if first and said.get("last") and said["last"] < first:
            self.add_error("last", _("This is before the first day."))
        return said

    def text(self, name: str) -> str:
        """The command; `name`: whose the number is. Raises orders.Forbidden."""
        said = self.cleaned_data
        first = said["first"]
        if said["what"] == self.AGAIN:
            return orders.send_again(first, said["last"] or first)
        if said["what"] == self.COUNT:
            return orders.count(first)
        if said["what"] == self.SHOW:
            return orders.set_user(said["pin"], " ".join(name.split())[:24])
        return orders.remove_user(said["pin"]) if said["what"] == self.REMOVE else orders.checked(said["what"])


class _OnMachine(forms.Form):
    use_required_attribute = False
    machine = forms.ChoiceField(label=_("Machine"), required=False)

    def __init__(self, *args: Any, machines: Choices, everywhere: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = (EVERYWHERE, _("Every machine")) if everywhere else ("", _("Choose"))
        self.fields["machine"].choices = [none, *machines]  # type: ignore[attr-defined]
        self.fields["machine"].required = not everywhere
        self.fields["machine"].error_messages["required"] = str(_("Choose the machine."))


class PinForm(_OnMachine):
    """By which number a machine knows somebody."""

    nip = forms.CharField(label=_("NIP"), max_length=40, error_messages=missing(_("Enter the NIP of the employee.")))
    pin = forms.CharField(
        label=_("Number at the machine"), max_length=24, error_messages=missing(_("Enter the number."))
    )
    since = day_field(
        _("From"), _("Check-ins by this number from that day on become theirs, also those that came already.")
    )


class PinsFileForm(_OnMachine):
    """A list of numbers."""

    since = day_field(_("From"), _("Where the list names no day."))
    file = forms.FileField(
        label=_("List"),
        help_text=_("CSV or XLSX with columns nip and pin; optional: sejak (day), mesin (serial number)."),
        error_messages=missing(_("Choose the file with the list.")),
    )


class PunchFileForm(_OnMachine):
    """A file that was carried over from a machine."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("attlog.dat from the machine's USB export, or CSV or XLSX with columns pin and waktu."),
        error_messages=missing(_("Choose the file from the machine.")),
    )


class EndPinForm(forms.Form):
    """From when a number stands for somebody no more."""

    use_required_attribute = False
    until = day_field(_("From this day on no more"), _("With the day on which it began, it never stood for them."))
