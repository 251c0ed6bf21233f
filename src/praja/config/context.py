# SPDX-License-Identifier: EUPL-1.2
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from praja.duties.attendance.rules import opens_own
from praja.duties.complaints.rules import opens_inspection, opens_office
from praja.duties.innovation.rules import opens_innovation
from praja.duties.letters.rules import opens_letters, opens_ordering
from praja.duties.opendata.rules import opens_office as opens_data
from praja.duties.services.rules import opens_office as opens_applications
from praja.duties.services.rules import opens_standards
from praja.duties.services.rules.queues import opens_counters, opens_queue_figures, opens_queue_keeping
from praja.duties.training.rules import opens_training
from praja.kernel.exchange.rules import opens_exchange
from praja.kernel.forms.rules import opens_editor
from praja.kernel.organization.rules import ORGANIZE
from praja.kernel.people.rules import opens_keys
from praja.kernel.procedures.counters import opens_counter
from praja.lib.actors import RESIDENT


def site(request: HttpRequest) -> dict[str, Any]:
    """What every page knows: whose site it is, who looks, and at what moment."""
    actor = getattr(request, "actor", None)
    return {
        "site": {"name": settings.PRAJA_SITE_NAME, "demo": settings.PRAJA_DEMO, "practice": settings.PRAJA_PRACTICE},
        "actor": actor,
        "signed_in": bool(actor and actor.is_known and actor.kind == "employee"),
        "is_resident": actor is not None and RESIDENT.opens(actor),
        "serves_counter": actor is not None and opens_counter(actor),
        "serves_queues": actor is not None and opens_counters(actor),
        "keeps_queues": actor is not None and opens_queue_keeping(actor),
        "reads_queues": actor is not None and opens_queue_figures(actor),
        "reads_reports": actor is not None and opens_office(actor),
        "reads_applications": actor is not None and opens_applications(actor),
        "checks_in": actor is not None and opens_own(actor),
        "learns": actor is not None and opens_training(actor),
        "innovates": actor is not None and opens_innovation(actor),
        "reads_letters": actor is not None and opens_letters(actor),
        "reads_data": actor is not None and opens_data(actor),
        "exchanges": actor is not None and opens_exchange(actor),
        "keeps_standards": actor is not None and opens_standards(actor),
        "keeps_keys": actor is not None and opens_keys(actor),
        "organizes": actor is not None and ORGANIZE(actor),
        "edits_forms": actor is not None and opens_editor(actor),
        "inspects": actor is not None and opens_inspection(actor),
        "gives_orders": actor is not None and opens_ordering(actor),
        "now": getattr(request, "at", None),
    }
