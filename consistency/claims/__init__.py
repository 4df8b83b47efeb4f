"""From mentions to statements: a sentence as a sequence of words and figures, two sentences against each other."""
