# SPDX-License-Identifier: EUPL-1.2
"""Reading one application for the act at hand."""

from praja.duties.services.models import Application
from praja.kernel.forms.domain.schemas import every_field
from praja.kernel.procedures.models import Case

VISIT_FILES = "services.visit"
"""What the photos of a visit are attached to."""


def application_of(case: Case) -> Application:
    """The application of a case with everything that decides its way: service, version, form, applicant. One statement."""
    rows = Application.objects.select_related("case__lead_unit", "service", "version__form", "applicant", "filer")
    return rows.get(pk=case.pk)


def askable_items(application: Application) -> dict[str, str]:
    """What an applicant can be asked for again, by key: the papers of the standard and the questions of its form."""
    version = application.version
    papers = {str(entry["key"]): str(entry["label"]) for entry in version.requirements}
    questions = every_field(version.form.fields) if version.form else {}
    return papers | {name: str(sub.get("title", name)) for name, sub in questions.items() if name not in papers}
