# SPDX-License-Identifier: EUPL-1.2
"""The gallery: innovations as everybody reads them."""
