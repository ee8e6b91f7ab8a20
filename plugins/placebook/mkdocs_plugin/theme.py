"""Where the theme lies: inside the installed package, or beside `plugins/` in a checkout."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import placebook


@lru_cache(maxsize=1)
def theme_folder() -> Path:
    """Return the folder of the theme.

    Raises:
        FileNotFoundError: The package was built without it.
    """
    package = Path(placebook.__file__).parent
    for folder in (package / "theme", package.parents[1] / "theme"):
        if (folder / "main.html").is_file():
            return folder
    msg = f"the theme is neither in {package} nor beside it; install placebook again"
    raise FileNotFoundError(msg)
