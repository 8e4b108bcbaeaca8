// Reasons -> sentences: what a client, a specialist or a sheet of paper reads. Called by the pages,
// the API and the command line, once a shortlist is made. Pure, safe from any thread.
#pragma once

#include <string>
#include <string_view>

#include "matcher/phrases/labels.h"
#include "matcher/phrases/phrase_book.h"
#include "matcher/shortlist.h"

namespace corner::matcher {

struct PhraseOptions {
  Audience audience = Audience::kClient;
  const Labels* labels = &BuiltinLabels();
  std::string_view locale = kEnglish;  // without a table of its own: en-GB
  const PhraseBook* book = &BuiltinPhrases();
};

// One or more sentences; empty only for a code that no table knows. The client's and the advert's
// words stand in them in “…”, as they are.
std::string Phrase(const Reason& reason, const PhraseOptions& options);
std::string Phrase(const Reason& reason, Audience audience, const Labels& labels,
                   std::string_view locale = kEnglish);

// One thing to do next, with a person or the employer: ask the one the team knows there, apply
// while it is open, ask what matters most, or read the advert together. Never about what somebody
// tells of themselves.
std::string NextStep(const MatchItem& item, const PhraseOptions& options);
std::string NextStep(const MatchItem& item, Audience audience, const Labels& labels);

// "Set aside by your rule about hours: 12 jobs. Without it, 4 jobs would come back."
std::string SetAsideLine(const SetAside& aside, const PhraseOptions& options);

// Fills `text` of every reason, question, way in and rule reason, and `next_step`.
void PhraseAll(MatchItem* item, const PhraseOptions& options);
void PhraseAll(Shortlist* list, const PhraseOptions& options);
void PhraseAll(Standing* standing, const PhraseOptions& options);

}  // namespace corner::matcher
