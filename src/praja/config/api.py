# SPDX-License-Identifier: EUPL-1.2
"""The one API document of the house; every duty adds its router."""

from ninja import NinjaAPI

from praja.duties.complaints.api import router as complaints
from praja.duties.innovation.api import router as innovations
from praja.duties.services.api import applications, catalogue
from praja.lib.api import install_problem_handlers

api = NinjaAPI(title="Praja", version="1", urls_namespace="api", docs_url=None)
install_problem_handlers(api)
api.add_router("/complaints", complaints)
api.add_router("/innovations", innovations)
api.add_router("/services", catalogue)
api.add_router("/applications", applications)
