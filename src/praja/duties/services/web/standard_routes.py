# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the catalogue, of standards and pledges."""

from django.urls import path

from praja.duties.services.web.catalogue import catalogue, service, service_version
from praja.duties.services.web.consulting import consultation, pledge
from praja.duties.services.web.exchange.comparing import compare_file, compare_list
from praja.duties.services.web.exchange.files import catalogue_file, standards_file
from praja.duties.services.web.exchange.lists import list_columns, lists, sent_list, template_forgotten
from praja.duties.services.web.levels import ended_medium, levels, medium_evidence, new_medium, unit_levels
from praja.duties.services.web.pledges import displayed, new_pledge, pledges
from praja.duties.services.web.prints import board, pledge_print
from praja.duties.services.web.sop import sop, sop_file, version_sop, version_sop_file
from praja.duties.services.web.standard_part import part
from praja.duties.services.web.standard_version import act, answer, take_over, version, version_file
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
    path("maklumat/<str:code>/cetak/", pledge_print, name="pledge_print"),
    path("standar/", standards, name="standards"),
    path("unduh/<str:name>/", catalogue_file, name="catalogue_file"),
    path("standar/unduh/<str:name>/", standards_file, name="standards_file"),
    path("standar/daftar/", lists, name="lists"),
    path("standar/daftar/templat/<int:pk>/lupakan/", template_forgotten, name="template_forgotten"),
    path("standar/daftar/<str:code>/", sent_list, name="sent_list"),
    path("standar/daftar/<str:code>/kolom/", list_columns, name="list_columns"),
    path("standar/sippn/", compare_list, name="compare_list"),
    path("standar/sippn/unduh/", compare_file, name="compare_file"),
    path("standar/maklumat/", pledges, name="pledges"),
    path("standar/maklumat/baru/", new_pledge, name="new_pledge"),
    path("standar/maklumat/<int:pk>/terpasang/", displayed, name="displayed"),
    path("standar/tingkat/", levels, name="levels"),
    path("standar/tingkat/<str:code>/", unit_levels, name="unit_levels"),
    path("standar/tingkat/<str:code>/media/", new_medium, name="new_medium"),
    path("standar/media/<int:pk>/akhiri/", ended_medium, name="ended_medium"),
    path("standar/media/<int:pk>/bukti/", medium_evidence, name="medium_evidence"),
    path("standar/layanan/baru/", new_service, name="new_service"),
    path("standar/layanan/<slug:code>/", kept_service, name="kept_service"),
    path("standar/layanan/<slug:code>/ubah/", edit_service, name="edit_service"),
    path("standar/layanan/<slug:code>/mulai/", begin, name="begin"),
    path("standar/layanan/<slug:code>/unit/", new_offer, name="new_offer"),
    path("standar/layanan/<slug:code>/unit/<str:unit>/akhiri/", ended_offer, name="ended_offer"),
    path("standar/versi/<str:code>/", version, name="version"),
    path("standar/versi/<str:code>/sop/", version_sop, name="version_sop"),
    path("standar/versi/<str:code>/sop/cetak/", version_sop_file, name="version_sop_file"),
    path("standar/versi/<str:code>/ubah/<slug:component>/", part, name="part"),
    path("standar/versi/<str:code>/langkah/<slug:step>/", act, name="act"),
    path("standar/versi/<str:code>/sudah-berlaku/", take_over, name="take_over"),
    path("standar/versi/<str:code>/tanggapan/<int:number>/", answer, name="answer"),
    path("standar/versi/<str:code>/berkas/<slug:name>/", version_file, name="version_file"),
]

service_routes = [
    path("<slug:code>/", service, name="service"),
    path("<slug:code>/konsultasi/", consultation, name="consultation"),
    path("<slug:code>/papan/", board, name="board"),
    path("<slug:code>/standar/<int:number>/", service_version, name="service_version"),
    path("<slug:code>/standar/<int:number>/sop/", sop, name="sop"),
    path("<slug:code>/standar/<int:number>/sop/cetak/", sop_file, name="sop_file"),
]
"""The last of all: whatever is no other address is the code of a service."""
