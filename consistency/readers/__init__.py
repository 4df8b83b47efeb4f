"""The readers' room: inputs in, articles out, and a plain sentence for everything that was left out."""

from consistency.readers.inputs import read_inputs

__all__ = ["read_inputs"]
