"""The port: what may be asked of a library, wherever it lives. Protocols and value types, and nothing behind them."""
