"""Know what on a page is only furniture: menus, footers, banners, share bars, and what is hidden until its hour comes.

Where it is in doubt, a node is kept: a dropped clause is the worst fault of all.
"""

from __future__ import annotations

import re
from itertools import islice

from lxml.etree import _Element as Node

from tosmon.reading.page import leads_within
from tosmon.reading.prose import FURNITURE_ROLES, FURNITURE_TAGS, Prose, role
from tosmon.reading.remembered import remembered

# Names of furniture in classes and ids. Bare topics ("cookies", "consent", "share", "feedback") are no signs: the sections of a
# privacy policy are called so. The third and fourth line are the marks of consent managers, not those of the policies they host.
_FURNITURE_NAME = re.compile(
    r"(?:^|[-_ ])(?:(?:cookies?|consent|gdpr|ccpa|privacy)-?_?(?:banner|bar|popup|modal|wall|overlay|dialog|manager)"
    r"|cookie-?_?consent-?_?(?:banner|bar|popup|modal|overlay|dialog|container|wrapper)"
    r"|onetrust|cookiebot|cybot\w*|usercentrics|didomi|osano-cm|qc-cmp2|iubenda-cs|cky|cmplz|klaro|fs-cc|axeptio|tarteaucitron\w*"
    r"|cmpbox|sp_message|borlabs-?cookie"
    r"|adsbygoogle|advert(?:isement)?s?|ads?-?_?(?:slot|banner|container|unit|wrapper)|sponsored"
    r"|breadcrumbs?|pagination|navbar|navigation|sidebar|side-?_?nav|topnav|mega-?_?menu|footer|cta"
    r"|(?:share|social|sharing)-?_?(?:bar|buttons?|links|icons|tools)"
    r"|newsletter-?_?(?:signup|form|box)|(?:email|newsletter)-signup|related-?_?(?:posts|articles|links)"
    r"|(?:site|global|page|main)-?_?(?:footer|nav|navigation)|skip-?_?(?:link|nav|to-?_?content)"
    r"|(?:lang(?:uage)?|locale|country|region)-?_?(?:picker|selector|switcher|menu|select)"
    r"|feedback-?_?(?:widget|form|box)|was-?_?this-?_?helpful|(?:announcement|promo)-?_?(?:bar|banner))(?:$|[-_ ])",
    re.IGNORECASE,
)
# What stands for values that tell something, see `SIGNS`.
_FURNITURE, _OPENS, _HIDES = "f", "o", "h"
_NAMED = frozenset("div section ul ol span p a form".split())
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 summary".split())
_OPENING = re.compile(r"accordion|collaps|expand|(?:^|[-_ ])(?:tab|panel|pane|answer|faq)", re.IGNORECASE)
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
# The labels by which one answers a question about cookies.
_COOKIE = re.compile(r"cookie|クッキー|쿠키", re.IGNORECASE)
_ANSWER = re.compile(
    r"\W*(?:accept|allow|agree|reject|decline|deny|refuse|got it|ok(?:ay)?\b|preferences|customi[sz]e"
    r"|(?:manage|cookie|privacy) (?:preferences|settings|choices)"
    r"|(?:tout )?accepter|(?:tout )?refuser|param[eé]trer|personnaliser"
    r"|(?:alle )?(?:akzeptieren|ablehnen)|zustimmen|einstellungen|(?:alles )?accepteren|weigeren|afwijzen"
    r"|aceptar|rechazar|configurar|accetta|rifiuta|aceitar|rejeitar|同意|接受|拒绝|允许|許可|拒否)",
    re.IGNORECASE,
)

# A node that holds more than this share of the prose of the page is no furniture, whatever it is called.
FURNITURE_SHARE = 0.25
# A node that is furniture by its name alone, or that asks about cookies, holds at most so many characters of prose.
LONGEST_NAMED_FURNITURE = 1_500
LONGEST_CONSENT = 4_000
# A hidden part with more prose than this is a closed accordion or tab, not a banner waiting for its hour (characters).
LONGEST_HIDDEN_BANNER = 600
# How many characters of any text a menu has for each of its links: in front of the document, where large ones describe what they
# lead to, and behind it. Terms seldom have a link in 200 characters. With few links no text beside them is as long as a clause.
MANY_LINKS = 8
LONGEST_TEXT_OF_A_LINK_BEFORE = 120
LONGEST_TEXT_OF_A_LINK_BEHIND = 80
FEWEST_LINKS = 4
SHORTEST_CLAUSE = 40  # no clause has fewer
# Cards of other pages, such as the latest posts: pictures that are links, each with a few words.
FEWEST_PICTURES = 3
LONGEST_TEXT_OF_A_PICTURE = 300


