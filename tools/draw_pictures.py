# /// script
# requires-python = ">=3.11"
# dependencies = ["pillow>=11"]
# ///
"""Draw the demo's pictures: linocut prints of Larkmere, every one by the same hand.

Each picture is cut and printed from a seed that is its own name, so drawing it again with the same
version of Pillow gives the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from linocut.block import Block
from linocut.catalogue import PICTURES
from linocut.press import pull, webp

if TYPE_CHECKING:
    from collections.abc import Sequence

IMAGES = Path(__file__).resolve().parent.parent / "content" / "images"


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the pictures asked for and say how large each file is."""
    parser = argparse.ArgumentParser(description="Draw the demo's pictures as linocut prints.")
    parser.add_argument(
        "--only",
        metavar="NAME",
        action="append",
        choices=sorted(PICTURES),
        help="draw this picture alone (may be given more than once)",
    )
    parser.add_argument(
        "--out", type=Path, default=IMAGES, help="folder to write to (default: content/images)"
    )
    parser.add_argument("--png", action="store_true", help="write PNG files instead, to look at closely")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    total = 0
    for name in options.only or PICTURES:
        picture = PICTURES[name]
        block = Block(picture.size, name)
        picture.draw(block)
        sheet = pull(block, name)
        if options.png:
            sheet.save(options.out / f"{name}.png")
            continue
        data = webp(sheet)
        total += len(data)
        (options.out / f"{name}.webp").write_bytes(data)
        sys.stdout.write(f"{name:20} {len(data) / 1000:6.1f} kB\n")
    if total:
        sys.stdout.write(f"{'total':20} {total / 1000:6.1f} kB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
