#include "service/pages/advert_words.h"

#include <algorithm>

#include "service/api/wording.h"
#include "service/http/target.h"
#include "taxonomies/base/text.h"

namespace corner::pages {

std::string FlagSentence(indexer::FlagBit bit) {
  switch (bit) {
    case indexer::kFeeAsked:
      return "This advert appears to ask for a payment. Talk to someone you trust before paying "
             "anything.";
    case indexer::kUnpaid:
      return "This advert appears to be for work without pay.";
    case indexer::kBelowMinimumWage:
      return "The pay in this advert looks lower than the legal minimum for adults. Ask what the "
             "hourly pay is.";
    case indexer::kEarlyQuestions:
      return "This advert may ask about your health before offering the job. You can ask advice "
             "before you answer.";
    case indexer::kCommissionOnly:
      return "The pay appears to depend on what you sell. Ask what you earn if you sell nothing.";
    case indexer::kPremiumPhone:
      return "This advert names a phone number that can be expensive to ring. Ask for another way "
             "to get in touch.";
    case indexer::kNoEmployer:
      return "This advert does not name the employer. You can ask who it is before you apply.";
    case indexer::kMendedText:
      return "Some characters of this advert arrived damaged. We have repaired them.";
  }
  return {};
}

bool IsWarning(indexer::FlagBit bit) {
  return bit != indexer::kMendedText && bit != indexer::kNoEmployer;
}

std::string SchemeSentence(const indexer::Scheme& scheme) {
  constexpr std::string_view kAsStated = " – as the advert states";
  if (scheme.id == "interview_offer") {
    return Concat("Says it offers interviews to disabled people who meet the minimum", kAsStated);
  }
  if (scheme.id == "mindful_employer") return Concat("Says it is a Mindful Employer", kAsStated);
  return Concat("Says it is ", api::SchemeText(scheme), kAsStated);
}

std::string SourceSentence(const indexer::Vacancy& vacancy, std::string_view fact) {
  const auto found = std::find_if(vacancy.facts.begin(), vacancy.facts.end(),
                                  [&](const auto& source) { return source.name == fact; });
  if (found == vacancy.facts.end()) return {};
  if (found->source == "text:title") return "from the advert’s title";
  if (found->source.starts_with("text:")) return "from the advert’s text";
  if (found->source.starts_with("field:")) return "given by the website that sent it";
  return {};
}

SafeUrl AdvertAddress(std::string_view id) {
  return SafeUrl::Local(Concat("/jobs/", http::PercentEncode(id)));
}

}  // namespace corner::pages
