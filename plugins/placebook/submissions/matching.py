"""Which listing something that came in is about, with the reasons.

Listings that share a key with it (a name, a postcode, a website, an address or number to ask) are looked at,
and those with a word in common; what they share is weighed. A name must be among it: a hall, its caretaker's
number and its website are shared by all who meet there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from placebook.content.names import folded
from placebook.intake.words import same_name
from placebook.model.postcode import postcode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from placebook.model.listing import Listing

# What a shared trait weighs. `ENOUGH` is a name and nothing against it, or a name like it and something else.
_NAME, _LIKE_NAME, _WEBSITE, _POSTCODE, _ASK, _AREA = 50, 30, 30, 25, 20, 5
_ELSEWHERE = -15
_ENOUGH = 46
_ALIKE = 86  # of 100: 'knitters and natters' and 'knit and natter' are not, a slip of a letter or two is
_ALIKE_WORD = 80  # 'walkers' and 'bakers' are not
_START = 4
_COMMON = 40  # a word in more names than this tells none of them apart


class Match(NamedTuple):
    """What was found.

    Attributes:
        slug: The listing it is about; empty where that is not clear, or it is about none.
        reasons: Why.
        others: Listings it might be about instead, the likeliest first.
        is_unclear: Whether two are as likely as each other.
    """

    slug: str = ""
    reasons: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    is_unclear: bool = False


@dataclass(frozen=True, slots=True)
class _Traits:
    """What a listing, or something that came in, is known by."""

    names: tuple[str, ...]
    postcode: str
    website: str
    asks: frozenset[str]
    areas: frozenset[str]

    def shared(self) -> Iterator[tuple[str, str]]:
        """Yield what it may share with another."""
        yield from (("name", name) for name in self.names if name)
        yield from ((kind, key) for kind, key in (("code", self.postcode), ("web", self.website)) if key)
        yield from (("ask", one) for one in sorted(self.asks))


def _of(fields: Mapping[str, Any]) -> _Traits:
    contact = fields.get("contact") or {}
    address = fields.get("address") or {}
    code = postcode(str(address.get("postcode") or ""))
    names = (fields.get("title", ""), *fields.get("also_known_as", ()))
    return _Traits(
        tuple(dict.fromkeys(same_name(str(name)) for name in names)),
        code if " " in code else "",
        website_key(str(contact.get("website") or "")),
        frozenset(key for key in (_mail(contact.get("email")), _phone(contact.get("phone"))) if key),
        frozenset(area for area in fields.get("areas", ()) if isinstance(area, str)),
    )


def _of_listing(listing: Listing) -> _Traits:
    contact, address = listing.contact.model_dump(), listing.address
    return _of(
        {
            "title": listing.title,
            "also_known_as": listing.also_known_as,
            "contact": contact,
            "address": {"postcode": address.postcode} if address else {},
            "areas": listing.areas,
        }
    )


def website_key(address: str) -> str:
    """Return a page's address without what is written in many ways: its scheme, `www`, a slash at the end."""
    text = address.strip().casefold()
    if not text:
        return ""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
    except ValueError:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}{query}"


def _mail(address: object) -> str:
    return str(address or "").strip().casefold()


def _phone(number: object) -> str:
    digits = re.sub(r"\D", "", str(number or ""))
    return re.sub(r"^(?:0044|44)(?=\d{9})", "0", digits)


