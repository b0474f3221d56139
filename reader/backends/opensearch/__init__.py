"""A library in an OpenSearch or Elasticsearch cluster: what is sent there, what is asked of it, what is made of it."""
