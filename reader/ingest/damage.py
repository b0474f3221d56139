"""Exceptions that the libraries raise for a damaged archive."""

import lzma
import struct
import tarfile
import zipfile
import zlib

DAMAGE = (
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    struct.error,
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    lzma.LZMAError,
)
