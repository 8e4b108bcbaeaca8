#!/bin/bash
# Answers of a scriptindex database: omega_answers.sh DATABASE QUESTIONS > ANSWERS
# One line a question: kind, words, ids in byte order.
set -euo pipefail
database=$1
questions=$2
while IFS=$'\t' read -r kind words; do
  query=$words
  if [ "$kind" = phrase ]; then query="\"$words\""; fi
  ids=$(quest --db="$database" --msize=1000000 --stemmer=english --default-op=and "$query" |
    sed -n 's/^id=//p' | LC_ALL=C sort | paste -sd' ')
  printf '%s\t%s\t%s\n' "$kind" "$words" "$ids"
done <"$questions"
