# SPDX-License-Identifier: EUPL-1.2
"""The discussions of a class."""
