"""What to write back to somebody who sent something in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from placebook.submissions.proposing import Proposal


def reply(proposal: Proposal, signed: str) -> str:
    """Return a letter that asks for what is missing, to be read over, finished and sent by the keeper.

    Args:
        proposal: What came in, and what is wrong with it or unclear about it.
        signed: Who the letter is from.
    """
    asked = proposal.problems or proposal.doubts
    about = f"about {proposal.title}" if proposal.title != "without a name" else "for our directory"
    lines = [
        "Hello,",
        "",
        f"Thank you for what you sent us {about}. Before it can go into the directory, we have a question:",
        "",
        *(f"* {line}" for line in asked or ("(write your question here)",)),
        "",
        "Just answer this message, and we will put it in for you.",
        "",
        signed,
    ]
    if len(asked) > 1:
        lines[2] = lines[2].replace("we have a question:", f"we have {len(asked)} questions:")
    return "\n".join(lines) + "\n"
