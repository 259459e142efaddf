#!/usr/bin/env bash
# usage: native.sh WORK_FOLDER [article|today|sci|torch]…
# Downloads wheels, shrinks the trees with and without packing, runs the workloads before and after and prints sizes and hashes.
# Needs: java 17, `mvn package` done, pip, pythons as python3.8, python3.11 and python3.13 on the PATH (or PYTHON38=… and so on), unzip.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
jar=${SHRINK_JAR:-$here/../../shrink-cli/target/shrink.jar}
work=$1
shift
[ $# -gt 0 ] || set -- article today sci
mkdir -p "$work"
cd "$work"

fetch() { # tree, python version, requirements…
    tree=$1 version=$2
    shift 2
    [ ! -d "$tree" ] || return 0
    mkdir -p "wheels-$tree" "$tree"
    for requirement; do
        pip download -q --only-binary=:all: --no-deps --implementation cp --python-version "$version" -d "wheels-$tree" --platform manylinux_2_28_x86_64 \
            --platform manylinux_2_27_x86_64 --platform manylinux2014_x86_64 --platform manylinux2010_x86_64 --platform manylinux1_x86_64 "$requirement"
    done
    for wheel in "wheels-$tree"/*.whl; do unzip -qo "$wheel" -d "$tree"; done
}

size() { find "$1" -type f -not -name '*.pyc' -printf '%s\n' | awk '{s+=$1} END {printf "%d", s}'; }

libraries() { find "$1" -type f -name '*.so*' -printf '%s\n' | awk '{s+=$1} END {printf "%d in %d files", s, NR}'; }

run() { # tree, python, workload
    env -u OPENBLAS_CORETYPE PYTHONDONTWRITEBYTECODE=1 OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 PYTHONPATH="$1" "$2" -S "$here/workloads/$3.py" 2>/dev/null | tail -1
}

measure() { # tree, python, runtime, workload, further options of shrink…
    tree=$1 python=$2 runtime=$3 workload=$4
    shift 4
    echo "$tree: $(size "$tree") bytes, libraries $(libraries "$tree"); $(run "$tree" "$python" "$workload")"
    for option in "" --pack; do
        out="$tree-out$option"
        rm -rf "$out"
        # Over the limit is exit code 3 and a result all the same.
        # shellcheck disable=SC2086
        java -Xmx6g -jar "$jar" shrink "$tree" -O "$out" --runtime "$runtime" --tier lossless $option "$@" > "$out.txt" || [ $? -eq 3 ]
        echo "$tree shrunk $option: $(size "$out") bytes, libraries $(libraries "$out"); $(run "$out" "$python" "$workload")"
    done
}

for what; do
    case $what in
    article)
        fetch article 3.8 xgboost==1.2.1 numpy==1.19.4 scipy==1.5.4 joblib==1.1.0
        measure article "${PYTHON38:-python3.8}" python3.8 ml ;;
    today)
        fetch today 3.13 xgboost==3.2.0 numpy==2.4.6 scipy==1.17.1 joblib==1.6.0 cloudpickle loky nvidia-nccl-cu12==2.32.3
        measure today "${PYTHON313:-python3.13}" python3.13 ml ;;
    sci)
        # Nothing but the libraries is touched.
        keep=$(java -jar "$jar" rules | awk '$1 !~ /^elf\.(symbols|pack|preflight)$/ {print "--disable " $1}')
        fetch sci 3.11 numpy==1.26.4 scipy==1.13.1 pandas==2.2.3 scikit-learn==1.6.1 onnxruntime==1.30.0 onnx==1.23.1 lightgbm==4.7.0 pymongo==4.18.2 \
            ml_dtypes==0.5.4 protobuf==7.36.1 python-dateutil==4.0.0 pytz==2026.6 tzdata==2026.6 joblib==1.6.0 threadpoolctl==3.8.0 dnspython==2.9.2 \
            flatbuffers==25.12.19 typing_extensions==4.16.0 packaging==26.3 cloudpickle==3.1.2 narwhals==2.29.0 pip==23.2.1 setuptools==65.5.0
        # shellcheck disable=SC2086
        measure sci "${PYTHON311:-python3.11}" python3.11 sci $keep ;;
    torch)
        # nvidia-cuda-cupti must be there too, from the registry or as a library with the functions that libtorch_cpu.so imports.
        fetch torch 3.11 torch==2.14.1 numpy==1.26.4 nvidia-cublas==13.1.1.3 nvidia-cuda-nvrtc==13.0.88 nvidia-cuda-runtime==13.0.96 nvidia-cufft==12.0.0.61 \
            nvidia-cufile==1.15.1.6 nvidia-curand==10.4.0.35 nvidia-cusolver==12.0.4.66 nvidia-cusparse==12.6.3.3 nvidia-nvjitlink==13.5.37 nvidia-nvtx==13.0.85 \
            nvidia-cudnn-cu13==9.24.0.43 nvidia-cusparselt-cu13==0.8.1 nvidia-nccl-cu13 nvidia-nvshmem-cu13==3.4.5 filelock typing_extensions sympy networkx jinja2 \
            fsspec setuptools mpmath MarkupSafe cuda-pathfinder
        measure torch "${PYTHON311:-python3.11}" python3.11 torch_cpu ;;
    *) echo "unknown: $what" >&2; exit 2 ;;
    esac
done
