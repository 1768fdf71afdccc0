"""People's names kept out of what is written: who is private, pseudonyms, the key to them, and the search for leaks.

This room is neutral: it imports no stage, and any stage may be given what it made.
"""
