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

test_quick() {
  find_jdk
  find_maven
  check_papers
  local units list
  units=$(cd "$repository" && "$JAVA_HOME/bin/java" .ci/UnitTests.java "${tested[@]}")
  list=$(IFS=,; echo "${tested[*]}")
  (cd "$repository" && mvn -q -B -T 2 -Dspotless.check.skip -pl "$list" test "-Dtest=$units" -Dsurefire.failIfNoSpecifiedTests=false)
  web npx vitest run --project unit
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
      deploy/e2e) find_prometheus; build ;;
      k8s/check) find_kubectl; find_compose ;;
    esac
    test_of_module "$module"
  done
}

# Tests are selected by the module's package, so that modules it depends on are built but not
# tested.
test_of_module() {
  local package
  package=$(cd "$repository/$1/src/test/java" && find io/quizcast -mindepth 1 -maxdepth 1 -type d | head -1)
  (cd "$repository" && mvn -B -Dsurefire.rerunFailingTestsCount=1 -Dspotless.check.skip -pl "$1" -am test \
    "-Dtest=$package/**/*Test" -Dsurefire.failIfNoSpecifiedTests=false)
}

test_everything() {
  find_jdk
  find_maven
  find_chromium
  find_prometheus
  find_kubectl
  find_compose
  find_node
  check_papers
  local logs=$repository/target/tests begun=$SECONDS pages packaged code=0
  mkdir -p "$logs"
  packaged=$(mktemp)
  # Most tests wait for servers, so two modules and the pages share two cores. The journeys of the
  # whole platform come afterwards, alone. A failed test runs once more and is reported as flaky if
  # it then passes.
  web npm test >"$logs/web.log" 2>&1 &
  pages=$!
  (cd "$repository" && mvn -B -T 2 -Dsurefire.rerunFailingTestsCount=1 -De2e.skipTests verify) || code=$?
  if ! wait "$pages"; then
    tail -n 120 "$logs/web.log" >&2
    fail "tests of the pages failed; see $logs/web.log"
  fi
  ((code == 0)) || fail 'tests failed; see above'
  grep -E 'Tests |Test Files|retry|flaky' "$logs/web.log" || true
  say "Modules and pages passed in $(((SECONDS - begun) / 60)) min $(((SECONDS - begun) % 60)) s."
  test_of_module deploy/e2e
  touch -r "$packaged" "$stamp"
  rm -f "$packaged"
  touch "$repository/web/player/dist/index.html"
  (journeys)
  (cd "$repository" && "$JAVA_HOME/bin/java" docs/CheckTests.java)
  say "Everything passed in $(((SECONDS - begun) / 60)) min $(((SECONDS - begun) % 60)) s."
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
    start
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
