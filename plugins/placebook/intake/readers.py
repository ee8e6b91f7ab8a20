"""From the bytes of a file of data to its rows: CSV, JSON or GeoJSON.

Every cell becomes text. What it means is for the map and the model to say; a cell that holds a spreadsheet's
formula is a text that begins with `=`.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from placebook.problems import ContentError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CELL = 20_000
_MAX_FILE = 200 * 1024 * 1024
_SAMPLE = 64 * 1024
_DELIMITERS = ",;\t|"
_SEPARATOR = re.compile(r"^sep=([,;\t|])$", re.IGNORECASE)
# What Excel writes on a Mac for e with an accent and for curly quotes, seldom met on Windows; and there.
_MAC = (b"\x8e", b"\x8f", b"\xd5", b"\xd2", b"\xd3")
_WINDOWS = (b"\xe9", b"\xe8", b"\x92", b"\x93", b"\x94")
_FIRST, _WIDE = 10, 3
_EXCEL = "In Excel choose File, Save as, and CSV UTF-8; in LibreOffice or Google Sheets, CSV."
_SAVE = dict.fromkeys((".xlsx", ".xls", ".xlsm", ".ods", ".numbers"), _EXCEL)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data.

    Attributes:
        number: Where it stands: the line in a CSV file, the place in the list (from 1) elsewhere.
        cells: Its cells by the names of their columns; empty ones are left out.
        refusal: Why it cannot be used, or empty.
    """

    number: int
    cells: dict[str, str]
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A file of data: its rows, and every column it has, those that are empty everywhere included."""

    columns: frozenset[str]
    rows: tuple[Row, ...]


def read_table(data: bytes, name: str, records: str | None = None, *, doubled: bool = False) -> Table:
    """Read a file of data.

    Args:
        data: Its bytes.
        name: Its name; the ending tells its format: `.csv`, `.tsv`, `.json`, `.geojson`.
        records: For a JSON object, the name of the list in it that holds the rows.
        doubled: Whether columns of a CSV file may share a name; the second `Day` is then `Day (2)`.

    Raises:
        ContentError: The file as a whole cannot be read.
    """
    if len(data) > _MAX_FILE:
        raise _unreadable(
            name, f"the file has {len(data) >> 20} MB; the most is {_MAX_FILE >> 20} MB.", "Split it."
        )
    text = decode(data)
    if not text.strip("\0 \t\r\n\f\v"):
        raise _unreadable(name, "the file is empty.", "Export it again.")
    ending = PurePath(name).suffix.lower()
    if ending in {".json", ".geojson"}:
        return _json_table(text, name, records)
    if ending in {".csv", ".tsv", ".txt"}:
        return _csv_table(text, name, doubled=doubled)
    raise _unreadable(
        name,
        f"'{ending or name}' is not a format that is read here.",
        _SAVE.get(ending, "Save it as CSV, JSON or GeoJSON."),
    )


def decode(data: bytes) -> str:
    """Return the text of an office's file: UTF-8, UTF-16 with or without its mark, Windows's or the Mac's."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    # A sheet saved as "Unicode text" without its mark has a zero in every second byte.
    odd, even = data[1:_SAMPLE:2].count(0), data[0:_SAMPLE:2].count(0)
    if max(odd, even) > len(data[:_SAMPLE]) // 4:
        return data.decode("utf-16-le" if odd > even else "utf-16-be", errors="replace")
    mac, windows = (sum(map(data.count, told)) for told in (_MAC, _WINDOWS))
    return data.decode("mac_roman" if mac > windows else "cp1252", errors="replace")


def _csv_table(text: str, name: str, *, doubled: bool) -> Table:
    text = text.replace("\0", "")
    with _cells_of_any_length():  # they are measured below, one row at a time
        try:
            delimiter = _delimiter(text)
            above = _above_names(text, delimiter)
            lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            for _ in range(above):
                next(lines)
            header = [cell.strip() for cell in next(lines)]
            if doubled:
                header = _told_apart(header)
            _check_header(header, name)
            rows = tuple(
                _csv_row(lines.line_num, header, cells)
                for cells in lines
                if any(cell.strip() for cell in cells)
            )
        except csv.Error as error:
            message = f"this is not CSV: {error}."
            raise _unreadable(name, message, "Export it again.", lines.line_num) from error
    return Table(frozenset(header) - {""}, rows)


@contextmanager
def _cells_of_any_length() -> Iterator[None]:
    """Let CSV have cells of any length meanwhile; the limit is everybody's, so it is put back."""
    before = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _csv_row(number: int, header: list[str], cells: list[str]) -> Row:
    found = _row(number, dict(zip(header, cells, strict=False)))
    if any(cell.strip() for cell in cells[len(header) :]):
        return Row(number, found.cells, "has more cells than the first line has names")
    return found


def _delimiter(text: str) -> str:
    """Return what parts the cells: the one that the first line with any holds most of, outside quotes.

    Excel writes it into a line of its own, `sep=;`, for whoever opens the file.
    """
    lines = text[:_SAMPLE].splitlines()
    told = next((_SEPARATOR.match(line) for line in lines if line), None)
    if told:
        return told[1]
    unquoted = ("".join(line.split('"')[::2]) for line in lines)
    first = next((line for line in unquoted if any(one in line for one in _DELIMITERS)), "")
    return max(_DELIMITERS, key=first.count)


