"""What a screen reader is given of a page: Chromium's own accessibility tree, read from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

# What is read out by its role and its name. Of everything else its words are read.
_NAMED = {
    "heading",
    "link",
    "button",
    "checkbox",
    "combobox",
    "searchbox",
    "textbox",
    "image",
    "region",
    "group",
    "search",
    "DisclosureTriangle",
}
# Those whose name is what is in them: it would be heard twice.
_WHOLE = {"heading", "link", "button", "checkbox", "combobox", "searchbox", "textbox", "DisclosureTriangle"}
_ALL = "\0"
_STATES = ("checked", "pressed", "expanded", "invalid")


def heard(page: Page, selector: str) -> list[str]:
    """Return what is read out of the first element that a selector finds, in its order.

    Each line is a role with its name, its states and what is written in it, or plain words:
    `checkbox "Ramp 25" checked=true`. A link in a heading is a line below it.
    """
    devtools = page.context.new_cdp_session(page)
    try:
        root = devtools.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
        node = devtools.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
        described = devtools.send("DOM.describeNode", {"nodeId": node})["node"]["backendNodeId"]
        nodes = devtools.send("Accessibility.getFullAXTree")["nodes"]
    finally:
        devtools.detach()
    by_id = {one["nodeId"]: one for one in nodes}
    (top,) = (one for one in nodes if one.get("backendDOMNodeId") == described)
    return list(_read(top, by_id))


def _read(node: dict[str, Any], by_id: dict[str, dict[str, Any]], said: str = "") -> Iterator[str]:
    """Yield the lines of a node; `said` is what has just been read out as the name of what it is in."""
    role, name = _value(node, "role"), _value(node, "name").strip()
    if role == "LabelText":
        said = _ALL  # it is the name of its field
    if not node["ignored"] and name:
        if role in _NAMED:
            yield " ".join([f'{role} "{name}"', *_states(node)])
            said = _ALL if role in _WHOLE else name
        elif role == "StaticText" and said not in {name, _ALL}:
            yield name
    for child in node.get("childIds", ()):
        if child in by_id:
            yield from _read(by_id[child], by_id, said)


def _states(node: dict[str, Any]) -> Iterator[str]:
    has = {one["name"]: str(one["value"].get("value")).lower() for one in node.get("properties", ())}
    for state in _STATES:
        if state in has and (state, has[state]) != ("invalid", "false"):
            yield f"{state}={has[state]}"
    if written := _value(node, "value"):
        yield f'value="{written}"'


def _value(node: dict[str, Any], name: str) -> str:
    return str(node.get(name, {}).get("value", ""))
