"""What is printed: a draft with its claims, its doubts and how sure it is."""
