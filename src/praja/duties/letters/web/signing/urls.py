# SPDX-License-Identifier: EUPL-1.2
"""Addresses of signing, of the sending desk and of the book of numbers."""

from django.urls import URLPattern, path

from praja.duties.letters.web.signing.inbox import inbox
from praja.duties.letters.web.signing.numbers import number_book, number_book_file
from praja.duties.letters.web.signing.one import DESK, sign_one, sign_page_picture
from praja.duties.letters.web.signing.posting import letter_file, post, posting
from praja.kernel.procedures.web.taking import act_paths

urlpatterns: list[URLPattern] = [
    path("tanda-tangan/", inbox, name="signing"),
    path("tanda-tangan/<str:code>/", sign_one, name="sign_one"),
    path("tanda-tangan/<str:code>/halaman/<int:sheet>/", sign_page_picture, name="sign_page"),
    *act_paths(DESK, "tanda-tangan"),
    path("kirim/", posting, name="posting"),
    path("kirim/<str:code>/", post, name="post"),
    path("kirim/<str:code>/naskah.pdf", letter_file, name="signed_file"),
    path("nomor/", number_book, name="number_book"),
    path("nomor/unduh/<str:name>/", number_book_file, name="number_book_file"),
]
