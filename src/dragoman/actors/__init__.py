"""Who is who: mentions of actors and the knowledge that resolves them."""
