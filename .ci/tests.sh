# The tests that ./quizcast test runs. Sourced by ./quizcast.

tested=(contracts request-guard delivery mail auth-service user-service quiz-service realtime-gateway deploy/local deploy/swarm deploy/e2e)

# Checks that need no compilation.
check_papers() {
  (cd "$repository" && "$JAVA_HOME/bin/java" docs/CheckWords.java && "$JAVA_HOME/bin/java" docs/CheckTests.java --exists)
}

web() {
  find_node
  (cd "$repository/web" && install_packages && "$@")
}

# Papers and pages are checked while Maven runs.
test_quick() {
  find_jdk
  find_maven
  find_node
  local units list pages log=$repository/target/tests/quick.log code=0
  mkdir -p "${log%/*}"
  { check_papers && web npx vitest run --project unit; } >"$log" 2>&1 &
  pages=$!
  units=$(cd "$repository" && "$JAVA_HOME/bin/java" .ci/UnitTests.java "${tested[@]}")
  list=$(IFS=,; echo "${tested[*]}")
  (cd "$repository" && mvn -q -B -T 2 -Dspotless.check.skip -pl "$list" test "-Dtest=$units" -Dsurefire.failIfNoSpecifiedTests=false) || code=$?
  wait "$pages" || fail_with "$log" 'checks of the papers or units of the pages failed'
  grep -E 'Tests |Test Files' "$log"
  return "$code"
}

test_modules() {
  find_jdk
  find_maven
  local module
  for module in "$@"; do
    module=${module%/}
    if [[ $module == web ]]; then
      find_chromium
      web npm test
      continue
    fi
    [[ -e $repository/$module/pom.xml ]] || fail "there is no module $module; test takes quick, web or the folder of a module"
    case $module in
      deploy/e2e) find_prometheus; find_nginx; build ;;
      k8s/check) find_kubectl; find_compose ;;
      deploy/images) find_registry; find_nginx ;;
    esac
    test_of_module "$module"
  done
}

# Tests are selected by the package of the module, so the modules on which it depends are built but
# not tested. Further arguments are passed to Maven.
test_of_module() {
  local module=$1 package
  shift
  package=$(cd "$repository/$module/src/test/java" && find io/quizcast -mindepth 1 -maxdepth 1 -type d | head -1)
  maven_test -pl "$module" -am "-Dtest=$package/**/*Test" "$@"
}

# A failed test runs once more and is reported as flaky if it then passes; its cause is to be found.
# A module whose tests do not end within half an hour has failed.
maven_test() {
  (cd "$repository" && mvn -B -Dsurefire.rerunFailingTestsCount=1 -Dsurefire.timeout=1800 -Dspotless.check.skip \
    -Dsurefire.failIfNoSpecifiedTests=false "$@" test)
}

# Everything is built first. Then three lanes share two cores, because most tests wait for servers.
# The first runs the modules and the journeys of the pages, the second the pages and the whole
# platform. The third runs deploy/local and delivery, because every service would wait for their
# tests. It ends long before the journeys begin, whose clocks need a machine that is not full.
test_everything() {
  find_jdk
  find_maven
  find_chromium
  find_prometheus
  find_kubectl
  find_compose
  find_registry
  find_nginx
  find_node
  check_papers
  logs=$repository/target/tests
  local begun=$SECONDS packaged lanes=() lane code=0
  mkdir -p "$logs"
  packaged=$(mktemp)
  web npm run build >"$logs/pages.log" 2>&1 &
  (cd "$repository" && mvn -B -T 2 -DskipTests -De2e.skipTests verify) >"$logs/build.log" 2>&1 ||
    fail_with "$logs/build.log" 'the build failed'
  wait $! || fail_with "$logs/pages.log" 'the pages do not build'
  touch -r "$packaged" "$stamp"
  rm -f "$packaged"
  touch "$repository/web/player/dist/index.html"
  say "Built in $(passed "$begun")."

  test_pages_and_platform "$begun" &
  lanes+=($!)
  test_servers "$begun" &
  lanes+=($!)
  (test_modules_and_journeys "$begun") || code=$?
  for lane in "${lanes[@]}"; do
    wait "$lane" || code=$?
  done
  grep -E 'Tests |Test Files|retry|flaky' "$logs/web.log" || true
  sed -n '/ Results:/,/ Tests run:/p' "$logs/platform.log"
  ((code == 0)) || fail 'tests failed; see above'
  (cd "$repository" && "$JAVA_HOME/bin/java" docs/CheckTests.java)
  say "Everything passed in $(passed "$begun")."
}

test_pages_and_platform() {
  web npx vitest run >"$logs/web.log" 2>&1 || fail_with "$logs/web.log" 'tests of the pages failed'
  say "The tests of the pages passed after $(passed "$1")."
  test_of_module deploy/e2e "${built[@]}" >"$logs/platform.log" 2>&1 ||
    fail_with "$logs/platform.log" 'tests of the platform failed'
  say "The tests of the platform passed after $(passed "$1")."
}

test_servers() {
  maven_test -pl deploy/local,delivery -am "${built[@]}" \
    '-Dtest=io/quizcast/local/**/*Test,io/quizcast/delivery/**/*Test' >"$logs/servers.log" 2>&1 ||
    fail_with "$logs/servers.log" 'tests of deploy/local or delivery failed'
  say "The tests of deploy/local and delivery passed after $(passed "$1")."
}

test_modules_and_journeys() {
  maven_test -T 2 -De2e.skipTests "${built[@]}" \
    '-Dtest=**/*Test,!io/quizcast/local/**/*Test,!io/quizcast/delivery/**/*Test' || return
  say "The tests of the modules passed after $(passed "$1")."
  (journeys) || return
  say "The journeys of the pages passed after $(passed "$1")."
}

# Compiles only sources that are newer than their classes, even though the jars of other modules are
# new.
built=(-Dmaven.compiler.useIncrementalCompilation=false)

passed() { printf '%d min %d s' $(((SECONDS - $1) / 60)) $(((SECONDS - $1) % 60)); }

fail_with() {
  tail -n 120 "$1" >&2
  fail "$2; see $1"
}

# Tests the pages on a real platform: the files of web/browser/real, or those that the arguments
# name. Starts a platform unless QUIZCAST_JOURNEY_PORT names a running one.
journeys() {
  find_chromium
  local started=''
  export QUIZCAST_HOME=$repository/target/journeys QUIZCAST_PORT=${QUIZCAST_JOURNEY_PORT:-19400} QUIZCAST_RATE_LIMITS=off
  export QUIZCAST_URL=http://localhost:$QUIZCAST_PORT
  if [[ -z ${QUIZCAST_JOURNEY_PORT:-} ]]; then
    rm -rf "$QUIZCAST_HOME"
    build
    # This platform ends too soon for the optimising compiler or a recorded start to pay off.
    QUIZCAST_START_CACHE=off JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1 start
    started=1
  fi
  QUIZCAST_ADMIN_PASSWORD=$(secret QUIZCAST_ADMIN_PASSWORD)
  export QUIZCAST_ADMIN_PASSWORD
  local code=0
  QUIZCAST_REAL=1 web npx vitest run --project real "$@" || code=$?
  if [[ -n $started ]]; then launcher down; fi
  ((code == 0)) || fail "journeys of the pages failed; logs in $QUIZCAST_HOME/logs"
}

run_tests() {
  case ${1:-} in
    '') test_everything ;;
    quick) test_quick ;;
    journeys)
      find_jdk
      shift
      journeys "$@"
      ;;
    *) test_modules "$@" ;;
  esac
}
