# SPDX-License-Identifier: EUPL-1.2
"""Addresses under /satu-data/. Those with fixed words stand before a name."""

from django.urls import path

from praja.duties.opendata.web.office import (
    asked,
    bringing,
    codes,
    datasets,
    describing,
    editions,
    figures,
    forum,
    plans,
)
from praja.kernel.procedures.web.taking import act_paths

app_name = "satu_data"

urlpatterns = [
    path("", datasets.datasets, name="datasets"),
    path("dataset/baru/", datasets.new_dataset, name="new_dataset"),
    path("dataset/<str:name>/", datasets.dataset, name="dataset"),
    path("dataset/<str:name>/edisi-baru/", datasets.begin, name="begin"),
    path("dataset/<str:name>/uraian/", describing.describe, name="describe"),
    path("dataset/<str:name>/akses/", describing.access, name="access"),
    path("dataset/<str:name>/prioritas/", describing.priority, name="priority"),
    path("dataset/<str:name>/tautan/", describing.new_link, name="new_link"),
    path("dataset/<str:name>/isi/<int:pk>/", describing.resource, name="resource"),
    path("dataset/<str:name>/isi/<int:pk>/tarik/", describing.remove, name="remove"),
    path("dataset/<str:name>/isi/<int:pk>/<int:number>/", describing.column, name="column"),
    path("daftar/", plans.plans, name="plans"),
    path("daftar/usul/", plans.propose, name="propose"),
    path("daftar/<str:code>/", plans.planned, name="planned"),
    path("forum/", forum.forum, name="forum"),
    path("forum/catat/", forum.new_decision, name="new_decision"),
    path("forum/<int:pk>/berita-acara/", forum.minutes, name="minutes"),
    path("kode/", codes.lists, name="codes"),
    path("kode/baru/", codes.new_list, name="new_codes"),
    path("kode/bawaan/", codes.packaged_regions, name="packaged_regions"),
    path("kode/<str:name>/", codes.code_list, name="code_list"),
    path("kode/<str:name>/versi/", codes.new_version, name="new_codes_version"),
    path("kode/<str:name>/uraian/", codes.describe, name="describe_codes"),
    path("kode/<str:name>/padanan/", codes.crosswalk, name="crosswalk"),
    path("edisi/<str:code>/", editions.release, name="release"),
    path("edisi/<str:code>/berkas/", bringing.bring, name="bring"),
    path("edisi/<str:code>/berkas/<int:pk>/", bringing.upload, name="upload"),
    path("edisi/<str:code>/berkas/<int:pk>/hapus/", bringing.forget_upload, name="forget_upload"),
    path("edisi/<str:code>/berkas/<int:pk>/<int:number>/", bringing.decide, name="decide"),
    path("edisi/<str:code>/tabel/<int:pk>/", bringing.brought, name="brought"),
    path("edisi/<str:code>/tabel/<int:pk>/alasan/", bringing.allow, name="allow"),
    path("edisi/<str:code>/tabel/<int:pk>/keluarkan/", bringing.discard, name="discard"),
    path("edisi/<str:code>/tabel/<int:pk>/disisihkan.csv", bringing.aside_file, name="aside_file"),
    path("ukuran/", figures.families, name="families"),
    path("ukuran/<str:key>/", figures.family, name="family"),
    path("pertanyaan/", asked.asked_list, name="asked_list"),
    path("pertanyaan/<str:code>/", asked.asked, name="asked"),
    *act_paths(asked.DESK, "pertanyaan"),
    *act_paths(editions.DESK, "edisi"),
    *act_paths(plans.DESK, "daftar"),
]
