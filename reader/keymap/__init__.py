"""Key bindings, independent of the screen."""
