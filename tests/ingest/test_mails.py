"""Mails, and web pages saved as mails."""

import pytest

from reader.ingest.formats.saved_mail import DEEPEST
from reader.model import Form
from reader.parsing import parse

from .reading import read_file

MAIL = (
    "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/1\r\nSubject: x\r\n"
    "MIME-Version: 1.0\r\n"
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="B"\r\n\r\n\r\n--B\r\nContent-Type: {}\r\n'
    "Content-Transfer-Encoding: {}\r\nContent-Location: https://news.example/1\r\n\r\n"
)


PAGE = (
    "<html><body><h1>渡口修桥</h1><p>新桥通车，两岸的人都来看，孩子们跑在最前面。</p><p>"
    "老人说，等了一辈子，总算等到了。</p>"
    "</body></html>"
)


PICTURE = b"\r\n--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--B--\r\n"


def quoted(data: bytes) -> bytes:
    from quopri import encodestring

    return encodestring(data)


def packed(data: bytes) -> bytes:
    from base64 import encodebytes

    return encodebytes(data)


@pytest.mark.parametrize(
    "data",
    [
        MAIL.format("text/html", "quoted-printable").encode() + quoted(PAGE.encode()) + PICTURE,
        MAIL.format("text/html; charset=gbk", "base64").encode() + packed(PAGE.encode("gbk")) + PICTURE,
        MAIL.format("text/html; charset=utf-8", "8bit").encode() + PAGE.encode() + PICTURE,
    ],
    ids=["quoted", "packed, GBK", "as it is"],
)
def test_saved_pages(data: bytes) -> None:
    (page,), _ = read_file("a.mht", data)
    (article,) = parse(page).articles
    assert (article.headline, article.url) == ("渡口修桥", "https://news.example/1")
    assert article.body.startswith("新桥通车，")


def test_a_mail_of_text() -> None:
    head = "Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
    (page,), _ = read_file("a.eml", head + "渡口修桥\n新桥通车。\n")
    assert page.text == "渡口修桥\n新桥通车。\n"


def subject_in(encoding: str) -> str:
    from email.header import Header

    return Header("渡口修桥", encoding).encode()


BODY = "　　新桥通车，两岸的人都来看。\n　　老人说，总算等到了。\n"


SUBJECTS: dict[str, tuple[str | bytes, str, str]] = {
    "encoded": (subject_in("utf-8"), "渡口修桥", BODY),
    "encoded, GBK": (subject_in("gbk"), "渡口修桥", BODY),
    "not encoded": ("渡口修桥", "渡口修桥", BODY),
    "not encoded, GBK": ("渡口修桥".encode("gbk"), "渡口修桥", BODY),
    "forwarded": ("Fwd: 转发：渡口修桥", "渡口修桥", BODY),
    "above a byline": ("渡口修桥", "渡口修桥", f"本报记者 王小明\n\n{BODY}"),
    "not above a headline": ("剪报", "渡口修桥", f"渡口修桥\n\n{BODY}"),
    "not above several headlines": ("剪报", "渡口修桥", f"渡口修桥\n\n{BODY}\n\n路灯亮了\n\n{BODY}"),
    "of a page": ("渡口修桥", "渡口修桥", "<html><body><p>新桥通车，两岸的人都来看。</p></body></html>"),
    "not of a page with a headline": ("剪报", "渡口修桥", PAGE),
    "above a signature": ("渡口修桥", "渡口修桥", f"{BODY}\n-- \n山城剪报\n电话 123\n"),
    "of several pages": ("剪报", "渡口修桥", "标题：渡口修桥\n正文：文。\n标题：路灯亮了\n正文：文。\n"),
}


@pytest.mark.parametrize(("subject", "headline", "text"), SUBJECTS.values(), ids=SUBJECTS)
def test_subjects_of_mails(subject: str | bytes, headline: str, text: str) -> None:
    kind = "html" if text.startswith("<") else "plain"
    head = subject if isinstance(subject, bytes) else subject.encode()
    data = (
        b"From: Wang <a@example.org>\nSubject: " + head + f"\nMIME-Version: 1.0\nContent-Type: text/{kind}\n\n".encode()
    )
    found, _ = read_file("a.eml", data + text.encode())
    article = parse(found[0]).articles[0]
    assert article.headline == headline
    assert "电话" not in found[0].text
    assert article.authors == (("王小明",) if "记者" in text else ())


@pytest.mark.parametrize("subject", ["", "(no subject)", "无主题", "=?x?q?", "=?utf-8?b?!!!?="])
def test_mails_without_a_subject(subject: str) -> None:
    (page,), _ = read_file("a.eml", f"Subject: {subject}\nMIME-Version: 1.0\nContent-Type: text/plain\n\n{BODY}")
    assert "新桥" in parse(page).articles[0].body


def test_a_mail_of_pictures_is_told() -> None:
    (page,), _ = read_file("a.eml", "Subject: x\nMIME-Version: 1.0\nContent-Type: image/png\n\nabc\n")
    assert page.text.startswith("Subject")


ALONE = {
    "a sentence": ("新桥今天通车。", ("新桥今天通车。",), ()),
    "indented": ("　　新桥今天通车。\n\n", ("新桥今天通车。",), ()),
    "a byline": ("本报记者 王小明\n", (), ("王小明",)),
    "above a signature": ("新桥今天通车。\n-- \n山城剪报\n", ("新桥今天通车。",), ()),
}


@pytest.mark.parametrize(("text", "blocks", "authors"), ALONE.values(), ids=ALONE)
def test_a_line_is_the_article_of_its_subject(text: str, blocks: tuple[str, ...], authors: tuple[str, ...]) -> None:
    """Nothing in it has to be found: there are mailboxes of very many such mails."""
    (page,), _ = read_file("a.eml", f"Subject: 渡口修桥\n\n{text}")
    (article,) = parse(page).articles
    assert (page.form, article.headline, article.authors) == (Form.ARTICLE, "渡口修桥", authors)
    assert tuple(block.text for block in article.blocks) == blocks


def nested(levels: int) -> str:
    """A mail of so many parts within each other, and a line in the innermost."""
    parts = (f"Content-Type: multipart/mixed; boundary=b{level}\n\n--b{level}\n" for level in range(levels))
    return f"Subject: x\nMIME-Version: 1.0\n{''.join(parts)}Content-Type: text/plain\n\n新桥今天通车。\n"


def test_parts_within_parts_are_read_to_a_depth() -> None:
    """Beyond it each line would be compared with the boundaries of hundreds of parts: it is text as it stands."""
    (page,), _ = read_file("a.eml", nested(DEEPEST))
    assert page.text == "新桥今天通车。"
    (page,), _ = read_file("a.eml", nested(DEEPEST + 1))
    assert "boundary=b0" in page.text
