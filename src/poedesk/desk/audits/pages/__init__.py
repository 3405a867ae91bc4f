"""Pages of draws and requests, for either side and for everybody."""
