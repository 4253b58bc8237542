#!/bin/sh
# Makes a folder of JSON schemas of Kubernetes' objects for kubeconform, from the Python package kubernetes-validate.
# Usage: kubernetes-schemas.sh FOLDER. Needs pip and python3.
set -eu
target=${1:?the folder to make}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
pip download --quiet --no-deps --dest "$work" kubernetes-validate==1.37.0
mkdir -p "$target"
python3 - "$work" "$target" <<'PY'
import glob, json, os, sys, zipfile

work, target = sys.argv[1:]
with zipfile.ZipFile(glob.glob(work + "/*.whl")[0]) as wheel:
    for name in wheel.namelist():
        if "/v1.37.0-local-strict/" in name and name.endswith(".json"):
            schema = json.loads(wheel.read(name))
            schema.pop("$id", None)  # an address on the web, against which every reference would be resolved
            text = json.dumps(schema).replace('"/api/_definitions.json', '"_definitions.json')
            with open(os.path.join(target, os.path.basename(name)), "w") as file:
                file.write(text)
PY
