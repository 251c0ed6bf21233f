# SPDX-License-Identifier: EUPL-1.2
"""The index of a year, live from what was answered."""

from django.db.models import OuterRef, QuerySet, Subquery

from praja.duties.innovation.domain.index.eligibility import missing
from praja.duties.innovation.domain.index.standing import Entrant, Standing
from praja.duties.innovation.domain.profiles import read_profile
from praja.duties.innovation.domain.words import word_count
from praja.duties.innovation.enums import IN_USE
from praja.duties.innovation.models import Innovation, Profile
from praja.duties.innovation.queries.index.answers import checked, counted, maturity_by_innovation, region_answers
from praja.duties.innovation.queries.index.editions import edition_of


def standing_of(year: int) -> Standing:
    """The index of a year as it stands now, for the whole government: whoever calls has asked who may see it. Raises
    `NoSuchQuestion`. Four statements, however many innovations."""
    edition = edition_of(year)
    rows = list(in_use())
    keys = [row.pk for row in rows]
    answers, words = maturity_by_innovation(year, keys), words_of(keys)
    entrants = [
        Entrant(
            row.pk,
            row.case.code,
            row.case.subject,
            row.case.lead_unit_id,
            row.basic_service,
            counted(answers.get(row.pk, ())),
            checked(answers.get(row.pk, ())),
            missing(edition, applied_on=row.applied_on, developed_on=row.developed_on, words=words.get(row.pk, 0)),
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


def words_of(innovations: list[int]) -> dict[int, int]:
    """Words of the rancang bangun in the latest version of each. One statement."""
    return {key: word_count(read_profile(one.sheet).design) for key, one in latest_profiles(innovations).items()}


def latest_profiles(innovations: list[int]) -> dict[int, Profile]:
    """The version of its words that was written last, of each. One statement."""
    last = Profile.objects.filter(innovation=OuterRef("innovation")).order_by("-number").values("pk")[:1]
    rows = Profile.objects.filter(innovation__in=innovations, pk=Subquery(last))
    return {one.innovation_id: one for one in rows}
