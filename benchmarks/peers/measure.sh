# Functions of run.sh: clocks, medians, and one measured run of each engine. Sourced, never run.

# seconds COMMAND…: wall seconds of the command; its output goes to $work/last.log.
seconds() {
  local start end
  start=$(date +%s.%N)
  "$@" >"$work/last.log" 2>&1 || {
    echo "Could not run: $*" >&2
    tail -5 "$work/last.log" >&2
    exit 1
  }
  end=$(date +%s.%N)
  awk -v a="$start" -v b="$end" 'BEGIN { printf "%.3f\n", b - a }'
}

# median NUMBER…
median() {
  printf '%s\n' "$@" | sort -n | awk '{ v[NR] = $1 } END { print (v[int((NR + 1) / 2)] + v[int(NR / 2) + 1]) / 2 }'
}

# ratio A B: A / B with two decimals; rate COUNT SECONDS: whole number a second.
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
rate() { awk -v n="$1" -v s="$2" 'BEGIN { printf "%.0f", n / s }'; }

# member NAME FILE: a number member of one line of JSON.
member() { sed -n "s/.*\"$1\": *\([0-9.]*\).*/\1/p" "$2" | tail -1; }

# omega_run DUMP THRESHOLD: seconds of scriptindex into a new database ($work/omega).
omega_run() {
  rm -rf "$work/omega"
  XAPIAN_FLUSH_THRESHOLD=$2 seconds scriptindex --stemmer=english "$work/omega" "$here/adverts.script" "$1"
}

# fts5_run ADVERTS: seconds of the inserts, as the driver says (parsing is not in them).
fts5_run() {
  rm -f "$work"/fts5.db*
  seconds "$tools/corner_peer_fts5" --adverts "$1" --db "$work/fts5.db" >/dev/null
  member seconds "$work/last.log"
}

# corner_run ADVERTS: wall seconds of `corner ingest`, file to published; stage seconds stay in the log.
corner_run() {
  rm -rf "$work/corner-data"
  if "$corner" init --help >/dev/null 2>&1; then "$corner" init --data "$work/corner-data" >/dev/null; fi
  seconds "$corner" ingest --data "$work/corner-data" --day "$day" --json "$1"
}

# disagreements A B: compares two answer files line by line and prints "asked differing".
disagreements() {
  paste -d'\n' "$1" "$2" | awk -v report="$3" '
    NR % 2 { first = $0; next }
    { ++asked; if (first != $0) { ++differing; print first "\n" $0 "\n" > report } }
    END { printf "%d %d\n", asked, differing }'
}
