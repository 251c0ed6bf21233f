# SPDX-License-Identifier: EUPL-1.2
"""The directory of who knows what."""
