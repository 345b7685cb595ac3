"""Words in quotation marks, against the words of the source."""
