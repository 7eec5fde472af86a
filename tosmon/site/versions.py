"""The pages of a version: its whole text, every sentence with an address of its own, and the proof of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import itemgetter

from markupsafe import Markup

from tosmon.models import Block, BlockKind, Clause, Version
from tosmon.ports import VersionRow
from tosmon.reading.text import identity, sentences
from tosmon.reports import wording
from tosmon.reports.escape import cut
from tosmon.reports.html import text
from tosmon.reports.times import stamp
from tosmon.site import paths
from tosmon.site.dossier import Dossier
from tosmon.site.folder import File
from tosmon.site.rendering import Pages, parted
from tosmon.site.wording import KINDS

LONGEST = 20_000  # characters of a sentence in one piece, so that a page of one endless sentence can be parted too
_MOST_PIECE = 60_000
_MOST_HEADINGS = 150  # in the list of contents
_MOST_LISTED = 40  # clauses in the list above the text, where they are marked in any case
_MOST_ELSEWHERE = 1_000  # clauses on further parts of the page to which the first one leads
_DEEPEST = 6
_STOPS = tuple("。！？｡」』）")  # behind which the next sentence follows without a space


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the list of contents, leading to the sentence with the id."""

    html: str
    level: int
    id: str


@dataclass(frozen=True, slots=True)
class Plain:
    """A block without clauses as it stands on the page, with the ids of its sentences and the line of contents, if it is one."""

    html: Markup
    ids: tuple[str, ...]
    headings: tuple[Heading, ...]


