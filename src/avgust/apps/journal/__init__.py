"""Every change: who, when, what before and after; append-only and chained by hashes."""
