# SPDX-License-Identifier: EUPL-1.2
"""The index of a year, live from what was answered."""

from collections.abc import Sequence
from datetime import date

from django.db.models import OuterRef, QuerySet, Subquery

from praja.duties.innovation.domain.index.eligibility import missing, window_of
from praja.duties.innovation.domain.index.standing import Entrant, Standing
from praja.duties.innovation.domain.profiles import read_profile
from praja.duties.innovation.domain.words import word_count
from praja.duties.innovation.enums import IN_USE
from praja.duties.innovation.models import Innovation, Profile
from praja.duties.innovation.queries.index.answers import checked, counted, maturity_by_innovation, region_answers
from praja.duties.innovation.queries.index.editions import edition_of
from praja.kernel.law.domain.editions import Edition
from praja.kernel.ledger.telling import told_by_stream


def standing_of(year: int) -> Standing:
    """The index of a year as it stands now, for the whole government: whoever calls has asked who may see it. Raises
    `NoSuchQuestion`. Four statements, however many innovations; one more where some were developed after the window."""
    edition = edition_of(year)
    rows = list(in_use())
    keys = [row.pk for row in rows]
    answers, words, developed = maturity_by_innovation(year, keys), words_of(keys), developed_in(edition, rows)
    entrants = [
        Entrant(
            row.pk,
            row.case.code,
            row.case.subject,
            row.case.lead_unit_id,
            row.basic_service,
            counted(answers.get(row.pk, ())),
            checked(answers.get(row.pk, ())),
            missing(
                edition,
                applied_on=row.applied_on,
                developed_on=developed.get(row.pk, row.developed_on),
                words=words.get(row.pk, 0),
            ),
            words.get(row.pk, 0),
        )
        for row in rows
    ]
    region = {key: one.parameter for key, one in region_answers(year).items()}
    return Standing(edition, region, entrants)


def in_use() -> "QuerySet[Innovation]":
    """Every innovation that is applied, with its case and unit, the oldest first."""
    rows = Innovation.objects.filter(case__state__in=IN_USE)
    return rows.select_related("case__lead_unit").order_by("pk")


def developed_in(edition: Edition, rows: Sequence[Innovation]) -> dict[int, date]:
    """Of innovations that were developed after the window of an edition too: the day within it, where there was one. A row keeps
    only the day of the last time."""
    window = window_of(edition)
    if window is None:
        return {}
    later = {
        row.case.stream: row.pk for row in rows if row.developed_on is not None and row.developed_on > window.last_day
    }
    if not later:
        return {}
    found: dict[int, date] = {}
    for stream, events in told_by_stream(later, names=("innovation.developed", "innovation.entered")).items():
        days = [date.fromisoformat(day) for one in events if (day := one.payload["developed_on"])]
        within = [day for day in days if window.holds(day)]
        if within:
            found[later[stream]] = within[-1]
    return found


def words_of(innovations: list[int]) -> dict[int, int]:
    """Words of the rancang bangun in the latest version of each. One statement."""
    return {key: word_count(read_profile(one.sheet).design) for key, one in latest_profiles(innovations).items()}


def latest_profiles(innovations: list[int]) -> dict[int, Profile]:
    """The version of its words that was written last, of each. One statement."""
    last = Profile.objects.filter(innovation=OuterRef("innovation")).order_by("-number").values("pk")[:1]
    rows = Profile.objects.filter(innovation__in=innovations, pk=Subquery(last))
    return {one.innovation_id: one for one in rows}
