# SPDX-License-Identifier: EUPL-1.2
"""Reads only: what residents and offices see of services, standards and applications."""
