# SPDX-License-Identifier: EUPL-1.2
from django.urls import path

from praja.duties.opendata.web.public.asking import asked_sent, report_error, request_data
from praja.duties.opendata.web.public.catalogue import catalogue
from praja.duties.opendata.web.public.chart import chart
from praja.duties.opendata.web.public.codes import codes, codes_file, crosswalk_file, lists, lists_file
from praja.duties.opendata.web.public.dataset import dataset
from praja.duties.opendata.web.public.feeds import dataset_feed, feed
from praja.duties.opendata.web.public.stories import stories, story
from praja.duties.opendata.web.public.table import table

routes = [
    path("", catalogue, name="catalogue"),
    path("umpan.atom", feed, name="feed"),
    path("minta/", request_data, name="request_data"),
    path("minta/<str:code>/", asked_sent, name="asked_sent"),
    path("kode/", lists, name="code_lists"),
    path("kode/daftar.json", lists_file, name="code_lists_file"),
    path("kode/padanan/<int:pk>.<str:kind>", crosswalk_file, name="crosswalk_file"),
    path("kode/<str:name>/", codes, name="codes"),
    path("kode/<str:name>/unduh.<str:kind>", codes_file, name="codes_file"),
    path("cerita/", stories, name="stories"),
    path("cerita/<str:name>/", story, name="story"),
    path("<str:name>/", dataset, name="dataset"),
    path("<str:name>/umpan.atom", dataset_feed, name="dataset_feed"),
    path("<str:name>/salah/", report_error, name="report_error"),
    path("<str:name>/<uuid:uuid>/", table, name="table"),
    path("<str:name>/<uuid:uuid>/grafik/", chart, name="chart"),
]
