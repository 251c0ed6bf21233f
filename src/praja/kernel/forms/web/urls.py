# SPDX-License-Identifier: EUPL-1.2
from django.urls import path, register_converter

from praja.kernel.forms.web.asking import (
    add_question,
    add_row_question,
    condition,
    edit_part,
    edit_question,
    remove_part,
    remove_question,
)
from praja.kernel.forms.web.overview import begin, form_list, new_form, one_form, version, version_file
from praja.kernel.forms.web.publishing import publish
from praja.kernel.forms.web.trying import try_copy, try_version
from praja.kernel.forms.web.working import act, copy_file, discard, edit_page, edit_title, take_file, working


class FormKey:
    """The key of a form in an address."""

    regex = r"[a-z][a-z0-9._-]{0,59}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FormKey, "form_key")

app_name = "forms"
urlpatterns = [
    path("", form_list, name="list"),
    path("baru/", new_form, name="new"),
    path("<form_key:key>/", one_form, name="form"),
    path("<form_key:key>/mulai/", begin, name="begin"),
    path("<form_key:key>/versi/<int:edition>/", version, name="version"),
    path("<form_key:key>/versi/<int:edition>/coba/", try_version, name="try_version"),
    path("<form_key:key>/versi/<int:edition>/berkas/", version_file, name="version_file"),
    path("<form_key:key>/ubah/", working, name="working"),
    path("<form_key:key>/ubah/langkah/", act, name="act"),
    path("<form_key:key>/ubah/judul/", edit_title, name="title"),
    path("<form_key:key>/ubah/halaman/<slug:page>/", edit_page, name="page"),
    path("<form_key:key>/ubah/tambah/", add_question, name="add"),
    path("<form_key:key>/ubah/tanya/<slug:question>/", edit_question, name="question"),
    path("<form_key:key>/ubah/tanya/<slug:question>/hapus/", remove_question, name="remove"),
    path("<form_key:key>/ubah/tanya/<slug:question>/syarat/", condition, name="condition"),
    path("<form_key:key>/ubah/tanya/<slug:question>/baris/tambah/", add_row_question, name="add_part"),
    path("<form_key:key>/ubah/tanya/<slug:question>/baris/<slug:part>/", edit_part, name="part"),
    path("<form_key:key>/ubah/tanya/<slug:question>/baris/<slug:part>/hapus/", remove_part, name="remove_part"),
    path("<form_key:key>/ubah/coba/", try_copy, name="try"),
    path("<form_key:key>/ubah/terbit/", publish, name="publish"),
    path("<form_key:key>/ubah/berkas/", copy_file, name="copy_file"),
    path("<form_key:key>/ubah/ambil/", take_file, name="take_file"),
    path("<form_key:key>/ubah/buang/", discard, name="discard"),
]
