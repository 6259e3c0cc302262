"""What every worker needs, loaded once: the fork server imports this, and its children are born with it.

Importing reads a sentence, which loads the rules and the dictionary of forms.
"""

import gc

import avgust.corpus.worker
import avgust.reading.export.json
from avgust.reading.pipeline import read_text

assert avgust.corpus.worker and avgust.reading.export.json
read_text("РЕЗОЛЮЦИЯ\n1. Директорам школ провести смотр до 1 мая 2021 года.")
gc.collect()
gc.freeze()  # what is common stays common: a child's collector does not write into it
