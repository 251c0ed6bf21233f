# SPDX-License-Identifier: EUPL-1.2
"""Addresses of places and displays."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.places.display import display, open_display
from praja.duties.attendance.web.places.pages import close_to, new_place, open_to, pair, place, place_list

urlpatterns: list[URLPattern] = [
    path("tempat/", place_list, name="places"),
    path("tempat/baru/", new_place, name="new_place"),
    path("tempat/<int:pk>/", place, name="place"),
    path("tempat/<int:pk>/buka/", open_to, name="open_place_to"),
    path("tempat/tamu/<int:pk>/akhiri/", close_to, name="close_place_to"),
    path("tempat/<int:pk>/layar/", pair, name="pair_display"),
    path("layar/", display, name="display"),
    path("layar/<str:secret>/", open_display, name="open_display"),
]
