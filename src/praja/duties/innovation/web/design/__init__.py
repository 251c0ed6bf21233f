# SPDX-License-Identifier: EUPL-1.2
"""Diagnosis, design and action plan of an innovation."""
