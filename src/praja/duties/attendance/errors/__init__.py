# SPDX-License-Identifier: EUPL-1.2
"""What attendance refuses, and what to do then; a module for each part."""
