# SPDX-License-Identifier: EUPL-1.2
"""A case of whichever duty by its code, for an officer who may open it."""

from praja.kernel.procedures.declarations import procedure_of
from praja.kernel.procedures.models import Case
from praja.lib.actors import Actor
from praja.lib.codes import read_code


def case_to_open(actor: Actor, code: str) -> Case | None:
    """The case with this code, if its procedure says who may open it and this actor may. An absent one and a hidden one are the
    same None."""
    case = Case.objects.select_related("lead_unit").filter(code=read_code(code)).first()
    if case is None:
        return None
    declared = procedure_of(case)
    return case if declared.opened_by is not None and declared.opened_by.allows(actor, case) else None
