# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the cross-checks."""

from django.urls import URLPattern, path

from praja.duties.attendance.web.silang.finding import answer, explain, finding, pass_on
from praja.duties.attendance.web.silang.lists import findings, own_questions
from praja.duties.attendance.web.silang.register import findings_file

urlpatterns: list[URLPattern] = [
    path("silang/", findings, name="findings"),
    path("silang/daftar.<str:name>", findings_file, name="findings_file"),
    path("silang/saya/", own_questions, name="own_questions"),
    path("silang/<int:pk>/", finding, name="finding"),
    path("silang/<int:pk>/jawab/", answer, name="answer_finding"),
    path("silang/<int:pk>/jelaskan/", explain, name="explain_finding"),
    path("silang/<int:pk>/teruskan/", pass_on, name="pass_on_finding"),
]