def _above_names(text: str, delimiter: str) -> int:
    """Return how many rows stand above the columns' names: Excel's `sep=;`, a title, heads over several.

    Those hold less than half as many cells as the fullest of the first rows, if that holds three at least.
    """
    rows = list(islice(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), _FIRST))
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    most = max(filled, default=0)
    least = most / 2 if most >= _WIDE else 0
    first = 1 if rows and _SEPARATOR.match(delimiter.join(rows[0])) else 0
    return next((at for at, count in enumerate(filled) if at >= first and count >= least), 0)


def _check_header(header: list[str], name: str) -> None:
    named = [cell for cell in header if cell]
    if not named:
        raise _unreadable(name, "the first line names no columns.", "Write the columns' names there.", 1)
    twice = {cell for cell in named if named.count(cell) > 1}
    if twice:
        raise _unreadable(name, f"two columns are called '{min(twice)}'.", "Give each its own name.", 1)


def _told_apart(header: list[str]) -> list[str]:
    """Number the columns that bear the name of one before them."""
    seen: Counter[str] = Counter()
    found = []
    for cell in header:
        seen[cell] += 1
        name = f"{cell} ({seen[cell]})" if cell and seen[cell] > 1 else cell
        while name in found and name:
            name += " again"
        found.append(name)
    return found


def _json_table(text: str, name: str, records: str | None) -> Table:
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise _unreadable(
            name, f"this is not JSON: {error.msg.lower()}.", "Export it again.", error.lineno
        ) from error
    except RecursionError as error:
        raise _unreadable(name, "this JSON is nested too deeply.", "Export it again.") from error
    kind = value.get("type") if isinstance(value, dict) else None
    if kind in {"Feature", "FeatureCollection"}:
        features = [value] if kind == "Feature" else _list(value, "features", name)
        items = [_feature(item) for item in features]
        refusal = "is not a GeoJSON feature"
    else:
        items = [_flattened(item) if isinstance(item, dict) else None for item in _list(value, records, name)]
        refusal = "is not a set of named values"
    rows = (
        Row(number, {}, refusal) if item is None else _row(number, item)
        for number, item in enumerate(items, 1)
    )
    return Table(frozenset(key for item in items for key in item or ()), tuple(rows))


def _list(value: Any, records: str | None, name: str) -> list[Any]:  # noqa: ANN401 - whatever JSON held
    if isinstance(value, list):
        return value
    lists = (
        {key: item for key, item in value.items() if isinstance(item, list)}
        if isinstance(value, dict)
        else {}
    )
    if records in lists:
        return lists[records]
    if records is None and len(lists) == 1:
        return next(iter(lists.values()))
    there = f"The lists here are: {', '.join(sorted(lists))}." if lists else "There is no list in this file."
    wanted = (
        f"there is no list called '{records}'." if records else "it is not clear which list holds the rows."
    )
    raise _unreadable(name, wanted, f"Name one as `records` in the map. {there}" if lists else there)


def _feature(item: Any) -> dict[str, Any] | None:  # noqa: ANN401 - whatever JSON held
    """Return the cells of a GeoJSON feature: its properties, and a point's coordinates as `lat` and `lon`."""
    if not isinstance(item, dict) or not isinstance(item.get("properties") or {}, dict):
        return None
    cells = _flattened(item.get("properties") or {})
    if item.get("id") is not None:
        cells.setdefault("id", item["id"])
    shape = item.get("geometry") or {}
    point = shape.get("coordinates") if isinstance(shape, dict) and shape.get("type") == "Point" else None
    if isinstance(point, list) and len(point) >= 2:  # noqa: PLR2004 - longitude and latitude
        cells.update(lon=point[0], lat=point[1])
    return cells


def _flattened(item: dict[str, Any], before: str = "", depth: int = 0) -> dict[str, Any]:
    """Return `{"address": {"postcode": …}}` as `{"address.postcode": …}`; a list of words as one text."""
    found: dict[str, Any] = {}
    for key, value in item.items():
        name = f"{before}{key}"
        if isinstance(value, dict) and depth < 5:  # noqa: PLR2004 - deeper than any register
            found |= _flattened(value, f"{name}.", depth + 1)
        elif isinstance(value, list):
            found[name] = "; ".join(_text(part) for part in value if not isinstance(part, dict | list))
        else:
            found[name] = value
    return found


def _row(number: int, cells: dict[str, Any]) -> Row:
    texts = {key: text for key, value in cells.items() if key and (text := _text(value).strip())}
    long = next((key for key, text in texts.items() if len(text) > MAX_CELL), None)
    if long:
        size = len(texts[long])
        return Row(number, {}, f"the cell '{long}' holds {size:,} characters; the most is {MAX_CELL:,}")
    return Row(number, texts)


def _text(value: Any) -> str:  # noqa: ANN401 - whatever a cell held
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value).encode("utf-8", errors="replace").decode()  # JSON can hold half a character


def _unreadable(name: str, message: str, hint: str, line: int = 0) -> ContentError:
    return ContentError([Problem(name, line, "", message, hint)])
