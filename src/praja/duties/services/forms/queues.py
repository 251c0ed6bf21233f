# SPDX-License-Identifier: EUPL-1.2
"""What pages of queues accept."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from praja.duties.services.enums.queues import DeviceKind
from praja.duties.services.models import Queue, Service
from praja.kernel.procedures.enums import Priority

FIRST = [
    (Priority.NONE.value, _("No, I wait like everybody else")),
    *((value, label) for value, label in Priority.choices if value),
]


class KeyedForm(forms.Form):
    """A form that carries the key by which a second press is known."""

    use_required_attribute = False
    key = forms.UUIDField(widget=forms.HiddenInput)


class TakeForm(KeyedForm):
    """A queue, and whether one must be served first."""

    queue = forms.TypedChoiceField(
        label=_("What do you come for?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you come for"), "invalid_choice": _("Choose one from the list")},
    )
    priority = forms.ChoiceField(
        label=_("Must you be served first?"),
        choices=FIRST,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("People with a disability, elderly people, pregnant women and those with small children go ahead."),
    )

    def __init__(self, *args: Any, queues: Sequence[Queue], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.queues = list(queues)
        self.fields["queue"].choices = [(q.pk, f"{q.letter} · {q.name}") for q in queues]  # type: ignore[attr-defined]
        if len(self.queues) == 1:
            self.fields["queue"].initial = self.queues[0].pk
        self.fields["priority"].initial = ""

    def explain(self, says: Mapping[int, str]) -> None:
        """What is said beside each queue."""
        self.fields["queue"].explanations = dict(says)  # type: ignore[attr-defined]

    def queue_chosen(self) -> Queue:
        return next(queue for queue in self.queues if queue.pk == self.cleaned_data["queue"])


class BookForm(KeyedForm):
    """An hour, and how to be reminded of it."""

    slot = forms.CharField(label=_("Hour"), error_messages={"required": _("Choose an hour")})
    phone = forms.CharField(
        label=_("Mobile number"),
        help_text=_("For a reminder the day before. It is kept sealed and used for nothing else."),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    email = forms.CharField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        widget=forms.TextInput(attrs={"inputmode": "email", "autocomplete": "email"}),
    )

    def clean_slot(self) -> datetime:
        try:
            found = datetime.fromisoformat(self.cleaned_data["slot"])
        except ValueError as error:
            raise forms.ValidationError(_("Choose an hour")) from error
        if found.tzinfo is None or not 2000 < found.year < 9000:
            raise forms.ValidationError(_("Choose an hour"))
        return found


class CodeForm(forms.Form):
    """A code that somebody shows."""

    use_required_attribute = False
    kode = forms.CharField(
        label=_("Code"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Type the code")},
    )


class QueueForm(forms.Form):
    """How a queue is set up."""

    use_required_attribute = False
    letter = forms.CharField(
        label=_("Letter of the queue"),
        help_text=_("Stands before the number and is called out, for example A."),
        max_length=2,
        error_messages={"required": _("Choose a letter")},
    )
    name = forms.CharField(
        label=_("Name"),
        help_text=_("What people come for, in their words."),
        max_length=80,
        error_messages={"required": _("Write what people come for")},
    )
    services = forms.ModelMultipleChoiceField(
        label=_("Services"),
        help_text=_("Which services of the catalogue are handled here."),
        queryset=Service.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    daily_limit = forms.IntegerField(label=_("Tickets on a day, at most"), required=False)
    web_limit = forms.IntegerField(
        label=_("Of these by phone, at most"),
        help_text=_("So that whoever comes in person finds some left."),
        required=False,
    )
    slot_minutes = forms.IntegerField(
        label=_("Length of an appointment in minutes"),
        help_text=_("Leave it empty where there are no appointments."),
        required=False,
    )
    slot_capacity = forms.IntegerField(label=_("Appointments at the same hour"), required=False)
    days_ahead = forms.IntegerField(label=_("How many days ahead can be booked"), required=False)
    is_active = forms.BooleanField(
        label=_("In use"), help_text=_("Take it out and nobody is offered it any more."), required=False
    )

    def __init__(self, *args: Any, services: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["services"].queryset = services  # type: ignore[attr-defined]


class CounterForm(forms.Form):
    """How a counter is set up: with the order in which it serves each queue of its office."""

    use_required_attribute = False
    number = forms.IntegerField(label=_("Number"), error_messages={"required": _("Write the number")})
    name = forms.CharField(label=_("Name"), help_text=_("For example: near the door."), max_length=60, required=False)
    is_active = forms.BooleanField(
        label=_("In use"), help_text=_("Take it out and nobody sits there any more."), required=False
    )

    def __init__(self, *args: Any, queues: Sequence[Queue], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ranks = [
            ("", gettext("Does not serve it")),
            ("1", gettext("First")),
            ("2", gettext("Second, when nobody waits in the first")),
            ("3", gettext("Third")),
        ]
        self.queues = list(queues)
        for queue in self.queues:
            self.fields[f"queue_{queue.pk}"] = forms.ChoiceField(
                label=f"{queue.letter} · {queue.name}", choices=ranks, required=False
            )
        self.order_fields(["number", "name", *(f"queue_{queue.pk}" for queue in self.queues), "is_active"])

    def serves(self) -> dict[int, int]:
        """Queue to rank, of those that were chosen."""
        given = {queue.pk: self.cleaned_data.get(f"queue_{queue.pk}") for queue in self.queues}
        return {pk: int(rank) for pk, rank in given.items() if rank}


class DeviceForm(forms.Form):
    """A display or kiosk to be registered."""

    use_required_attribute = False
    kind = forms.ChoiceField(
        label=_("Display or kiosk?"),
        choices=DeviceKind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what it is")},
    )
    name = forms.CharField(
        label=_("Where does it stand?"), max_length=80, error_messages={"required": _("Write where it stands")}
    )
