"""The pictures of a booklet, in the form a PDF takes best: its cover, and QR codes."""

from __future__ import annotations

import io

import segno
from PIL import Image

_QUIET = 4  # modules of white round the code, as ISO/IEC 18004 asks


def code(address: str) -> bytes:
    """Return the QR code of an address as a PNG, a pixel to a module: a printer keeps it sharp at any size.

    Every reader takes every mask. Choosing the best of the eight takes most of the time, and there may be
    thousands of codes, so the mask is given. Level M still reads when 15 % of the code is stained.
    """
    rows = segno.make_qr(address, error="m", boost_error=False, mask=3).matrix
    side = len(rows)
    modules = bytes(0 if dark else 255 for row in rows for dark in row)
    picture = Image.new("1", (side + 2 * _QUIET, side + 2 * _QUIET), 1)
    picture.paste(Image.frombytes("L", (side, side), modules).convert("1"), (_QUIET, _QUIET))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def for_print(picture: bytes) -> bytes:
    """Return a picture as a JPEG, which a PDF holds as it is; of WebP it would hold every pixel."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(picture)) as opened:
        opened.convert("RGB").save(out, "JPEG", quality=88)
    return out.getvalue()
