# SPDX-License-Identifier: EUPL-1.2
"""Addresses of lesson hours, of what is needed and of what is proposed."""

from django.urls import URLPattern, path

from praja.duties.training.web.need import mine, office, posts, proposals, register, weak
from praja.kernel.procedures.web.taking import act_paths

urlpatterns: list[URLPattern] = [
    path("saya/", mine.mine, name="mine"),
    path("saya/lapor/", mine.tell, name="tell"),
    path("saya/lapor/<str:code>/", mine.claim, name="claim"),
    path("saya/lapor/<str:code>/bukti/<int:pk>/", mine.claim_paper, name="claim_paper"),
    *act_paths(mine.DESK, "saya/lapor"),
    path("kebutuhan/", office.need, name="need"),
    path("kebutuhan/daftar.<str:kind>", register.register, name="register"),
    path("kebutuhan/pegawai/<int:pk>/", office.person, name="person"),
    path("kebutuhan/jp/<int:pk>/", office.credit, name="credit"),
    path("kebutuhan/riwayat/", office.import_past, name="import_past"),
    path("kebutuhan/jabatan/", posts.posts, name="posts"),
    path("kebutuhan/jabatan/baru/", posts.new_requirement, name="new_requirement"),
    path("kebutuhan/jabatan/<int:pk>/", posts.requirement, name="requirement"),
    path("kebutuhan/angka/", weak.weak, name="weak"),
    path("kebutuhan/angka/<int:pk>/hapus/", weak.forget_remedy, name="forget_remedy"),
    path("kebutuhan/usulan/", proposals.proposals, name="proposals"),
    path("kebutuhan/usulan/baru/", proposals.propose, name="propose"),
    path("kebutuhan/usulan/<str:code>/", proposals.proposal, name="proposal"),
    *act_paths(proposals.DESK, "kebutuhan/usulan"),
]