Known = dict[int, tuple[Block, Plain]]
"""What blocks came to, by their id(): the store makes equal ones of a document once, and to compare texts takes longer.

Each is kept, so that no other comes to have its id.
"""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A version of a document with those before and after it, and what its pages share: the way to them, and the proof."""

    dossier: Dossier
    row: VersionRow
    before: VersionRow | None
    after: VersionRow | None
    crumbs: Markup
    proof: Markup


def leaf(dossier: Dossier, number: int, crumbs: Markup) -> Leaf:
    """A version by its number."""
    row, (before, after) = dossier.row(number), dossier.around(number)
    return Leaf(dossier, row, before, after, crumbs, _proof(dossier.key, row, row.url or dossier.status.url, after))


def _proof(key: str, row: VersionRow, url: str, after: VersionRow | None) -> Markup:
    """How anybody can check what a version said. Plain strings, every text in them escaped here: a template takes very long."""
    seen, address = stamp(row.observed_at), text(url)
    replaced = f"; replaced by version {after.number}, seen {stamp(after.observed_at)}" if after else ""
    link, copy = address or "not known", ""
    if paths.web(url):
        link = f'<a href="{address}" rel="noreferrer nofollow">{address}</a>'
        wayback = f"https://web.archive.org/web/{row.observed_at:%Y%m%d%H%M%S}/{address}"
        copy = f' An independent copy may be in the <a href="{wayback}" rel="noreferrer nofollow">Wayback Machine</a>.'
    return Markup(  # noqa: S704 (escaped text by text)
        '<section class="proof" aria-labelledby="proof">\n<h2 id="proof">Proof</h2>\n<dl>\n'
        f'<dt>Seen</dt><dd><time datetime="{seen}">{seen}</time>{replaced}</dd>\n'
        f"<dt>Address</dt><dd>{link}</dd>\n"
        f"<dt>SHA-256 of the page as it came</dt><dd><code>{text(row.page_sha256)}</code></dd>\n"
        f"<dt>SHA-256 of its text</dt><dd><code>{text(row.sha256)}</code></dd>\n"
        "<dt>To verify it</dt><dd>Whoever runs this tosmon has the page byte for byte: "
        f"<code>tosmon show {text(key)} {row.number} --raw | sha256sum</code> gives the first hash, and\n"
        f"<code>tosmon verify {text(key)}</code> recomputes all of them.{copy}</dd>\n</dl>\n</section>\n"
    )


def version_pages(pages: Pages, leaf: Leaf, version: Version, known: Known) -> Iterator[File]:
    """The page of a version, in parts where it is long. `known` is filled, for the other versions of the document."""
    dossier, row = leaf.dossier, leaf.row
    here = paths.version(dossier.key, row.number)
    clauses = {identity(entry.clause.text): entry.clause for entry in dossier.ledger if entry.stood_at(row.observed_at)}
    body = _Body(clauses, known)
    parts = list(parted(body.pieces(version.blocks))) or [()]
    part_of = _parts_of(body.ids, parts)
    headings = [(each, part_of(each.id)) for each in body.headings[:_MOST_HEADINGS]]
    elsewhere = [f"{each}:{part}" for each in body.marked if (part := part_of(each)) > 1][:_MOST_ELSEWHERE]
    facts = {
        "leaf": leaf,
        "dossier": dossier,
        "row": row,
        "before": leaf.before,
        "after": leaf.after,
        "language": version.language,
        "stated": wording.stated(version.stated or ()),
        "clauses": list(clauses.values())[:_MOST_LISTED],
        "total": len(clauses),
        "elsewhere": " ".join(elsewhere),
    }
    for number, pieces in enumerate(parts, 1):
        contents = _contents(headings, number, here)
        yield pages.part(here, "version", list(_listed(pieces)), (number, len(parts)), contents=contents, **facts)


def _parts_of(ids: Iterable[Iterable[str]], parts: Sequence[Sequence[Markup]]) -> Callable[[str], int]:
    """On which part of a page the sentence with an id stands; `ids` are those of each of its pieces."""
    if len(parts) == 1:
        return lambda _: 1
    ends = list(accumulate(map(len, parts)))
    found = {anchor: bisect_right(ends, piece) + 1 for piece, inside in enumerate(ids) for anchor in inside}
    return found.__getitem__


def _contents(headings: Iterable[tuple[Heading, int]], part: int, whole: str) -> Markup:
    """The lines of the list of contents on a part of a page; the headings with the parts they stand on."""
    pages = ((each, "" if there == part else paths.to(paths.part(whole, there), whole)) for each, there in headings)
    lines = (
        f'<li class="d{each.level}"><a href="{text(page)}#{each.id}" dir="auto">{each.html}</a></li>' for each, page in pages
    )
    return Markup("\n".join(lines))  # noqa: S704 (of headings that are escaped)


class _Body:
    """Makes the pieces of a text, and remembers the ids of its sentences: the first of equal sentences has it."""

    def __init__(self, clauses: Mapping[str, Clause], known: Known) -> None:
        self._clauses = clauses
        self._known = known
        self._seen = {paths.anchor(clause.text) for clause in clauses.values()}
        self.ids: list[Sequence[str]] = []  # of sentences, those of each piece
        self._here: list[str] = []  # those of the piece that is being made
        self.marked: list[str] = []
        self.headings: list[Heading] = []

    def pieces(self, blocks: Iterable[Block]) -> Iterator[Markup]:
        """Every block, in one piece or more."""
        known, seen = self._known, self._seen
        for block in blocks:
            made = known.get(id(block))
            if made is not None and seen.isdisjoint(made[1].ids):
                plain = made[1]
                seen.update(plain.ids)
                self.ids.append(plain.ids)
                if plain.headings:
                    self.headings += plain.headings
                yield plain.html
            else:
                yield from self._made(block)

    def _made(self, block: Block) -> list[Markup]:
        """The pieces of a block that is not known; it is from now on if it is in one piece and all its sentences have ids."""
        headings, marked = len(self.headings), len(self.marked)
        pieces = [Markup(_wrapped(block, inside)) for inside in self._inside(block)]  # noqa: S704 (escaped sentence by sentence)
        ids = tuple(self.ids[-1])
        if len(pieces) == 1 and len(self.marked) == marked and len(ids) == len(sentences(block.text)):
            self._known[id(block)] = block, Plain(pieces[0], ids, tuple(self.headings[headings:]))
        return pieces

    def _inside(self, block: Block) -> Iterator[str]:
        """The sentences of a block, mostly in one piece; none has more than `_MOST_PIECE` bytes, and one sentence."""
        said, size = "", 0
        for sentence in sentences(block.text):
            for piece, start in _cuts(sentence):
                shown = self._sentence(sentence, piece, block) if start else _span("", piece)
                said += shown
                size += len(shown.encode())
                if size > _MOST_PIECE:
                    yield said
                    said, size = "", 0
                    self._end_piece()
            said += "" if sentence.endswith(_STOPS) else " "
        yield said.rstrip()
        self._end_piece()

    def _end_piece(self) -> None:
        self.ids.append(self._here)
        self._here = []

    def _sentence(self, sentence: str, piece: str, block: Block) -> str:
        anchor, clause = paths.anchor(sentence), self._clauses.get(identity(sentence))
        if anchor in (self.marked if clause else self._seen):
            return _span("", piece)
        self._seen.add(anchor)
        self._here.append(anchor)
        if block.kind is BlockKind.HEADING and block.text.startswith(sentence):
            self.headings.append(Heading(text(cut(block.text, 70)), min(len(block.section), 3), anchor))
        if clause is None:
            return _span(f' id="{anchor}"', piece)
        self.marked.append(anchor)
        label = (
            f'<a class="kind k-{clause.kind}" href="#{anchor}" title="A permanent link to this sentence">{KINDS[clause.kind]}</a>'
        )
        return f'<mark class="k-{clause.kind}" id="{anchor}">{text(piece)}</mark>&#8288;{label}'


def _cuts(sentence: str) -> Iterator[tuple[str, bool]]:
    """A sentence in pieces, each with whether it is the first."""
    for start in range(0, len(sentence), LONGEST):
        yield sentence[start : start + LONGEST], start == 0


def _span(attributes: str, said: str) -> str:
    return f"<span{attributes}>{text(said)}</span>"


def _wrapped(block: Block, inside: str) -> str:
    match block.kind:
        case BlockKind.HEADING:
            level = min(len(block.section) + 2, _DEEPEST)  # below the page's own heading, and no level is left out
            return f'<h{level} dir="auto">{inside}</h{level}>'
        case BlockKind.ITEM:
            mark = f'<span class="number">{text(block.mark)}</span> ' if block.mark else ""
            return f'<li class="{"n" if mark else "b"} d{min(max(block.level, 1), 4)}" dir="auto">{mark}{inside}</li>'
        case BlockKind.ROW:
            return f'<p class="cells" dir="auto">{inside}</p>'
        case BlockKind.PARAGRAPH:
            return f'<p dir="auto">{inside}</p>'


def _listed(pieces: Sequence[Markup]) -> Iterator[Markup]:
    """The same pieces, the items that follow each other inside a list."""
    items = [piece.startswith("<li") for piece in pieces]
    if not any(items):
        yield from pieces
        return
    for is_item, group in groupby(zip(items, pieces, strict=True), key=itemgetter(0)):
        inside = "\n".join(piece for _, piece in group)
        yield Markup(f'<ul class="items">{inside}</ul>' if is_item else inside)  # noqa: S704 (of pieces that are)
