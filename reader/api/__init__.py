"""The port: the interface of every library, local or remote. Protocols and value types only."""
