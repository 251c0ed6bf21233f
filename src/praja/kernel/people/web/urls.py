# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.kernel.people.web.keys import end_key, keys, new_key

app_name = "people"
urlpatterns = [
    path("", keys, name="keys"),
    path("baru/", new_key, name="new_key"),
    path("<int:pk>/akhiri/", end_key, name="end_key"),
]
