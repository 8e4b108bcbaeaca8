#include "indexer/query.h"

#include <algorithm>
#include <utility>

#include "indexer/query_parts.h"
#include "indexer/words.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

using query_internal::Item;

// Marks that hold a compound together when nothing else stands between its words: "part-time",
// "R&D", "10:30", "node.js".
bool JoinsWords(std::string_view between) {
  if (between.empty()) return false;
  for (size_t i = 0; i < between.size();) {
    switch (NextCodePoint(between, &i)) {
      case U'-':
      case U'/':
      case U'&':
      case U'.':
      case U':':
      case U'_':
      case U'@':
      case U'+':
      case U'\u2010':
      case U'\u2011':
      case U'\u2012':
      case U'\u2013':
      case U'\u2212':
        break;
      default:
        return false;
    }
  }
  return true;
}

size_t CodePoints(std::string_view text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size(); ++count) NextCodePoint(text, &i);
  return count;
}

absl::Status StarError(const Item& item) {
  return InvalidInput(Concat("The * in “", item.typed, "” cannot be read."),
                      "Put * at the end of one word of two letters or more: nurs*");
}

Clause ClauseOf(const Item& item) {
  Clause clause;
  clause.occur = item.occur;
  clause.where = item.where;
  return clause;
}

// A star stands for the rest of the one word directly before it, at the item's end.
absl::Status ReadStar(const Item& item, const std::vector<Word>& words, size_t star,
                      std::vector<Clause>* clauses) {
  if (words.size() != 1 || static_cast<size_t>(words[0].to) != star ||
      star + 1 != item.body.size() || CodePoints(words[0].folded) < 2) {
    return StarError(item);
  }
  Clause clause = ClauseOf(item);
  clause.prefix = true;
  clause.words = {words[0].folded};
  clauses->push_back(std::move(clause));
  return absl::OkStatus();
}

// One clause for quoted words; otherwise one for each word or compound.
absl::Status ReadClauses(const Item& item, std::vector<Clause>* clauses) {
  const std::vector<Word> words = WordsOf(item.body);
  const size_t star = item.quoted ? std::string_view::npos : item.body.find('*');
  if (star != std::string_view::npos) return ReadStar(item, words, star, clauses);
  if (words.empty()) {
    if (item.quoted) {
      return InvalidInput("There are no words between the quotation marks.",
                          "Write the words between them: \"front of house\"");
    }
    return InvalidInput(Concat("There is no word in “", item.typed, "”."),
                        "Write a word directly after the sign or field: -night, title:chef");
  }
  for (size_t i = 0; i < words.size();) {
    Clause clause = ClauseOf(item);
    clause.words.push_back(words[i].folded);
    size_t next = i + 1;
    while (next < words.size() &&
           (item.quoted || JoinsWords(item.body.substr(words[next - 1].to,
                                                       words[next].from - words[next - 1].to)))) {
      clause.words.push_back(words[next++].folded);
    }
    clause.exact = item.quoted || clause.words.size() > 1;
    clauses->push_back(std::move(clause));
    i = next;
  }
  return absl::OkStatus();
}

// A stop word asked for on its own, neither quoted nor demanded nor sought in one text.
bool IsIdle(const Clause& clause) {
  return clause.occur == Clause::Occur::kShould && clause.where == Clause::Where::kAnywhere &&
         !clause.exact && !clause.prefix && IsStopWord(clause.words.front());
}

// Drops stop words when something else is asked for.
void DropStopWords(std::vector<Clause>* clauses, std::vector<std::string>* notes) {
  const bool others = std::any_of(clauses->begin(), clauses->end(), [](const Clause& clause) {
    return clause.occur != Clause::Occur::kNot && !IsIdle(clause);
  });
  if (!others) return;
  for (const Clause& clause : *clauses) {
    if (!IsIdle(clause)) continue;
    notes->push_back(Concat("left out: “", clause.words.front(), "”, which is in most adverts"));
  }
  clauses->erase(std::remove_if(clauses->begin(), clauses->end(), IsIdle), clauses->end());
}

void DropRepeats(std::vector<Clause>* clauses) {
  std::vector<Clause> distinct;
  for (Clause& clause : *clauses) {
    const bool seen = std::any_of(distinct.begin(), distinct.end(), [&](const Clause& other) {
      return query_internal::SameClause(clause, other);
    });
    if (!seen) distinct.push_back(std::move(clause));
  }
  *clauses = std::move(distinct);
}

}  // namespace

absl::StatusOr<Query> ParseQuery(std::string_view typed) {
  if (typed.size() > kMaxQueryBytes) {
    return InvalidInput(Concat("This search is longer than ", kMaxQueryBytes, " bytes."),
                        "A few words that matter find more.");
  }
  const std::string text = ScrubUtf8(typed);
  CORNER_ASSIGN_OR_RETURN(query_internal::Items read, query_internal::ReadItems(text));

  Query query;
  for (const Item& item : read.items) {
    CORNER_RETURN_IF_ERROR(ReadClauses(item, &query.clauses));
  }
  DropRepeats(&query.clauses);
  DropStopWords(&query.clauses, &read.notes);
  if (query.clauses.size() > kMaxClauses) {
    return InvalidInput(Concat("This search asks for ", query.clauses.size(), " things; ",
                               kMaxClauses, " is the most."),
                        "Leave some words out.");
  }
  if (query.clauses.empty() && !TrimSpace(text).empty()) {
    return InvalidInput(Concat("There is no word to look for in “", TrimSpace(text), "”."),
                        "Leave the search empty to see every advert.");
  }
  for (const Clause& clause : query.clauses) {
    query.understood.push_back(query_internal::Describe(clause));
  }
  for (std::string& note : read.notes) query.understood.push_back(std::move(note));
  return query;
}

}  // namespace corner::indexer
