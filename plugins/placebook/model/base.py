"""The types that every record is made of: strict, frozen, and worded for people."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import cache
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

SLUG_PATTERN = r"^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Direction overrides can make a title read as something else than what is stored; joiners and marks are
# needed by real scripts and stay.
_BIDI_OVERRIDE = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
_YES_OR_NO = frozenset({"true", "false", "yes", "no", "y", "n", "on", "off"})
_BLANK = re.compile(r"\s+")
# Not the ends of time: days are reckoned from days everywhere, and must not run over them.
_DAY = re.compile(r"^[12][0-9]{3}-[0-9]{2}-[0-9]{2}$")
_LONGEST_EMAIL = 254  # RFC 5321, section 4.5.3.1.3, less the angle brackets
# What an answer must look like, as regular expressions that JavaScript knows as well (ECMA-262, flag u):
# forms hold these rules too. A telephone number has 3 digits (101) to 20 (one of abroad with an extension);
# 4.47701E+11 is what a spreadsheet makes of one.
_HOST = r"[^\s\/?#@]+\.[^\s\/?#@]+"
EMAIL_PATTERN = rf"^(?:mailto:)?[^ ]+@{_HOST}$"
PHONE_PATTERN = r"^(?!\s*[0-9.]+[eE]\+[0-9]+\s*$)(?=(?:[^0-9]*[0-9]){3,20}[^0-9]*$)[0-9a-zA-Z\s\(\)+.\/\-]+$"
WEB_PATTERN = rf"^(?:[hH][tT][tT][pP][sS]?:\/\/|(?![^ ]*:\/\/)){_HOST}(?:[\/?#][^ ]*)?$"
_LOOKS = {pattern: re.compile(pattern) for pattern in (EMAIL_PATTERN, PHONE_PATTERN, WEB_PATTERN)}


def clean_text(value: str) -> str:
    """Return text in Unicode normal form C without control or direction-override characters.

    Source: Unicode Standard Annex 15 (normal forms), Annex 9 (bidirectional controls).
    """
    if value.isascii() and value.isprintable():
        return value
    value = _BIDI_OVERRIDE.sub("", _CONTROL.sub("", value))
    return unicodedata.normalize("NFC", value)


def one_line(value: str) -> str:
    """Return clean text with every run of white space, line breaks included, as one space."""
    return _BLANK.sub(" ", clean_text(value)).strip()


def _web_address(value: str) -> str:
    """Accept an http(s) address, adding the scheme people leave out."""
    value = one_line(value)
    scheme, colon, rest = value.partition("://")
    if not colon:
        scheme, rest = "https", value
    if not _LOOKS[WEB_PATTERN].match(value) or not _can_split(rest):
        msg = "is not a web address"
        raise ValueError(msg)
    return f"{scheme.lower()}://{rest}"


def _can_split(rest: str) -> bool:
    """Tell whether others can take an address apart later: Python raises at some hosts, `[a.b` for one."""
    try:
        urlsplit(f"//{rest}")
    except ValueError:
        return False
    return True


def _email(value: str) -> str:
    value = one_line(value).removeprefix("mailto:")
    if not _LOOKS[EMAIL_PATTERN].match(value) or len(value) > _LONGEST_EMAIL:
        msg = "is not an e-mail address"
        raise ValueError(msg)
    return value


def _phone(value: str) -> str:
    value = one_line(value)
    if not _LOOKS[PHONE_PATTERN].match(value):
        msg = "is not a phone number"
        raise ValueError(msg)
    return value


def _more_than_yes(value: str) -> str:
    if value.lower() in _YES_OR_NO:
        msg = "says no more than yes or no"
        raise ValueError(msg)
    return value


def _wrapped(value: Any) -> Any:  # noqa: ANN401 - whatever YAML held; pydantic judges the result
    """Take one bare value where a list is meant: `themes: crafts` is `themes: [crafts]`."""
    return [value] if isinstance(value, str | dict) else value


Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=80)]
Line = Annotated[str, AfterValidator(one_line), Field(min_length=1, max_length=300)]
Manner = Annotated[Line, AfterValidator(_more_than_yes)]
Title = Annotated[str, AfterValidator(one_line), Field(min_length=1, max_length=120)]
Summary = Annotated[str, AfterValidator(one_line), Field(min_length=20, max_length=200)]
Text = Annotated[str, AfterValidator(clean_text), Field(min_length=1, max_length=2000)]
WebAddress = Annotated[
    str,
    AfterValidator(_web_address),
    Field(min_length=4, max_length=2000, json_schema_extra={"pattern": WEB_PATTERN}),
]
EmailAddress = Annotated[
    str,
    AfterValidator(_email),
    Field(max_length=_LONGEST_EMAIL, json_schema_extra={"pattern": EMAIL_PATTERN}),
]
PhoneNumber = Annotated[
    str,
    AfterValidator(_phone),
    Field(max_length=60, json_schema_extra={"pattern": PHONE_PATTERN}),
]
ImageName = Annotated[
    str,
    StringConstraints(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*\.(?:[jJ][pP][eE]?[gG]|[pP][nN][gG]|[wW][eE][bB][pP])$",
        max_length=120,
    ),
]
LanguageTag = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$", max_length=35)
]

T = TypeVar("T")
ListOf = Annotated[tuple[T, ...], BeforeValidator(_wrapped)]


def _iso_day(value: Any) -> Any:  # noqa: ANN401 - as above
    """Read `2026-03-01` and nothing else: other spellings of a day are ambiguous between countries."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if _DAY.match(value) else _no_day()
        except ValueError:
            return _no_day()
    return value


