"""Which encoding bytes are in: told by the bytes, whatever is declared; nothing raises."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.ingest.decode import decode, decode_as, known
from reader.ingest.euctw import _table, decode_euc_tw

SIMPLIFIED = "山城今日起全面清理河道，市民可在桥头领取新的分类手册。“大家都说好！”记者在现场看到……"
TRADITIONAL = "山城今日起全面清理河道，市民可在橋頭領取新的分類手冊。「大家都說好！」記者在現場看到……"
HEADLINES = ("山城河道全面清理今日开工", "新学期开学第一课走进课堂", "全市粮食生产再获丰收")
TRADITIONAL_HEADLINES = ("山城河道全面清理今日動工", "新學期開學第一課走進課堂", "全市經濟發展會議今舉行")


def euc_tw(text: str) -> bytes:
    """`text` in EUC-TW, by the table read backwards; the short codes of plane 1 win."""
    codes = {character: code for code, character in sorted(_table().items(), key=lambda item: -len(item[0]))}
    return b"".join(
        character.encode() if character < "\x80" else codes[character].encode("latin-1") for character in text
    )


WAYS = {
    "utf-8": (SIMPLIFIED, SIMPLIFIED.encode(), "utf-8"),
    "utf-8 with mark": (SIMPLIFIED, SIMPLIFIED.encode("utf-8-sig"), "utf-8"),
    "utf-16 with mark": (SIMPLIFIED, b"\xff\xfe" + SIMPLIFIED.encode("utf-16-le"), "utf-16-le"),
    "utf-16 big-endian with mark": (TRADITIONAL, b"\xfe\xff" + TRADITIONAL.encode("utf-16-be"), "utf-16-be"),
    "utf-16 little-endian": (SIMPLIFIED, SIMPLIFIED.encode("utf-16-le"), "utf-16-le"),
    "utf-16 big-endian": (TRADITIONAL, TRADITIONAL.encode("utf-16-be"), "utf-16-be"),
    "utf-16, ASCII only": ("plain text\n", "plain text\n".encode("utf-16-le"), "utf-16-le"),
    "utf-32 with mark": (SIMPLIFIED, b"\xff\xfe\0\0" + SIMPLIFIED.encode("utf-32-le"), "utf-32-le"),
    "gb2312": (SIMPLIFIED, SIMPLIFIED.encode("gb2312"), "gb18030"),
    "gbk, traditional": (TRADITIONAL, TRADITIONAL.encode("gbk"), "gb18030"),
    "gb18030 in four bytes": ("这里是𠮷家㐀的新闻", "这里是𠮷家㐀的新闻".encode("gb18030"), "gb18030"),
    "gb18030 of 2022": (
        "\u3000\u3000山城今日无事︐龴",
        b"\xa3\xa0\xa3\xa0" + "山城今日无事".encode("gbk") + b"\xa6\xd9\xfe\x59",
        "gb18030",
    ),
    "gb18030 with mark": (SIMPLIFIED, "\ufeff".encode("gb18030") + SIMPLIFIED.encode("gb18030"), "gb18030"),
    "big5": (TRADITIONAL, TRADITIONAL.encode("big5"), "big5hkscs"),
    "big5hkscs": ("佢哋喺香港嘅新聞記者", "佢哋喺香港嘅新聞記者".encode("big5hkscs"), "big5hkscs"),
    "euc-tw": (TRADITIONAL, euc_tw(TRADITIONAL), "euc-tw"),
    "hz": (SIMPLIFIED, SIMPLIFIED.encode("hz"), "hz"),
    "not quite hz": ("a ~{ b", b"a ~{ b", "utf-8"),
    "hz of nothing": ("if ~{}~ x", b"if ~{}~ x", "utf-8"),
    "ASCII": ("plain text\n", b"plain text\n", "utf-8"),
    "empty": ("", b"", "utf-8"),
    "two-byte UTF-8": ("Ünïcödé", "Ünïcödé".encode(), "utf-8"),
    "long": (SIMPLIFIED * 200, (SIMPLIFIED * 200).encode("gbk"), "gb18030"),
    "long, in lines": ((SIMPLIFIED + "\n") * 200, ((SIMPLIFIED + "\n") * 200).encode("gbk"), "gb18030"),
    "after much ASCII": ("<a>\n" * 5000 + TRADITIONAL, ("<a>\n" * 5000 + TRADITIONAL).encode("big5"), "big5hkscs"),
}


@pytest.mark.parametrize(("text", "data", "encoding"), WAYS.values(), ids=WAYS)
def test_bytes_speak_for_their_encoding(text: str, data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.broken) == (text, encoding, 0)


@pytest.mark.parametrize("headline", [*HEADLINES, *TRADITIONAL_HEADLINES])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs", "euc-tw", "utf-16-le", "utf-16-be"])
def test_a_headline_is_enough(headline: str, encoding: str) -> None:
    if encoding in ("big5hkscs", "euc-tw") and headline in HEADLINES:
        return  # these have no simplified characters
    decoded = decode(euc_tw(headline) if encoding == "euc-tw" else headline.encode(encoding))
    assert decoded is not None
    assert decoded.text == headline


@pytest.mark.parametrize("declared", ["big5", "gb2312", "utf-8", "euc-tw", "iso-8859-1", "no such thing", "hex"])
def test_a_wrong_declaration_is_overruled(declared: str) -> None:
    for text, encoding in ((SIMPLIFIED, "gbk"), (TRADITIONAL, "big5"), (SIMPLIFIED, "utf-8")):
        decoded = decode(text.encode(encoding), declared)
        assert decoded is not None
        assert decoded.text == text


def test_broken_bytes_are_shown_and_counted() -> None:
    decoded = decode(SIMPLIFIED.encode()[:40] + b"\xff" + SIMPLIFIED.encode()[39:])
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert decoded.broken == decoded.text.count("\ufffd") > 0


def test_replacement_characters_of_the_writer_are_not_broken() -> None:
    decoded = decode(f"{SIMPLIFIED}\ufffd".encode())
    assert decoded is not None
    assert decoded.broken == 0
    assert decode_as(f"{SIMPLIFIED}\ufffd".encode() + b"\xff", "utf-8").broken == 1


NO_TEXT = {
    "zeros": bytes(1000),
    "program": b"\x7f\x01\x02\0\0\x03\xfe\xff\xfa" * 200,
    "noise": Random(1).randbytes(3000),
}


@pytest.mark.parametrize("data", NO_TEXT.values(), ids=NO_TEXT)
def test_what_is_no_text_is_none(data: bytes) -> None:
    assert decode(data) is None


@given(st.binary(max_size=600))
@settings(max_examples=200)
def test_any_bytes_are_text_or_none(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or isinstance(decoded.text, str)
    assert isinstance(decode_euc_tw(data), str)


@given(st.text("一二三四五六七八九十的了在是我不人有这中大来上国個們說為", min_size=6, max_size=60))
@settings(max_examples=100)
def test_everyday_text_comes_back(text: str) -> None:
    for encoding in ("utf-8", "gb18030", "utf-16-le"):
        decoded = decode(text.encode(encoding))
        assert decoded is not None
        assert decoded.text == text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("GB2312", "gb18030"),
        ("cp936", "gb18030"),
        ("Big5", "big5hkscs"),
        ("utf_8_sig", "utf-8"),
        ("EUC_TW", "euc-tw"),
        ("UTF-16LE", "utf-16-le"),
        ("latin-1", "iso8859-1"),
        ("rot13", None),
        ("hex", None),
        ("undefined", None),
        ("no-such", None),
        ("", None),
        ("a\0b", None),
        ("punycode", None),
    ],
)
def test_names_of_encodings(name: str, expected: str | None) -> None:
    assert known(name) == expected


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(LookupError):
        decode_as(b"", "klingon")


def test_the_table_of_euc_tw_agrees_with_cns_11643() -> None:
    samples = {
        b"\xc4\xa1": "一",
        b"\x8e\xa1\xc4\xa1": "一",
        b"\xfd\xcb": "籲",
        b"\x8e\xa2\xa1\xa1": "乂",
        b"\xa1\xa2": "，",
    }
    assert {code: decode_euc_tw(code) for code in samples} == samples
    assert decode_euc_tw(b"a\x8e\xa3\xa1\xa1\xc4") == "a\ufffd\ufffd"
    assert len(set(_table().values())) > 13_400
