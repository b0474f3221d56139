"""Plain mails, read without the library that reads all mails: what is read is the same."""

from email.parser import BytesParser

import pytest
from hypothesis import given
from hypothesis import strategies as some

from reader.errors import ReaderError
from reader.ingest.bounds import Budget
from reader.ingest.document import SourceReader
from reader.ingest.formats.plain_mail import PlainMail, plain_mail
from reader.ingest.mail_subject import subject
from reader.ingest.pages import pages

PLAIN = {
    "two fields": (b"From: a\nSubject: t1\n\nbody\n", "t1", b"body\n"),
    "line ends of mails": (b"From: a\r\nSubject: t1\r\n\r\nbody\r\n", "t1", b"body\r\n"),
    "nothing but a header": (b"From: a\nSubject: t1\n", "t1", b""),
    "no subject": (b"From: a\nTo: b\n\nbody\n", "", b"body\n"),
    "an answer": ("Subject: Re: 渡口修桥\n\n正文\n".encode(), "渡口修桥", "正文\n".encode()),
    "another encoding": ("Subject: 渡口修桥的事\n\n".encode("gb18030"), "渡口修桥的事", b""),
    "text as it stands": (b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nx", "", b"x"),
}


@pytest.mark.parametrize("name", PLAIN)
def test_plain(name: str) -> None:
    data, headline, text = PLAIN[name]
    assert plain_mail(data) == PlainMail(text, headline)


@pytest.mark.parametrize(
    "data",
    [
        b"Subject: a\n b\n\nfolded\n",
        b"Subject: =?utf-8?q?a?=\n\nencoded\n",
        b"Content-Type: multipart/mixed; boundary=B\n\n--B\n",
        b"content-transfer-encoding: base64\n\neA==\n",
        b"Content-Location: https://a.cn/1\n\nx\n",
        b"From: a\nno field\n\nx\n",
    ],
)
def test_all_others_are_left_to_the_library(data: bytes) -> None:
    assert plain_mail(data) is None


NAMES = ("Subject", "subject", "From", "X-a", "Content-Type", "Content-Transfer-Encoding", "a b")
VALUES = (
    "",
    " 渡口",
    "Re: t",
    " text/plain",
    " text/html;x=1",
    " text/x",
    " 7bit",
    " base64",
    " 8bit ",
    "\ta\t",
    " a\rb",
)
fields = some.tuples(some.sampled_from(NAMES), some.sampled_from((":", " :", "")), some.sampled_from(VALUES))


@given(
    some.lists(fields, max_size=5), some.sampled_from(("\n", "\r\n")), some.sampled_from(("", "正文\r\nb\n", "\n x"))
)
def test_what_is_plain_is_read_as_the_library_reads_it(header: list[tuple[str, str, str]], end: str, body: str) -> None:
    data = "".join([*["".join(field) + end for field in header], end, body]).encode()
    if mail := plain_mail(data):
        message = BytesParser().parsebytes(data)
        assert not message.is_multipart()
        assert message.get_content_type() in ("text/plain", "text/html")
        assert mail == PlainMail(message.get_payload(decode=True), subject(message))


def test_mails_of_a_mailbox_each_have_their_encoding_without_a_word() -> None:
    """A mailbox is no text: its mails are."""
    line = b"From a@b Mon Mar  1 00:00:00 2021\n"
    texts = ["两岸的人都来看热闹，孩子们跑在最前面。\n", "老人說，等了一輩子，總算等到了這一天。\n"]
    data = b"".join(
        line + b"From: a\n\n" + text.encode(encoding) + b"\n"
        for text, encoding in zip(texts, ("gb18030", "utf-8"), strict=True)
    )
    told: list[ReaderError] = []
    found = list(pages(data, "a.mbox", SourceReader(None, told.append, True, Budget(len(data)))))
    assert ([page.text.strip() + "\n" for page in found], told) == (texts, [])
