"""Which rows are about the same group, and one listing made of them.

Rows are put together only for a reason that can be told. Two different numbers of one register are two
groups, whatever their names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from placebook.content.names import folded
from placebook.intake.places import metres
from placebook.intake.rows import Draft, markdown_of
from placebook.intake.words import same_name
from placebook.model.postcode import outward, postcode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from placebook.intake.map import Merging

# The parts of a listing that only make sense together: all are taken from the row that knows its place best.
_PLACE = ("areas", "venue", "address", "location", "show_location")
_MOST_THEMES = 3
_LONGEST_LINE = 300


@dataclass(frozen=True)
class _Traits:
    """What a draft is known by."""

    draft: Draft

    @cached_property
    def name(self) -> str:
        return same_name(self.draft.fields["title"])

    @cached_property
    def identifiers(self) -> dict[str, str]:
        return {
            str(one["scheme"]): str(one["id"]).casefold() for one in self.draft.fields.get("identifiers", ())
        }

    @cached_property
    def postcode(self) -> str:
        found = postcode(self.draft.fields.get("address", {}).get("postcode", ""))
        return found if " " in found else ""

    @cached_property
    def district(self) -> str:
        return outward(self.draft.fields.get("address", {}).get("postcode", ""))

    @cached_property
    def point(self) -> tuple[float, float] | None:
        where = self.draft.fields.get("location")
        return (float(where["lat"]), float(where["lon"])) if where else None

    @cached_property
    def areas(self) -> tuple[str, ...]:
        return tuple(self.draft.fields.get("areas", ()))

    @cached_property
    def website(self) -> str:
        """Its own page, without scheme and `www`; a page of the register it came from is not its own."""
        if shows_register(self.draft.fields):
            return ""
        parts = urlsplit(self.draft.fields["contact"].get("website", "").casefold())
        return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}" + (
            f"?{parts.query}" if parts.query else ""
        )


def shows_register(fields: dict[str, Any]) -> bool:
    """Tell whether a listing's website is a page of the register it came from."""
    source, site = fields.get("source", {}).get("url", ""), fields.get("contact", {}).get("website", "")
    return bool(site) and urlsplit(source).netloc.casefold() == urlsplit(site).netloc.casefold()


def merged(drafts: Sequence[Draft], rule: Merging) -> list[Draft]:
    """Return drafts with those about the same group made into one, in the order of the first row of each."""
    traits = [_Traits(draft) for draft in drafts]
    group = list(range(len(drafts)))

    def leader(at: int) -> int:
        while group[at] != at:
            group[at] = group[group[at]]
            at = group[at]
        return at

    members: dict[int, list[int]] = {at: [at] for at in group}
    reasons: dict[int, dict[int, str]] = defaultdict(dict)
    for one, other, reason in _pairs(traits, rule):
        first, second = sorted((leader(one), leader(other)))
        if first == second or not all(
            _may_be_same(traits[a], traits[b], rule) for a in members[first] for b in members[second]
        ):
            continue
        group[second] = first
        members[first] += members.pop(second)
        reasons[first] |= reasons.pop(second, {})
        reasons[first][max(one, other)] = reason
    return [
        _one_of([drafts[at] for at in sorted(found)], [reasons[first].get(at, "") for at in sorted(found)])
        for first, found in sorted(members.items())
    ]


def _pairs(traits: list[_Traits], rule: Merging) -> Iterator[tuple[int, int, str]]:
    """Yield the pairs that are about one group, the surest first, with the reason."""
    for at, other in _alike(
        traits, lambda one: [f"{scheme} {id_}" for scheme, id_ in one.identifiers.items()]
    ):
        yield at, other, "the same number in the register"
    by_name = list(_alike(traits, lambda one: [one.name]))
    for test in (_same_spot, _same_district):
        for at, other in by_name:
            if reason := test(traits[at], traits[other], rule):
                yield at, other, reason
    for at, other in _alike(traits, lambda one: [one.website]):
        if reason := _same_website(traits[at], traits[other], rule):
            yield at, other, reason


def _same_spot(one: _Traits, other: _Traits, rule: Merging) -> str:
    if one.postcode and one.postcode == other.postcode:
        return f"the same name and postcode, {one.postcode}"
    if one.point and other.point and metres(one.point, other.point) <= rule.metres:
        return f"the same name, {metres(one.point, other.point):.0f} metres apart"
    return ""


def _same_district(one: _Traits, other: _Traits, _rule: Merging) -> str:
    if (one.postcode or one.point) and (other.postcode or other.point):
        return ""  # both say where they are, and it is not the same place
    if one.district and one.district == other.district:
        return f"the same name, and both in {one.district}"
    return f"the same name, and both in {one.areas[0]}" if one.areas and one.areas == other.areas else ""


