# SPDX-License-Identifier: EUPL-1.2
"""What the forms of every duty's office pages have in common."""
