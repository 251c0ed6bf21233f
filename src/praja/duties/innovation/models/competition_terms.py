# SPDX-License-Identifier: EUPL-1.2
"""The rules of a competition as its rows hold them."""

from praja.duties.innovation.domain.competitions.terms import (
    CategoryTerms,
    Criterion,
    Proof,
    Section,
    StageTerms,
    Terms,
)
from praja.duties.innovation.models.competitions import Category, Competition, Stage
from praja.kernel.ledger.domain.chain import moment_text


def terms_of(row: Competition) -> Terms:
    """The rules of a competition."""
    return Terms(
        about=row.about,
        entries_until=moment_text(row.entries_until),
        is_blind=row.is_blind,
        normalisation=row.normalisation,
        jurors_each=row.jurors_each,
        appeal_days=row.appeal_days,
        categories=tuple(category_terms(one) for one in row.categories.order_by("position")),
        stages=tuple(stage_terms(one) for one in row.stages.order_by("position")),
        most_per_unit=row.most_per_unit,
        tie_order=tuple(row.tie_order),
    )


def category_terms(row: Category) -> CategoryTerms:
    """What one category asks."""
    return CategoryTerms(
        key=row.key,
        title=row.title,
        sections=tuple(Section(**one) for one in row.sections),
        proofs=tuple(Proof(**one) for one in row.proofs),
        least_age_years=row.least_age_years,
        most_per_unit=row.most_per_unit,
    )


def stage_terms(row: Stage) -> StageTerms:
    """What one stage judges."""
    return StageTerms(
        title=row.title,
        weight=row.weight,
        criteria=tuple(Criterion(**one) for one in row.criteria),
        highest=row.highest,
        best=row.best,
        grade=row.grade,
    )
