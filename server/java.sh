# How Trimtab finds Java, for the launchers: of the sources (./trimtab) and of what is installed. Sourced by bash.

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

# java_flags FILE: sets flags to those of the file, one a line.
java_flags() {
  local flag
  flags=()
  while IFS= read -r flag; do
    case $flag in '' | \#*) ;; *) flags+=("$flag") ;; esac
  done <"$1"
}
