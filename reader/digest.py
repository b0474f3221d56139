"""BLAKE2b of the standard library, without loading OpenSSL, which `hashlib` does for its other digests.

Loading it takes as long as reading a page; it is not needed before the first key.
"""

try:
    from _blake2 import blake2b
except ImportError:  # a Python that is built otherwise
    from hashlib import blake2b

__all__ = ["blake2b"]
