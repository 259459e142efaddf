"""Trains the example's model on synthetic data, always the same, and writes it as the pickle that the ML function loads."""
import sys

import joblib
import numpy as np
import xgboost as xgb

WIDTH = 13


def train():
    random = np.random.RandomState(20)
    rows = random.gamma(2.0, 3.0, size=(4000, WIDTH))
    risk = (rows[:, 3] + 4 * (rows[:, 10] > 8) - 0.3 * rows[:, 6] + random.normal(size=4000) > 5).astype(int)
    mean, scale = rows.mean(axis=0), rows.std(axis=0)
    settings = {"objective": "binary:logistic", "max_depth": 4, "eta": 0.3, "nthread": 1, "seed": 7, "verbosity": 0}
    booster = xgb.train(settings, xgb.DMatrix((rows - mean) / scale, label=risk), num_boost_round=40)
    return {"version": "synthetic-1", "booster": bytes(booster.save_raw()), "mean": mean, "scale": scale}


if __name__ == "__main__":
    joblib.dump(train(), sys.argv[1])
