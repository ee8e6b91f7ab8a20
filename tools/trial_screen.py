"""The files of an editors' screen on trial (`host: trial`), which a browser keeps for that site alone.

Sveltia CMS has them in a folder of the origin private file system (https://fs.spec.whatwg.org/).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Page

_PUT = """async (files) => {
  const root = await navigator.storage.getDirectory();
  for (const [path, text] of Object.entries(files)) {
    let folder = await root.getDirectoryHandle("sveltia-cms-test", {create: true});
    const names = path.split("/");
    for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name, {create: true});
    const file = await (await folder.getFileHandle(names.at(-1), {create: true})).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
_TAKE = """async () => {
  const found = {};
  const walk = async (folder, path) => {
    for await (const [name, one] of folder.entries()) {
      if (one.kind === "directory") await walk(one, `${path}${name}/`);
      else found[path + name] = [...new Uint8Array(await (await one.getFile()).arrayBuffer())];
    }
  };
  await walk(await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test"), "");
  return found;
}"""


def put_files(page: Page, files: Mapping[str, str]) -> None:
    """Put files where the screen looks for them: texts by their paths. The page must be one of the site."""
    page.evaluate(_PUT, dict(files))


def take_files(page: Page) -> dict[str, bytes]:
    """Return the files as the screen has left them."""
    found: dict[str, Any] = page.evaluate(_TAKE)
    return {name: bytes(data) for name, data in found.items()}
