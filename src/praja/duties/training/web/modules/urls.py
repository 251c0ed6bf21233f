# SPDX-License-Identifier: EUPL-1.2
"""Addresses of modules, of the files of packages, and of what lessons call."""

from django.urls import URLPattern, path

from praja.duties.training.web.modules import catalogue, contents, keeping, player, reading, xapi

urlpatterns: list[URLPattern] = [
    path("modul/", catalogue.modules, name="modules"),
    path("modul/baru/", keeping.new_module, name="new_module"),
    path("modul/putar/<uuid:uuid>/", player.lesson, name="lesson"),
    path("modul/putar/<uuid:uuid>/simpan/", player.keep_lesson, name="keep_lesson"),
    path("modul/<str:code>/", catalogue.module, name="module"),
    path("modul/<str:code>/mulai/", catalogue.start, name="start_module"),
    path("modul/<str:code>/baca/<int:number>/", reading.page, name="module_page"),
    path("modul/<str:code>/periksa/", reading.check, name="module_check"),
    path("modul/<str:code>/gambar/<int:number>/", reading.picture, name="module_picture"),
    path("modul/<str:code>/buka/<int:number>/", player.open_lesson, name="open_lesson"),
    path("modul/<str:code>/pernyataan.jsonl", player.statements, name="module_statements"),
    path("modul/<str:code>/kelola/", keeping.keep, name="keep_module"),
    path("modul/<str:code>/kelola/rincian/", keeping.entry, name="module_entry"),
    path("modul/<str:code>/kelola/halaman/<int:number>/", keeping.write_page, name="write_page"),
    path("modul/<str:code>/kelola/soal/<int:number>/", keeping.write_question, name="write_question"),
    path("modul/<str:code>/kelola/paket/", keeping.bring_package, name="bring_package"),
    path("modul/<str:code>/kelola/untuk/", keeping.assign, name="assign_module"),
    path("modul/<str:code>/kelola/tarik/<int:number>/", keeping.withdraw, name="withdraw_version"),
    path("modul/<str:code>/kelola/peserta/", keeping.learners, name="module_learners"),
    path("modul/<str:code>/kelola/langkah/", keeping.step, name="module_step"),
    path("isi/<str:secret>/<path:name>", contents.lesson_file, name="lesson_file"),
    path("xapi/ambil/<str:secret>/", xapi.fetch, name="xapi_fetch"),
    path("xapi/about", xapi.about, name="xapi_about"),
    path("xapi/statements", xapi.statements, name="xapi_statements"),
    path("xapi/activities/state", xapi.state, name="xapi_state"),
    path("xapi/activities/profile", xapi.activity_profile, name="xapi_activity_profile"),
    path("xapi/activities", xapi.activities, name="xapi_activities"),
    path("xapi/agents/profile", xapi.agent_profile, name="xapi_agent_profile"),
    path("xapi/agents", xapi.agents, name="xapi_agents"),
]
