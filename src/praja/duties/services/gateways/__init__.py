# SPDX-License-Identifier: EUPL-1.2
"""What goes out of the house for this duty."""