@dataclass
class Matching:
    """Knows the listings of a place by their keys."""

    _traits: dict[str, _Traits] = field(default_factory=dict)
    _by_key: defaultdict[tuple[str, str], list[str]] = field(default_factory=lambda: defaultdict(list))
    _by_word: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    _now: dict[str, str] = field(default_factory=dict)
    _titles: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, listings: Iterable[Listing]) -> Matching:
        """Make it of listings."""
        made = cls()
        for listing in listings:
            made.add(listing)
        return made

    def add(self, listing: Listing) -> None:
        """Learn one more listing."""
        traits = _of_listing(listing)
        self._traits[listing.slug] = traits
        self._titles[listing.slug] = listing.title
        self._now[listing.slug] = listing.slug
        for earlier in listing.redirect_from:
            self._now.setdefault(earlier, listing.slug)
        for key in traits.shared():
            self._by_key[key].append(listing.slug)
        for word in {word for name in traits.names for word in _words(name)}:
            self._by_word[word].append(listing.slug)

    def title(self, slug: str) -> str:
        """Return the name of a listing."""
        return self._titles.get(slug, slug)

    def find(self, fields: Mapping[str, Any], slug: str = "") -> Match:
        """Return the listing that fields are about.

        Args:
            fields: What was said of it, as fields of a file.
            slug: The listing it says it is about, or its name; may be empty, or be none.
        """
        if slug in self._now:
            return Match(self._now[slug], ("it names this listing",))
        traits = _of({"title": slug, **fields})
        weighed = [(*_weigh(traits, self._traits[one]), one) for one in self._candidates(traits)]
        weighed.sort(key=lambda one: (-one[0], one[2]))
        likely = [one for one in weighed if one[0] >= _ENOUGH]
        near = tuple(one[2] for one in weighed if _LIKE_NAME <= one[0] < _ENOUGH)[:3]
        if not likely:
            return Match(others=near)
        best = likely[0]
        equal = tuple(one[2] for one in likely if one[0] == best[0])
        if len(equal) > 1:
            return Match(others=equal[:3], is_unclear=True)
        return Match(best[2], tuple(best[1]), tuple(one[2] for one in likely[1:4]))

    def _candidates(self, traits: _Traits) -> list[str]:
        found = {slug for key in traits.shared() for slug in self._by_key.get(key, ())[:_COMMON]}
        for word in {word for name in traits.names for word in _words(name)}:
            held = self._by_word.get(word, ())
            if len(held) <= _COMMON:
                found.update(held)
        return sorted(found)


def _words(name: str) -> Iterator[str]:
    """Yield the words of a name, and how each of them begins, since most slips come later."""
    for word in name.split():
        yield word
        if len(word) > _START:
            yield f"{word[:_START]}*"


def _weigh(one: _Traits, other: _Traits) -> tuple[int, list[str]]:
    """Return how much two share, and what; 0 where they share no name."""
    weight, reasons = _names(one.names, other.names)
    if not weight:
        return 0, []
    if one.postcode and other.postcode:
        same = one.postcode == other.postcode
        weight += _POSTCODE if same else _ELSEWHERE
        reasons += [f"the same postcode, {one.postcode}"] if same else []
    if one.website and one.website == other.website:
        weight += _WEBSITE
        reasons.append(f"the same website, {one.website}")
    if one.asks & other.asks:
        weight += _ASK
        reasons.append("the same e-mail address or telephone number")
    if one.areas & other.areas:
        weight += _AREA
    return weight, reasons


def _names(names: tuple[str, ...], others: tuple[str, ...]) -> tuple[int, list[str]]:
    if set(names) & set(others) - {""}:
        return _NAME, ["the same name"]
    for name in names:
        for other in others:
            if name and other and _are_alike(name, other):
                return _LIKE_NAME, [f"a name like it, '{other}'"]
    return 0, []


def _are_alike(name: str, other: str) -> bool:
    """Tell whether two names are one with a slip in it: each word like its fellow, or a space too many."""
    if _numbers(name) != _numbers(other) or fuzz.ratio(name, other) < _ALIKE:
        return False
    words, others = name.split(), other.split()
    return len(words) != len(others) or all(
        fuzz.ratio(one, fellow) >= _ALIKE_WORD for one, fellow in zip(words, others, strict=True)
    )


def _numbers(name: str) -> Counter[str]:
    return Counter(re.findall(r"\d+", folded(name)))
