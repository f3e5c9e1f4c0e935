"""Pure functions on text: scripts, URLs, tags, wikilinks, names of people, LaTeX."""
