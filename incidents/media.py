"""A photo or a video is known by its first bytes, whatever its name says."""

from __future__ import annotations

from typing import Final

from incidents.errors import BadInput
from incidents.table import Source, SourceKind

MOST_BYTES: Final = 100_000_000
ENDINGS: Final = ("jpg", "jpeg", "png", "gif", "webp", "mp4", "mov", "webm")
# Where a mark stands, the mark, and the type; from the WHATWG's MIME Sniffing, 6.1 and 6.2.
_MARKS: Final = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (4, b"ftypqt", "video/quicktime"),
    (4, b"ftyp", "video/mp4"),
    (0, b"\x1a\x45\xdf\xa3", "video/webm"),
)
HEAD_BYTES: Final = 12


def media_type(head: bytes) -> str | None:
    """The MIME type of a photo or video by its first 12 bytes, or None where it is neither."""
    return next((kind for at, mark, kind in _MARKS if head[at:].startswith(mark)), None)


def media_source(data: bytes, *, name: str, made_by: str | None, url: str | None) -> Source:
    """A photo or video, ready to be kept.

    Args:
        data: Its bytes.
        name: What the file was called; only a label.
        made_by: Who took or published it, or None where unknown.
        url: Where it was found, or None.

    Raises:
        BadInput: It is neither, or too large.
    """
    kind = media_type(data[:HEAD_BYTES])
    if kind is None:
        raise BadInput(
            f"{name[:80]!r} is no photo or video that this program knows: JPEG, PNG, GIF, WebP, "
            "MP4, MOV or WebM by its first bytes, whatever its name says."
        )
    if len(data) > MOST_BYTES:
        raise BadInput(
            f"{name[:80]!r} has {len(data) / 1e6:,.0f} MB; at most {MOST_BYTES / 1e6:,.0f} MB are "
            "kept. Cut the part that shows the incident."
        )
    photo = kind.startswith("image/")
    return Source(
        kind=SourceKind.PHOTO if photo else SourceKind.VIDEO,
        data=data,
        name=name,
        made_by=made_by,
        url=url,
    )
