"""The product for many people: partner, customer and programme owner in a browser. Django."""
