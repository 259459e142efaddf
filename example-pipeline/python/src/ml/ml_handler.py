"""POST /score {"vector": [...]} -> {"risk": 0.93, "band": "high", "model": ...}"""
from api import ApiError, endpoint, json_body
from model_store import ModelStore
from scoring import score

MODELS = ModelStore()


@endpoint("POST")
def handler(event):
    body = json_body(event)
    if not isinstance(body, dict) or "vector" not in body:
        raise ApiError(400, "MALFORMED_VECTOR", "the body must be an object with a vector")
    return score(MODELS.load(), body["vector"])
