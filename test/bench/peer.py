"""Answers lines with file names on stdin with the milliseconds headroom-ai takes on the messages in them.

What became of the messages is written to the file.
"""
import json
import sys
import time

from headroom import compress

print("ready", flush=True)
for line in sys.stdin:
    with open(line.strip(), encoding="utf-8") as file:
        messages = json.load(file)
    start = time.perf_counter()
    result = compress(messages, model="gpt-4o")
    elapsed = time.perf_counter() - start
    with open(line.strip(), "w", encoding="utf-8") as file:
        json.dump(result.messages, file)
    print(elapsed * 1000, flush=True)
