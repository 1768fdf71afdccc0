"""The local web page where a person decides: what the program was unsure of, one thing after another.

A face, as the command line is: it may use every stage, and none uses it.
"""
