"""Everyday words of British English for what people look for, and the words that listings have for it.

A place's own words are the `also` words of its vocabularies. These are for what no single theme can claim, in
the way people really say it: "skint", "footie". They only lead to words that a place's own listings have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from placebook.find.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterable

# Before the colon what is looked for, after it what people type for it. Either may be several words. What is
# typed in the first line says nothing of what is looked for: a question with "my mum" in it is about more.
_EVERYDAY = """
-: my mum, my mom, my mam, my mother, my dad, my father, my parents, my husband, my wife, my partner, my \
sister, my brother, my friend, my neighbour, year old, years old, i want, im looking for, looking for, \
where can i, is there, are there, any ideas, whats on, what is on
friendship, befriending, lonely, loneliness, isolation, chat: friend, lonely, loneliness, alone, on my \
own, on her own, on his own, on their own, all alone, by myself, by herself, by himself, isolated, \
isolation, no friends, make friends, making friends, new friends, meet people, meet new people, meeting \
people, someone to talk to, somebody to talk to, someone to chat to, talk to someone, get out of the \
house, stuck at home, housebound, need company, companionship, widow, widowed, widower, lost my husband, \
lost my wife, husband died, wife died, just died, visitor, visit, visiting
chat, tea, coffee, cafe: natter, cuppa, chinwag, gossip, catch up, brew, coffee morning, tea and chat
bereavement, bereaved, counselling, loss: grief, grieving, bereaved, bereavement, died, passed away, \
mourning
mental health, wellbeing, counselling, listening: depressed, depression, feeling low, feeling down, low \
mood, fed up, anxious, anxiety, stressed, stress, panic, not coping, cant cope, struggling, breakdown, \
nerves
distress, emotional, counselling: suicide, suicidal, self harm, crisis
carer, caring, look after: look after, looking after, looks after, care for my, caring for my, respite
dementia, carer, memory: dementia, alzheimer, memory problem, memory loss, memory, losing her memory, \
losing his memory, forgetful, confused
older people, over 50, over 60, later life, retired: elderly, nan, nana, nanna, gran, granny, grandma, \
grandad, grandpa, oap, oaps, elder, pensioner, retired, old age, old people, old folk, senior citizen, \
aunt
warm, stove, warm space: warm, warm space, warm hub, warm room, keep warm, cold at home, somewhere warm
food bank, foodbank, larder, pantry, food parcel: foodbank, food bank, pantry, larder, hungry, no food, \
nothing to eat, cant afford food, free food, groceries, food parcel, food voucher
advice, debt, benefit, food bank, larder: skint, broke, hard up, no money, short of money, cant pay, cant \
afford, money worries, money problems, in debt, arrears, cost of living
advice, debt, bill, energy: bill, electric, electricity, leccy, gas bill, heating bill, energy bill
advice, benefit, form, welfare: universal credit, pip, esa, dla, attendance allowance, jobseeker, dole, \
housing benefit, fill in a form, filling in a form, form filling, paperwork
homeless, rough sleepers, shelter: homeless, sofa surfing, nowhere to stay, nowhere to live, on the \
streets, evicted, eviction, hostel
job, employment, unemployed, training, cv: job, work, unemployed, out of work, redundant, redundancy, cv, \
interview, no qualification, qualification, get a job, find work
volunteer, volunteering, voluntary: volunteer, voluntary, volunteering, give my time, help out, give \
something back
computer, phone, tablet, internet: computer, laptop, ipad, tablet, smartphone, iphone, mobile, email, \
whatsapp, zoom, online, wifi, internet, get online
football: footie, footy, soccer, kickabout
exercise, keep fit, fitness, sport: keep fit, get fit, gym, workout, lose weight, aerobics, zumba, \
pilates, exercise class
walk, walking, stroll: walk, ramble, rambling, hike, hiking, stroll
run, running, athletic: jogging, jog, couch to 5k, parkrun, running
bike, bicycle, cycling: bike, pushbike, cycle, flat tyre, puncture
swimming, swim: swimming, swim, swimming lesson, baths
yoga, tai chi, meditation: yoga, pilates, mindfulness, relax, relaxation, stretching
knitting, wool, yarn: knit, knitting, knitter, crochet, wool, yarn, knit and natter
sewing: sewing, dressmaking, needlework, sewing machine, alterations
craft, making: craft, crafting, arty, making things
choir, singing, choral: choir, singing, sing, sing along, choral
band, orchestra, instrument: learn an instrument, play an instrument, brass, trumpet, cornet
drama, theatre, acting, players: amdram, am dram, amateur dramatic, drama, acting, panto, pantomime, \
theatre, plays
film, cinema: cinema, film, movie, pictures
book, reading: book club, bookclub, book group, reading group
game, cards, board game: board game, card game, cards, whist, bingo, dominoes, bridge
gardening, allotment, growing: allotment, garden, gardening, grow my own, growing, grow, plot, veg patch, \
vegetable
vegetable, fruit, surplus: veg, free veg, fruit and veg
wildlife, nature, conservation: wildlife, birdwatching, twitching, nature, litter picking
history, heritage, archive: family tree, ancestor, genealogy, family history, local history
astronomy, stargazing, telescope: star, planet, space, astronomy, telescope, night sky
repair, mending, mend: mend, fix, fixed, broken, repair
borrow, lend, tool: borrow, tool hire, ladder, lend
lift, transport, minibus: lift, lifts, transport, no car, cant drive, hospital appointment, get to \
hospital, door to door
hall, room, hire: room hire, hall hire, hire a hall, hire a room, venue, party venue, book a room, \
somewhere to meet, meeting room, hall for hire, room for hire, room
toddler, playgroup, baby, parent: toddler, playgroup, play group, mother and baby, mum and baby, mums and \
tots, tots, tot, stay and play, baby group, preschool, pre school, nursery, new mum, new baby, newborn
parent, baby, night: cant sleep, awake, sleepless, crying, up all night
young people, youth: teenager, teen, youth club, youth group, bored, something for teenagers, yoof, my \
son, my daughter
children, family, kids: kid, child, kiddies, little ones, half term, school holiday, grandchildren, \
grandchild
men, shed: bloke, lads, chaps, mens shed, men in sheds
women, ladies, womens institute: lady, ladies, wi, womens institute, wives
lgbt, gay, lesbian, trans: lgbt, lgbtq, gay, lesbian, bisexual, trans, transgender, queer, rainbow, pride
english, esol, language: learn english, english class, english lesson, esol, speak english, my english
polish: polski, polska, polskie, polskiego, po polsku, poland
welsh: cymraeg, cymru, dysgu cymraeg, wales
ukrainian: ukraine, українська, україна, українською
newcomer, new, welcome: new here, new to the area, just moved, moved here, moved to, recently moved, new \
in town
refugee, asylum: refugee, asylum, migrant, immigration, visa
disabled, disability: disabled, disability, special need, special needs, send, learning difficulty, \
learning disability
deaf, hearing: deaf, hard of hearing, hearing loss, hearing aid, bsl, lip reading
blind, visually impaired: blind, partially sighted, sight loss, visually impaired, cant see
wheelchair, disabled: wheelchair, mobility scooter, cant walk far, disabled access
autism, autistic: autism, autistic, asperger, neurodivergent, adhd
cancer: cancer, chemo, chemotherapy, tumour
abuse, domestic violence: domestic abuse, domestic violence, abusive, hits me, violent
faith, church, worship, prayer: church, worship, pray, prayer, mass, service, christian
mosque, muslim, islam: mosque, masjid, muslim, islam, islamic
synagogue, jewish, hebrew: synagogue, jewish, shul, hebrew
meditation, silence, quiet: meditation, meditate, silence, mindfulness
dog: puppy, pup, pooch, dog walking, dog walker, dog training
cat, pet, feed: feed my cat, cat sitter, cat sitting, pet sitting
grant, fund, funding: funding, grant, money for a project, money to start, start a group, money for my \
group, seed money
scout, cub, beaver: scout, cub, beaver, scouting
guide, brownie, girlguiding: brownie, brownies, guides, rainbows, guide, girl guide, girlguiding, girl \
guides
advice: advise, advisor, adviser
advice, welfare rights: benefit, claim, claiming
neighbour, street: neighbour, neighbourhood, street party, street
"""


def everyday_words() -> dict[str, list[str]]:
    """Return what people type, and the words to look for besides, both as `words` folds them."""
    return meanings(line.split(": ") for line in _EVERYDAY.strip().splitlines())


def meanings(pairs: Iterable[Iterable[str]]) -> dict[str, list[str]]:
    """Turn pairs of what is looked for and what is typed into words to look for by what is typed.

    Args:
        pairs: Of each the two texts, both lists with commas. Where several pairs have the same typed words,
            these stand for all that any of them looks for.
    """
    found: dict[str, list[str]] = {}
    for looked_for, typed in pairs:
        targets = [target for target in _folded(looked_for) if target]
        for phrase in _folded(typed):
            others = [target for target in targets if target != phrase]
            if others or not targets:
                found[phrase] = list(dict.fromkeys((*found.get(phrase, ()), *others)))
    return found


def _folded(listed: str) -> list[str]:
    return [" ".join(words(one)) for one in listed.split(",")]
