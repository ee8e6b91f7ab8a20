"""What a place says of itself: the options of the plugin in `site_config.yml`."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, Self, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from placebook.model.almanac import BankHolidayRule
from placebook.model.base import (
    Day,
    EmailAddress,
    Frozen,
    ImageName,
    LanguageTag,
    Line,
    ListOf,
    PhoneNumber,
    Text,
    WebAddress,
    short_for,
)
from placebook.model.postcode import outward

Month = Literal[
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
]  # fmt: skip
MONTHS: tuple[Month, ...] = get_args(Month)
_HEX = re.compile(r"^#[0-9a-fA-F]{6}$")
_HOST = r"[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?"
_PATH = r"/[^\s\"'<>;,]*"
# The origin of an address that forms are sent to.
_POSTED = re.compile(rf"^(https://{_HOST})(?:{_PATH})?$")
# The origin of an address of tiles; `{s}` stands for one of several equal hosts.
_TILES = re.compile(rf"^(https://(?:\{{s\}}\.)?{_HOST}){_PATH}$")


def _colour(value: str) -> str:
    if not _HEX.match(value):
        msg = "is not a colour written like #1a5652"
        raise ValueError(msg)
    return value.lower()


Colour = Annotated[str, AfterValidator(_colour)]


def _time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        msg = "is not a time zone such as Europe/London"
        raise ValueError(msg) from None
    return value


TimeZone = Annotated[Line, AfterValidator(_time_zone)]


class Colours(Frozen):
    """The two colours of a place. Their contrast is checked, and mended, when the site is built."""

    place: Colour = Field("#1a5652", description="The colour of the place: headings, links, buttons.")
    accent: Colour = Field("#a34a14", description="The second colour, used sparingly.")


class Keeper(Frozen):
    """Who looks after the site, and how to reach them."""

    name: Line = Field("the keeper of this site", description="The body or team that keeps the site.")
    email: EmailAddress | None = Field(None, description="Where corrections and new listings go.")
    phone: PhoneNumber | None = Field(None, description="A number people may ring.")
    post: Line | None = Field(
        None, description="A postal address; a newsletter sent by e-mail must show one."
    )


class Licence(Frozen):
    """The licence others may re-use the content under."""

    name: Line = Field("CC BY 4.0", description="Its short name.")
    url: WebAddress = Field("https://creativecommons.org/licenses/by/4.0/", description="Its text.")


def _outcode(value: str) -> str:
    if not (code := outward(value)):
        msg = "is not the first half of a postcode, as in M33"
        raise ValueError(msg)
    return code


Outcode = Annotated[str, AfterValidator(_outcode)]


class PostcodeSource(Frozen):
    """Where the search learns which postcode is where."""

    source: Line = Field(
        description="`uk` for all of Great Britain, or the name of a CSV file in the content folder."
    )
    outcodes: ListOf[Outcode] = Field(
        (), description="First halves of postcodes to know besides those that listings are near: [M33]."
    )
    credit: Line | None = Field(None, description="What the CSV's makers ask to be said.")


def _tiles(value: str) -> str:
    if value.endswith(".pmtiles") and "://" not in value:
        return value
    if not _TILES.match(value):
        msg = "is neither a .pmtiles file nor an address like https://tiles.example/{z}/{x}/{y}.png"
        raise ValueError(msg)
    if any(part not in value for part in ("{z}", "{x}", "{y}")):
        msg = "has no {z}, {x} and {y}, where the number of a tile goes"
        raise ValueError(msg)
    return value


class MapSettings(Frozen):
    """What lies under the map's markers. Without outlines and tiles a site has no map."""

    outlines: Line | None = Field(
        None, description="A GeoJSON file below the content folder, with the outlines of areas."
    )
    named_by: Line = Field(
        "area", description="The property of an outline that names its area, by id, code or label."
    )
    credit: Line | None = Field(None, description="Whom the outlines come from, shown below the map.")
    tiles: Annotated[Line, AfterValidator(_tiles)] | None = Field(
        None,
        description="A PMTiles file below the content folder, or the address of map tiles.",
    )
    tiles_credit: Line | None = Field(None, description="Whom the tiles come from, shown below the map.")

    @model_validator(mode="after")
    def _credited(self) -> Self:
        if self.tiles and not self.tiles_credit:
            msg = "says nothing of whom the tiles come from; write it in 'tiles_credit'"
            raise ValueError(msg)
        return self

    @property
    def tile_host(self) -> str:
        """The source that pages must let pictures come from (Content Security Policy 3); empty for none."""
        found = _TILES.match(self.tiles or "")
        return found[1].replace("{s}", "*") if found else ""


class BankHolidays(Frozen):
    """Which days are bank holidays here, and what becomes of weekly sessions on them."""

    of: Line = Field(
        "GB-ENG",
        description="Whose they are, by ISO 3166: GB-ENG, GB-WLS, GB-SCT, GB-NIR, IE; or none.",
    )
    sessions: BankHolidayRule = Field(
        "ask",
        description="ask: sessions on such a day say `check first`; off: they are left out; on: they stay as "
        "they are.",
    )


