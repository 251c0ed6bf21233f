# SPDX-License-Identifier: EUPL-1.2
"""What lies behind a number of a diagnosis."""

from dataclasses import dataclass

from praja.kernel.measures.declarations import source_of
from praja.kernel.measures.domain.periods import Period
from praja.kernel.measures.queries import Behind, subjects_behind
from praja.kernel.organization.queries import subtree_ids
from praja.kernel.plans.models import Diagnosis, Evidence
from praja.kernel.plans.queries.readings import Read, evidence_of_diagnosis
from praja.kernel.search.queries import Found, documents_about, tokens_of
from praja.lib.actors import Actor

MOST = 100


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing that was counted and that the reader may open; `numerator` is what it added."""

    found: Found
    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class BehindNumber:
    """A number and what the reader may see of what was counted; `hidden` of the first hundred they may not."""

    evidence: Evidence
    read: Read
    counted: tuple[Counted, ...]
    hidden: int
    more: bool


def behind_number(actor: Actor, diagnosis: Diagnosis, measure: str) -> BehindNumber | None:
    """What stands behind one number of a diagnosis; None where it does not begin with that number.

    Who may open what is asked of the search index, which knows it of every duty's things: a reader who may not find a case there
    does not learn here that it exists, only that something was counted.
    """
    evidence = diagnosis.evidence.filter(measure=measure).first()
    read = next((one for one in evidence_of_diagnosis(diagnosis) if one.measure.key == measure), None)
    if evidence is None or read is None:
        return None
    period = Period(evidence.first_day, evidence.last_day)
    behind = subjects_behind(measure, unit_ids=subtree_ids(diagnosis.unit_id), period=period, limit=MOST + 1)
    kind = source_of(measure).subject_kind
    numbered = {_number(one, kind): one for one in behind[:MOST]}
    open_to = documents_about(kind, [pk for pk in numbered if pk is not None], tokens=tokens_of(actor))
    counted = tuple(Counted(open_to[pk], numbered[pk].numerator, numbered[pk].denominator) for pk in sorted(open_to))
    return BehindNumber(evidence, read, counted, len(behind[:MOST]) - len(counted), len(behind) > MOST)


def _number(one: Behind, kind: str) -> int | None:
    found, _, number = one.subject.partition(":")
    return int(number) if found == kind and number.isdecimal() else None
