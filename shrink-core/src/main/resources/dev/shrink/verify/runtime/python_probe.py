"""Tells shrink what an interpreter is and which of the named modules it has. Prints one JSON object."""
import importlib.util
import json
import os
import sys


def location(name):
    try:
        spec = importlib.util.find_spec(name)
    except Exception:  # a broken installation counts as a missing one
        return None
    if spec is None:
        return None
    if spec.submodule_search_locations:
        return os.path.realpath(list(spec.submodule_search_locations)[0])
    return os.path.realpath(spec.origin) if spec.origin else None


found = {name: location(name) for name in sys.argv[1:]}
print(json.dumps({
    "executable": os.path.realpath(sys.executable),
    "prefix": os.path.realpath(sys.base_prefix),
    "version": "%d.%d.%d" % sys.version_info[:3],
    "modules": {name: path for name, path in found.items() if path},
}))
