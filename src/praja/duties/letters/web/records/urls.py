# SPDX-License-Identifier: EUPL-1.2
"""Addresses of classification, files and the lists by which they leave."""

from django.urls import URLPattern, path

from praja.duties.letters.web.records.clearances import (
    DESK,
    clearance,
    clearance_paper,
    clearances,
    new_clearance,
)
from praja.duties.letters.web.records.files import file, new_file, records
from praja.duties.letters.web.records.filing import file_act, lay_letter, to_file
from praja.duties.letters.web.records.printing import file_bag, records_file
from praja.duties.letters.web.records.schedules import access_columns, classification, schedule, take_over
from praja.kernel.procedures.web.taking import act_paths

urlpatterns: list[URLPattern] = [
    path("arsip/", records, name="records"),
    path("arsip/baru/", new_file, name="new_file"),
    path("arsip/belum-diberkaskan/", to_file, name="to_file"),
    path("arsip/berkas/<int:pk>/", file, name="file"),
    path("arsip/berkas/<int:pk>/berkas.zip", file_bag, name="file_bag"),
    path("arsip/berkas/<int:pk>/<slug:name>/", file_act, name="file_act"),
    path("arsip/masukkan/<str:code>/", lay_letter, name="lay_letter"),
    path("arsip/cetak/<str:name>", records_file, name="records_file"),
    path("arsip/penyusutan/", clearances, name="clearances"),
    path("arsip/penyusutan/baru/", new_clearance, name="new_clearance"),
    path("arsip/penyusutan/<str:code>/", clearance, name="clearance"),
    path("arsip/penyusutan/<str:code>/naskah/<slug:name>/", clearance_paper, name="clearance_paper"),
    *act_paths(DESK, "arsip/penyusutan"),
    path("pengaturan/klasifikasi/", classification, name="classification"),
    path("pengaturan/daftar/skkaad/kolom/", access_columns, name="access_columns"),
    path("pengaturan/daftar/<slug:name>/", schedule, name="schedule"),
    path("pengaturan/daftar/<slug:name>/ambil-alih/", take_over, name="take_over"),
]
