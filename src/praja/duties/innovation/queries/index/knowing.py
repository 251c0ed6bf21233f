# SPDX-License-Identifier: EUPL-1.2
"""What Praja knows of an innovation that answers an indicator, and the sentence that says so."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from praja.duties.innovation.domain.index.known import Known, Proposal, Why, proposals
from praja.duties.innovation.enums import PATH, Means, TeamFunction
from praja.duties.innovation.models import Innovation, Maturity
from praja.duties.innovation.queries.path import plan_of
from praja.duties.innovation.queries.replication import copies_of
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.queries import figures
from praja.kernel.organization.queries import subtree_ids, units
from praja.kernel.people.models import Employee
from praja.kernel.plans.models import EffectReading
from praja.kernel.plans.queries.planning import plan_sheet, version_of
from praja.lib.clock import local_date
from praja.lib.errors import Text
from praja.lib.moments import local_zone

RECEIVED, RESOLVED = "complaints.received", "complaints.resolved"
_TEAM = (TeamFunction.LEADER, TeamFunction.MEMBER)


@dataclass(frozen=True, slots=True)
class Offered:
    """A parameter that is proposed to the team, why, and from where; `earlier` is last year's answer where it is from there."""

    question: str
    way: str
    parameter: int
    why: Text
    source: Text
    at_least: bool
    earlier: Maturity | None = None


def offers_of(row: Innovation, year: int, at: datetime) -> dict[str, Offered]:
    """What is proposed for a year, by the number of the question: what Praja knows, else what was answered the year before
    and not refused."""
    found = {
        key: Offered(key, key, one.parameter, why_words(one), _SOURCES[one.why], one.at_least)
        for key, one in proposals(known_of(row, year, at)).items()
    }
    for last in row.maturity.filter(year=year - 1, parameter__gt=0).exclude(verdict="refused"):
        if last.question not in found:
            why = _("So it was answered for %(year)s.") % {"year": last.year}
            found[last.question] = Offered(
                last.question, last.way, last.parameter, why, _("the year before"), False, last
            )
    return found


def known_of(row: Innovation, year: int, at: datetime) -> Known:
    """What stands in Praja about an innovation, for the index of a year."""
    zone = local_zone()
    opened = local_date(row.case.filed_at, zone)
    return Known(
        legal_form=row.legal_form,
        instrument=row.instrument,
        people=row.team.filter(left_at=None, function__in=_TEAM).count(),
        digital=row.means == Means.DIGITAL,
        actors=_actors(row),
        units=_departments(row),
        complaints=_complaints(row, year, at),
        copies=_copies(row),
        begun_on=min(opened, row.trial_from or opened),
        applied_on=row.applied_on,
        readings=EffectReading.objects.filter(plan__source_kind=PATH, plan__source_id=row.pk).count(),
        video=bool(row.video_url),
    )


def why_words(proposal: Proposal) -> Text:
    """The sentence that says why a parameter is proposed."""
    said = {**proposal.said}
    if proposal.why in _COUNTED:
        return _COUNTED[proposal.why] % said
    return _WORDS[proposal.why] % said if said else _WORDS[proposal.why]


_WORDS: dict[Why, Text] = {
    Why.REGULATION: _("It is applied by %(instrument)s."),
    Why.DIGITAL: _("It works by digital means. Whether it works online is not known here."),
    Why.NOT_DIGITAL: _("It does not work by digital means."),
    Why.COMPLAINTS: _(
        "In the year before, the unit closed %(settled)s of %(received)s reports after an answer: %(percent)s %% of them."
    ),
    Why.NO_COMPLAINTS: _("In the year before, nobody complained about the unit here."),
    Why.VIDEO: _("There is a video. How many of the five elements it shows, somebody has to see."),
}
_COUNTED = {
    Why.TEAM: ngettext_lazy("%(count)s person works on it.", "%(count)s people work on it.", "count"),
    Why.ACTORS: ngettext_lazy(
        "The plan names %(count)s stakeholder.", "The plan names %(count)s different stakeholders.", "count"
    ),
    Why.UNITS: ngettext_lazy(
        "People and trials of %(count)s department are part of it.",
        "People and trials of %(count)s departments are part of it.",
        "count",
    ),
    Why.COPIES: ngettext_lazy(
        "%(count)s unit copied it. For more than one the index asks for different regions, which are not known here.",
        "%(count)s units copied it. For more than one the index asks for different regions, which are not known here.",
        "count",
    ),
    Why.MONTHS: ngettext_lazy(
        "From %(begun)s to %(applied)s it took %(months)s month.",
        "From %(begun)s to %(applied)s it took %(months)s months; a month that has begun counts.",
        "months",
    ),
    Why.READINGS: ngettext_lazy("Its effect was read %(count)s time.", "Its effect was read %(count)s times.", "count"),
}
_SOURCES: dict[Why, Text] = {
    Why.REGULATION: _("the page of the innovation"),
    Why.TEAM: _("its team"),
    Why.DIGITAL: _("the page of the innovation"),
    Why.NOT_DIGITAL: _("the page of the innovation"),
    Why.ACTORS: _("its action plan"),
    Why.UNITS: _("its team and its trial"),
    Why.COMPLAINTS: _("the figures of complaints"),
    Why.NO_COMPLAINTS: _("the figures of complaints"),
    Why.COPIES: _("its copies"),
    Why.MONTHS: _("its path"),
    Why.READINGS: _("its action plan"),
    Why.VIDEO: _("the page of the innovation"),
}


def _actors(row: Innovation) -> int:
    plan = plan_of(row)
    if plan is None:
        return 0
    return len({one.name.casefold().strip() for one in plan_sheet(version_of(plan)).stakeholders})


def _departments(row: Innovation) -> int:
    """The departments (units right below the government) that its team, its trial and its lead belong to."""
    people = row.team.filter(left_at=None).values("person")
    of_people = Employee.objects.filter(person__in=people).values_list("unit_id", flat=True)
    tried = row.trial_units.values_list("unit_id", flat=True)
    return len({_department(one) for one in (row.case.lead_unit_id, *tried, *of_people) if one is not None})


def _department(unit_id: int) -> int:
    """The unit right below the government that a unit belongs to."""
    above = units.current().ancestors(unit_id)
    chain = (unit_id, *above)
    return chain[-2] if len(chain) > 1 else unit_id


def _complaints(row: Innovation, year: int, at: datetime) -> tuple[int, int]:
    period = Period(date(year - 1, 1, 1), date(year - 1, 12, 31))
    found = figures((RECEIVED, RESOLVED), unit_ids=subtree_ids(row.case.lead_unit_id), period=period, at=at)
    received = found[RECEIVED].numerator
    return min(found[RESOLVED].numerator, received), received


def _copies(row: Innovation) -> int:
    found = copies_of(row)
    return found.here + found.elsewhere
