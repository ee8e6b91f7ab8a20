"""The plugin's options: read by the model of settings, told in MkDocs's way."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from placebook.content.messages import words_for
from placebook.model.settings import Settings


def settings_from(options: dict[str, Any]) -> tuple[Settings, list[tuple[str, str]]]:
    """Read the plugin's options.

    Returns:
        The settings (the defaults, if an option is wrong), and for each wrong option its name and the fault.
    """
    try:
        return Settings.model_validate(options), []
    except ValidationError as error:
        problems = []
        for details in error.errors(include_url=False):
            name = ".".join(str(part) for part in details["loc"])
            message, hint = words_for(details, Settings.model_fields)
            problems.append((name, f"{message} {hint}".strip()))
        return Settings(), problems
