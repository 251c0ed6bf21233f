# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the evidence board."""

from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from praja.duties.innovation.web.evidence.board import board
from praja.duties.innovation.web.evidence.numbers import number, topic
from praja.duties.innovation.web.frame import Room, add_room

add_room(Room(_("Evidence board"), "innovation:evidence", order=10))

urlpatterns: list[URLPattern] = [
    path("bukti/", board, name="evidence"),
    path("bukti/angka/<str:key>/<int:number>/", number, name="evidence_number"),
    path("bukti/topik/<int:number>/<int:pk>/", topic, name="evidence_topic"),
]
