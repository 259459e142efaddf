"""From an entity and what is known about it to the feature vector that the model was trained on."""
from datetime import datetime, timezone

import numpy as np
import pandas as pd

NAMES = ("length", "digits", "hyphens", "entropy", "labels", "is_ip", "age_days", "ttl_log", "sightings", "sources", "malicious_share", "days_active", "busiest_day")


def lexical(entity):
    characters = np.frombuffer(entity.name.encode("ascii"), dtype=np.uint8)
    counts = np.bincount(characters, minlength=128)
    shares = counts[counts > 0] / characters.size
    return [float(characters.size), float(counts[48:58].sum()), float(counts[45]), float(-(shares * np.log2(shares)).sum()),
            float(entity.name.count(".") + 1), float(entity.kind == "ip")]


def registration(row, now):
    if row is None:
        return [-1.0, 0.0]
    _, created_on, ttl = row
    return [float((pd.Timestamp(now) - pd.Timestamp(created_on)).days), float(np.log1p(max(ttl or 0, 0)))]


def sightings(records):
    if not records:
        return [0.0, 0.0, 0.0, 0.0, 0.0]
    frame = pd.DataFrame.from_records(records)
    frame["seen_at"] = pd.to_datetime(frame["seen_at"])
    per_day = frame.set_index("seen_at").resample("D")["source"].count()
    malicious = frame["verdict"].eq("malicious").mean()
    return [float(len(frame)), float(frame["source"].nunique()), float(malicious), float((per_day > 0).sum()), float(per_day.max())]


def vector(entity, row, records, now=None):
    values = lexical(entity) + registration(row, now or datetime.now(timezone.utc).replace(tzinfo=None)) + sightings(records)
    return [round(value, 6) for value in values]
