"""Training data and training of the learned judge. Not shipped in the wheel."""
