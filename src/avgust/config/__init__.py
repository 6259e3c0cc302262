"""Settings: one typed object from the environment, the addresses, the door for the web server."""
