"""Search: full text through Whoosh, completion of names, correction of typos."""
