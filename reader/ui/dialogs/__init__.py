"""Dialogs and full-page screens: one a module, imported when its key is first pressed.

Each takes values and dismisses with a value; none knows the main screen. `controllers.dialog_openers` opens them.
"""
