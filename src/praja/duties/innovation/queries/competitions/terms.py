# SPDX-License-Identifier: EUPL-1.2
"""Rules to begin from, as written editions give them."""

from datetime import datetime

from praja.duties.innovation.domain.competitions.terms import (
    CategoryTerms,
    Criterion,
    Proof,
    Section,
    StageTerms,
    Terms,
)
from praja.duties.innovation.enums.competitions import Normalisation
from praja.kernel.law.domain.contests import ContestEdition, ContestGroup
from praja.kernel.ledger.domain.chain import moment_text

JURORS_EACH, APPEAL_DAYS = 3, 3
OWN_SECTIONS = (("1", "Latar belakang", 300), ("2", "Perbaikan yang dilakukan", 500), ("3", "Hasil", 300))
"""What a competition without a written edition begins from; the organiser writes others."""
OWN_CRITERIA = (("1", "Kebaruan", 30), ("2", "Manfaat", 40), ("3", "Keberlanjutan", 30))


def first_terms(edition: ContestEdition | None, *, until: datetime) -> Terms:
    """The rules to begin from: those of a written edition where it has them, ours where it has none."""
    groups = edition.groups if edition else ()
    categories = tuple(_category(one, edition) for one in groups) or (
        CategoryTerms(key="umum", title="Umum", sections=tuple(Section(*one) for one in OWN_SECTIONS)),
    )
    weighed = next((one for one in groups if one.has_weights), None)
    criteria = (
        tuple(Criterion(one.key, one.title, one.weight or 0) for one in weighed.sections)
        if weighed
        else tuple(Criterion(*one) for one in OWN_CRITERIA)
    )
    grade = edition.passing_grade if edition else None
    return Terms(
        about="",
        entries_until=moment_text(until),
        is_blind=True,
        normalisation=Normalisation.NONE.value,
        jurors_each=JURORS_EACH,
        appeal_days=APPEAL_DAYS,
        categories=categories,
        stages=(StageTerms(title="Penilaian proposal", weight=100, criteria=criteria, grade=grade),),
        most_per_unit=edition.most_per_unit if edition else None,
        tie_order=tuple(one.key for one in sorted(criteria, key=lambda one: -one.weight)[:1]),
    )


def _category(group: ContestGroup, edition: ContestEdition | None) -> CategoryTerms:
    parts = [part for section in group.sections for part in section.parts]
    sections = tuple(Section(one.key, one.title, one.most_words) for one in parts)
    return CategoryTerms(
        key=group.key,
        title=group.title,
        sections=sections or tuple(Section(*one) for one in OWN_SECTIONS),
        proofs=tuple(Proof(one.key, one.title) for one in edition.proofs) if edition else (),
        least_age_years=group.least_age_years,
        most_per_unit=group.most_per_unit,
    )
