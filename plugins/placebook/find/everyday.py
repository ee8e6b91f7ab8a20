"""Everyday words of British English for what people look for, and the words that listings have for it.

A place's own words are the `also` words of its vocabularies. These are for what no single theme can claim, in
the way people really say it: "skint", "footie". They only lead to words that a place's own listings have.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from placebook.find.folding import words

if TYPE_CHECKING:
    from collections.abc import Collection

# Before the colon what is looked for, after it what people type for it. Either may be several words. What is
# typed in the first line says nothing of what is looked for: a question with "my mum" in it is about more.
_EVERYDAY = """
-: my mum, my mom, my mam, my mother, my dad, my father, my parents, my husband, my wife, my partner, my \
sister, my brother, my son, my daughter, my friend, my neighbour, year old, years old, i want, im looking \
for, looking for, where can i, is there, are there, any ideas, whats on, what is on, my boyfriend, my \
girlfriend, yr old, yrs old, near me, round here, waiting list, no questions asked, as a hobby, does \
anyone know, can anyone, how do i, how can i
friendship, befriending, lonely, loneliness, isolation, chat, isolated: friend, lonely, loneliness, alone, \
on my own, all alone, by myself, isolated, isolation, no friends, get out more, make friends, making \
friends, new friends, meet people, meet new people, meeting people, someone to talk to, somebody to talk \
to, someone to chat to, talk to someone, nobody to talk to, no one to talk to, never see anyone, live \
alone, lives alone, get out of the house, stuck at home, housebound, need company, company, companionship, \
befriend, widow, widowed, widower, lost my husband, lost my wife, husband died, wife died, partner died, \
just died, visitor, visit, visiting, someone to listen, feel isolated, cut off, on her own, on his own, on \
your own, know nobody, dont know anyone, dont know anybody, dont know a soul
chat, tea, coffee, cafe, social: natter, cuppa, cup of tea, cup of coffee, chinwag, gossip, catch up, \
brew, coffee morning, tea and chat
bereavement, bereaved, counselling, loss: grief, grieving, bereaved, bereavement, died, death, dead, \
passed away, mourning, lost my mum, lost my dad, lost my son, lost my daughter, lost my partner
mental health, wellbeing, counselling, listening, distress, emotional, difficult time: depressed, \
depression, feeling low, feeling down, feel low, feel down, really down, low mood, sad, unhappy, fed up, \
anxious, anxiety, stressed, stress, panic, not coping, cant cope, cant stop crying, get out of bed, get up \
in the morning, no energy, worry, worried, struggling, breakdown, nerves, trauma, ptsd, therapy, \
overwhelmed, burnt out, end of my tether, cant go on, low, self esteem, mental health, postnatal \
depression
distress, emotional, counselling, samaritan: suicide, suicidal, self harm, crisis, want to die, end it \
all, kill myself
carer, caring: look after, looking after, looks after, care for my, caring for my, respite, sitter, need a \
break, needs a break
dementia, carer, memory: dementia, alzheimer, memory problem, memory loss, memory, losing her memory, \
losing his memory, forgetful, confused, forgetting, forget
older people, over 50, over 60, later life, retired people, elderly, senior citizen, pensioner, older, age \
uk, age concern: over 50, over 50s, over 55, over 60, over 60s, over 65, over 70, over 70s, elderly, nan, \
nana, nanna, gran, granny, grandma, grandad, grandpa, oap, oaps, elder, pensioner, retired, old age, old \
people, old folk, old lady, old man, senior citizen, senior, aunt, oldies, old person, mature
warm, stove, warm space, heating: warm, warm space, warm place, freezing, warm hub, warm room, keep warm, \
cold at home, somewhere warm, warm up
food bank, foodbank, larder, pantry, food parcel: foodbank, food bank, pantry, larder, hungry, no food, \
nothing to eat, cant afford food, free food, groceries, food parcel, food voucher
advice, debt, benefit, food bank, larder, citizens advice: skint, broke, hard up, no money, short of \
money, cant pay, cant afford, money worries, money problems, in debt, arrears, cost of living, payday, \
cant make ends meet, no money left
advice, debt, bill, energy: bill, heating, fuel, electric, electricity, leccy, gas bill, heating bill, \
energy bill
advice, letter, form: letter from the council, council letter, official letter, understand a letter
advice, benefit, form, welfare, welfare rights, citizens advice: universal credit, pip, esa, dla, \
attendance allowance, jobseeker, dole, housing benefit, fill in a form, filling in a form, form filling, \
paperwork, fill in forms, filling in forms, benefits advice, claim benefits, sanctioned
homeless, rough sleepers, shelter: homeless, sofa surfing, nowhere to stay, nowhere to live, on the \
streets, evicted, eviction, kicked out, thrown out, hostel
advice, housing, eviction, citizens advice, law centre: eviction notice, evicted, notice to quit, section \
21, lose my home
job, employment, unemployed, training, cv, employability, vocational, apprenticeship: job, work, \
unemployed, out of work, redundant, redundancy, cv, interview, no qualification, qualification, get a job, \
find work, job hunting, back to work, paid work, paid job, lost my job, made redundant, job centre, \
jobcentre, job search, looking for work, careers advice, apprenticeship, work experience
volunteer, volunteering, voluntary, helper: volunteer, voluntary, volunteering, give my time, time to \
give, spare time, help out, lend a hand, give a hand, help others, be useful, something useful, charity \
work, give something back, do my bit, want to help, get involved, helping others
computer, phone, tablet, internet, digital: computer, laptop, ipad, tablet, smartphone, iphone, mobile, \
email, whatsapp, zoom, facetime, video call, password, online, wifi, internet, get online
football: footie, footy, soccer, kickabout
exercise, keep fit, fitness, sport: keep fit, get fit, get fitter, gym, workout, lose weight, aerobics, \
zumba, pilates, exercise class
walk, walking, stroll: walk, ramble, rambling, hike, hiking, stroll
chair, sitting, tai chi, falls: chair exercise, seated exercise, exercise sitting down, balance, unsteady, \
falling over
run, running, athletic: park run, jogging, jog, couch to 5k, parkrun, running
bike, bicycle, cycling: bike, pushbike, cycle, flat tyre, puncture, learn to ride, ride a bike
swimming, swim: swimming, swim, swimming lesson, baths, wild swimming, cold water, learn to swim, swimming \
pool, pool
yoga, tai chi, meditation: yoga, pilates, mindfulness, relax, relaxation, stretching
knitting, wool, yarn: knit, knitting, knitter, crochet, wool, yarn, knit and natter
sewing: sewing, dressmaking, needlework, sewing machine, alterations
craft, making: craft, crafting, arty, making things, quilting, embroidery, lace, macrame
choir, singing, choral: choir, singing, sing, sing along, choral
music, instrument, musical tuition: piano, guitar, violin, drum, flute, recorder, ukulele, cello, \
saxophone, trombone, tuba, clarinet, keyboard, accordion, double bass, music lesson, musician
steelband, steel: steel drum, steel pan, steel band
band, orchestra, instrument: learn an instrument, play an instrument, brass, trumpet, cornet, trombone, \
tuba, horn, clarinet
drama, theatre, acting, players, amateur theatre: amdram, am dram, amateur dramatic, drama, acting, panto, \
pantomime, theatre, plays, acting lesson, drama class, acting class
film, cinema, video: cinema, film, movie, pictures
book, reading: book club, bookclub, book group, reading group
game, cards, board game: board game, card game, cards, whist, bingo, dominoes, bridge
gardening, allotment, growing: allotment, garden, gardening, grow my own, growing, grow, plot, veg patch, \
vegetable
vegetable, fruit, surplus: veg, free veg, fruit and veg
wildlife, nature, conservation: wildlife, birdwatching, twitching, nature, litter picking
history, photograph, photo, archive: old photo, old photograph, old picture, olden days
history, heritage, archive: family tree, ancestor, great grandfather, great grandmother, forebear, \
genealogy, family history, local history
geological, geology: rock, fossil, mineral, geology
astronomy, stargazing, telescope: star, planet, space, astronomy, telescope, night sky
repair, mending, mend: mend, fix, fixing, fixed, broken, repair, electrical
repair, vacuum: hoover, vacuum cleaner, toaster
borrow, lend, tool: borrow, tool hire, ladder, lend
lift, transport, minibus, accessible transport: lift, lifts, transport, no car, cant drive, hospital \
appointment, get to hospital, door to door, lift to the doctor, lift to hospital, get to appointments, get \
home, get to the shops, cant get to the shops, getting about, taxi, bus pass, minibus, take to hospital, \
hospital transport, hospital visit, to hospital
residential, sheltered, almshouse, retired, elderly: care home, nursing home, old peoples home, old folks \
home, retirement home, residential home, sheltered housing, somewhere for mum to live
scholarship, student, education, school: student, university, uni, college, bursary, scholarship, tuition \
fee, school trip
burial, funeral, bereaved: funeral, cremation, burial, headstone
church, worship, christian: christening, baptism, sunday school, bible study, bible, alpha course, hymn
trampolining, gymnastics: trampoline, tumbling, tumble tots, gymnast
inclusive, disability: wheelchair sport, disability sport, disabled sport, paralympic
hospital, sick: child in hospital, sick child, poorly child
peace, interfaith, quaker: pacifist, multi faith, interfaith
hall, room, hire: party, wedding, birthday, celebration, anniversary, christening party, funeral tea, \
wake, reception
hall, room, hire: room hire, hall hire, hire a hall, hire a room, venue, party venue, book a room, \
somewhere to meet, place to meet, place to hold, hold a meeting, meeting room, hall for hire, room for \
hire, room, rent a room, room to rent, hold my meeting, committee meeting, somewhere for my group, group \
to meet
baby, toddler, parent: other mums, meet mums, mums group, maternity leave, small child, under five
family, parent: new mum, new dad, new parent, new baby, newborn, parenting, difficult toddler
toddler, playgroup, baby: toddler, playgroup, play group, mother and baby, parent and baby, parent and \
toddler, mum and baby, mums and tots, tots, tot, stay and play, baby group, preschool, pre school, \
nursery, new mum, new baby, newborn
parent, baby, night: cant sleep, awake, sleepless, crying, up all night
young people, youth, teenager: teenager, teen, youth club, youth group, bored, something for teenagers, \
yoof
children, family, kids: kid, child, kiddies, little ones, half term, school holiday, school hols, summer \
hols, grandchildren, grandchild, grandson, granddaughter, grandkid
men, shed: bloke, lads, chaps, mens shed, men in sheds
women, ladies, womens institute: lady, ladies, wi, womens institute, wives
lgbt, gay, lesbian, trans: lgbt, lgbtq, gay, lesbian, bisexual, trans, transgender, non binary, queer, \
rainbow, pride
english, esol: learn english, english class, english lesson, esol, speak english, speak good english, my \
english, better english, good english, practise english, no english
polish: polski, polska, polskie, polskiego, po polsku, poland
welsh: cymraeg, cymru, dysgu cymraeg, wales
ukrainian: ukraine, українська, україна, українською
newcomer, new, welcome: new here, new to the area, just moved, moved here, moved to, recently moved, new \
in town, new to
refugee, asylum, immigration: refugee, asylum, migrant, immigration, visa, asylum seeker, home office, \
leave to remain, citizenship, deported
disabled, disability, learning disability: disabled, disability, special need, special needs, send, \
learning difficulty, learning disability, learning disabled, downs syndrome
deaf, hearing: deaf, hard of hearing, hearing loss, hearing aid, bsl, lip reading
blind, visually impaired, partially sighted, sight: blind, partially sighted, sight loss, visually \
impaired, cant see
wheelchair, disabled: wheelchair, mobility scooter, cant walk far, disabled access
autism, autistic: autism, autistic, asperger, neurodivergent, adhd
cancer: cancer, chemo, chemotherapy, tumour
domestic violence, domestic abuse, abuse, sexual violence, violence: domestic abuse, domestic violence, \
abusive, hits me, hit me, violent, violence, beaten, scared of my husband, scared of my partner, afraid of \
my partner, not safe at home, refuge, boyfriend hits, husband hits, controlling, coercive control, scared \
of him, afraid of him, scared of her, leave my husband, womens aid
rape, sexual abuse: raped, sexual assault, sexually assaulted, abused
faith, church, worship, prayer: church, worship, pray, prayer, mass, service, christian
mosque, muslim, islam: mosque, masjid, imam, quran, koran, muslim, islam, islamic, eid, ramadan, halal
synagogue, jewish, hebrew: synagogue, jewish, shul, hebrew
meditation, silence, quiet: meditation, meditate, silence, mindfulness
dog: puppy, pup, pooch, dog walking, dog walker, dog training
wildlife, animal: injured animal, injured bird, hedgehog, baby bird
animal, pet, cruelty, low income: cat, kitten, stray, rescue dog, rescue cat, rescue animal, vet, vets, \
vet bill, neuter, neutered, spayed
offender, prison, chaplaincy: prison, prisoner, jail, ex offender, criminal record, probation
cat, pet, feed: feed my cat, cat sitter, cat sitting, pet sitting
grant, fund, funding: funding, grant, money for a project, money to start, start a group, money for my \
group, seed money, community project, money for my club, project funding, raise money, set up a group, \
start a club
scout, cub, beaver: scout, cub, beaver, scouting
guide, brownie, girlguiding: brownie, brownies, guides, rainbows, guide, girl guide, girlguiding, girl \
guides
advice: advise, advisor, adviser
advice, welfare rights, citizens advice, welfare benefit: benefit, claim, claiming, my benefits
neighbour, street: neighbour, neighbourhood, street party, street
local studies, civic society, archaeology, archaeological, museum: history, local history, heritage
shopmobility, accessible transport, community transport, ring and ride: disabled transport, transport, no \
car, cant drive, door to door, dial a ride
community association, community centre, village hall, church hall: community center, hall hire, hire a \
hall, venue, party venue, hall for hire, hall, birthday party, childrens party, wedding reception
martial art, judo, karate, tae kwon do: taekwondo, kung fu, martial art, self defence, ju jitsu, \
kickboxing
table tennis: ping pong
badminton, netball, basketball, hockey, volleyball: team sport, ball game
bowls, bowling green: crown green, bowling, lawn bowls
tennis, squash, badminton: racket, racquet
boat, sailing, rowing, canoe: sail, kayak, canoeing, paddle, boating
fishing, angling: fish, angler, rod
horse, riding, pony: horse riding, pony, equestrian, stables
railway, model: train set, model railway, trainspotting, steam
radio: ham radio, amateur radio
camera, photography, photograph: photo, photos, photography, photograph, photographer, camera, camera club
art, painting, drawing: paint, watercolour, sketch, sketching, draw, life drawing, art class
pottery, ceramic: clay, pottery, potter, kiln
flower, floral: flower arranging, bouquet, florist
baking, cake, bread: bake, baker, sourdough, cakes
cooking, cook, recipe, kitchen: cookery, cookery class, learn to cook, cooking lesson
dance, dancing: ballroom, line dancing, ballet, salsa, tap, ceilidh, barn dance, dance class
poetry, poem, writing: poet, write, writer, creative writing, novel
language, conversation: french, spanish, german, italian, mandarin
toy library, toy: toys, borrow toys
uniform, clothes, clothing: school uniform, prom dress, winter coat, coat, baby clothes
swap, exchange, share, outgrown: swap, swap shop, second hand, hand me downs, nearly new, swishing, \
freecycle, give away, giving away
furniture, household: sofa, bed, beds, washing machine, furnish, furniture, cooker, fridge, carpet, new \
flat, first flat, moving house
recycling, reuse, environment, climate: recycle, green group, eco, plastic, rubbish, planet
bee, honey, hive: beekeeping, beekeeper, bees
hen, chicken, egg: hens, chickens
baby, breastfeeding, mother: breastfeeding, feeding my baby, postnatal, antenatal, pregnant, pregnancy, \
expecting, postnatal depression
single parent, lone parent, mother: single mum, single dad, lone parent, dads, stepmum
foster, adoption: fostering, adopt, adopted
bereavement, bereaved, neonatal, stillbirth: miscarriage, stillbirth, lost my baby
parkinson: parkinsons, tremor
diabetes: diabetic, insulin
heart, cardiac: heart attack, heart failure
multiple sclerosis: ms
epilepsy: fits, seizure
arthritis, pain: bad back, back pain, joint pain, chronic pain
addiction, alcohol, drug, substance, recovery: drinking, stop drinking, drink problem, alcohol, alcoholic, \
sober, aa, smoking, stop smoking, drugs, cannabis, cocaine, heroin, rehab, addict, addiction
gambling, addiction, debt: gamble, betting
slimming, weight: slimming, diet
eating disorder, mental health: anorexia, bulimia, eating disorder
veteran, armed forces, legion, air force: army, ex army, ex forces, forces, navy, raf, soldier, veterans, \
legion
cadet: sea cadets, army cadets, air cadets, cadets
rotary, lions, inner wheel: service club
tuition, tutor, supplementary school, homework: homework, tutor, tuition, gcse
relationship, mediation, counselling: marriage counselling, divorce, separation, splitting up, split up, \
breaking up, custody, anger, anger management, divorced
advocacy, advocate, advice: speak up for me, speak for me, someone on my side, advocate, complain, \
complaint
credit union, loan: loan, borrow money, lend me money, payday loan, loan shark
surgery, health, link worker: doctor, doctors, gp, nurse, my doctor says, social prescriber, social \
prescribing
law, legal, citizens advice, law centre: solicitor, legal advice, will, lawyer, power of attorney, unfair \
dismissal, sacked, tribunal, legal aid
tenant, housing, resident: landlord, rent, council house, tenants, repairs to my house
councillor, parish council, ward: councillor, council, mp, potholes
neighbourhood watch, safety, police: burglary, crime, asb, antisocial behaviour, police
first aid, ambulance, defibrillator: cpr, first aid, first aider, heart start
hospice, palliative: dying, end of life, terminal
carer, young carer: young carer, caring for a parent
governor, pta: parent teacher, school governor
after school, breakfast club, childcare: childminder, child minder, nursery place, wraparound, babysitter, \
babysitting, nanny, creche
boat, trip, outing, excursion: day out, days out, trip out, outing, excursion, coach trip
african, caribbean: black, west indian
motorist, road safety: driving lesson, driver, learn to drive
supplementary school, saturday school: saturday school, supplementary school
neighbour, shopping: errands, shopping done, fetch my shopping, get my shopping, prescription, odd jobs
holiday, playscheme, play scheme: summer holidays, easter holidays, holiday club, playscheme, rainy day
quiz, pub: pub quiz, quizzes, pub games, darts, pool, snooker
comedy, music, gig: live music, gig, gigs, open mic, folk night, concert
market, stall, craft fair: sell, selling, sell things, stallholder, things i make
market, stall, craft fair: fair, fete, jumble sale, car boot, table top sale
lunch club, luncheon, meal: hot meal, hot food, soup kitchen, hot dinner, cooked meal, roast dinner, \
sunday lunch, dinner, eat together, eating together, meals on wheels, lunch, lunch club
digital, computer, online: computer lesson, computer help, learn computers, learn to use
literacy, basic skill, adult learning, numeracy, adult education: cant read, learn to read, reading and \
writing, read and write, spelling, maths, numeracy, literacy
evening class, course, learning, u3a, lecture, talk, workshop, teach: evening class, night school, course, \
lecture, talks, adult education, talk about
sign language, deaf: sign language, signing
cafe, tea, coffee: coffee, coffee shop, tea room, tearoom
gentle, seated, tai chi, balance: knee, bad knee, bad hip, stiff, stiffness, arthritis, keep moving, \
gentle exercise
meal, lunch, larder: cooked food, free meal, cant cook
lend, share, tool: lend me, loan of, hire a tool
talk, speaker: speaker, guest speaker, give a talk
musical tuition, music, tuition: violin teacher, piano teacher, guitar teacher, music teacher, piano \
lesson, violin lesson, guitar lesson, singing lesson, singing teacher
home start, family, parent, under 5: small children, under five, kids under five, children under five, new \
mum, new parent, young family, three kids, little children
african, refugee, supplementary: somali, somalia, eritrean, sudanese, ethiopian
homeless, rough sleepers, street aid, meal: soup run, food run, feed the homeless, help the homeless
temple, hindu, mandir: hindu, mandir, temple, diwali, puja
gurdwara, sikh, temple: sikh, gurdwara
buddhist, meditation: buddhist, buddhism, buddha
catholic: catholic, mass, rosary, confession
sub aqua, diving: scuba, scuba diving, diving, snorkelling
neonatal, premature: premature, prem baby, baby came early, born early, special care baby
hall, stage, room: practise, rehearse, rehearsal room, rehearsal space, practice room, band practice, gig, \
concert, put on a show
printer, library: print, printing, photocopy, photocopier, photocopying, scan
racial, discrimination, equality, community relations: racist, racism, discrimination, hate crime
masonic, freemason: mason, freemason, masonic, freemasonry, lodge
tramway, tram: tram, trams
bus, public transport: bus museum, transport museum, vintage bus, old bus
ski, winter sport: skiing, snowboarding, snowboard
fencing, sword: fencing, sword, swords
lend, instrument, loan: borrow an instrument, lend an instrument
bulb, plant, seed: plant, seeds, seedling, cuttings
grandparent, toddler, children: look after my grandchildren, minding grandchildren
stroke, carer: stroke, had a stroke
baby, toiletries: nappies, baby things, baby stuff, pram, cot, buggy, pushchair, moses basket, formula
vegetable, surplus, allotment, seed: courgette, marrow, tomato, tomatoes, potato, potatoes, carrot, onion, \
runner beans
"""


def everyday_words(known: Collection[str] | None = None) -> str:
    """Return the lines as `words` folds them: what is looked for, a colon, and what people type for it.

    theme/assets/scripts/meaning.js reads them. Lines take a third less than a list for all that may be typed.

    Args:
        known: The words that a place has. What no listing of it can have is left out, and a line that leads
            to nothing else. None for all lines.
    """
    empty, *lines = (_folded_line(line) for line in _EVERYDAY.strip().splitlines())
    leading = ((_known(sought, known), typed) for sought, typed in lines)
    return "\n".join(map(":".join, [empty, *((sought, typed) for sought, typed in leading if sought)]))


@cache
def _folded_line(line: str) -> tuple[str, str]:
    sought, typed = (",".join(map(_folded, part.split(","))) for part in line.split(": "))
    return sought, typed


def _known(phrases: str, known: Collection[str] | None) -> str:
    """Return those phrases all of whose words are known."""
    return ",".join(
        one for one in phrases.split(",") if known is None or all(word in known for word in one.split())
    )


def _folded(phrase: str) -> str:
    return " ".join(words(phrase))
