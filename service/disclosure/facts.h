// What the policy speaks from: the client's side of what an employer may read, the employer's own
// public facts, and the service that stands behind the specialist, whose name says something about
// the client. Nothing here has a place for what a client keeps private. Plain values.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/vacancy.h"
#include "matcher/phrases/labels.h"
#include "matcher/profile.h"
#include "matcher/similarity.h"

namespace corner::disclosure {

struct SharedEvidence {
  std::string text, where;  // the client's own words
  bool may_share = false;   // the client ticked it: without, no employer reads it
};

// Something a client brings, and what shows it.
struct Strength {
  std::string what;        // as something one does: "keeping stock records"
  bool sensitive = false;  // lived experience and the like: only the plan's words speak of it
  std::vector<SharedEvidence> evidence;
};

struct ClientFacts {
  std::string person;  // the record's id
  std::string name;    // as they sign a letter
  std::string reach;   // how an employer reaches them, as they gave it for letters; may be empty
  std::vector<Strength> strengths;
  std::vector<std::string> credentials;  // as something one has: "a driving licence"
};

// What they would bring to that job: what they want or are happy to do, what the advert asks for
// first. `similarity` says what is sensitive.
ClientFacts FactsOf(std::string_view person, std::string_view name, std::string_view reach,
                    const matcher::Profile& profile, const indexer::Vacancy& vacancy,
                    const matcher::Similarity& similarity, const matcher::Labels& labels);

// The employer's own words about the job, out of the ledger and never typed in by anybody here.
class JobFacts {
 public:
  explicit JobFacts(const indexer::Vacancy& vacancy);
  const std::string& employer() const { return employer_; }  // the key; empty: not stated
  const std::string& employer_name() const { return employer_name_; }
  const std::string& title() const { return title_; }
  // The advert seems to ask about health before an offer. Said on the client's own sheet, and
  // without effect on anything an employer reads.
  bool asks_early() const { return asks_early_; }

 private:
  std::string employer_, employer_name_, title_;
  bool asks_early_ = false;
};

struct ServiceFacts {
  std::string name;                      // "Northfield Works"
  std::vector<std::string> other_names;  // short forms, the trust behind it, the web address
  std::string specialist;                // the specialist's own name
  std::string address;                   // how to reach them at the service
  std::string plain_address;             // one that does not show where they work; may be empty
};

}  // namespace corner::disclosure