_REPOSITORY = re.compile(r"[\w.-]+(?:/[\w.-]+)+")
_ORIGIN = re.compile(rf"https://{_HOST}")
_HOSTS = {
    "github": "https://api.github.com",
    "gitlab": "https://gitlab.com",
    "forgejo": "https://codeberg.org",
}


def _repository(value: str) -> str:
    if not _REPOSITORY.fullmatch(value):
        msg = "is not written like town/place"
        raise ValueError(msg)
    return value


def _origin(value: str) -> str:
    if not _ORIGIN.fullmatch(value.rstrip("/")):
        msg = "is not the address of a host, like https://git.example.org"
        raise ValueError(msg)
    return value.rstrip("/")


class EditorsScreen(Frozen):
    """Where the editors' screen at /admin/ keeps what is written in it. It is off unless this is given."""

    host: Literal["github", "gitlab", "forgejo", "trial"] = Field(
        description="Where the files of the place lie; with trial, what is written stays in that browser."
    )
    repository: Annotated[Line, AfterValidator(_repository)] | None = Field(
        None, description="The repository there: town/place."
    )
    branch: Line = Field("main", description="The branch that the site is built from.")
    folder: Line | None = Field(
        None, description="The folder in the repository that holds site_config.yml, if it is not the first."
    )
    address: Annotated[Line, AfterValidator(_origin)] | None = Field(
        None, description="The host's address, if it is not github.com, gitlab.com or codeberg.org."
    )
    app_id: Line | None = Field(
        None, description="The id under which GitLab or Forgejo knows this screen, to sign in by a button."
    )
    sign_in: Annotated[Line, AfterValidator(_origin)] | None = Field(
        None, description="The address of a sign-in helper, for a button on a host that needs one: GitHub."
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.host != "trial" and not self.repository:
            msg = "says nothing of where the files lie; write it in 'repository'"
            raise ValueError(msg)
        if self.host == "github" and self.app_id:
            msg = "takes no 'app_id' with github, which signs in by 'sign_in' or by a token"
            raise ValueError(msg)
        return self

    @property
    def origin(self) -> str:
        """The host's own address; of GitHub the one its programs talk to, and empty for a trial."""
        return self.address or _HOSTS.get(self.host, "")


def _bank_holidays_of(value: Any) -> Any:  # noqa: ANN401 - whatever YAML held; pydantic judges the result
    """Let a bare code stand for the mapping: `bank_holidays: GB-SCT`."""
    return {"of": value} if isinstance(value, str) else value


def _stop_address(value: str) -> str:
    if not value.startswith("https://") or value.count("{token}") != 1:
        msg = "is not an https address with {token} where the reader's own part goes"
        raise ValueError(msg)
    return value


class Posting(Frozen):
    """How the newsletter is sent from the keeper's own machine. Passwords never belong here."""

    sender: EmailAddress | None = Field(
        None, description="The address it comes from; the keeper's if not given."
    )
    reply_to: EmailAddress | None = Field(None, description="Where answers go; to the sender if not given.")
    bounces: EmailAddress | None = Field(
        None, description="Where reports go of letters that did not arrive; to the sender if not given."
    )
    unsubscribe: Annotated[WebAddress, AfterValidator(_stop_address)] | None = Field(
        None,
        description="The address of a service that stops the letter: https://larkmere.example/stop/{token}; "
        "the site's own page if not given.",
    )
    one_click: bool = Field(
        default=False,
        description="true once a service answers there, for the button that mail programs show.",
    )
    server: Line | None = Field(None, description="The mail server: smtp://mail.example.org:587.")
    dkim: Line | None = Field(
        None, description="The selector of the DKIM key, where letters are signed before they go."
    )


def _answer_address(value: str) -> str:
    if not value.startswith("https://") or not all(
        value.count(part) == 1 for part in ("{listing}", "{answer}")
    ):
        msg = "is not an https address with {listing} and {answer}, where those go"
        raise ValueError(msg)
    return value


class Reminders(Frozen):
    """How groups are asked whether what is listed is still right. They are sent as the newsletter is."""

    answers: Annotated[WebAddress, AfterValidator(_answer_address)] | None = Field(
        None,
        description="A service of yours that takes answers, instead of an e-mail: "
        "https://larkmere.example/answer?listing={listing}&answer={answer}; the answer is right, change or "
        "closed.",
    )


def _posted(value: str) -> str:
    if not _POSTED.match(value):
        msg = "is not an address like https://forms.example/send"
        raise ValueError(msg)
    return value


def _origin_of(address: str | None) -> str:
    found = _POSTED.match(address or "")
    return found[1] if found else ""


class Newsletter(Frozen):
    """How the newsletter is made."""

    year_starts: Month = Field(
        "january", description="The month in which the first quarter of a year begins: april, say."
    )
    consent: Text | None = Field(
        None,
        description="What people agree to when they ask for the newsletter, in the words they are shown.",
    )
    subscribe: Annotated[Line, AfterValidator(_posted)] | None = Field(
        None,
        description="The https address at which `placebook desk` takes who asks for it; without one people "
        "write an e-mail.",
    )
    post: Posting = Field(default_factory=Posting, description="How it is sent from the keeper's machine.")

    @model_validator(mode="after")
    def _agreed(self) -> Self:
        if self.subscribe and not self.consent:
            msg = "asks people, and says nothing of what they agree to; write it in 'consent'"
            raise ValueError(msg)
        return self

    @property
    def origin(self) -> str:
        """The source that pages must be allowed to ask for it at (Content Security Policy 3)."""
        return _origin_of(self.subscribe)

    @property
    def first_month(self) -> int:
        """The month in which a year's first quarter begins, from 1."""
        return MONTHS.index(self.year_starts) + 1


class Authority(Frozen):
    """Who watches over data protection where the place is."""

    name: Line = Field(description="Its name: the Information Commissioner's Office.")
    url: WebAddress | None = Field(None, description="Its address.")


class Privacy(Frozen):
    """What the privacy page says that only the keeper knows; the rest follows from what is switched on."""

    hosting: Text | None = Field(
        None, description="Who hosts the site, and what the host notes of visits, in your own words."
    )
    keep_months: int = Field(
        12, ge=1, le=60, description="After how many months it is forgotten who sent something in."
    )
    complaints: Authority | None = Field(
        None, description="Whom people can complain to about what is done with their data."
    )


class FormSettings(Frozen):
    """Where the answers go of whoever lists a group, suggests a change or says that something is wrong."""

    post_to: Annotated[Line, AfterValidator(_posted)] | None = Field(
        None,
        description="The https address of the service that takes the form; without one it goes by e-mail.",
    )
    send_along: dict[Line, Line] = Field(
        default_factory=dict,
        description="What that service wants to be sent along, by name: {access_key: 1a2b}.",
    )
    email: EmailAddress | None = Field(
        None, description="Where it goes by e-mail, and where films go; the keeper's if not given."
    )

    @property
    def origin(self) -> str:
        """The source that pages must be allowed to send a form to (Content Security Policy 3)."""
        return _origin_of(self.post_to)


class Settings(Frozen):
    """The plugin's options. All of them have a default; a place sets at least `place` and `keeper`."""

    place: Line = Field("Our place", description="The name of the place, as people say it.")
    county: Line | None = Field(
        None, description="The county it lies in, for the addresses in open data; the place if not given."
    )
    strapline: Line = Field(
        "What is strong here, and who to ask",
        description="One sentence of what this site is, on the home page.",
    )
    title: Line | None = Field(None, description="The newsletter's name; `<place> newsletter` if not given.")
    newsletter: Newsletter = Field(default_factory=Newsletter)
    colours: Colours = Field(default_factory=Colours)
    keeper: Keeper = Field(default_factory=Keeper)
    licence: Licence = Field(default_factory=Licence)
    credit: Line | None = Field(None, description="A credit every page shows, for data that asks for one.")
    cover: ImageName | None = Field(None, description="The home page's picture, in content/images/.")
    cover_alt: Line = Field("", description="What that picture shows; empty if it only decorates.")
    language: LanguageTag = Field("en", description="The language the site is written in.")
    timezone: TimeZone = Field("Europe/London", description="The place's time zone.")
    bank_holidays: Annotated[BankHolidays, BeforeValidator(_bank_holidays_of)] = Field(
        default_factory=BankHolidays, description="The bank holidays of the place."
    )
    since: Day | None = Field(None, description="The day the site began; it dates the ids in feeds.")
    review_months: int = Field(
        12, ge=1, le=120, description="After how many months a listing counts as unchecked."
    )
    reminders: Reminders = Field(default_factory=Reminders)
    postcodes: Annotated[PostcodeSource, short_for("source")] | None = Field(
        None, description="Where postcodes are, for searching near one."
    )
    map: MapSettings = Field(default_factory=MapSettings)
    privacy: Privacy = Field(default_factory=Privacy)
    form: FormSettings = Field(default_factory=FormSettings)
    editors_screen: EditorsScreen | None = Field(
        None, description="Where the editors' screen keeps what is written in it; without this there is none."
    )
    page_length: int = Field(100, ge=10, le=500, description="How many listings a page of a list holds.")

    @property
    def country(self) -> str:
        """The country it lies in, by ISO 3166: that whose bank holidays it keeps; empty if it keeps none."""
        of = self.bank_holidays.of.partition("-")[0].upper()
        return "" if of == "NONE" else of

    @property
    def newsletter_title(self) -> str:
        """The newsletter's name."""
        return self.title or f"{self.place} newsletter"
