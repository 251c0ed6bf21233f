# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the catalogue, of standards and pledges."""

from django.urls import path

from praja.duties.services.web.catalogue import catalogue, service, service_version
from praja.duties.services.web.consulting import consultation, pledge
from praja.duties.services.web.pledges import displayed, new_pledge, pledges
from praja.duties.services.web.standard_version import act, answer, part, take_over, version, version_file
from praja.duties.services.web.standards import (
    begin,
    edit_service,
    ended_offer,
    kept_service,
    new_offer,
    new_service,
    standards,
)

routes = [
    path("", catalogue, name="catalogue"),
    path("maklumat/<str:code>/", pledge, name="pledge"),
    path("standar/", standards, name="standards"),
    path("standar/maklumat/", pledges, name="pledges"),
    path("standar/maklumat/baru/", new_pledge, name="new_pledge"),
    path("standar/maklumat/<int:pk>/terpasang/", displayed, name="displayed"),
    path("standar/layanan/baru/", new_service, name="new_service"),
    path("standar/layanan/<slug:code>/", kept_service, name="kept_service"),
    path("standar/layanan/<slug:code>/ubah/", edit_service, name="edit_service"),
    path("standar/layanan/<slug:code>/mulai/", begin, name="begin"),
    path("standar/layanan/<slug:code>/unit/", new_offer, name="new_offer"),
    path("standar/layanan/<slug:code>/unit/<str:unit>/akhiri/", ended_offer, name="ended_offer"),
    path("standar/versi/<str:code>/", version, name="version"),
    path("standar/versi/<str:code>/ubah/<slug:component>/", part, name="part"),
    path("standar/versi/<str:code>/langkah/<slug:step>/", act, name="act"),
    path("standar/versi/<str:code>/sudah-berlaku/", take_over, name="take_over"),
    path("standar/versi/<str:code>/tanggapan/<int:number>/", answer, name="answer"),
    path("standar/versi/<str:code>/berkas/<slug:name>/", version_file, name="version_file"),
]

service_routes = [
    path("<slug:code>/", service, name="service"),
    path("<slug:code>/konsultasi/", consultation, name="consultation"),
    path("<slug:code>/standar/<int:number>/", service_version, name="service_version"),
]
"""The last of all: whatever is no other address is the code of a service."""
