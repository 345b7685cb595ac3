"""Who was studied: the people a claim tells of, and the parts of them."""
