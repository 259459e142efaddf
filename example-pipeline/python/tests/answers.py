"""Prints what a function answers to good and bad requests, one line each, so that two packagings of it can be compared.

    PYTHONPATH=FUNCTION:LAYER/python python3 -S answers.py fe
    PYTHONPATH=FUNCTION:LAYER/python python3 -S answers.py ml MODEL      (trains and writes the model if there is none)

The handlers are those of the packaging, not of src.
"""
import datetime
import hashlib
import json
import logging
import os
import re
import sys

from fakes import Bucket, Collection, Connection, seen

logging.disable(logging.CRITICAL)


def broken():
    raise OSError("no database")


def fe():
    import fe_handler
    from stores import Registrations, Sightings

    ask = lambda name, method="GET": fe_handler.handler({"httpMethod": method, "queryStringParameters": {"entity": name} if name else None})
    fe_handler.REGISTRATIONS = Registrations(lambda: Connection({"example.com": ("registrar", datetime.date(2020, 1, 1), 3600)}))
    fe_handler.SIGHTINGS = Sightings(Collection({"example.com": [seen(3, "a", "malicious"), seen(3, "b", "clean"), seen(9, "a", "malicious")], "10.0.0.1": [seen(1, "c", "clean")]}))
    for name in ("example.com", "EXAMPLE.com.", "10.0.0.1", "unheard-of.org", "b\u00fccher.example", "", "no dots", "a..b", "x" * 300 + ".com", "' OR 1=1 --"):
        yield ask(name)
    yield ask("example.com", "POST")
    yield fe_handler.handler({})
    fe_handler.REGISTRATIONS = Registrations(broken)
    yield ask("example.com")


def ml(file):
    import ml_handler
    from model_store import ModelStore

    if not os.path.exists(file):
        sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
        import joblib
        import train

        joblib.dump(train.train(), file)
    with open(file, "rb") as model:
        content = model.read()
    os.environ.update(MODEL_BUCKET="models", MODEL_KEY="risk.pkl", MODEL_SHA256=hashlib.sha256(content).hexdigest())
    ml_handler.MODELS = ModelStore(Bucket(content))
    vector = [12.0, 3.0, 1.0, 3.5, 2.0, 0.0, 400.0, 8.2, 3.0, 2.0, 0.66, 2.0, 2.0]
    post = lambda body: ml_handler.handler({"requestContext": {"http": {"method": "POST"}}, "body": body})
    for scale in (0.1, 0.5, 1, 2, 10, 1000):
        yield post(json.dumps({"vector": [v * scale for v in vector]}))
    for bad in ("", "[", "[]", "{}", '{"vector": 1}', '{"vector": [1]}', json.dumps({"vector": ["x"] * 13}), '{"vector": [%s]}' % ",".join(["NaN"] * 13), " " * 70000):
        yield post(bad)
    yield ml_handler.handler({"requestContext": {"http": {"method": "GET"}}})
    ml_handler.MODELS = ModelStore(Bucket(b"another model"))
    yield post(json.dumps({"vector": vector}))


if __name__ == "__main__":
    for answer in fe() if sys.argv[1] == "fe" else ml(sys.argv[2]):
        print(re.sub("incident [0-9a-f]{32}", "incident ID", json.dumps(answer, sort_keys=True)))
