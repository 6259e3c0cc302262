"""Thousands of documents at once: worker processes, a memory of what is done, tables of all directives.

The parent process alone writes into the folder of the results; workers read documents and hand over what they found.
"""
