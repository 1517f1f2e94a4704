"""Answers lines with file names on stdin with the milliseconds headroom-ai takes on the messages in them."""
import json
import sys
import time

from headroom import compress

print("ready", flush=True)
for line in sys.stdin:
    with open(line.strip(), encoding="utf-8") as file:
        messages = json.load(file)
    start = time.perf_counter()
    compress(messages, model="gpt-4o")
    print((time.perf_counter() - start) * 1000, flush=True)
