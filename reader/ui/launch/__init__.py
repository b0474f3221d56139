"""Launch: from the process to the running app: splash, terminal traits, signals."""
