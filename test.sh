#!/usr/bin/env bash
# All of CI, and all that a developer needs to run: restore, formatting, build, tests, a smoke run.
# Ends with the line "N passed, N failed". Set HORIZON_NO_INSTALL=1 to never install anything.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
passed=0 failed=0
# Real records for the tests that need them lie beside the repository, where they lie at all.
if [ -z "${HORIZON_TEST_DATA:-}" ] && [ -d ../shared/data ]; then HORIZON_TEST_DATA=$(cd ../shared/data && pwd) && export HORIZON_TEST_DATA; fi

step() {
  local name=$1
  shift
  printf '\n== %s\n' "$name"
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); printf '!! %s failed\n' "$name"; return 1; fi
}

finish() {
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ]
  exit
}

# The browser tests drive Debian's Chromium; they skip themselves by name where it is absent and cannot be installed.
install_chromium() {
  [ -x /usr/bin/chromium ] && return 0
  if [ -n "${HORIZON_NO_INSTALL:-}" ] || ! command -v apt-get >/dev/null || [ "$(id -u)" -ne 0 ]; then
    echo "Chromium is absent and is not installed here; the browser tests will be skipped. On Debian: apt-get install chromium"
    return 0
  fi
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
}

# The build holds all analyzers' rules already; to run them here once more took longer than the build itself.
format() {
  dotnet format whitespace Horizon.sln --verify-no-changes --no-restore && dotnet format style Horizon.sln --diagnostics IMPORTS --verify-no-changes --no-restore
}

run_tests() {
  local log
  log=$(mktemp)
  dotnet test --solution Horizon.sln -c Release --no-build --no-progress 2>&1 | tee "$log"
  local code=${PIPESTATUS[0]}
  local ok bad
  ok=$(sed -n 's/^ *succeeded: *\([0-9]*\).*/\1/p' "$log" | tail -n 1)
  bad=$(sed -n 's/^ *failed: *\([0-9]*\).*/\1/p' "$log" | tail -n 1)
  rm -f "$log"
  passed=$((passed + ${ok:-0}))
  failed=$((failed + ${bad:-0}))
  # A run that failed without a failed test (a crash, no test found) counts as one failure.
  if [ "$code" -ne 0 ] && [ "${bad:-0}" -eq 0 ]; then failed=$((failed + 1)); fi
  if [ "${ok:-0}" -eq 0 ]; then echo "!! no test ran"; [ "$code" -eq 0 ] && failed=$((failed + 1)); fi
}

# What a newcomer types, on an empty folder: the sample loads, the pages and the API answer, and it stops when told to.
smoke() {
  local data port pid ok=1
  data=$(mktemp -d)
  # Paths are meant from where a person stands, not from the project's folder.
  mkdir "$data/records"
  echo '{"protocolSection":{"identificationModule":{"nctId":"NCT90000001"}}}' >"$data/records/one.json"
  (cd "$data" && dotnet run --project "$OLDPWD/api" -c Release --no-build -- import records --data real >/dev/null 2>"$data/log") || { echo "an import by a relative path failed"; cat "$data/log"; ok=0; }
  [ -f "$data/real/horizon.db" ] || { echo "a relative data folder was made elsewhere"; ok=0; }
  port=$((20000 + RANDOM % 20000))
  dotnet artifacts/bin/Horizon.Api/release/horizon.dll --data "$data/data" --urls "http://127.0.0.1:$port" 2>"$data/log" &
  pid=$!
  for _ in $(seq 1 120); do
    curl -fsS --max-time 10 "http://127.0.0.1:$port/health/ready" >/dev/null 2>&1 && break
    kill -0 "$pid" 2>/dev/null || break
    sleep 0.5
  done
  for path in / /search?q=SABR /gap-map /status /api/status "/api/search?q=SABR&limit=1" /api/gap-map /openapi/v1.json; do
    curl -fsS --max-time 60 "http://127.0.0.1:$port$path" >"$data/answer" 2>>"$data/log" && [ -s "$data/answer" ] || { echo "$path did not answer"; ok=0; }
  done
  # A shell without job control starts its background jobs with SIGINT ignored, so only SIGTERM is sure to arrive.
  kill -TERM "$pid" 2>/dev/null
  for _ in $(seq 1 60); do kill -0 "$pid" 2>/dev/null || break; sleep 0.5; done
  if kill -0 "$pid" 2>/dev/null; then echo "the server did not stop within 30 s of SIGTERM"; ok=0; kill -KILL "$pid"; fi
  wait "$pid" 2>/dev/null
  [ "$ok" -eq 1 ] || tail -n 20 "$data/log"
  rm -rf "$data"
  [ "$ok" -eq 1 ]
}

step "Chromium for the browser tests" install_chromium
step "Restore, locked" dotnet restore Horizon.sln --locked-mode || finish
step "Release build, warnings are errors" dotnet build Horizon.sln -c Release --no-restore || finish
step "Formatting" format
printf '\n== Tests\n'
run_tests
step "Smoke run" smoke
finish
