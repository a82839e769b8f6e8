"""Many articles: the same pipeline in many processes and on many machines, and what that costs."""
