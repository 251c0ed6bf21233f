# SPDX-License-Identifier: EUPL-1.2
"""Addresses as ckanext-dcat and Project Open Data have them, at the root, and files beside the pages of datasets."""

from django.urls import path

from praja.duties.opendata.web.standards.catalogue import catalogue_file, catalogue_itself, data_json
from praja.duties.opendata.web.standards.dataset import (
    FORMS,
    csv_metadata,
    dataset_file,
    dataset_form,
    dataset_itself,
)

app_name = "standards"
urlpatterns = [
    path("data.json", data_json, name="data_json"),
    path("catalog", catalogue_itself, name="catalogue"),
    path("catalog.<str:kind>", catalogue_file, name="catalogue_file"),
    path("dataset/<str:key>.<str:kind>", dataset_file, name="dataset_file"),
    path("dataset/<str:key>", dataset_itself, name="dataset"),
    path("data/<str:name>/<uuid:uuid>/unduh/csv-metadata.json", csv_metadata, name="csv_metadata"),
    *(path(f"data/<str:name>/{kind}", dataset_form, {"kind": kind}, name=kind.replace(".", "_")) for kind in FORMS),
]
