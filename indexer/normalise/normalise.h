// Posting -> Vacancy: every fact read from the declared fields and from the text, each with its
// source, "not stated" never guessed. Pure apart from the options; one Normaliser serves any number
// of threads.
#pragma once

#include <string>
#include <variant>

#include "indexer/issue.h"
#include "indexer/posting.h"
#include "indexer/vacancy.h"
#include "taxonomies/base/day.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::indexer {

struct NormaliseOptions {
  std::string source;  // the feed's key
  Day day;             // decides "open", the minimum wage of the day and dates without a year
};

class Normaliser {
 public:
  // `gazetteer` must outlive the normaliser.
  Normaliser(const taxonomies::Gazetteer& gazetteer, NormaliseOptions options);
  // A rejection for a posting that is no advert: no title, no id and no text to make one from,
  // negative pay, a date that does not exist. `first_seen` is the option's day.
  std::variant<Vacancy, Rejection> Normalise(const Posting& posting) const;

 private:
  const taxonomies::Gazetteer& gazetteer_;
  NormaliseOptions options_;
};

}  // namespace corner::indexer
