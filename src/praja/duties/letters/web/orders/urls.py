# SPDX-License-Identifier: EUPL-1.2
"""Addresses of dispositions and orders."""

from django.urls import URLPattern, path

from praja.duties.letters.web.orders.order import order, order_acts, order_file

urlpatterns: list[URLPattern] = [
    path("arahan/<str:code>/", order, name="order"),
    path("arahan/<str:code>/berkas/<int:number>/", order_file, name="order_file"),
    *order_acts,
]