def _no_day() -> date:
    msg = "is not a day written year-month-day"
    raise ValueError(msg)


Day = Annotated[date, BeforeValidator(_iso_day)]


def short_for(field: str) -> BeforeValidator:
    """Let a bare word stand for the mapping's main field: `cost: free` is `cost: {level: free}`."""
    return BeforeValidator(lambda value: {field: value} if isinstance(value, str) else value)


class Frozen(BaseModel):
    """A value that never changes once made, and that refuses fields it does not know."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        allow_inf_nan=False,
        str_strip_whitespace=True,
        defer_build=True,  # few commands validate records of all kinds
    )

    def __reduce__(self) -> tuple[Any, ...]:
        # Pydantic's own pickling carries four dictionaries for every nested value; thousands of records are
        # read back from the cache at each build, and their fields are all that is needed.
        return _restore, (type(self), self.__dict__)


F = TypeVar("F", bound=Frozen)


# Pydantic's own places for what it knows of a value, as `object.__setattr__` finds them by name each time.
_FIELDS, _SET, _EXTRA, _PRIVATE = (
    vars(BaseModel)[name].__set__
    for name in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)


def _restore(cls: type[F], fields: dict[str, Any]) -> F:
    """Make a value again from fields that were validated before they were stored."""
    value = object.__new__(cls)
    _FIELDS(value, fields)
    _SET(value, _all_of(cls))
    _EXTRA(value, None)
    _PRIVATE(value, None)
    return value


@cache
def _all_of(cls: type[Frozen]) -> set[str]:
    """Return the names of all fields, in one set for all values of a class: they never change."""
    return set(cls.model_fields)


class Picture(Frozen):
    """A picture in `content/images/`, with the words that stand for it when it cannot be seen."""

    file: ImageName = Field(description="Name of a JPEG, PNG or WebP file in content/images/.")
    alt: Line = Field(description="What the picture shows, for people who do not see it.")
    credit: Line | None = Field(None, description="Who made it.")
    consent: Line | None = Field(None, description="How the people shown agreed to it.")


class Source(Frozen):
    """Where facts were taken from."""

    name: Line = Field(description="The publication or register.")
    url: WebAddress | None = Field(None, description="Its address.")
    licence: Line | None = Field(None, description="The licence it is used under.")
    id: Line | None = Field(None, description="The record's name there.")


class Written(Frozen):
    """What a file of content is beside its frontmatter: a name, and a body.

    `slug` comes from the file's name; `body` is its Markdown, `html` the same as safe HTML, `links` the
    files of content it points to. None of them can be set in the frontmatter.
    """

    slug: Slug = Field(exclude=True, json_schema_extra={"frontmatter": False})
    body: str = Field("", exclude=True, json_schema_extra={"frontmatter": False})
    html: str = Field("", exclude=True, json_schema_extra={"frontmatter": False})
    links: tuple[str, ...] = Field((), exclude=True, json_schema_extra={"frontmatter": False})


class Entry(Written):
    """What every record with a page of its own has: a title, a summary, and pictures."""

    title: Title = Field(description="The name people know it by.")
    summary: Summary = Field(description="One plain sentence or two: what it is and who it is for.")
    language: LanguageTag | None = Field(
        None, description="The language all of it is written in, if that is not the place's own."
    )
    images: ListOf[Picture] = Field((), description="Pictures; the first one stands on the card.")
    redirect_from: ListOf[Slug] = Field(
        (), description="Earlier names of this file; their addresses lead here."
    )
    uuid: Line | None = Field(
        None, description="An identifier that never changes, for those who re-use the data."
    )
