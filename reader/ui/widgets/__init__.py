"""What is drawn: each widget owns what it shows."""
