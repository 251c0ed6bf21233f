# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the allowance."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.pay.keeping import new_pay_rule, pay_bases, pay_results
from praja.duties.attendance.web.pay.mine import my_pay, pay_rules
from praja.duties.attendance.web.pay.sheets import pay_file, pay_paper, pay_sheet, pay_sheets

urlpatterns: list[URLPattern] = [
    path("tpp/", my_pay, name="my_pay"),
    path("tpp/aturan/", pay_rules, name="pay_rules"),
    path("tpp/aturan/baru/", new_pay_rule, name="new_pay_rule"),
    path("tpp/besaran/", pay_bases, name="pay_bases"),
    path("tpp/kinerja/", pay_results, name="pay_results"),
    path("tpp/daftar/", pay_sheets, name="pay_sheets"),
    path("tpp/daftar/<int:pk>/", pay_sheet, name="pay_sheet"),
    path("tpp/daftar/<int:pk>/cetak/", pay_paper, name="pay_paper"),
    path("tpp/daftar/<int:pk>/unduh/<str:name>/", pay_file, name="pay_file"),
]
