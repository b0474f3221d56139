"""What lies over the main screen or beside it: one screen a module, imported when its key is first pressed.

Each is given values and dismisses with a value; none sees the main screen. `controllers.dialog_openers` opens them.
"""
