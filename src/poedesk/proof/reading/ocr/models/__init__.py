"""The models that find and recognise lines of text, and what runs them."""
