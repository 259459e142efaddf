"""Domains and IP addresses as callers write them, checked before anything else sees them."""
import ipaddress
import re

from api import ApiError

_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")


class Entity:
    def __init__(self, kind, name):
        self.kind = kind
        self.name = name


def parse(text):
    name = text.strip().rstrip(".").lower()
    if len(name) > 253:
        raise ApiError(400, "INVALID_ENTITY", "the entity is longer than 253 characters")
    try:
        return Entity("ip", str(ipaddress.ip_address(name)))
    except ValueError:
        pass
    try:
        ascii_name = name.encode("idna").decode("ascii")
    except UnicodeError:
        raise ApiError(400, "INVALID_ENTITY", "the entity is neither a domain nor an IP address") from None
    labels = ascii_name.split(".")
    if len(labels) < 2 or not all(_LABEL.fullmatch(label) for label in labels):
        raise ApiError(400, "INVALID_ENTITY", "the entity is neither a domain nor an IP address")
    return Entity("domain", ascii_name)
