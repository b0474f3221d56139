"""The digest that needs no OpenSSL is the one of the standard library: identities of articles are kept in files."""

import hashlib

from reader.digest import blake2b


def test_the_digest_is_that_of_the_standard_library() -> None:
    assert blake2b(b"text", digest_size=7).digest() == hashlib.blake2b(b"text", digest_size=7).digest()
