"""What the papers point to is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dev
from tests.architecture.checkout import ROOT, written

PAPERS = [path for path in written() if path.suffix == ".md"]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_every_link_leads_somewhere(paper: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", paper.read_text("utf-8"))

    assert [link for link in links if "://" not in link and not (paper.parent / link).exists()] == []


def test_every_command_the_papers_show_is_one() -> None:
    shown = {name for paper in PAPERS for name in re.findall(r"dev\.py (\w+)", paper.read_text("utf-8"))}

    assert shown <= set(dev.COMMANDS)
