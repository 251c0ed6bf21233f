# SPDX-License-Identifier: EUPL-1.2
"""Addresses of question banks."""

from django.urls import URLPattern, path

from praja.duties.training.web.banks import exchanging, keeping

BANK = "bank-soal/<slug:slug>/"

urlpatterns: list[URLPattern] = [
    path("bank-soal/", keeping.banks, name="banks"),
    path("bank-soal-baru/", keeping.new_bank, name="new_bank"),
    path(BANK, keeping.bank_page, name="bank"),
    path(f"{BANK}ambil/", exchanging.take, name="take_questions"),
    path(f"{BANK}berkas/<str:kind>/", exchanging.give, name="give_questions"),
    path(f"{BANK}soal-baru/", keeping.new_question, name="new_question"),
    path(f"{BANK}soal/<int:number>/", keeping.question, name="question"),
    path(f"{BANK}soal/<int:number>/pakai/", keeping.retire, name="retire_question"),
    path(f"{BANK}soal/<int:number>/gambar/", keeping.picture, name="question_picture"),
]
