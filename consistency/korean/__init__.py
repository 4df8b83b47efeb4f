"""The Korean language: normalisation, sentences, figures, periods, names, and the data they are read with."""
