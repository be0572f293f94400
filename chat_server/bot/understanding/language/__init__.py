"""The tables of German and English: words, forms, and words that mark or surround a time."""
