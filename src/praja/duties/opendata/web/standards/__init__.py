# SPDX-License-Identifier: EUPL-1.2
"""Catalogues and descriptions for machines."""
