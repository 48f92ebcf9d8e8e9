"""What the filters show can be taken away as it is shown, or with what could hurt left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from io import BytesIO
from typing import Final
from urllib.parse import urlencode
from zipfile import ZIP_DEFLATED, ZipFile

import streamlit as st

from geo.map.page import ATTRIBUTION
from incidents.atlas import Atlas
from incidents.errors import BadInput
from incidents.filters import to_params
from incidents.formats.export import writer_for
from incidents.formats.safe_publication import Manifest, Publication, Rules
from incidents.ingest import Progress
from incidents.pages import say
from incidents.pages.cited import cited_params
from incidents.pages.day_input import day_input
from incidents.pages.job import job_progress
from incidents.record import Incident
from incidents.selected import selected_then
from incidents.telling import about
from incidents.view import Selection, Snapshot
from incidents.vocabulary import EventType

_FILES: Final = (
    ("CSV", ".csv", "Reads back here as it was; opens in any spreadsheet."),
    ("Excel", ".xlsx", "A workbook with a sheet that says where it comes from."),
    ("Web page", ".html", "One file with map, filters and table that opens offline."),
    ("GeoJSON", ".geojson", "For QGIS and web maps."),
    ("KML", ".kml", "For Google Earth."),
    ("GeoPackage", ".gpkg", "For QGIS and other map programs."),
    ("GeoParquet", ".parquet", "For data work."),
    ("ACLED's columns", ".acled.csv", "For programs that read ACLED."),
)
# The key of the file that was asked for last, the filters and the ledger's head it was made of.
_PUBLISHED: Final = "exports: published"
_TELL_EVERY: Final = 500
_NO_RULE: Final = (
    "No rule is chosen yet, so the file would hold everything. Move the points, or name what to "
    "withhold."
)
_WIDTHS: Final = (2, 3)
_SAFE: Final = {label: ending for label, ending, _ in _FILES}


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """A file that was made for others.

    Attributes:
        data: The file and its manifest in an archive.
        manifest: What was withheld and why.
    """

    data: bytes
    manifest: Manifest


def downloads(atlas: Atlas, snapshot: Snapshot, selection: Selection) -> None:
    """Offer the incidents that are shown as files."""
    query = urlencode({**to_params(selection.filters), **cited_params()}, doseq=True)
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.popover(f"Export these {selection.count:,}", icon=":material/download:"):
            for label, ending, what in _FILES:
                button, said = st.columns(_WIDTHS, vertical_alignment="center")
                button.link_button(
                    label,
                    f"/api/incidents{ending}?{query}",
                    icon=":material/download:",
                    width="stretch",
                )
                said.caption(what)
        with st.popover("Publish safely", icon=":material/shield:"):
            _safely(atlas, snapshot, selection)
            _published(atlas, snapshot, selection)


def _safely(atlas: Atlas, snapshot: Snapshot, selection: Selection) -> None:
    st.caption(
        "Left out are the things below. The manifest beside the file lists what and why, with ids: "
        "keep it to yourself."
    )
    # Side by side, so that the file that comes of it is in sight below the button.
    with st.form("publish safely", border=False):
        left, right = st.columns(2, vertical_alignment="bottom")
        label = left.selectbox("File", list(_SAFE))
        kilometres = right.number_input(
            "Move points to the middle of squares of so many km",
            value=None,
            min_value=1,
            max_value=1_000,
        )
        left, right = st.columns(2)
        names = left.text_area("Names to withhold, one a line", height=80)
        sources = right.text_area("Sources to withhold, one a line", height=80)
        notes = st.checkbox("Leave descriptions out")
        types = st.multiselect("Withhold whole types", [each.value for each in EventType])
        first, last = st.columns(2)
        with first:
            begin = day_input("Withhold from")
        with last:
            end = day_input("to")
        if not st.form_submit_button("Prepare the file"):
            return
    try:
        rules = Rules(
            coarsen_km=kilometres,
            names=_lines(names),
            sources=_lines(sources),
            drop_notes=notes,
            types=tuple(types),
            withheld_from=begin,
            withheld_to=end,
        )
    except BadInput as fault:
        say.problem(str(fault))
        return
    if not rules.in_words():
        say.problem(_NO_RULE)
        return
    # What the rules name stands in the key only as a digest: jobs are listed for whoever asks.
    asked = repr((rules, label, selection.filters, snapshot.head.sequence))
    key = f"publish {sha256(asked.encode('utf-8', 'surrogatepass')).hexdigest()}"
    work = partial(_zipped, atlas, snapshot, selection, rules, _SAFE[label])
    atlas.jobs.start(key, "Preparing the file", work)
    st.session_state[_PUBLISHED] = (key, (selection.filters, snapshot.head.sequence))


def _published(atlas: Atlas, snapshot: Snapshot, selection: Selection) -> None:
    """Show how far the file is that was asked for last, and offer it when it is there.

    Of other filters, or of another head of the ledger, than are shown now none is offered.
    """
    key, made_of = st.session_state.get(_PUBLISHED, ("", None))
    shown = (selection.filters, snapshot.head.sequence)
    if made_of != shown or job_progress(atlas, key):
        return
    made = atlas.jobs.result_of(key, Published)
    if made is None:
        return
    _say_what_is_left_out(made.manifest)
    st.download_button(
        "Download the file with its manifest",
        made.data,
        file_name="incidents-safe.zip",
        mime="application/zip",
        icon=":material/download:",
        on_click="ignore",
    )


def _say_what_is_left_out(manifest: Manifest) -> None:
    are = "incident is" if manifest.published == 1 else "incidents are"
    withheld = len(manifest.withheld)
    changed = (f"{rule} in {number:,}" for rule, number in sorted(manifest.changed.items()))
    st.text(
        "\n".join(
            filter(
                None,
                (
                    f"{manifest.published:,} {are} in the file and {withheld:,} withheld.",
                    f"Changed: {', '.join(changed)}." if manifest.changed else "",
                    *manifest.rules,
                ),
            )
        )
    )


def _zipped(
    atlas: Atlas,
    snapshot: Snapshot,
    selection: Selection,
    rules: Rules,
    ending: str,
    progress: Progress,
) -> Published:
    publication = Publication(
        _told(selected_then(atlas.ledger, selection, snapshot.head), selection.count, progress),
        rules,
    )
    let_out = list(publication)
    said = publication.about(about(snapshot, selection, attribution=ATTRIBUTION))
    file, whole = BytesIO(), BytesIO()
    writer_for(ending)(let_out, file, about={**said, "incidents": len(let_out)})
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        archive.writestr(f"incidents{ending}", file.getvalue())
        archive.writestr(
            "manifest.json",
            json.dumps(publication.manifest.as_json(), ensure_ascii=False, indent=2),
        )
    return Published(data=whole.getvalue(), manifest=publication.manifest)


def _told(
    entries: Iterable[tuple[str, Incident]], number: int, progress: Progress
) -> Iterator[tuple[str, Incident]]:
    for at, each in enumerate(entries):
        if at % _TELL_EVERY == 0:
            progress(at, number)
        yield each


def _lines(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))
