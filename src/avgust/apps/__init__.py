"""One app for a subject: models, services that change, selectors that read, `api` as the only door."""
