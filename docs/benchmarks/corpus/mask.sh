# What differs from run to run of the same program: times, ports, identities, random names. Nothing else may be hidden here.
mask() {
  sed -E \
    -e 's/[0-9]{2,4}-[0-9]{2}-[0-9]{2}[T ]?[0-9:.,]*//g' \
    -e 's/@[0-9a-f]{5,8}/@/g' \
    -e 's/[0-9.]+ ?(ms|seconds|milliseconds)/N ms/g' \
    -e 's/^[0-9:,.]{8,12} /TIME /' \
    -e 's/127.0.0.1:[0-9]+/LOOPBACK/g' \
    -e 's/(Time=)[0-9]+/\1N/g' \
    -e 's/[A-Z][a-z]{2} [0-9]{2}, 20[0-9]{2} [0-9:]+ [AP]M/DATE/g' \
    -e 's/\b([0-9a-f]{32}|[0-9a-f]{16})\b/ID/g' \
    -e 's/[0-9]{2}:[0-9]{2}\.[0-9]{3}s/N ms/g' \
    -e 's#/tmp/[^ ]*#TMP#g'
}
