"""Whether an e-mail address looks like a person's own, and not like that of a group or of a part in it.

It is a guess, and made to be silent rather than wrong: a word of the listing, of what it is about or of a
part that somebody plays is enough to take an address for the group's.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from placebook.content.names import folded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Where people have addresses of their own, whatever comes after: gmail.com, hotmail.co.uk.
_FREE = _words("""
    aol blueyonder btinternet fastmail gmail gmx googlemail hotmail icloud laposte live mac msn ntlworld
    outlook posteo proton protonmail sky talktalk tiscali virginmedia wanadoo yahoo ymail
""")
# Words of addresses that go with a part somebody plays, with what a group is, or with what it does.
_OF_A_GROUP = _words("""
    admin administrator advice archive art arts association band bell bells book booking bookings books
    box bureau bus cafe captain care carers caretaker centre chair chairman chairperson chairwoman
    charity chess choir church class classes clerk clinic club clubs coach coffee college committee
    community connect connector contact contacts coop coordinator council craft crafts cricket curator
    dance day desk director drama editor editors email enquiries enquiry events farm feedback festival
    fete film films fire food football forum foundation friends fund garden gardens general green group
    groups guide guides hall hello help helpdesk heritage hi history home host house hub info
    information inn inquiries join kitchen lane larder leader letter letters library lifts lunch mail
    mailbox manager market media meet member members membership memory mill minister ministry minutes
    music network news newsletter office officer online orchard orchestra organisation organiser parish
    park partnership people photo place players playgroup playschool plots police pool post postbox
    postmaster pre preschool president press programme project pub reception receptionist rector repair
    river road room rooms rugby runners running saint school scout scouts sec secretary service services
    shed shop show singers social society sport sports squad staff steward store street studio support
    surgery swim team teas tennis theatre tidy toddlers town treasurer trust trustee trustees tuesday
    university us vicar village visit volunteer volunteering volunteers walk walkers walking walks
    warden wardens web webmaster welcome wildlife wood woods work workshop world yoga young youth
""")
# First names that are no other word of English. They need not be all: an address such as first.last@ is
# known without them.
_FIRST_NAMES = _words("""
    aaron abdul abigail adam adrian agnes ahmed aisha alan albert alex alexander alexandra alfred ali
    alice alison amanda amina amy andrea andrew andy angela anita ann anna anne anthony antony arthur
    asha audrey barbara barry beatrice ben benjamin bernard beth betty beverley brenda brian bridget
    bruce callum cameron carl caroline catherine cathy charles charlotte chloe chris christine
    christopher claire clara clive colin connor craig cynthia daniel danielle darren dave david dawid
    debbie deborah denise dennis derek diana diane donald doris dorothy doug douglas duncan eddie edith
    edward eileen elaine eleanor elizabeth ellen ellie emily emma eric esther ethan eva evelyn fatima
    fiona florence frances francis fred frederick gareth gary gavin geoff geoffrey george georgina
    gerald gillian gladys gordon graham greg gregory gwen hannah harold harriet harry hassan helen henry
    hilary howard hugh hussain ian imran irene isaac isabel jacob jacqueline jake james jamie jan jane
    janet janice jasmine jason jean jeff jeffrey jennifer jenny jeremy jessica jill jim jimmy joan
    joanna joanne joe joel john jon jonathan joseph josephine josh joshua joyce judith judy julia julian
    julie karen kate katherine kathleen kathryn katie keith kelly ken kenneth kevin khalid kieran kim
    kirsty laura lauren laurence leah leanne lee leslie lewis liam linda lisa liz lorraine louise lucy
    luke lynn lynne maggie malcolm margaret maria marie marion marjorie martha martin mary matthew
    maureen megan michael michelle mike mohamed mohammad mohammed moira molly monica muhammad nadia
    nancy naomi natalie natasha nathan neil nicholas nick nicola nigel nora norman olivia omar oscar
    owen pam pamela patel patricia patrick paul paula pauline peter philip phillip phoebe priya rachel
    ralph raymond rebecca richard rita robert roger ronald rosalind rosie ross roy russell ruth ryan
    sally samantha samuel sandra sara sarah sean sharon sheila shirley simon singh sofia sophia sophie
    stanley stella stephanie stephen steve steven stuart susan suzanne sylvia tanya terence teresa
    theresa thomas tim timothy tina tom tony tracey tracy trevor ursula valerie vanessa vera victoria
    vincent wendy william xavier yasmin yusuf yvonne zara zoe
""")
_LONG = 4  # letters; of words that short as much is in other words by chance
_LONG_WORD, _LONG_FIRST_NAME = (
    re.compile("|".join(sorted(word for word in words if len(word) >= _LONG)))
    for words in (_OF_A_GROUP, _FIRST_NAMES)
)
_PARTS = re.compile(r"[^a-z]+")
_MOST_PARTS = 3


def looks_personal(email: str, name: str, known: Callable[[], Iterable[str]]) -> bool:
    """Tell whether an address looks like a person's own.

    Args:
        email: The address.
        name: The name that stands beside it; may be empty.
        known: Returns texts whose words are the group's: its names, where it is, what it is about. It is only
            asked where the address might be a person's: most are not.
    """
    local, _, host = email.partition("@")
    parts = [part for part in _PARTS.split(folded(local.partition("+")[0].replace("_", " "))) if part]
    if not parts or len(parts) > _MOST_PARTS or not _OF_A_GROUP.isdisjoint(parts):
        return False
    if not _might_be(parts, name, host) or any(_LONG_WORD.search(part) for part in parts):
        return False
    texts = [folded(text) for text in known()]
    words = {word for text in texts for word in text.split()}
    # What a group may be called for short: `lwi` for Larkmere Women's Institute.
    words |= {"".join(word[0] for word in text.split()) for text in texts}
    long_words = [word for word in words if len(word) >= _LONG]
    return not any(part in words or any(word in part for word in long_words) for part in parts)


def _might_be(parts: list[str], name: str, host: str) -> bool:
    """Tell whether an address has the form of one of a person."""
    squashed = "".join(parts)
    if any(len(word) >= _LONG and word in squashed for word in folded(name).split()):
        return True
    if len(parts) > 1:
        return all(len(part) > 1 for part in parts) or (len(parts[-1]) >= _LONG and len(parts[0]) == 1)
    is_free = host.lower().partition(".")[0] in _FREE
    return squashed in _FIRST_NAMES or (is_free and bool(_LONG_FIRST_NAME.match(squashed)))
