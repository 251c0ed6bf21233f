# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.duties.services.web.bulk import bulk, signing
from praja.duties.services.web.office import act_paths, case, paper, photo, preview, product
from praja.duties.services.web.office_list import applications, applications_file
from praja.duties.services.web.receipts import routes as receipt_routes

routes = [
    path("kantor/", applications, name="applications"),
    path("kantor/unduh/<str:name>/", applications_file, name="applications_file"),
    path("kantor/sekaligus/", bulk, name="bulk"),
    path("kantor/tanda-tangan/", signing, name="signing"),
    *receipt_routes,
    path("kantor/<str:code>/", case, name="case"),
    path("kantor/<str:code>/berkas/<int:number>/", paper, name="paper"),
    path("kantor/<str:code>/foto/<int:number>/", photo, name="photo"),
    path("kantor/<str:code>/contoh.pdf", preview, name="preview"),
    path("kantor/<str:code>/produk.pdf", product, name="product"),
    *act_paths,
]
