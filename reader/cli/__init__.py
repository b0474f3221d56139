"""The command line: parser, registry, output and one module a command."""
