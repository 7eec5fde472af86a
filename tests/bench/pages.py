"""Pages of terms for the benchmarks, made up here: the same numbers always make the same page."""

from __future__ import annotations

import random
from collections.abc import Sequence

WHEN = (
    "If you leave the orchard,When a season ends,Unless the law of your country says otherwise,Before a plan is renewed,"
    "As long as an account is open,After a complaint reached us,While a dispute is being settled,Where a partner takes part"
).split(",")
WHO = "we,you,a member,our staff,the keeper of the gate,a guardian,each party,the treasurer".split(",")
MAY = "may,must,will,can,shall,may not,need not,will never".split(",")
DO = "keep,show,copy,correct,delete,send,price,inspect,lend,return,repair,describe".split(",")
WHAT = (
    "the baskets,any ladder,the pictures of a tree,a list of visits,your letters to us,the fees of a year,records of a harvest,"
    "the names of guests,a key to the shed,maps of the paths,what you upload,the recipes of others"
).split(",")
HOW = (
    "within thirty days,without a further notice,at no cost to you,for the rest of the term,in writing,as a court orders,"
    "with the consent of both,to the extent that it is needed,in the region where you live,by the next working day"
).split(",")
CLAUSES = (
    "We may use {} that you upload to train artificial intelligence models.",
    "You may opt out of the use of {} to train our machine learning models in your settings.",
    "We do not use {} to train generative AI.",
)
RARE = 0.01  # of the sentences are clauses


def sentence(chance: random.Random) -> str:
    """One sentence, hardly ever the same one twice."""
    if chance.random() < RARE:
        return chance.choice(CLAUSES).format(f"{chance.choice(WHAT)} of part {chance.randrange(1000)}")
    when, who, may, do, what, how, then = map(chance.choice, (WHEN, WHO, MAY, DO, WHAT, HOW, DO))
    return f"{when}, {who} {may} {do} {what} {how}, and {then} {chance.choice(WHAT)} {chance.choice(HOW)}."


def terms(document: int, edition: int = 0, sentences: int = 30) -> list[str]:
    """What a document says in an edition: each has one sentence that is another than in the edition before it."""
    # The last edition that changed the sentence at this place; zero and less are the first text.
    since = (max(0, edition - (edition - place) % sentences) for place in range(sentences))
    return [sentence(random.Random(f"{document} {place} {at}")) for place, at in enumerate(since)]


def html(texts: Sequence[str], *, visit: str = "", mark: str = "text") -> str:
    """A page that says so, with what stands around terms. `visit` is what differs at each visit, `mark` the role of the text.

    The first is nothing that tosmon reads; the second tells it something of the part, so that it has to read.
    """
    body = "".join(
        f'<h2 id="part-{place}">Part {place // 10 + 1}</h2>' * (place % 10 == 0) + f'<p class="c1" data-at="{place}">{text}</p>\n'
        for place, text in enumerate(texts)
    )
    menu = "".join(f'<li><a class="link" href="/{name}">{name}</a></li>' for name in WHO)
    return (
        f"<!DOCTYPE html><html lang=en><head><title>Terms of Use</title><script nonce='{visit}'>{_SCRIPT}</script>"
        f"<style>{_STYLE}</style></head><body><nav><ul>{menu}</ul></nav><main role='{mark}'><h1>Terms of Use</h1>{body}</main>"
        f"<footer><ul>{menu}</ul></footer><script>{_SCRIPT}</script></body></html>"
    )


_SCRIPT = "".join(f"var field{number} = {{at: {number}, seen: false}};\n" for number in range(40))
_STYLE = "".join(f".c{number} {{ margin: {number}px; color: #333 }}\n" for number in range(40))
