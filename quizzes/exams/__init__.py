"""Exam blueprints: what an exam is made of, what the bank can fill of it, and its forms."""
