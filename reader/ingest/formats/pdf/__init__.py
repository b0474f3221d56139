"""PDF: from the bytes of a file to pages of lines, with their positions as evidence for the parser.

`pdf_file.pages` is the entry point. All code that uses the native library runs in a process of its own (`pdf_process`).
All positions are in points, x to the right and y down from the upper left corner of the page as displayed.
"""
