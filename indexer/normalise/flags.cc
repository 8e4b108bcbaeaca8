#include "indexer/normalise/flags.h"

#include <algorithm>

namespace corner::indexer {
namespace {

constexpr Phrase kPhrases[] = {
    // the applicant is asked to pay
    {"registration fee", kFeeAsked},
    {"joining fee", kFeeAsked},
    {"refundable deposit", kFeeAsked},
    {"pay a deposit", kFeeAsked},
    {"training fee", kFeeAsked},
    {"starter kit", kFeeAsked},
    {"upfront fee", kFeeAsked},
    {"administration fee", kFeeAsked},
    {"pay for your dbs", kFeeAsked},
    {"pay for your own dbs", kFeeAsked},
    {"pay for training", kFeeAsked},
    {"cost of the training", kFeeAsked},
    {"must be able to invest", kFeeAsked},
    {"you will need to invest", kFeeAsked},
    {"cost of the dbs will be deducted", kFeeAsked},
    {"deducted from your first", kFeeAsked},
    {"application fee", kFeeAsked},
    {"cost of your dbs", kFeeAsked},
    {"at your own expense", kFeeAsked},
    {"cover the cost of your", kFeeAsked},
    // health asked about before an offer (Equality Act 2010 s.60)
    {"do you have any health", kHealthQuestions},
    {"do you have a disability", kHealthQuestions},
    {"health questionnaire with your application", kHealthQuestions},
    {"complete a health questionnaire", kHealthQuestions},
    {"complete a medical questionnaire", kHealthQuestions},
    {"medical questionnaire", kHealthQuestions},
    {"sickness record", kHealthQuestions},
    {"sickness absence record", kHealthQuestions},
    {"good attendance record", kHealthQuestions},
    {"good sickness record", kHealthQuestions},
    {"history of illness", kHealthQuestions},
    {"medical history", kHealthQuestions},
    {"physically fit and healthy", kHealthQuestions},
    {"must be in good health", kHealthQuestions},
    {"good physical and mental health", kHealthQuestions},
    {"good mental health", kHealthQuestions},
    {"any medical conditions", kHealthQuestions},
    {"no medical conditions", kHealthQuestions},
    {"no health problems", kHealthQuestions},
    {"no history of mental", kHealthQuestions},
    {"good health record", kHealthQuestions},
    // commission only
    {"commission only", kCommissionOnly},
    {"100 commission", kCommissionOnly},
    {"commission only basis", kCommissionOnly},
    {"purely commission", kCommissionOnly},
    {"100% commission", kCommissionOnly},
    {"solely commission", kCommissionOnly},
    {"commission based only", kCommissionOnly}};

// What makes one of the phrases harmless when it stands in the same clause.
constexpr Phrase kHarmless[] = {{"no", 1},
                                {"free", 1},
                                {"we pay", 1},
                                {"paid by us", 1},
                                {"after an offer", 2},
                                {"following offer", 2},
                                {"conditional offer", 2},
                                {"on offer", 2},
                                {"once offered", 2},
                                {"if successful", 2},
                                {"successful candidate*", 2},
                                {"pre employment", 2},
                                {"upon offer", 2},
                                {"occupational health", 2},
                                {"successful applicant*", 2},
                                {"offered the", 2},
                                {"patient*", 2},
                                {"client*", 2},
                                {"resident*", 2},
                                {"customer*", 3},
                                {"tenant*", 3},
                                {"refunded", 4},
                                {"never", 1},
                                {"we will pay", 1},
                                {"service user*", 2},
                                {"members", 3},
                                {"insurance", 2},
                                {"student*", 3},
                                {"our medical", 2},
                                {"take*", 2},
                                {"taking", 2},
                                {"record keeping", 2},
                                {"relevant experience", 5}};

bool Harmless(const ScannedText& text, const PhraseHit& hit) {
  static const PhraseTable table(kHarmless);
  if (text.NegatedBefore(hit.from)) return hit.tag != kHealthQuestions;
  for (const PhraseHit& word :
       table.FindIn(text, text.ClauseStart(hit.from, 80), text.ClauseEnd(hit.to, 80))) {
    if (word.from >= hit.from && word.to <= hit.to) continue;
    if (word.tag == 1 && hit.tag != kHealthQuestions) return true;
    if (word.tag == 2 && hit.tag == kHealthQuestions) return true;
    if (word.tag == 3 && hit.tag == kFeeAsked) return true;
  }
  return false;
}

// Premium-rate and personal numbers to ring: 09…, 0871/2/3 and 070 (Ofcom's numbering plan).
bool IsPremiumNumber(std::string_view s, size_t i) {
  std::string digits;
  for (size_t k = i; k < s.size() && digits.size() < 12; ++k) {
    if (IsDigit(s[k])) {
      digits.push_back(s[k]);
    } else if (s[k] != ' ' && s[k] != '-') {
      break;
    }
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
  for (const PhraseHit& hit : table.FindAll(description)) {
    if (!Harmless(description, hit)) add(static_cast<FlagBit>(hit.tag), hit.from, hit.to);
  }
  const std::string_view s = description.lower();
  for (const int32_t start : description.word_starts()) {
    if (s[start] == '0' && IsPremiumNumber(s, static_cast<size_t>(start))) {
      int32_t end = start;
      while (end < description.size() && (IsDigit(s[end]) || s[end] == ' ' || s[end] == '-')) ++end;
      while (end > start && !IsDigit(s[end - 1])) --end;
      add(kPremiumPhone, start, end);
    }
  }
  return found;
}

}  // namespace corner::indexer
