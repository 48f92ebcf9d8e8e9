"""A dashboard that cannot be opened says why in one line, and ends."""

from __future__ import annotations

import os
import subprocess
import sys

from incidents.settings import ROOT


def test_a_wrong_setting_is_said_without_a_traceback(tmp_path):
    told = {
        "INCIDENTS_DATABASE": f"sqlite:///{tmp_path / 'incidents.db'}",
        "INCIDENTS_SPACY_MODEL": str(tmp_path / "no-model"),
    }

    ended = subprocess.run(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port=0"],
        cwd=ROOT,
        env={**os.environ, **told},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ended.returncode == 2
    assert "INCIDENTS_SPACY_MODEL names" in ended.stderr
    assert "Traceback" not in ended.stderr + ended.stdout
