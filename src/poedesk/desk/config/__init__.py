"""Settings, urls, wiring: the only room of the desk that knows everything."""
