"""The text of a page stands still while its words do, whatever is put around them, and moves when one of them does."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tosmon.reading.html import read_html
from tosmon.reading.rendering import as_text

SENTENCES = [
    "You keep every right in what you upload to the orchard, and we never claim to own it.",
    "We may show what you upload to other members for as long as you leave it there.",
    "We do not use what you upload to train machines of any kind.",
    "You may leave at any time, and we then delete what you uploaded within thirty days.",
    "Whoever picks an apple from another member's tree leaves a coin at its foot.",
    "The gate is shut at dusk, and opened again when the first bird sings.",
    "Ladders belong to the orchard; baskets belong to those who carry them.",
    "Disputes are settled under the oldest tree, by whoever planted the youngest.",
]
# What pages carry besides their words; %s is a number that differs each time the page is built.
NOISE = [
    "<!-- build %s -->",
    "<script nonce='%s'>var text = '<p>We may train on it.</p>'</script>",
    "<style>.v%s { color: red }</style>",
    "<noscript><p>Turn on scripts, please, to see offer %s.</p></noscript>",
    "<svg viewBox='0 0 %s 8'><title>Icon</title><path d='M1 1'/></svg>",
    "<template><p>Template number %s of the page.</p></template>",
    # Right behind a heading what is hidden is a closed part of the text, so it stands in a node of its own here.
    "<div><div hidden>Only today: %s apples for one!</div></div>",
    "<div><span style='display: none'>token-%s</span></div>",
    "<nav><ul><li><a href='/%s'>Home</a></li><li><a href='/b'>Prices</a></li></ul></nav>",
    "<div class='cookie-banner'><p>We use cookies of kind %s.</p></div>",
    "<ins class='adsbygoogle' data-ad='%s'></ins>",
    "<div class='ad-slot v%s'><p>Buy a better ladder today, and climb higher.</p></div>",
    "<img src='/pixel?%s' alt=''>",
    "<iframe src='/frame/%s'></iframe>",
    "<footer>© 20%s Orchard</footer>",
]
ATTRIBUTES = ["class='a b'", "data-k='1'", "style='color: green'", "title='x'", "nonce='r4nd0m'", "dir=ltr"]
PARTS = st.lists(st.sampled_from(["p", "h2", "ul"]), min_size=3, max_size=8)


@dataclass
class Noisy:
    """Draws what stands around the words."""

    draw: st.DrawFn
    number: int = field(default=10)

    def between(self) -> str:
        found = self.draw(st.lists(st.sampled_from(NOISE), max_size=2))
        self.number += len(found)
        return "".join(each.replace("%s", str(self.number)) for each in found)

    def tag(self, name: str, inside: str) -> str:
        attributes = " ".join(["", *self.draw(st.permutations(ATTRIBUTES))[: self.draw(st.integers(0, 3))]])
        wraps = self.draw(st.integers(0, 2))
        return "<div>" * wraps + f"<{name}{attributes}>{inside}</{name}>" + "</div>" * wraps


def plain(parts: list[str]) -> str:
    body = []
    for part, sentence in zip(parts, SENTENCES, strict=False):
        body.append(f"<ul><li>{sentence}</li></ul>" if part == "ul" else f"<{part}>{sentence}</{part}>")
    return f"<html><body><h1>Terms of the orchard</h1><p>{SENTENCES[-1]}</p>{''.join(body)}</body></html>"


def noisy(parts: list[str], draw: st.DrawFn) -> str:
    around = Noisy(draw)
    body = [around.between(), "<h1>Terms of the orchard</h1>", around.tag("p", SENTENCES[-1])]
    for part, sentence in zip(parts, SENTENCES, strict=False):
        inside = f"<li>{around.between()}{sentence}</li>" if part == "ul" else sentence
        body += [around.between(), around.tag(part, inside)]
    return f"<html lang=en><head><meta name=csrf content=a8f1></head><body>{''.join(body)}{around.between()}</body></html>"


def text(html: str) -> str:
    return as_text(read_html(html).blocks)


@settings(max_examples=200, deadline=None)
@given(st.data(), PARTS)
def test_noise_around_the_words_changes_nothing(data: st.DataObject, parts: list[str]) -> None:
    noise = data.draw(st.composite(lambda draw: noisy(parts, draw))())
    assert text(noise) == text(plain(parts))


@given(st.data(), PARTS)
def test_a_sentence_that_is_taken_out_changes_the_text(data: st.DataObject, parts: list[str]) -> None:
    gone = data.draw(st.integers(0, len(parts) - 1))
    assert text(plain(parts).replace(SENTENCES[gone], "")) != text(plain(parts))


@given(st.data(), PARTS)
def test_a_word_that_is_put_in_changes_the_text(data: st.DataObject, parts: list[str]) -> None:
    changed = SENTENCES[data.draw(st.integers(0, len(parts) - 1))]
    word = data.draw(st.sampled_from(["not", "may", "unless", "only", "without", "never"]))
    before, after = changed.split(" ", 1)
    assert text(plain(parts).replace(changed, f"{before} {word} {after}")) != text(plain(parts))


@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\u200e", "\ufeff"])
def test_marks_that_nobody_sees_change_nothing(mark: str) -> None:
    page = plain(["p", "h2", "ul"])
    assert text(page.replace("upload", f"up{mark}load").replace(" may ", "&nbsp;may\n  ")) == text(page)
