# SPDX-License-Identifier: EUPL-1.2
"""What readers asked, and what they may read of it again."""

from typing import Any

from praja.duties.opendata.enums import ASKED
from praja.duties.opendata.models import Asked
from praja.duties.opendata.models.digests import asked_content
from praja.kernel.ledger.queries import inclusion_of
from praja.kernel.procedures.models import Case
from praja.lib.codes import read_code


def asked_case(code: str) -> Case | None:
    """The case of a question with this code. Who may read what of it is asked by the caller."""
    cases = Case.objects.filter(procedure=ASKED, code=read_code(code))
    return cases.select_related("lead_unit", "asked_data__dataset").first()


def asked_case_with_id(case_id: int) -> Case | None:
    """The case with this id, for whoever already holds a right to it."""
    return Case.objects.filter(procedure=ASKED, pk=case_id).first()


def asked_of(case: Case) -> Asked:
    """What was asked in this case."""
    return Asked.objects.select_related("dataset", "resource").get(case=case)


def proof_of_asked(case: Case) -> dict[str, Any]:
    """What the offline checker needs beside the receipt: the words as they were filed, and the inclusion proof. Raises
    `NotYetIncluded` before the interval has closed."""
    return {**inclusion_of(case.stream, 1).to_json(), "content": asked_content(asked_of(case))}
