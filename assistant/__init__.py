"""Answers to citizens' questions, from official texts alone."""

import os

# An answer uses one core. Threads of OpenBLAS in workers side by side wait for each other: with two
# on two cores 200 citizens waited 13.6 s at the 95th percentile instead of 0.3. It is read once,
# when NumPy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
