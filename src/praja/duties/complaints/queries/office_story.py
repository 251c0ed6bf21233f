# SPDX-License-Identifier: EUPL-1.2
"""The story of a report as officers read it: each act in order, by whom, when, and what was said."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from praja.duties.complaints.procedure import INTAKE
from praja.duties.complaints.queries.office_told import BY_REPORTER, INTERNAL, TOLD, role_in
from praja.duties.complaints.queries.office_words import written_in
from praja.duties.complaints.rules import OFFICE_ROLES
from praja.kernel.people.enums import Role
from praja.kernel.procedures.models import Case
from praja.kernel.procedures.queries import stories
from praja.kernel.procedures.queries.stories import StoryAct, Telling, rows_told
from praja.lib.actors import Actor

FUNCTIONS: Mapping[str, str] = {Role.COMPLAINT_COORDINATOR: INTAKE}
"""The coordinator works at the unit of the function, wherever the report is."""

TELLING = Telling(
    told=TOLD,
    roles=OFFICE_ROLES,
    outsider=_("Reporter"),
    role_in=role_in,
    functions=FUNCTIONS,
    internal=INTERNAL,
    outside=BY_REPORTER,
    saved=frozenset({"complaints.drafted"}),
)


def office_story(actor: Actor, case: Case, *, seen_version: int | None = None) -> list[StoryAct]:
    """Everything that happened, oldest first; see `stories.office_story`. Three statements, and one for each kind of words that
    the case has."""
    rows = rows_told(case, TELLING)
    words = written_in(case.complaint, rows)
    return stories.office_story(actor, case, TELLING, rows, words, seen_version=seen_version)
