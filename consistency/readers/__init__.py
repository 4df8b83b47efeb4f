"""The readers' room: inputs in, articles out, and a plain sentence for everything that was left out."""

from consistency.readers.files import STDIN
from consistency.readers.inputs import Input, Text, read_inputs

__all__ = ["STDIN", "Input", "Text", "read_inputs"]
