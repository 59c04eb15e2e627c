# Finds the tools that ./quizcast needs, and installs or names those that are missing. Sourced by ./quizcast.

java_release() { "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/.*java\.specification\.version = //p'; }

find_jdk() {
  local candidate release
  for candidate in "${JAVA_HOME:-}" \
    "$(command -v javac >/dev/null && dirname "$(dirname "$(readlink -f "$(command -v javac)")")")" \
    /usr/lib/jvm/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [[ -n $candidate && -x $candidate/bin/javac ]] || continue
    release=$(java_release "$candidate")
    if [[ $release =~ ^[0-9]+$ ]] && ((release >= 25)); then
      export JAVA_HOME=$candidate
      return
    fi
  done
  install_or_tell openjdk-25-jdk-headless 'a JDK 25 or newer (set JAVA_HOME)'
  [[ -n ${retried_jdk:-} ]] && fail 'no JDK 25 after installing one'
  retried_jdk=1
  find_jdk
}

find_maven() {
  local version
  if command -v mvn >/dev/null; then
    version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\)\.\([0-9]*\).*/\1 \2/p')
    # shellcheck disable=SC2086
    set -- $version
    if ((${1:-0} > 3 || (${1:-0} == 3 && ${2:-0} >= 9))); then return; fi
  fi
  [[ -n ${retried_maven:-} ]] && fail 'Maven is still older than 3.9'
  install_or_tell maven 'Maven 3.9 or newer'
  retried_maven=1
  find_maven
}

find_node() {
  local candidate
  for candidate in "$(command -v node || true)" /usr/local/bin/node /usr/lib/node*/bin/node "$HOME"/.nvm/versions/node/*/bin/node; do
    [[ -n $candidate && -x $candidate ]] || continue
    if (($("$candidate" -p 'process.versions.node.split(".")[0]') >= 20)) && [[ -x $(dirname "$candidate")/npm ]]; then
      PATH=$(dirname "$candidate"):$PATH
      return
    fi
  done
  [[ -n ${retried_node:-} ]] && fail 'Node is still older than 20'
  install_or_tell 'nodejs npm' 'Node 20 or newer with npm'
  retried_node=1
  find_node
}

find_chromium() {
  local name
  for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then return; fi
  done
  install_or_tell chromium 'Chromium, for the browser tests'
}

find_prometheus() {
  if command -v prometheus >/dev/null && command -v promtool >/dev/null; then return; fi
  install_or_tell 'prometheus promtool' 'Prometheus and promtool, for the tests of rules and dashboards'
}

find_compose() {
  command -v docker-compose >/dev/null || install_or_tell docker-compose 'docker-compose, which reads deploy/compose'
}

find_registry() {
  command -v docker-registry >/dev/null || install_or_tell docker-registry 'docker-registry, to which a test pushes images'
}

find_nginx() {
  # Debian has it in a folder of administrators.
  PATH=$PATH:/usr/sbin
  command -v nginx >/dev/null || install_or_tell nginx-light 'NGINX, which is attacked with the configuration of deploy/compose'
}

find_kubectl() {
  command -v kubectl >/dev/null || install_or_tell kubernetes-client 'kubectl, which renders the overlays of k8s/'
}

# Installs Debian packages if the script runs as root, otherwise prints the command to run.
install_or_tell() {
  local packages=$1 what=$2
  if command -v apt-get >/dev/null && [[ $(id -u) == 0 ]]; then
    say "Installing $packages: $what"
    apt-get update -qq
    # shellcheck disable=SC2086
    # RUNLEVEL=1 prevents installed packages from starting services.
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null ||
      fail "apt-get could not install $packages; needed: $what"
  elif command -v apt-get >/dev/null; then
    fail "needs $what. Run: sudo apt-get install $packages"
  elif command -v brew >/dev/null; then
    fail "needs $what. Run: brew install $(sed 's/openjdk-25-jdk-headless/openjdk/; s/nodejs npm/node/; s/prometheus promtool/prometheus/; s/nginx-light/nginx/' <<<"$packages")"
  else
    fail "needs $what. Install it and run this again."
  fi
}
