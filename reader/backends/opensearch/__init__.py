"""Libraries in an OpenSearch or Elasticsearch cluster: publishing, searching, and views of them."""
