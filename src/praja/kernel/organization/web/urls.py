# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.kernel.organization.web.opening import follow_above, opening_hours, unit_hours

app_name = "organization"
urlpatterns = [
    path("jam-buka/", opening_hours, name="opening_hours"),
    path("jam-buka/<str:code>/", unit_hours, name="unit_hours"),
    path("jam-buka/<str:code>/ikuti/", follow_above, name="follow_above"),
]
