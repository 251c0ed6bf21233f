# SPDX-License-Identifier: EUPL-1.2
"""Descriptions of data in the forms that other portals and programs read: DCAT-AP, DCAT-US, CSVW, Data Package, schema.org,
Croissant and OpenAPI. Every form is made of the same `Described`, so that none says what another does not know."""
