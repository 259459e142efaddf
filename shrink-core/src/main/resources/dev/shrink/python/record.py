"""Records what a Python program uses, for shrink's rules of tier "traced". Needs no root and no package; CPython 3.8 or later.

    python record.py OUT.json ROOT[:ROOT...] SCRIPT [ARGUMENT...]      runs a script and writes the recording when it ends
    SHRINK_RECORD=OUT.json SHRINK_ROOTS=ROOT:ROOT                      import record; record.start() does the same inside another program

The recording holds names relative to the roots: modules imported, files opened, and libraries mapped below them.
"""
import atexit
import json
import os
import sys


class _Recorder:
    def __init__(self, out, roots):
        self.out = os.path.abspath(out)
        self.roots = [os.path.realpath(root) + os.sep for root in roots if root]
        self.pid = os.getpid()
        self.opened = set()
        self.modules = set()

    def hook(self, event, arguments):
        # an audit hook must never raise: it would end the program that it watches
        if event == "open" and isinstance(arguments[0], str):
            self.opened.add(arguments[0])
        elif event == "import" and isinstance(arguments[0], str):
            self.modules.add(arguments[0])

    def below(self, path):
        real = os.path.realpath(path)
        for root in sorted(self.roots, key=len, reverse=True):
            if real.startswith(root):
                return real[len(root):]
        return None

    def libraries(self):
        try:
            with open("/proc/self/maps") as maps:
                return {line.split(None, 5)[5].strip() for line in maps if ".so" in line}
        except OSError:
            return set()

    def write(self):
        if os.getpid() != self.pid:
            return
        loaded = {name for name, module in list(sys.modules.items()) if module is not None}
        modules = {name for name in loaded | self.modules if self.is_ours(name)}
        found = {
            "schema": 1,
            "modules": sorted(modules),
            "files": sorted(filter(None, map(self.below, self.opened))),
            "libraries": sorted(filter(None, map(self.below, self.libraries()))),
            "classes": [],
            "resources": [],
        }
        partial = self.out + ".part"
        with open(partial, "w") as out:
            json.dump(found, out, indent=1)
            out.write("\n")
        os.replace(partial, self.out)

    def is_ours(self, name):
        module = sys.modules.get(name)
        places = list(getattr(module, "__path__", []) or []) + [getattr(module, "__file__", None)]
        return any(self.below(place) is not None for place in places if isinstance(place, str))


def start(out=None, roots=None):
    """Starts recording; the file is written when the interpreter ends."""
    recorder = _Recorder(out or os.environ["SHRINK_RECORD"], roots or os.environ.get("SHRINK_ROOTS", "").split(os.pathsep))
    sys.addaudithook(recorder.hook)
    atexit.register(recorder.write)
    return recorder


if __name__ == "__main__":
    import runpy

    if len(sys.argv) < 4:
        sys.exit(__doc__)
    start(sys.argv[1], sys.argv[2].split(os.pathsep))
    script = sys.argv[3]
    sys.argv = sys.argv[3:]
    sys.path[0] = os.path.dirname(os.path.abspath(script))
    runpy.run_path(script, run_name="__main__")
