"""Many papers: read by processes here or by a cluster, and kept by one writer."""
