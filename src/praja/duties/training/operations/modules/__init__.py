# SPDX-License-Identifier: EUPL-1.2
"""Modules: kept and published, begun, gone through and finished."""
