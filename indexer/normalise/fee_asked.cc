#include "indexer/normalise/fee_asked.h"

#include <algorithm>
#include <vector>

namespace corner::indexer {
namespace {

constexpr int kFee = 1;    // a fee by its name
constexpr int kBuyer = 2;  // the applicant pays or buys; counts beside a thing paid for
constexpr int kSend = 3;   // the applicant sends money
constexpr int kSum = 4;    // a fee, charge or deposit of any name; counts beside a small sum

constexpr int kLargestFee = 500;  // pounds

constexpr Phrase kCues[] = {{"registration fee", kFee},
                            {"joining fee", kFee},
                            {"upfront fee", kFee},
                            {"up front fee", kFee},
                            {"administration fee", kFee},
                            {"admin fee", kFee},
                            {"admin charge", kFee},
                            {"training fee", kFee},
                            {"application fee", kFee},
                            {"agency fee", kFee},
                            {"processing fee", kFee},
                            {"processing charge", kFee},
                            {"franchise fee", kFee},
                            {"induction fee", kFee},
                            {"enrolment fee", kFee},
                            {"placement fee", kFee},
                            {"visa fee", kFee},
                            {"refundable deposit", kFee},
                            {"pay a deposit", kFee},
                            {"joining charge", kFee},
                            {"registration charge", kFee},
                            {"deposit", kSum},
                            {"fee", kSum},
                            {"charge", kSum},
                            {"as security", kSum},
                            {"costs applicants", kSum},
                            {"costs candidates", kSum},
                            {"we deduct", kSum},
                            {"you must buy", kBuyer},
                            // the applicant pays
                            {"you pay", kBuyer},
                            {"you will pay", kBuyer},
                            {"you'll pay", kBuyer},
                            {"you will be asked to pay", kBuyer},
                            {"you must pay", kBuyer},
                            {"you have to pay", kBuyer},
                            {"you need to pay", kBuyer},
                            {"you will need to pay", kBuyer},
                            {"you are expected to pay", kBuyer},
                            {"pay for your", kBuyer},
                            {"pay for training", kBuyer},
                            {"pay for the training", kBuyer},
                            {"payable by you", kBuyer},
                            {"paid by you", kBuyer},
                            {"paid for by you", kBuyer},
                            {"to be paid before", kBuyer},
                            {"paid before your", kBuyer},
                            {"payable before", kBuyer},
                            {"applicants pay", kBuyer},
                            {"candidates pay", kBuyer},
                            {"you cover", kBuyer},
                            {"you will cover", kBuyer},
                            {"cover the cost of your", kBuyer},
                            {"at your own expense", kBuyer},
                            {"at your own cost", kBuyer},
                            {"at own cost", kBuyer},
                            {"at candidates cost", kBuyer},
                            {"you buy", kBuyer},
                            {"you will need to buy", kBuyer},
                            {"you need to buy", kBuyer},
                            {"you must buy", kBuyer},
                            {"you must purchase", kBuyer},
                            {"you purchase", kBuyer},
                            {"you will purchase", kBuyer},
                            {"buy your own", kBuyer},
                            {"purchase your own", kBuyer},
                            {"must be able to invest", kBuyer},
                            {"you will need to invest", kBuyer},
                            {"you need to invest", kBuyer},
                            {"required to purchase", kBuyer},
                            {"required to buy", kBuyer},
                            {"required to pay", kBuyer},
                            {"expected to buy", kBuyer},
                            {"expected to purchase", kBuyer},
                            {"have to buy", kBuyer},
                            {"have to purchase", kBuyer},
                            {"fund your own", kBuyer},
                            {"pay your own", kBuyer},
                            {"buy our", kBuyer},
                            {"purchase our", kBuyer},
                            {"handed over", kBuyer},
                            {"out of your first", kBuyer},
                            {"from your first pay", kBuyer},
                            {"from your first wage*", kBuyer},
                            {"from your first week*", kBuyer},
                            {"will be deducted from", kBuyer},
                            {"is deducted from", kBuyer},
                            {"deducted from your first", kBuyer},
                            {"taken from your first", kBuyer},
                            // money on its way
                            {"send \x1e", kSend},
                            {"send us \x1e", kSend},
                            {"we need \x1e", kSend},
                            {"we ask for \x1e", kSend},
                            {"we ask you for \x1e", kSend},
                            {"asks for \x1e", kSend},
                            {"transfer \x1e", kSend},
                            {"deposit of \x1e", kSend}};

// What work-seekers are made to pay for.
constexpr Phrase kThings[] = {{"dbs", 1},          {"background check", 1},
                              {"uniform", 1},      {"starter kit", 1},
                              {"starter pack", 1}, {"kit", 1},
                              {"pack", 1},         {"training", 1},
                              {"course", 1},       {"induction", 1},
                              {"headset", 1},      {"software", 1},
                              {"laptop", 1},       {"materials", 1},
                              {"handbook", 1},     {"manual", 1},
                              {"badge", 1},        {"deposit", 1},
                              {"scanner", 1},      {"stock", 1},
                              {"leads", 1},        {"visa", 1},
                              {"contract", 1},     {"photographs", 1},
                              {"photos", 1},       {"charge", 1},
                              {"fee", 1},          {"registration", 1},
                              {"products", 1},     {"licence fee", 1},
                              {"portfolio", 1},    {"certificate", 1},
                              {"vetting", 1},      {"check", 1},
                              {"equipment", 1},    {"\x1e*", 2},
                              {"bundle", 1},       {"bedding", 1},
                              {"transport", 1},    {"screening", 1},
                              {"samples", 1},      {"sample products", 1},
                              {"locker", 1},       {"workwear", 1},
                              {"membership", 1},   {"account", 1},
                              {"shoes", 1},        {"boots", 1},
                              {"jacket", 1},       {"tools", 1}};

// Who else pays, or says that nothing is to be paid. In the same clause they take the cue away.
constexpr Phrase kHarmless[] = {{"no", 1},
                                {"free", 1},
                                {"never", 1},
                                {"nothing", 1},
                                {"we pay", 1},
                                {"we will pay", 1},
                                {"we'll pay", 1},
                                {"we cover", 1},
                                {"we fund", 1},
                                {"we refund", 1},
                                {"we reimburse", 1},
                                {"paid by us", 1},
                                {"by us", 1},
                                {"on us", 1},
                                {"we meet", 1},
                                {"our cost", 1},
                                {"our expense", 1},
                                {"funded", 1},
                                {"tax", 1},
                                {"pension", 1},
                                {"customer*", 1},
                                {"client*", 1},
                                {"tenant*", 1},
                                {"landlord*", 1},
                                {"member", 1},
                                {"members", 1},
                                {"membership*", 1},
                                {"parent*", 1},
                                {"famil*", 1},
                                {"student*", 1},
                                {"pupil*", 1},
                                {"patient*", 1},
                                {"visitor*", 1},
                                {"guest*", 1},
                                {"resident*", 1},
                                {"were asked", 1},
                                {"was asked", 1},
                                {"sponsor*", 1},
                                {"insurance", 1},
                                {"benefit*", 1},
                                {"paid by the employer", 1},
                                {"we will cover", 1},
                                {"covered for you", 1},
                                {"salary sacrifice", 1},
                                {"back to", 1},
                                {"loan", 1},
                                {"invoice us", 1},
                                {"room", 1},
                                {"flat", 1},
                                {"accommodation", 1},
                                {"cash*", 1},
                                {"scheme", 1},
                                {"register deposit*", 1},
                                {"booking*", 1},
                                {"allowance*", 1},
                                {"bonus*", 1},
                                {"referral*", 1},
                                {"subsidised", 1},
                                {"discount*", 1},
                                {"fee income", 1},
                                {"fee earner*", 1},
                                {"fee paying", 1},
                                {"fees paid", 1},
                                {"foster*", 1},
                                {"carer fee", 1},
                                {"call out", 1},
                                {"paid to you", 1},
                                {"supporter*", 1},
                                {"donor*", 1},
                                {"penalty", 1},
                                {"fine", 1},
                                {"fines", 1},
                                {"entry fee*", 1},
                                {"in charge", 1},
                                {"free of charge", 1},
                                {"charge nurse", 1},
                                {"take charge", 1},
                                {"charge hand", 1},
                                {"school fee*", 1},
                                {"attendance fee", 1},
                                {"speaker*", 1}};

struct Clause {
  int32_t from, to;
};

Clause ClauseAround(const ScannedText& text, const PhraseHit& hit) {
  return {text.ClauseStart(hit.from, 120), text.ClauseEnd(hit.to, 120)};
}

// A word of `table` in the clause that is not part of the cue itself.
bool Stands(const PhraseTable& table, const ScannedText& text, const Clause& clause,
            const PhraseHit& cue) {
  const std::vector<PhraseHit> hits = table.FindIn(text, clause.from, clause.to);
  return std::any_of(hits.begin(), hits.end(),
                     [&](const PhraseHit& hit) { return hit.from < cue.from || hit.to > cue.to; });
}

// A sum in pounds that somebody looking for work may be asked for: at most 500, and not pay.
bool HasSmallSum(const ScannedText& text, const Clause& clause) {
  static constexpr Phrase kPayWords[] = {
      {"an hour", 1}, {"per hour", 1},  {"a week", 1},   {"per week", 1}, {"a year", 1},
      {"salary", 1},  {"wage", 1},      {"per day", 1},  {"a day", 1},    {"per annum", 1},
      {"a month", 1}, {"per visit", 1}, {"you earn", 1}, {"hourly", 1},   {"per month", 1}};
  static const PhraseTable pay_words(kPayWords);
  if (!pay_words.FindIn(text, clause.from, clause.to).empty()) return false;
  const std::string_view s = text.lower().substr(0, static_cast<size_t>(clause.to));
  for (size_t at = s.find(kPoundSign, static_cast<size_t>(clause.from)); at != s.npos;
       at = s.find(kPoundSign, at + 1)) {
    int value = 0;
    size_t i = at + 1;
    while (i < s.size() && s[i] == ' ') ++i;
    const size_t digits = i;
    while (i < s.size() && IsDigit(s[i]) && i - digits < 5) value = value * 10 + (s[i++] - '0');
    const bool thousands = i < s.size() && (s[i] == ',' || s[i] == 'k' || s[i] == 'm');
    if (i > digits && !thousands && value > 0 && value <= kLargestFee) return true;
  }
  return false;
}

// Whether the cue asks the applicant for money at all.
bool AsksForMoney(const ScannedText& text, const PhraseHit& cue) {
  static const PhraseTable harmless(kHarmless), things(kThings);
  if (text.NegatedBefore(cue.from)) return false;
  const Clause clause = ClauseAround(text, cue);
  if (Stands(harmless, text, clause, cue)) return false;
  if (cue.tag == kSum) return HasSmallSum(text, clause);
  if (cue.tag != kBuyer) return true;
  // "pay for training" names its thing itself.
  const std::string_view words = text.lower().substr(cue.from, cue.to - cue.from);
  return words.ends_with("training") || Stands(things, text, clause, cue);
}

}  // namespace

std::optional<FeeSpan> FindFeeAsked(const ScannedText& text) {
  static const PhraseTable cues(kCues);
  std::optional<FeeSpan> perhaps;
  for (const PhraseHit& cue : cues.FindAll(text)) {
    const bool plain = cue.tag != kSum;
    if ((!plain && perhaps) || !AsksForMoney(text, cue)) continue;
    if (plain) return FeeSpan{cue.from, cue.to, true};
    perhaps = FeeSpan{cue.from, cue.to, false};
  }
  return perhaps;
}

}  // namespace corner::indexer
