#!/usr/bin/env bash
# Prints how large the project is at a revision: docs/size.sh [REVISION]
set -euo pipefail
revision=${1:-HEAD}
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
git -C "$(dirname "$0")/.." archive "$revision" | tar -x -C "$tree"
cd "$tree"

count() { xargs -r cat <"$1" | wc -l; }
java() { find . -path "*/src/$1/*" -name '*.java' ! -path '*/node_modules/*' | sort; }
typescript() {
  find web \( -name '*.ts' -o -name '*.tsx' \) | sort |
    grep $1 -E '/test/|/shots/|^web/browser/|\.test\.|vitest' || true
}
row() { printf '| %s | %s |\n' "$1" "$2"; }

java main >main.list
java test >test.list
typescript -v >pages.list
typescript '' >page-tests.list
row 'lines of Java main' "$(count main.list)"
row 'lines of Java test' "$(count test.list)"
row 'lines of TypeScript main' "$(count pages.list)"
row 'lines of TypeScript test' "$(count page-tests.list)"
row 'files of Java, main and test' "$(wc -l <main.list) + $(wc -l <test.list)"
row 'types declared in Java main, nested ones too' \
  "$(xargs grep -hE '^ *((public|protected|private|static|final|abstract|sealed|non-sealed) )*(class|interface|enum|record|@interface) [A-Z]' <main.list | wc -l)"
row 'largest file of Java' "$(cat main.list test.list | xargs wc -l | grep -v ' total$' | sort -rn | head -1 | sed 's|^ *\([0-9]*\) .*/|\1 |')"
row 'files of Java above 350 lines' "$(cat main.list test.list | xargs wc -l | grep -v ' total$' | awk '$1 > 350' | wc -l)"
row 'public top-level types of contracts' \
  "$(grep '^./contracts/' main.list | xargs grep -lE '^public ' | wc -l)"
for module in contracts request-guard delivery mail auth-service user-service quiz-service realtime-gateway \
  deploy/local deploy/swarm deploy/e2e deploy/images k8s/check; do
  grep "^./$module/" main.list >m.list || true
  grep "^./$module/" test.list >t.list || true
  row "$module, main + test" "$(count m.list) + $(count t.list)"
done
