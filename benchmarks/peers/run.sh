#!/bin/bash
# Runs other engines beside Corner on the same invented adverts and prints adverts a second and
# ratios, medians of several runs. Answers are compared before anything is timed.
#   benchmarks/peers/run.sh [--build build/release] [--corner build/release/service/corner]
#                           [--count 100000] [--runs 3] [--work DIR] [--keep]
# Without --corner the peers run alone. Needs the packages xapian-omega and xapian-tools.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=$root/build/release corner='' count=100000 runs=3 work='' keep=0
sample=5000 threshold_sample=20000
while [ $# -gt 0 ]; do
  case $1 in
    --build) build=$2; shift 2 ;;
    --corner) corner=$2; shift 2 ;;
    --count) count=$2; shift 2 ;;
    --runs) runs=$2; shift 2 ;;
    --work) work=$2; shift 2 ;;
    --keep) keep=1; shift ;;
    *) sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
tools=$build/benchmarks
for needed in scriptindex quest "$tools/corner_corpus" "$tools/corner_peer_questions"; do
  command -v "$needed" >/dev/null || { echo "$needed is missing." >&2; exit 1; }
done
if [ -z "$work" ]; then work=$(mktemp -d); else mkdir -p "$work"; fi
if [ $keep = 0 ]; then trap 'rm -rf "$work"/{omega,fts5.db*,corner-data,*.jsonl,*.omega}' EXIT; fi
day=$(date +%F)
# shellcheck source=benchmarks/peers/measure.sh
. "$here/measure.sh"

adverts() { "$tools/corner_corpus" --count "$1" --day "$day" --out "$2"; }

echo "== Answers: $sample adverts"
adverts $sample "$work/sample.jsonl"
"$tools/corner_peer_omega" --adverts "$work/sample.jsonl" >"$work/sample.omega"
"$tools/corner_peer_questions" --adverts "$work/sample.jsonl" >"$work/questions.tsv"
omega_run "$work/sample.omega" 10000 >/dev/null
"$here/omega_answers.sh" "$work/omega" "$work/questions.tsv" >"$work/answers.omega.tsv"
"$tools/corner_peer_fts5" --adverts "$work/sample.jsonl" --questions "$work/questions.tsv" \
  >"$work/answers.fts5.tsv"
compared() {  # NAME A B
  read -r asked differing < <(disagreements "$work/answers.$2.tsv" "$work/answers.$3.tsv" "$work/differing.$2.$3.txt")
  echo "$1: $asked questions, $differing answered differently"
}
compared 'scriptindex and FTS5' omega fts5
if [ -n "$corner" ]; then
  corner_run "$work/sample.jsonl" >/dev/null
  "$tools/corner_peer_answers" --index "$work/corner-data/index" --day "$day" \
    --questions "$work/questions.tsv" >"$work/answers.corner.tsv"
  compared 'Corner and scriptindex' corner omega
  compared 'Corner and FTS5' corner fts5
fi

echo "== Best flush threshold of scriptindex: $threshold_sample adverts"
adverts $threshold_sample "$work/threshold.jsonl"
"$tools/corner_peer_omega" --adverts "$work/threshold.jsonl" >"$work/threshold.omega"
best='' best_seconds=''
for threshold in 500 2000 10000 50000; do
  took=$(omega_run "$work/threshold.omega" $threshold)
  echo "XAPIAN_FLUSH_THRESHOLD=$threshold: $(rate $threshold_sample "$took") adverts/s"
  if [ -z "$best" ] || awk -v a="$took" -v b="$best_seconds" 'BEGIN { exit !(a < b) }'; then
    best=$threshold best_seconds=$took
  fi
done

echo "== Indexing $count adverts, median of $runs"
adverts "$count" "$work/adverts.jsonl"
"$tools/corner_peer_omega" --adverts "$work/adverts.jsonl" >"$work/adverts.omega"
omega_all=() fts5_all=() whole_all=() index_all=()
for _ in $(seq "$runs"); do
  omega_all+=("$(omega_run "$work/adverts.omega" "$best")")
  fts5_all+=("$(fts5_run "$work/adverts.jsonl")")
  if [ -n "$corner" ]; then
    whole_all+=("$(corner_run "$work/adverts.jsonl")")
    index_all+=("$(member index_seconds "$work/last.log")")
  fi
done
omega=$(median "${omega_all[@]}") fts5=$(median "${fts5_all[@]}")
echo "scriptindex (threshold $best): $(rate "$count" "$omega") adverts/s"
echo "SQLite FTS5 (porter): $(rate "$count" "$fts5") adverts/s"
if [ -n "$corner" ]; then
  whole=$(median "${whole_all[@]}") index=$(median "${index_all[@]}")
  echo "Corner, file to published: $(rate "$count" "$whole") adverts/s"
  echo "Corner, index stage: $(rate "$count" "$index") adverts/s"
  echo "Corner / scriptindex: whole path $(ratio "$omega" "$whole"), index stage $(ratio "$omega" "$index")"
  echo "Corner / FTS5: whole path $(ratio "$fts5" "$whole"), index stage $(ratio "$fts5" "$index")"
fi
