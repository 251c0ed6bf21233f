# SPDX-License-Identifier: EUPL-1.2
"""Addresses of machines below /presensi/."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.machines.fingerspot import fingerspot_hook
from praja.duties.attendance.web.machines.keeping import block, command, machine_page, machines, new_machine
from praja.duties.attendance.web.machines.numbers import ending_pin, machine_batch, pins, pins_file, punches_file

urlpatterns: list[URLPattern] = [
    path("fingerspot/<str:secret>/", fingerspot_hook, name="fingerspot_hook"),
    path("mesin/", machines, name="machines"),
    path("mesin/baru/", new_machine, name="new_machine"),
    path("mesin/nomor/", pins, name="pins"),
    path("mesin/nomor/berkas/", pins_file, name="pins_file"),
    path("mesin/nomor/<int:pk>/akhiri/", ending_pin, name="end_pin"),
    path("mesin/berkas/", punches_file, name="punches_file"),
    path("mesin/kiriman/<int:pk>/", machine_batch, name="machine_batch"),
    path("mesin/<int:pk>/", machine_page, name="machine"),
    path("mesin/<int:pk>/blokir/", block, name="block_machine"),
    path("mesin/<int:pk>/perintah/", command, name="command_machine"),
]
