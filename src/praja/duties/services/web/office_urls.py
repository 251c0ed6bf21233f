# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.duties.services.web.applying.at_counter import (
    intake,
    intake_begin,
    intake_case,
    intake_file,
    intake_receipt,
    intake_step,
)
from praja.duties.services.web.bulk import bulk, signing
from praja.duties.services.web.monthly import routes as monthly_routes
from praja.duties.services.web.notices import routes as notice_routes
from praja.duties.services.web.office import act_paths, case, paper, photo, preview, product, shown
from praja.duties.services.web.office_list import applications, applications_file
from praja.duties.services.web.receipts import routes as receipt_routes
from praja.duties.services.web.registers import routes as register_routes

routes = [
    path("kantor/", applications, name="applications"),
    path("kantor/unduh/<str:name>/", applications_file, name="applications_file"),
    path("kantor/sekaligus/", bulk, name="bulk"),
    path("kantor/tanda-tangan/", signing, name="signing"),
    *receipt_routes,
    *notice_routes,
    path("kantor/terima/", intake, name="intake"),
    path("kantor/terima/<slug:code>/", intake_begin, name="intake_begin"),
    path("kantor/terima/<slug:code>/berkas/<str:secret>/", intake_file, name="intake_file"),
    path("kantor/terima/<slug:code>/<slug:name>/", intake_step, name="intake_step"),
    path("kantor/diterima/<str:code>/", intake_case, name="intake_case"),
    path("kantor/diterima/<str:code>/tanda-terima.pdf", intake_receipt, name="intake_receipt"),
    *register_routes,
    *monthly_routes,
    path("kantor/<str:code>/", case, name="case"),
    path("kantor/<str:code>/berkas/<int:number>/", paper, name="paper"),
    path("kantor/<str:code>/bukti/<slug:name>/", shown, name="shown"),
    path("kantor/<str:code>/foto/<int:number>/", photo, name="photo"),
    path("kantor/<str:code>/contoh.pdf", preview, name="preview"),
    path("kantor/<str:code>/produk.pdf", product, name="product"),
    *act_paths,
]
