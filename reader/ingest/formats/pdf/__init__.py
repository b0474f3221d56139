"""PDF: what stands on a newspaper page? Takes the bytes of a file, gives pages of lines with their places as evidence.

`pdf_pages` is the entrance. Everything that touches the native library runs in a process of its own (`pdf_process`).
All places are in points, x to the right and y down from the upper left corner of the page as it is shown.
"""
