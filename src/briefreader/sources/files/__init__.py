"""Files of a folder: finding, classifying, watching and decoding them."""