def is_hidden(node: Node, prose: Prose) -> bool:
    """Whether a node is hidden and too small to be a closed part of the document."""
    hidden = node.get("hidden") is not None or node.get("aria-hidden", "").lower() == "true" or _HIDES in node.get("style", "")
    return hidden and prose.of(node) <= LONGEST_HIDDEN_BANNER and not _is_closed_part(node)


def _is_closed_part(node: Node) -> bool:
    """Whether a hidden node is a closed accordion or tab: named so, or behind the heading or button that opens it."""
    if role(node) == "tabpanel" or _is_named(node, _OPENS):
        return True
    before = node.getprevious()
    if before is None:
        return False
    return any(each.tag in _HEADINGS or each.get("aria-expanded") is not None for each in islice(before.iter(), 20))


def is_furniture(node: Node, prose: Prose) -> bool:
    """Whether a node is navigation, a banner, a footer and the like, by its tag, its role or its name."""
    if prose.of(node) > FURNITURE_SHARE * prose.total:
        return False
    if node.tag == "aside" and _is_note(node):
        return False
    if node.tag in FURNITURE_TAGS or role(node) in FURNITURE_ROLES:
        return True
    if node.tag == "header":
        return next(node.iter("h1", "h2"), None) is None
    if node.tag not in _NAMED or prose.of(node) > LONGEST_NAMED_FURNITURE:
        return False
    return _is_named(node, _FURNITURE)


def _is_named(node: Node, sign: str) -> bool:
    return sign in node.get("class", "") or sign in node.get("id", "")


@remembered
def _of_name(name: str) -> str:
    return _FURNITURE * bool(_FURNITURE_NAME.search(name[:300])) + _OPENS * bool(_OPENING.search(name))


@remembered
def _of_style(style: str) -> str:
    return _HIDES * bool(_HIDING.search(style))


@remembered
def _of_link(href: str) -> str:
    return "#-" * leads_within(href)


# All that is asked of the values of attributes: builds and visits give others that mean the same.
SIGNS = {"class": _of_name, "id": _of_name, "style": _of_style, "href": _of_link}


def _is_note(aside: Node) -> bool:
    """Whether an aside belongs to the text (HTML Standard, section 4.3.5): it stands in an article or between paragraphs."""
    parent = aside.getparent()
    between = parent is not None and any(each.tag == "p" for each in parent)
    return between or next(aside.iterancestors("main", "article"), None) is not None


def is_menu(node: Node, *, before: bool) -> bool:
    """Whether a node before or behind the document is hardly more than links, or than pictures that are links.

    Not to be asked of what stands inside the document: terms have lists of links too.
    """
    links = [link for link in node.iter("a") if not leads_within(link.get("href", ""))]
    if len(links) < FEWEST_PICTURES or next(node.iter("table"), None) is not None:
        return False
    size = sum(len(text.strip()) for text in node.itertext())
    pictures = sum(next(link.iter("img"), None) is not None for link in links)
    if pictures >= FEWEST_PICTURES and size < LONGEST_TEXT_OF_A_PICTURE * pictures:
        return True
    longest = LONGEST_TEXT_OF_A_LINK_BEFORE if before else LONGEST_TEXT_OF_A_LINK_BEHIND
    if size >= longest * len(links) or len(links) < FEWEST_LINKS:
        return False
    return len(links) >= MANY_LINKS or all(
        len(text.strip()) < SHORTEST_CLAUSE for text in node.xpath(".//text()[not(ancestor::a)]")
    )


def asks_for_consent(node: Node, prose: Prose) -> bool:
    """Whether a node asks about cookies: it names them, and has two controls or more to answer with."""
    if not 0 < prose.of(node) <= LONGEST_CONSENT:
        return False
    answers = sum(_ANSWER.match("".join(each.itertext())[:60]) is not None for each in node.iter("button", "a"))
    return answers > 1 and _COOKIE.search("".join(node.itertext())) is not None
