"""The pages: they translate between people and the apps, and decide nothing."""
