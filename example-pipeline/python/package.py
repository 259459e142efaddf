"""Packages both functions and their layer for Lambda, shrinks the three as one deployment, and prints the report.

    python3 package.py [--edition article|today] [--build FOLDER] [--jar shrink.jar] [further options of shrink]

pip resolves the requirements for the runtime's Python and platform, not for this machine's: any host packages for any runtime. The layer
holds NumPy; the functions hold the rest. Needs pip and a Java 17 or later.
"""
import argparse
import os
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
EDITIONS = {
    "article": {"python": "3.8", "platforms": ["manylinux2014_x86_64", "manylinux2010_x86_64", "manylinux1_x86_64"]},
    "today": {"python": "3.13", "platforms": ["manylinux_2_34_x86_64", "manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"]},
}
FUNCTIONS = ("fe", "ml")


def install(requirements, constraints, target, edition):
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", "--only-binary=:all:", "--implementation", "cp",
               "--python-version", edition["python"], "--target", target, "--requirement", requirements, "--constraint", constraints]
    for platform in edition["platforms"]:
        command += ["--platform", platform]
    subprocess.run(command, check=True)


def without(folder, layer):
    """Takes out of a function what its layer has: the distributions of the layer with all their files."""
    for name in os.listdir(layer):
        path = os.path.join(folder, name)
        if name == "bin" or not os.path.exists(path):
            continue
        shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)


def assemble(build, edition, requirements):
    layer = os.path.join(build, "layer", "python")
    constraints = os.path.join(requirements, "layer.txt")
    install(constraints, constraints, layer, edition)
    folders = []
    for function in FUNCTIONS:
        folder = os.path.join(build, function)
        install(os.path.join(requirements, function + ".txt"), constraints, folder, edition)
        without(folder, layer)
        for source in ("common", function):
            for name in sorted(os.listdir(os.path.join(HERE, "src", source))):
                if name.endswith(".py"):
                    shutil.copy(os.path.join(HERE, "src", source, name), folder)
        folders.append(folder)
    return folders, os.path.dirname(layer)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--edition", choices=sorted(EDITIONS), default="today")
    parser.add_argument("--build", default=os.path.join(HERE, "target"))
    parser.add_argument("--jar", default=os.path.join(HERE, "..", "..", "shrink-cli", "target", "shrink.jar"))
    arguments, further = parser.parse_known_args()
    edition = EDITIONS[arguments.edition]
    build = os.path.join(arguments.build, arguments.edition)
    shutil.rmtree(build, ignore_errors=True)
    functions, layer = assemble(os.path.join(build, "packaged"), edition, os.path.join(HERE, "requirements", arguments.edition))
    command = ["java", "-jar", arguments.jar, "shrink", *functions, "--layer", layer, "-O", os.path.join(build, "shrunk"), "--runtime", "python" + edition["python"]]
    for function in FUNCTIONS:
        command += ["--handler", function + "_handler.handler"]
    return subprocess.run(command + further).returncode


if __name__ == "__main__":
    sys.exit(main())
