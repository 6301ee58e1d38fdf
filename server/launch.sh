# How Trimtab finds Java and is run, for the launchers: of the sources (./trimtab) and of what is installed. Sourced by bash.
# They set jar (the program), options (the file with the flags of the Java machine) and caches (a folder).

readonly MIN_JAVA=25

say() { printf 'trimtab: %s\n' "$*" >&2; }

fail() {
  say "$@"
  exit 1
}

# java_version FOLDER TOOL: the major version of the Java in a folder that has this tool, from the file that each has,
# without starting it; 0 where there is none.
java_version() {
  local version=0
  if [[ -x $1/bin/$2 && -r $1/release ]]; then
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release")
  fi
  echo "${version:-0}"
}

java_candidates() {
  [[ -z ${JAVA_HOME:-} ]] || echo "$JAVA_HOME"
  local on_path
  if on_path=$(command -v "$1"); then
    dirname "$(dirname "$(readlink -f "$on_path")")"
  fi
  if [[ -x /usr/libexec/java_home ]]; then
    /usr/libexec/java_home --version "$MIN_JAVA+" 2>/dev/null || true
  fi
  local folder
  for folder in /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.local/share/mise/installs/java/*; do
    echo "$folder"
  done
}

# find_java TOOL: sets JAVA_HOME to a Java that has this tool: javac to build, java to run.
find_java() {
  local candidate
  while IFS= read -r candidate; do
    if (($(java_version "$candidate" "$1") >= MIN_JAVA)); then
      export JAVA_HOME=$candidate
      return
    fi
  done < <(java_candidates "$1")
  fail "no JDK $MIN_JAVA or newer found in JAVA_HOME, on the PATH or in the usual folders.
Install one (Eclipse Temurin, say, or your system's package openjdk-$MIN_JAVA-jdk), or set JAVA_HOME to its folder."
}

# Sets flags to those of the options file, one a line.
java_flags() {
  local flag
  flags=()
  while IFS= read -r flag; do
    case $flag in '' | \#*) ;; *) flags+=("$flag") ;; esac
  done <"$options"
}

# launch ARGUMENTS...: becomes the program.
launch() {
  java_flags
  local cache=$caches/command.aot learned=() size
  if [[ -t 1 ]] && size=$(stty size <&1 2>/dev/null); then
    export COLUMNS=${size#* } # so that tables fit
  fi
  case ${1:-} in serve | demo) cache=$caches/serve.aot ;; esac
  if knows_start && [[ -r $cache ]]; then
    learned=("-XX:AOTCache=$cache" -Xlog:aot=off -Xlog:cds=off "-Dorg.sqlite.lib.path=$caches" "-Ddev.trimtab.start=$caches")
  elif [[ -z ${TRIMTAB_BUILDING:-} && ! $caches/failed -nt $jar ]]; then
    learn_start </dev/null >/dev/null 2>&1 &
  fi
  exec "$JAVA_HOME/bin/java" "${flags[@]}" ${learned[@]+"${learned[@]}"} "-Ddev.trimtab.launcher=${launcher:-./trimtab}" \
    -jar "$jar" "$@"
}

# ---- A faster start: what the Java machine learned in a rehearsal (docs/decisions/0015-a-rehearsed-start.md)

# What the caches are good for: this Java, these flags, and of installed programs this build: their files all bear the same
# time. The machine itself refuses a cache of another jar.
start_stamp() {
  cat "$JAVA_HOME/release" "$options" "${jar%.jar}.sha256" 2>/dev/null | cksum
}

knows_start() {
  [[ $caches/stamp -nt $jar && $(<"$caches/stamp") == "$(start_stamp)" ]]
}

# Rehearses a server, and commands beside it, with the least priority there is and without the settings of the one who
# calls. Where it fails, starts stay as they were until the next build.
learn_start() (
  trap '' HUP
  # shellcheck disable=SC2086
  unset ${!TRIMTAB_@}
  mkdir -p "$caches"
  cd "$caches"
  if command -v flock >/dev/null; then
    exec 9>lock
    flock -n 9 || exit 0
  fi
  if knows_start; then exit 0; fi
  rm -f stamp empty-*.db
  local java=(nice -n 19 "$JAVA_HOME/bin/java" "${flags[@]}")
  if "${java[@]}" -XX:AOTCacheOutput="$caches/serve.new" -jar "$jar" rehearse --library . -- \
    "${java[@]}" -XX:AOTCacheOutput="$caches/command.new" -jar "$jar" rehearse --commands >log 2>&1 9>&-; then
    mv serve.new serve.aot
    mv command.new command.aot
    start_stamp >stamp
  else
    touch failed
  fi
)
