# SPDX-License-Identifier: EUPL-1.2
"""Addresses of lists kept by hand."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.outages import pages

urlpatterns: list[URLPattern] = [
    path("daftar-manual/", pages.outages, name="outages"),
    path("daftar-manual/baru/", pages.new_outage, name="new_outage"),
    path("daftar-manual/kosong.pdf", pages.blank_list, name="blank_list"),
    path("daftar-manual/<int:pk>/", pages.outage, name="outage"),
    path("daftar-manual/<int:pk>/berkas/<int:number>/", pages.outage_scan, name="outage_scan"),
]