def _same_website(one: _Traits, other: _Traits, rule: Merging) -> str:
    apart = one.postcode and other.postcode and one.postcode != other.postcode
    if (
        apart
        or _numbers(one.name) != _numbers(other.name)
        or fuzz.ratio(one.name, other.name) < rule.likeness
    ):
        return ""
    return f"the same website, {one.website}, and a name like it"


def _alike(traits: list[_Traits], keys: Callable[[_Traits], list[str]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs that share a key; an empty one is shared by nobody."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(traits):
        for key in keys(one):
            if key:
                found[key].append(at)
    for same in found.values():
        yield from ((at, other) for n, at in enumerate(same) for other in same[n + 1 :])


def _may_be_same(one: _Traits, other: _Traits, rule: Merging) -> bool:
    """Tell whether nothing keeps two rows apart, though both may be like a third: numbers, or places."""
    shared = one.identifiers.keys() & other.identifiers.keys()
    if shared:
        return all(one.identifiers[scheme] == other.identifiers[scheme] for scheme in shared)
    elsewhere = one.postcode and other.postcode and one.postcode != other.postcode
    return not elsewhere or bool(_same_spot(one, other, rule))


def _numbers(name: str) -> list[str]:
    return re.findall(r"\d+", name)


def _one_of(drafts: list[Draft], reasons: list[str]) -> Draft:
    """Make one draft of several: the fullest, and what the others add to it."""
    if len(drafts) == 1:
        return drafts[0]
    ranked = sorted(zip(drafts, reasons, strict=True), key=lambda pair: -len(pair[0].fields))
    base = ranked[0][0]
    fields = dict(base.fields)
    place = max((draft for draft, _ in ranked), key=lambda draft: _place_rank(draft.fields))
    for name in _PLACE:
        fields.pop(name, None)
        if name in place.fields:
            fields[name] = place.fields[name]
    bodies = [base.body]
    notes: list[str] = list(base.notes)
    told = next((reason for _, reason in ranked if reason), "")
    for draft, _ in ranked[1:]:
        _add(fields, draft.fields)
        bodies += _more(bodies, fields, draft, base)
        notes += draft.notes
    rows = tuple(row for draft, _ in ranked for row in draft.rows)
    identities = tuple(dict.fromkeys(one for draft, _ in ranked for one in draft.identities))
    joins = tuple(reason or told for _, reason in ranked[1:])
    return Draft(rows, identities, fields, "\n\n".join(body for body in bodies if body), tuple(notes), joins)


def _place_rank(fields: dict[str, Any]) -> tuple[bool, bool, int]:
    address = fields.get("address", {})
    return " " in postcode(address.get("postcode", "")), "location" in fields, len(address)


def _add(fields: dict[str, Any], others: dict[str, Any]) -> None:
    """Put into fields what another row says and they do not."""
    if shows_register(fields) and not shows_register(others):
        fields["contact"] = fields["contact"] | others["contact"]
    if _differs(fields, others, "title"):
        fields["also_known_as"] = [*fields.get("also_known_as", ()), others["title"]]
    if (
        _differs(fields, others, "hours")
        and len(both := f"{fields['hours']}; {others['hours']}") <= _LONGEST_LINE
    ):
        fields["hours"] = both
    for name, value in others.items():
        if name in _PLACE or (name == "contact" and shows_register(others)):
            continue
        held = fields.get(name)
        if held is None:
            fields[name] = value
        elif name == "source":
            continue  # one listing names one source; the other stands in its text
        elif isinstance(held, dict):
            fields[name] = value | held
        elif isinstance(held, list):
            fields[name] = held + [item for item in value if item not in held]
    fields["themes"] = fields["themes"][:_MOST_THEMES]


def _differs(fields: dict[str, Any], others: dict[str, Any], name: str) -> bool:
    return name in fields and name in others and same_name(fields[name]) != same_name(others[name])


def _more(bodies: list[str], fields: dict[str, Any], draft: Draft, base: Draft) -> Iterator[str]:
    """Yield the paragraphs that another row adds: what it says of the group, and where that stands."""
    text = draft.body or markdown_of(draft.fields["summary"])
    if folded(text) not in folded(" ".join([fields["summary"], *bodies])):
        yield text
    hours = draft.fields.get("hours", "")
    if hours not in fields.get("hours", ""):
        yield f"Open: {markdown_of(hours)}"
    address = draft.fields.get("address", {})
    if " " in postcode(address.get("postcode", "")) and address != fields.get("address"):
        yield f"Also at {markdown_of(', '.join(address.values()))}."
    source = draft.fields.get("source", {}).get("name")
    if source and source != base.fields.get("source", {}).get("name"):
        line = f"Some of this comes from: {markdown_of(source)}."
        if line not in bodies:
            yield line
