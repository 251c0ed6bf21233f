# SPDX-License-Identifier: EUPL-1.2
"""Who is sent where and when, as it is chosen while a letter of assignment is written."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from praja.duties.letters.domain.errands import LONGEST_PLACE, MOST_PEOPLE, Errand
from praja.duties.letters.enums import ErrandKind
from praja.duties.letters.queries.errands import MOST_FOUND, Sendable, chosen, goers, sendable

FIELDS = ("errand_kind", "errand_first", "errand_last", "errand_place", "asked")


class PeopleField(forms.CharField):
    """Ids of employees: as boxes that were ticked, or with commas between them where they were kept."""

    def prepare_value(self, value: Any) -> Any:
        return ",".join(value) if isinstance(value, list) else value


def _day(label: Any, hint: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d")
    wrong = {"invalid": gettext_lazy("Choose a day.")}
    return forms.DateField(label=label, help_text=hint, widget=widget, required=False, error_messages=wrong)


class ErrandFields(forms.Form):
    """The fields beside the words of a letter that may send somebody. All empty: it sends nobody."""

    errand_kind = forms.ChoiceField(
        label=gettext_lazy("What are they sent for?"),
        help_text=gettext_lazy(
            "Once the letter is signed their attendance follows it: nobody enters these days a second time. Leave it empty where "
            "nobody is away for it."
        ),
        choices=[("", gettext_lazy("Nobody is away for it")), *ErrandKind.choices],
        required=False,
    )
    errand_first = _day(gettext_lazy("First day away"))
    errand_last = _day(gettext_lazy("Last day away"), gettext_lazy("Empty: they are away for one day."))
    errand_place = forms.CharField(
        label=gettext_lazy("Where to"),
        max_length=LONGEST_PLACE,
        required=False,
        error_messages={"max_length": gettext_lazy("Shorten this to %(limit_value)d characters")},
    )
    asked = PeopleField(label=gettext_lazy("Who is sent?"), required=False)

    found_people: Sequence[Sendable] = ()
    says = ""

    @property
    def named(self) -> list[int]:
        """Ids of those who were chosen, in order."""
        said = self.data.getlist("asked") if self.is_bound else [str(self.initial.get("asked", ""))]  # type: ignore[attr-defined]
        return ids_in(",".join(said))

    @property
    def people(self) -> list[Sendable]:
        """Those who were chosen."""
        return chosen(self.named)

    def look_for_people(self, text: str) -> None:
        """Offer the employees who are called so."""
        found = sendable(text, besides=self.named)
        self.found_people, self.says = found[:MOST_FOUND], found_words(text, len(found))

    def clean_asked(self) -> tuple[int, ...]:
        return tuple(self.named)

    def check_errand(self, said: Mapping[str, Any]) -> None:
        """Put to each field what is missing or wrong with it, where somebody is sent."""
        first, last = said.get("errand_first"), said.get("errand_last")
        if not said.get("errand_kind"):
            if said.get("asked"):
                self.add_error("errand_kind", _("Say what they are sent for, or take them out again."))
            return
        if not said.get("asked"):
            self.add_error("asked", _("Choose who is sent: look for their name or NIP."))
        elif len(goers(said["asked"])) < len(said["asked"]):
            self.add_error(
                "asked", _("Somebody among them is not in service any more. Look at who stands here, and save.")
            )
        elif len(said["asked"]) > MOST_PEOPLE:
            self.add_error("asked", _("One letter sends at most %(count)d people.") % {"count": MOST_PEOPLE})
        if first is None and "errand_first" not in self.errors:
            self.add_error("errand_first", _("Say from which day on they are away."))
        elif first is not None and last is not None and last < first:
            self.add_error("errand_last", _("The last day is before the first."))

    def errand(self) -> Errand | None:
        """Who is sent where and when, once judged; None where nobody is."""
        said = self.cleaned_data
        if not said["errand_kind"]:
            return None
        first: date = said["errand_first"]
        return Errand(
            kind=said["errand_kind"],
            first_day=first,
            last_day=said["errand_last"] or first,
            people=goers(said["asked"]),
            place=said["errand_place"],
        )


def ids_in(text: str) -> list[int]:
    """The ids in a text with commas between them, each once."""
    return list(dict.fromkeys(int(part) for part in text.split(",") if part.strip().isdecimal() and len(part) < 19))


def errand_typed(errand: Errand | None) -> dict[str, Any]:
    """The fields before anybody typed."""
    if errand is None:
        return {}
    return {
        "errand_kind": errand.kind,
        "errand_first": errand.first_day.isoformat(),
        "errand_last": errand.last_day.isoformat() if errand.last_day > errand.first_day else "",
        "errand_place": errand.place,
        "asked": ",".join(str(one.employee) for one in errand.people),
    }


def found_words(text: str, count: int) -> str:
    """A line that says how many were found, also aloud."""
    if not text.strip():
        return _("Type a part of the name or the NIP, then look.")
    if count > MOST_FOUND:
        return _("More than %(count)d: type more of the name.") % {"count": MOST_FOUND}
    return _("%(count)d found.") % {"count": count} if count else _("Nobody in service is called so.")
