"""Turns of transcripts, their speakers, and questions with their answers."""
