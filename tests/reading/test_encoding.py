"""Bytes become text: what is declared, what the bytes say themselves, and which of the two is believed."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from unicodedata import category

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tosmon.models import Document, Snapshot
from tosmon.reading import read
from tosmon.reading.encoding import decode

RUSSIAN = "Вы сохраняете все права на загруженное. Мы не обучаем на нём модели без вашего согласия. "
CHINESE = "您保留上传内容的全部权利。未经您的同意，我们不会用它训练模型。"
TAIWANESE = "您保留上傳內容的全部權利。未經您的同意，我們不會用它訓練模型。"
JAPANESE = "利用者は投稿した内容の権利を保持します。当社は同意なしにモデルの訓練に使いません。"
KOREAN = "이용자는 올린 콘텐츠의 모든 권리를 가집니다. 회사는 동의 없이 모델 학습에 쓰지 않습니다. "
GREEK = "Διατηρείτε όλα τα δικαιώματα σε ό,τι ανεβάζετε. Δεν εκπαιδεύουμε μοντέλα χωρίς τη συγκατάθεσή σας. "


@pytest.mark.parametrize(
    ("body", "charset", "expected"),
    [
        (b"\xef\xbb\xbfok", "windows-1252", "ok"),
        ("\ufeffdéjà".encode("utf-16-le"), "utf-8", "déjà"),
        ("\ufeffdéjà".encode("utf-16-be"), "utf-8", "déjà"),
        ("規約".encode("shift_jis"), "Shift_JIS", "規約"),
        ("規約".encode("shift_jis"), "x-sjis", "規約"),
        ("朱镕基".encode("gbk"), "gb2312", "朱镕基"),
        ("déjà".encode("utf-16-le"), "utf-16", "déjà"),
        (b"<meta charset='windows-1251'>" + "да".encode("cp1251"), "", "<meta charset='windows-1251'>да"),
        (b"<meta charset='koi8-r'>" + "да".encode("cp1251"), "windows-1251", "<meta charset='koi8-r'>да"),
    ],
)
def test_a_byte_order_mark_goes_before_the_header_and_the_header_before_the_page(
    body: bytes, charset: str, expected: str
) -> None:
    assert decode(body, charset) == expected


@pytest.mark.parametrize(
    "head",
    [
        "<meta charset=windows-1251>",
        "<META name=a content='x>y' CHARSET = 'cp1251' />",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        "<meta content='text/html;charset=\"windows-1251\"' http-equiv=content-type>",
        "<!-- <meta charset=koi8-r> --><meta charset=windows-1251>",
        "<meta name=description content='charset=koi8-r'><meta charset=windows-1251>",
        "<script>" + "var a;" * 500 + "</script><meta charset=windows-1251>",
        '<?xml version="1.0" encoding="windows-1251"?>',
    ],
)
def test_the_page_may_say_its_encoding_in_many_ways(head: str) -> None:
    assert decode((head + RUSSIAN).encode("cp1251")) == head + RUSSIAN


@pytest.mark.parametrize(
    ("body", "charset", "expected"),
    [
        ("déjà “vu”".encode("cp1252"), "ISO-8859-1", "déjà “vu”"),
        ("déjà “vu”".encode("cp1252").decode("latin-1").encode(), "utf-8", "déjà “vu”"),
        ("déjà vu”".encode(), "iso-8859-1", "déjà vu”"),
        (b"<meta charset=latin1>" + "déjà".encode(), "", "<meta charset=latin1>déjà"),
        ("規約".encode(), "windows-1252", "規約"),
        (CHINESE.encode() + b" ok", "gbk", CHINESE + " ok"),
        ("déjà".encode("latin-1"), "utf-8", "déjà"),
        (("déjà là, " * 5).encode() + b"l\x92\xe9t\xe9", "utf-8", "déjà là, " * 5 + "l’été"),
        (CHINESE.encode("gbk") + b"\xff!", "gbk", CHINESE + "\ufffd!"),
        (b"<meta charset=utf-16>even", "", "<meta charset=utf-16>even"),
        (b"plain even", "utf-16", "plain even"),
        (b"abc", "no-such-charset", "abc"),
        (b"abc", "a\x00b", "abc"),
        (b"abc", "undefined", "abc"),
        (b"+AGE-bc", "utf-7", "+AGE-bc"),
        (rb"\u0061bc", "unicode_escape", r"\u0061bc"),
        (b"xn--dj-kia8a", "idna", "xn--dj-kia8a"),
        (b"<meta charset=punycode>dj-kia8a", "", "<meta charset=punycode>dj-kia8a"),
        (b"a\x81b", "windows-1252", "a\ufffdb"),
    ],
)
def test_a_wrong_declaration_does_no_harm(body: bytes, charset: str, expected: str) -> None:
    assert decode(body, charset) == expected


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Vous gardez vos droits, même après.", "utf-8"),
        ("Vous gardez vos droits, même après.", "cp1252"),
        ("Terms and conditions", "utf-16-le"),
        ("Terms and conditions", "utf-16-be"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
        (GREEK, "cp1253"),
        (RUSSIAN * 2_000, "cp1251"),
        (JAPANESE + "\n" + JAPANESE * 2_000, "shift_jis"),
    ],
)
def test_what_nobody_declared_is_found_out(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


ENCODINGS = {
    "utf-8": "utf-8",
    "utf-16": "utf-16-le",
    "utf-16be": "utf-16-be",
    "iso-8859-1": "cp1252",
    "windows-1251": "cp1251",
    "koi8-r": "koi8-r",
    "iso-8859-2": "iso8859-2",
    "windows-1254": "cp1254",
    "Shift_JIS": "cp932",
    "EUC-JP": "euc_jp",
    "GBK": "gbk",
    "GB18030": "gb18030",
    "Big5": "big5hkscs",
    "EUC-KR": "cp949",
}


@lru_cache
def letters(codec: str) -> list[str]:
    """What an encoding can say and say again: some of its characters are only there for others."""
    text = "".join(map(chr, range(0x20, 0xFFFD)))
    known = text.encode(codec, "ignore").decode(codec)
    return [letter for letter in known if category(letter) not in {"Cc", "Cs", "Co", "Cn"} and letter != "\ufeff"]


@given(st.sampled_from(sorted(ENCODINGS)), st.data())
def test_any_text_that_is_rightly_declared_reads_back(label: str, data: st.DataObject) -> None:
    codec = ENCODINGS[label]
    text = "Terms: " + "".join(data.draw(st.lists(st.sampled_from(letters(codec)))))
    body = text.encode(codec)
    # "Ã©" in windows-1252 is "é" in UTF-8: there it is the declaration that is wrong, in all but games with letters.
    assume(body.isascii() or codec.startswith("utf") or not _is_utf8(body))
    assert decode(body, label) == text


def _is_utf8(body: bytes) -> bool:
    return "\ufffd" not in body.decode("utf-8", "replace")


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "utf-16", "gbk", "iso-2022-jp", "big5", "x-user-defined", "?"]))
def test_no_bytes_break_the_decoder(body: bytes, label: str) -> None:
    assert isinstance(decode(body, label), str)


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "body", [b"<meta " * 3_000_000, b"<meta a='" * 100_000, b"<!--" * 1_000_000, b"\x81" * 5_000_000, b"\xe9 " * 5_000_000]
)
def test_hostile_bytes_are_decoded_in_time(body: bytes) -> None:
    assert len(decode(body)) <= len(body)


@pytest.mark.parametrize("media_type", ["application/xhtml+xml", "text/plain", "text/markdown"])
def test_an_xml_declaration_is_believed_in_every_kind_of_text(media_type: str) -> None:
    document = Document("Orchard", "Terms", "https://orchard.example/terms")
    body = f'<?xml version="1.0" encoding="koi8-r"?>\n<p>{RUSSIAN}</p>'.encode("koi8-r")
    snapshot = Snapshot(
        document.url, document.url, datetime(2024, 2, 12, tzinfo=UTC), body, headers=(("content-type", media_type),)
    )
    assert RUSSIAN.strip() in read(snapshot, document).text
