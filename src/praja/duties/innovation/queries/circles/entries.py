# SPDX-License-Identifier: EUPL-1.2
"""A project as something that can be entered in a competition, or become an innovation."""

from dataclasses import dataclass

from praja.duties.innovation.domain.circles.steps import STEPS
from praja.duties.innovation.models.circles import CircleProject
from praja.duties.innovation.queries.circles.finding import last_sheets, people_of


@dataclass(frozen=True, slots=True)
class Entry:
    """What a competition takes of a project: how it is called, whose it is, who is in it (ids of persons), what each step says
    (step to text; a step in which nothing stands is not there)."""

    title: str
    unit_id: int
    people: tuple[int, ...]
    texts: dict[int, str]


def entry_of(project: CircleProject) -> Entry:
    """The project as it stands. Two statements."""
    texts = {}
    for step, row in last_sheets(project).items():
        said = "\n".join(_said(row.sheet[ask.name]) for ask in STEPS[step] if row.sheet.get(ask.name))
        if said:
            texts[step] = said
    people = tuple(one.person_id for one in people_of(project.circle))
    return Entry(project.case.subject, project.case.lead_unit_id, people, texts)


def _said(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(
            "; ".join(str(cell) for name, cell in row.items() if cell and name != "parent") for row in value
        )
    return str(value)
