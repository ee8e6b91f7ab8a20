from __future__ import annotations

import pytest

from placebook.content.personal import looks_personal

GROUP = ("Larkmere Crafters", "Larkmere Women's Institute", "Northgate", "Crafts", "the secretary")


@pytest.mark.parametrize(
    "email",
    [
        "ann.other@gmail.example",
        "ann_other@people.example",
        "a.other@council.example",
        "wilhelmina.bright@council.example",
        "annaother1962@hotmail.example",
        "margaretbright@btinternet.example",
        "geoff@gmail.example",
        "susan@knits.example",
        "Ann.Other+list@people.example",
        "seánother@gmail.example",
        "bright62@people.example",
    ],
)
def test_addresses_of_people(email: str) -> None:
    """An address with first and last name, or with a first name where everybody has one, is a person's."""
    assert looks_personal(email, "Ann Other" if email.startswith("seán") else "Jo Bright", lambda: GROUP)


@pytest.mark.parametrize(
    "email",
    [
        "info@crafts.example",
        "hello@gmail.example",
        "larkmerecrafters@gmail.example",
        "larkmere.crafters@gmail.example",
        "crafters.northgate@hotmail.example",
        "lwi@gmail.example",
        "lwi.larkmere@gmail.example",
        "secretary@people.example",
        "secretary.crafters@gmail.example",
        "st.marys.hall@gmail.example",
        "friends.of.park@gmail.example",
        "georgetownband@gmail.example",
        "peterboroughrunners@gmail.example",
        "bookings-hall@people.example",
        "wool@larkmere.example",
        "quiet@stmarywick.example",
        "07700900123@text.example",
        "x@y.example",
    ],
)
def test_addresses_of_groups(email: str) -> None:
    """An address with a word of the group, of a part in it or of what groups do is not a person's."""
    assert not looks_personal(email, "", lambda: GROUP)


def test_an_address_that_is_the_name_beside_it() -> None:
    """Where somebody's name stands beside it, an address that holds it is theirs; the group's name is not."""
    assert looks_personal("zbright@people.example", "Zofia Bright", lambda: GROUP)
    assert not looks_personal("zbright@people.example", "", lambda: GROUP)
    assert not looks_personal("crafters@people.example", "Larkmere Crafters", lambda: GROUP)
