"""What a text says about itself: days, places, terms, links, boilerplate."""
