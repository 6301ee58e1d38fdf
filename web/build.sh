#!/usr/bin/env bash
# The dashboard's part of the build; Maven calls it (pom.xml).
#
#   build.sh files     builds the dashboard into target/classes, where its sources have changed
#   build.sh checks    formatting, lint and unit tests
#   build.sh browse    the tests in a browser, against the server at TRIMTAB_URL
#   build.sh provider  an identity provider to test with, at the port PROVIDER_PORT
#   build.sh measure   how fast it is there, and what a chart of 10,000 points takes, with TRIMTAB_KEY
#   build.sh picture   draws overview.png, of ./trimtab demo there, with TRIMTAB_OPERATOR_KEY
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

readonly MIN_NODE=20.19
readonly folder=target/classes/dev/trimtab/web

say() { printf 'trimtab web: %s\n' "$*" >&2; }

has_node() {
  command -v node >/dev/null && command -v npm >/dev/null || return 1
  local version
  version=$(node --version)
  [[ $(printf '%s\n' "$MIN_NODE" "${version#v}" | sort -V | head -n 1) == "$MIN_NODE" ]]
}

# skipped NAME WHY: a report that ./trimtab test shows.
skipped() {
  mkdir -p target/web-reports
  cat >"target/web-reports/TEST-$1.xml" <<XML
<testsuite name="$1" tests="1" errors="0" skipped="1" failures="0">
  <testcase name="all" classname="web.$1">
    <skipped message="$2"/>
  </testcase>
</testsuite>
XML
}

digest() { sha256sum | cut -d ' ' -f 1; }

sources() {
  find src build public *.json *.ts *.mjs index.html .npmrc build.sh ../docs/openapi.yaml -type f -print0 |
    sort -z | xargs -0 sha256sum | digest
}

# What package-lock.json names, where it names something else than last time.
install() {
  local wanted
  wanted=$(cat package-lock.json .npmrc | digest)
  [[ $(cat node_modules/.trimtab 2>/dev/null) == "$wanted" ]] && return
  say "fetching what the dashboard is built with (npm ci)"
  npm ci --no-audit --no-fund --loglevel=error
  echo "$wanted" >node_modules/.trimtab
}

files() {
  local built
  if ! has_node; then
    [[ -z ${CI:-} ]] || { say "Node.js $MIN_NODE or newer, with npm, is required where CI is set" && exit 1; }
    say "WITHOUT THE DASHBOARD: Node.js $MIN_NODE or newer, with npm, is not on the PATH. The server runs without it."
    rm -rf "$folder"
    return
  fi
  built=$(sources)
  [[ $(cat target/built 2>/dev/null) == "$built" && -e $folder/files.txt ]] && return
  install
  rm -rf target/built "$folder"
  npm run --silent build
  echo "$built" >target/built
}

checks() {
  rm -rf target/web-reports
  [[ ${SKIP_TESTS:-} == *true* ]] && return
  if ! has_node; then
    say "NOT TESTED: Node.js $MIN_NODE or newer is not on the PATH"
    skipped checks "Node.js $MIN_NODE or newer is not on the PATH: the dashboard is neither built nor tested"
    return
  fi
  install
  npm run --silent lint
  npm run --silent test
}

installed_browser() {
  local candidate
  for candidate in chromium chromium-browser google-chrome; do
    command -v "$candidate" && return
  done
  return 1
}

# Chromium of the system, installed where it is missing and may be: of Debian and what stems from it. Two tests that
# need it at the same time wait for one another.
browser() {
  local as_root=() packages=(-y -qq --no-install-recommends chromium)
  installed_browser && return
  command -v apt-get >/dev/null || return 1
  if ((EUID != 0)); then as_root=(sudo -n); fi
  mkdir -p target
  exec 9>target/installing
  flock 9
  installed_browser && return
  say "installing chromium"
  "${as_root[@]}" apt-get install "${packages[@]}" >/dev/null 2>&1 ||
    { "${as_root[@]}" apt-get update -qq >/dev/null 2>&1 &&
      "${as_root[@]}" apt-get install "${packages[@]}" >/dev/null 2>&1; } || return 1
  installed_browser
}

browse() {
  rm -f "target/browser-reports/TEST-${TRIMTAB_BROWSER_REPORT:-browser}.xml"
  install
  TRIMTAB_BROWSER=$(browser) || {
    say "NOT TESTED IN A BROWSER: install chromium (apt-get install chromium, as root)"
    [[ -z ${CI:-} ]] || exit 1
    exit 3
  }
  export TRIMTAB_BROWSER
  npm run --silent browse
}

provider() {
  install
  exec node tests/provider.mjs
}

measure() {
  install
  TRIMTAB_BROWSER=$(browser)
  export TRIMTAB_BROWSER
  npm run --silent measure
  node build/measureChart.mjs
}

picture() {
  install
  TRIMTAB_BROWSER=$(browser)
  export TRIMTAB_BROWSER
  node build/picture.mjs
}

case ${1:-} in
  files | checks | browse | provider | measure | picture) "$1" ;;
  *)
    sed -n '2,9s/^# \{0,1\}//p' build.sh
    exit 2
    ;;
esac
