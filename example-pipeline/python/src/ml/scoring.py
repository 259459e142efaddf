"""From a feature vector to a risk score."""
import math

import numpy as np
import xgboost as xgb
from scipy import sparse

from api import ApiError


def checked(values, width):
    if not isinstance(values, list) or len(values) != width:
        raise ApiError(400, "MALFORMED_VECTOR", "the vector must have %d numbers" % width)
    if not all(isinstance(v, (int, float)) and not isinstance(v, bool) and math.isfinite(v) for v in values):
        raise ApiError(400, "MALFORMED_VECTOR", "the vector must hold finite numbers")
    return np.asarray([values], dtype=np.float64)


def score(model, values):
    row = (checked(values, len(model["mean"])) - model["mean"]) / model["scale"]
    booster = xgb.Booster()
    booster.load_model(bytearray(model["booster"]))
    risk = float(booster.predict(xgb.DMatrix(sparse.csr_matrix(row)))[0])
    return {"risk": round(risk, 6), "band": "high" if risk >= 0.8 else "medium" if risk >= 0.4 else "low", "model": model["version"]}
