# SPDX-License-Identifier: EUPL-1.2
"""The catalogue and its rows in the shapes of CKAN's Action API (anchors/office.md §3(a), innovation-and-data.md §2.5)."""
