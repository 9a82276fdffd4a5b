"""Words, paragraphs and quotation spans: what the text consists of."""
