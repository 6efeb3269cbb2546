from __future__ import annotations

from tests.shell.opened import base, desk, template, window

__all__ = ["base", "desk", "template", "window"]
