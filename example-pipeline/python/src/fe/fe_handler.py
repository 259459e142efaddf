"""GET /features?entity=example.com -> {"entity": ..., "names": [...], "vector": [...]}"""
import entity
import features
from api import ApiError, endpoint, query_parameter
from stores import Registrations, Sightings

REGISTRATIONS = Registrations()
SIGHTINGS = Sightings()


@endpoint("GET")
def handler(event):
    subject = entity.parse(query_parameter(event, "entity"))
    row = REGISTRATIONS.find(subject.name)
    records = SIGHTINGS.of(subject.name)
    if row is None and not records:
        raise ApiError(404, "UNKNOWN_ENTITY", "nothing is known about " + subject.name)
    return {"entity": subject.name, "names": list(features.NAMES), "vector": features.vector(subject, row, records)}
