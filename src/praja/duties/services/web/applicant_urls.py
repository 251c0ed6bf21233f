# SPDX-License-Identifier: EUPL-1.2
"""Addresses of applicants, below those of the duty."""

from django.urls import path

from praja.duties.services.web import tracking  # noqa: F401 - makes applications trackable
from praja.duties.services.web.acts import rate, show_payment, withdraw
from praja.duties.services.web.applicant import own_paper, product, receipt_file, receipt_paper, sent
from praja.duties.services.web.applying.pages import apply, apply_file, apply_resume, apply_step
from praja.duties.services.web.completing import complete, complete_file
from praja.duties.services.web.keeping_documents import forget, own_document, own_documents

APPLICANT = "permohonan/<str:code>/"
APPLY = "<slug:code>/ajukan/"

routes = [
    path(f"{APPLICANT}terkirim/", sent, name="sent"),
    path(f"{APPLICANT}tanda-terima.json", receipt_file, name="receipt_file"),
    path(f"{APPLICANT}tanda-terima.pdf", receipt_paper, name="receipt_paper"),
    path(f"{APPLICANT}berkas/<int:number>/", own_paper, name="own_paper"),
    path(f"{APPLICANT}hasil/<str:secret>/", product, name="own_product"),
    path(f"{APPLICANT}lengkapi/", complete, name="complete"),
    path(f"{APPLICANT}lengkapi/berkas/<str:secret>/", complete_file, name="complete_file"),
    path(f"{APPLICANT}tarik/", withdraw, name="withdraw"),
    path(f"{APPLICANT}bukti-bayar/", show_payment, name="show_payment"),
    path(f"{APPLICANT}nilai/", rate, name="rate"),
    path("saya/dokumen/", own_documents, name="own_documents"),
    path("saya/dokumen/<int:number>/", own_document, name="own_document"),
    path("saya/dokumen/<int:number>/lepas/", forget, name="forget_document"),
    path(APPLY, apply, name="apply"),
    path(f"{APPLY}lanjut/<str:secret>/", apply_resume, name="apply_resume"),
    path(f"{APPLY}berkas/<str:secret>/", apply_file, name="apply_file"),
    path(f"{APPLY}<slug:name>/", apply_step, name="apply_step"),
]
