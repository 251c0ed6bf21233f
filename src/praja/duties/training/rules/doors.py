# SPDX-License-Identifier: EUPL-1.2
"""Doors of single pages of classes."""

from praja.kernel.people.enums import Role
from praja.lib.actors import role_door

opens_nominating = role_door("training.nominating", Role.HEAD)
"""Nominating people of one's units."""
