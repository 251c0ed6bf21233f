# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.duties.services.web.applicant_urls import routes as applicant_routes
from praja.duties.services.web.matrix import matrix, matrix_pair, matrix_service
from praja.duties.services.web.matrix_file import matrix_file
from praja.duties.services.web.office_urls import routes as office_routes
from praja.duties.services.web.references.urls import routes as reference_routes
from praja.duties.services.web.standard_routes import routes as standard_routes
from praja.duties.services.web.standard_routes import service_routes

app_name = "services"

urlpatterns = [
    *reference_routes,
    path("matriks/", matrix, name="matrix"),
    path("matriks/unduh/<str:name>/", matrix_file, name="matrix_file"),
    path("matriks/banding/", matrix_pair, name="matrix_pair"),
    path("matriks/layanan/<str:code>/", matrix_service, name="matrix_service"),
    *office_routes,
    *applicant_routes,
    *standard_routes,
    *service_routes,
]
