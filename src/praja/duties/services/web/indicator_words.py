# SPDX-License-Identifier: EUPL-1.2
"""The five PEKPPP indicators of a unit in words: the level, why it is that, and the next best step."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from praja.duties.services.queries.indicators import ServiceStanding, UnitStanding
from praja.duties.services.queries.standards import missing_names

NAMES = (
    gettext_lazy("Standards are there, set, and made with the public"),
    gettext_lazy("The public takes part in making them"),
    gettext_lazy("Media on which service delivery is published"),
    gettext_lazy("Standards are looked at again"),
    gettext_lazy("Service pledge"),
)
LEAST_FIRST = (5, 3, 4, 1, 2)
"""The indicators by what their next step asks: a pledge is written in an hour, a consultation takes weeks."""
SHORT = (
    pgettext_lazy("indicator", "standard"),
    pgettext_lazy("indicator", "public"),
    pgettext_lazy("indicator", "media"),
    pgettext_lazy("indicator", "review"),
    pgettext_lazy("indicator", "pledge"),
)
HIGHEST = 5
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Told:
    """Why a level is what it is, and what the next level asks for, with where to do it."""

    why: str
    step: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class ToldIndicator:
    """One indicator of the instrument; `number` is its own."""

    number: int
    name: str
    level: int
    told: Told

    @property
    def short(self) -> str:
        """Its name in one word, for the head of a column."""
        return str(SHORT[self.number - 1])


def indicators_of(standing: UnitStanding) -> list[ToldIndicator]:
    """Indicators 1 to 5 of a unit."""
    tellers: tuple[Callable[[UnitStanding, int], Told], ...] = (_standards, _public, _media, _reviews, _pledge)
    levels = standing.levels
    return [
        ToldIndicator(number, str(name), level, tell(standing, level))
        for number, (name, level, tell) in enumerate(zip(NAMES, levels, tellers, strict=True), start=1)
    ]


def next_best(told: list[ToldIndicator]) -> ToldIndicator | None:
    """The indicator that stands lowest and can rise, of several the one that asks least; None where all are at the top."""
    rising = [one for one in told if one.told.step]
    return min(rising, key=lambda one: (one.level, LEAST_FIRST.index(one.number)), default=None)


def _standards(standing: UnitStanding, level: int) -> Told:
    one = standing.weakest
    said = {"service": one.service.name, "missing": ", ".join(missing_names(one.version)) if one.version else ""}
    why, step = {
        0: (_("“%(service)s” has no standard in force."), _("Write its standard.")),
        1: (_("The standard of “%(service)s” lacks: %(missing)s."), _("Fill them in, in a new version.")),
        2: (_("The standard of “%(service)s” is complete, but no decree has set it."), _("Have it set by decree.")),
        3: (
            _("The standard of “%(service)s” is complete and set; nobody of the public took part."),
            _("Hold a public consultation before its next version."),
        ),
        4: (
            _("The public took part in the standard of “%(service)s”; it was not looked at again since."),
            _("Look at it again and note what was looked at."),
        ),
        5: (_("Every standard is complete, set, made with the public, and was looked at again."), ""),
    }[level]
    return Told(why % said, step, _service_url(one) if step else "")


def _public(standing: UnitStanding, level: int) -> Told:
    one = standing.least_heard
    why = ngettext(
        "In the standard of “%(service)s” %(count)s of the five groups of the public took part.",
        "In the standard of “%(service)s” %(count)s of the five groups of the public took part.",
        one.groups,
    ) % {"service": one.service.name, "count": one.groups}
    if level == HIGHEST:
        return Told(_("All five groups of the public took part in every standard."))
    return Told(why, _("Invite the groups that were missing to its next public consultation."), _service_url(one))


def _media(standing: UnitStanding, level: int) -> Told:
    media = standing.media_besides
    behind = standing.undelivered
    said = {"media": ngettext("%(count)s medium", "%(count)s media", media) % {"count": media}}
    if level == HIGHEST:
        return Told(_("In SIPPN and on %(media)s, these pages counted.") % said)
    if behind is not None:
        why = _("Requirements, procedure, time, fee, product and complaints of “%(service)s” are not all published.")
        return Told(
            why % {"service": behind.service.name},
            _("Fill in these six components and publish the standard."),
            _service_url(behind),
        )
    more = reverse("services:new_medium", args=[standing.unit.code])
    if standing.is_in_sippn:
        why = _("In SIPPN and on %(media)s, these pages counted.") % said
        return Told(why, _("Show the standards on one more medium and record it."), more)
    why = _("On %(media)s, these pages counted, and not in SIPPN.") % said
    if media < 2:
        return Told(why, _("Show the standards on one more medium and record it."), more)
    return Told(why, _("Enter the standards in SIPPN, and record it or compare its list here."), more)


def _reviews(standing: UnitStanding, level: int) -> Told:
    years = standing.years
    if level == HIGHEST:
        return Told(_("Every standard was looked at within a year."))
    said = {
        "all": len(years),
        "one": sum(age is not None and age < 1 for age in years),
        "two": sum(age is not None and age < 2 for age in years),
    }
    limit = 2 if level == 2 else 1
    behind = [
        one for one, age in zip(standing.services, years, strict=True) if one.version and (age is None or age >= limit)
    ]
    why = _("Of %(all)s standards %(one)s were looked at within a year, %(two)s within two.") % said
    if not behind:
        without = next(one for one in standing.services if one.version is None)
        return Told(
            why, _("Write the standard of “%(service)s”.") % {"service": without.service.name}, _service_url(without)
        )
    names = ", ".join(f"“{one.service.name}”" for one in behind[:MOST_NAMED])
    if len(behind) > MOST_NAMED:
        names += ngettext(" and %(count)s more", " and %(count)s more", len(behind) - MOST_NAMED) % {
            "count": len(behind) - MOST_NAMED
        }
    return Told(why, _("Look at them again: %(names)s.") % {"names": names}, _service_url(behind[0]))


def _pledge(standing: UnitStanding, level: int) -> Told:
    if standing.pledge is None:
        url = f"{reverse('services:new_pledge')}?unit={standing.unit.code}"
        return Told(_("There is no pledge in force."), _("Write the pledge and have it set by decree."), url)
    if level == HIGHEST:
        return Told(_("The pledge is set, hangs in the service room and stands online."))
    why = _("The pledge is set and stands online; it does not hang in the service room.")
    return Told(why, _("Print it, hang it in the service room, and note that it hangs."), reverse("services:pledges"))


def _service_url(one: ServiceStanding) -> str:
    if one.version is not None:
        return reverse("services:version", args=[one.version.case.code])
    return reverse("services:kept_service", args=[one.service.code])
