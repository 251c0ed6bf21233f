# SPDX-License-Identifier: EUPL-1.2
"""What pages of the catalogue and of classes accept."""
