"""What an eye sees on the picture of a page besides letters: lines, tick boxes, what a pen left."""
