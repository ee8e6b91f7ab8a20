"""Plain sentences without end: enough different words that neither a cache nor a compressor has it easy."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

SENTENCES_A_PARAGRAPH = 4


def _words(commas: str) -> tuple[str, ...]:
    return tuple(" ".join(one.split()) for one in commas.split(","))


WHO = _words("""
    One of the regulars, A retired baker, Whichever neighbour is free, The caretaker, Somebody from the
    parish, The youngest member, Our treasurer, A newcomer, The family from the lane, One of two brothers,
    The committee, Whoever comes first, A child with muddy boots, Half the street, The oldest hand
""")
DO = _words("""
    puts the kettle on, brings a tin of something, carries the chairs in, keeps the key, shows how it is
    done, looks after the tools, writes the list, rings round beforehand, walks home together, tidies the
    shed, mends what is broken, saves a seat, reads the minutes aloud, counts the pennies, opens the back
    door
""")
WHEN = _words("""
    before the bell goes, when the weather holds, after the last bus, on the first fine evening, every
    autumn, as soon as the hall is warm, during the long holidays, while the tea is brewing, once the gate
    is open, at the end of the month, if the ground is dry, between harvest and Christmas, without being
    asked
""")
WHY = _words("""
    because somebody has to, so that nobody stands alone, and it has been so for years, which suits
    everyone, though no one remembers why, and the door stays open, so there is always enough, as the old
    hands taught us, and strangers are made welcome, because it is more fun together, so the room is never
    cold
""")
FIRST = _words("""
    Amber, Bramble, Cobble, Drover, Elder, Ferry, Gable, Harbour, Ivy, Juniper, Kestrel, Lantern, Meadow,
    Nettle, Orchard, Pebble, Quarry, Rowan, Saddler, Thistle, Umber, Velvet, Willow, Yarrow
""")
SECOND = _words("""
    Lane, Bridge, Corner, Field, Gate, Hill, Mill, Row, Wharf, Green, Court, Bank, Yard, Cross, Spring,
    Wood, Fold, Ford, Barn, Well
""")
THING = _words("""
    knitters, choir, bowls club, history circle, allotment society, film night, toddler morning, repair
    bench, walking group, reading circle, chess table, dance class, lunch club, camera club, bell ringers,
    tool share, stargazers, quilters, brass band, football for all, language café, drama club, gardeners,
    swimmers
""")
ROLES = _words("""
    the secretary, the caretaker, the treasurer, the organiser, the steward, the warden
""")
GOODS = _words("""
    A dry room on weekday mornings, Forty folding chairs, A tea urn and two trestle tables, Seedlings in
    April, Lifts on Saturdays, Spare wool and needles, A projector with its own speaker, Advice on old
    windows, Bicycles to borrow, A marquee for street parties, Jam jars with lids, A sewing machine,
    Somebody who can keep accounts, A bigger noticeboard, Bass voices, Timber offcuts, A second pair of
    hands
""")


def sentence(random: Random) -> str:
    """Return a sentence of about twelve words."""
    return f"{random.choice(WHO)} {random.choice(DO)} {random.choice(WHEN)}, {random.choice(WHY)}."


def paragraphs(random: Random, words: int) -> list[str]:
    """Return paragraphs of about four sentences that hold `words` words or a few more."""
    made: list[str] = []
    count = 0
    while count < words:
        sentences: list[str] = []
        while len(sentences) < SENTENCES_A_PARAGRAPH and count < words:
            sentences.append(sentence(random))
            count += len(sentences[-1].split())
        made.append(" ".join(sentences))
    return made
