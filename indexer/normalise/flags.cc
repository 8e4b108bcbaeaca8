#include "indexer/normalise/flags.h"

#include <algorithm>

#include "indexer/normalise/fee_asked.h"

namespace corner::indexer {
namespace {

constexpr Phrase kPhrases[] = {
    // health asked about before an offer (Equality Act 2010 s.60)
    {"do you have any health", kEarlyQuestions},
    {"do you have a disability", kEarlyQuestions},
    {"health questionnaire with your application", kEarlyQuestions},
    {"complete a health questionnaire", kEarlyQuestions},
    {"complete a medical questionnaire", kEarlyQuestions},
    {"medical questionnaire", kEarlyQuestions},
    {"sickness record", kEarlyQuestions},
    {"sickness absence record", kEarlyQuestions},
    {"good attendance record", kEarlyQuestions},
    {"good sickness record", kEarlyQuestions},
    {"history of illness", kEarlyQuestions},
    {"medical history", kEarlyQuestions},
    {"physically fit and healthy", kEarlyQuestions},
    {"must be in good health", kEarlyQuestions},
    {"good physical and mental health", kEarlyQuestions},
    {"good mental health", kEarlyQuestions},
    {"any medical conditions", kEarlyQuestions},
    {"no medical conditions", kEarlyQuestions},
    {"no health problems", kEarlyQuestions},
    {"no history of mental", kEarlyQuestions},
    {"good health record", kEarlyQuestions},
    // commission only
    {"commission only", kCommissionOnly},
    {"100 commission", kCommissionOnly},
    {"commission only basis", kCommissionOnly},
    {"purely commission", kCommissionOnly},
    {"100% commission", kCommissionOnly},
    {"solely commission", kCommissionOnly},
    {"commission based only", kCommissionOnly}};

// What makes one of the phrases harmless when it stands in the same clause.
constexpr Phrase kHarmless[] = {{"after an offer", 1},
                                {"following offer", 1},
                                {"conditional offer", 1},
                                {"on offer", 1},
                                {"once offered", 1},
                                {"if successful", 1},
                                {"successful candidate*", 1},
                                {"pre employment", 1},
                                {"upon offer", 1},
                                {"occupational health", 1},
                                {"successful applicant*", 1},
                                {"offered the", 1},
                                {"patient*", 1},
                                {"client*", 1},
                                {"resident*", 1},
                                {"service user*", 1},
                                {"insurance", 1},
                                {"our medical", 1},
                                {"take*", 1},
                                {"taking", 1},
                                {"record keeping", 1}};

bool Harmless(const ScannedText& text, const PhraseHit& hit) {
  static const PhraseTable table(kHarmless);
  if (hit.tag != kEarlyQuestions) return text.NegatedBefore(hit.from);
  if (text.NegatedBefore(hit.from)) return false;
  for (const PhraseHit& word :
       table.FindIn(text, text.ClauseStart(hit.from, 80), text.ClauseEnd(hit.to, 80))) {
    if (word.from < hit.from || word.to > hit.to) return true;
  }
  return false;
}

// Premium-rate and personal numbers to ring that begin at `i`: 09…, 0871/2/3 and 070 (Ofcom's
// numbering plan), with or without +44. Moves `*end` behind the number.
bool IsPremiumNumber(std::string_view s, size_t i, size_t* end) {
  std::string digits;
  for (size_t k = i; k < s.size() && digits.size() < 14; ++k) {
    if (IsDigit(s[k])) {
      digits.push_back(s[k]);
      *end = k + 1;
    } else if (s[k] != ' ' && s[k] != '-' && s[k] != '(' && s[k] != ')') {
      break;
    }
  }
  if (digits.starts_with("0044")) {
    digits.replace(0, 4, "0");
  } else if (digits.starts_with("44") && i > 0 && s[i - 1] == '+') {
    digits.replace(0, digits.size() > 2 && digits[2] == '0' ? 3 : 2, "0");
  }
  if (digits.size() < 10 || digits.size() > 11) return false;
  if (digits.starts_with("0871") || digits.starts_with("0872") || digits.starts_with("0873")) {
    return true;
  }
  return digits.size() == 11 && (digits.starts_with("09") || digits.starts_with("070"));
}

}  // namespace

std::vector<FlagReading> ReadFlags(const ScannedText& description) {
  static const PhraseTable table(kPhrases);
  std::vector<FlagReading> found;
  const auto add = [&](FlagBit flag, int32_t from, int32_t to) {
    const auto same = [&](const FlagReading& other) { return other.flag == flag; };
    if (std::none_of(found.begin(), found.end(), same)) found.push_back({flag, from, to});
  };
  if (const auto fee = FindFeeAsked(description)) {
    add(kFeeAsked, fee->from, fee->to);
    found.back().plain = fee->plain;
  }
  for (const PhraseHit& hit : table.FindAll(description)) {
    if (!Harmless(description, hit)) add(static_cast<FlagBit>(hit.tag), hit.from, hit.to);
  }
  const std::string_view s = description.lower();
  for (const int32_t start : description.word_starts()) {
    size_t end = 0;
    if ((s[start] == '0' || s[start] == '4') &&
        IsPremiumNumber(s, static_cast<size_t>(start), &end)) {
      add(kPremiumPhone, start, static_cast<int32_t>(end));
    }
  }
  return found;
}

}  // namespace corner::indexer
