#include "indexer/normalise/pay_context.h"

#include <algorithm>

namespace corner::indexer {
namespace {

enum Cue { kPayWord, kOtherWord, kBusiness };

// Words before a sum. The last one before the sum decides.
constexpr Phrase kBefore[] = {
    {"salary", kPayWord},
    {"salaries", kPayWord},
    {"pay", kPayWord},
    {"pays", kPayWord},
    {"paid", kPayWord},
    {"paying", kPayWord},
    {"wage", kPayWord},
    {"wages", kPayWord},
    {"rate", kPayWord},
    {"rates", kPayWord},
    {"earn", kPayWord},
    {"remuneration", kPayWord},
    {"compensation", kPayWord},
    {"stipend", kPayWord},
    {"income", kPayWord},
    {"basic", kPayWord},
    {"base", kPayWord},
    {"hourly", kPayWord},
    {"package", kPayWord},
    {"you will make", kPayWord},
    {"payment", kPayWord},
    {"starting at", kPayWord},
    {"fte", kPayWord},
    {"pro rata", kPayWord},
    {"payrate", kPayWord},
    {"rewards", kPayWord},
    {"grade", kPayWord},
    {"guaranteed", kPayWord},
    {"we offer", kPayWord},
    {"offering", kPayWord},
    // bonus, commission, on target
    {"bonus", kOtherWord},
    {"bonuses", kOtherWord},
    {"bonues", kOtherWord},
    {"commission*", kOtherWord},
    {"commision*", kOtherWord},
    {"ote", kOtherWord},
    {"on target", kOtherWord},
    {"on target earnings", kOtherWord},
    {"incentive*", kOtherWord},
    {"realistic*", kOtherWord},
    {"uncapped", kOtherWord},
    {"overtime", kOtherWord},
    {"holiday pay", kOtherWord},
    {"total", kOtherWord},
    {"top earners", kOtherWord},
    {"potential", kOtherWord},
    {"averages", kOtherWord},
    {"averaging", kOtherWord},
    {"average salary", kPayWord},
    {"earning potential", kOtherWord},
    {"make over", kOtherWord},
    {"are making", kOtherWord},
    {"making", kOtherWord},
    {"earnings", kOtherWord},
    {"first year", kOtherWord},
    {"1st year", kOtherWord},
    {"tips", kOtherWord},
    {"override", kOtherWord},
    {"extra", kOtherWord},
    // allowances, pension, benefits
    {"allowance*", kOtherWord},
    {"pension*", kOtherWord},
    {"contribut*", kOtherWord},
    {"reimburse*", kOtherWord},
    {"voucher*", kOtherWord},
    {"discount*", kOtherWord},
    {"supplement*", kOtherWord},
    {"relocation", kOtherWord},
    {"benefit*", kOtherWord},
    {"membership", kOtherWord},
    {"loan*", kOtherWord},
    {"insurance", kOtherWord},
    {"cover", kOtherWord},
    {"expenses", kOtherWord},
    {"tuition", kOtherWord},
    {"retention", kOtherWord},
    {"match", kOtherWord},
    {"matching", kOtherWord},
    {"equity", kOtherWord},
    {"worth", kOtherWord},
    {"valued", kOtherWord},
    {"accommodation", kOtherWord},
    {"lump sum", kOtherWord},
    {"gift", kOtherWord},
    // money of the business: counts only where no pay word stands in the clause
    {"revenue*", kBusiness},
    {"turnover*", kBusiness},
    {"funding", kBusiness},
    {"funded", kBusiness},
    {"raised", kBusiness},
    {"budget*", kBusiness},
    {"fund", kBusiness},
    {"funds", kBusiness},
    {"grant*", kBusiness},
    {"saving*", kBusiness},
    {"sales", kBusiness},
    {"profit*", kBusiness},
    {"deal", kBusiness},
    {"deals", kBusiness},
    {"contracts", kBusiness},
    {"investment*", kBusiness},
    {"invest", kBusiness},
    {"invested", kBusiness},
    {"project*", kBusiness},
    {"value", kBusiness},
    {"portfolio*", kBusiness},
    {"assets", kBusiness},
    {"industry", kBusiness},
    {"market", kBusiness},
    {"spend", kBusiness},
    {"spending", kBusiness},
    {"quota*", kBusiness},
    {"target*", kBusiness},
    {"account*", kBusiness},
    {"grow*", kBusiness},
    {"company", kBusiness},
    {"clients", kBusiness},
    {"customers", kBusiness},
    {"price*", kBusiness},
    {"sold", kBusiness},
    {"selling", kBusiness},
    // asked of or given to the applicant
    {"fee", kOtherWord},
    {"fees", kOtherWord},
    {"cost*", kOtherWord},
    {"charge*", kOtherWord},
    {"deposit of", kOtherWord},
    {"refer*", kOtherWord},
    {"prior earnings", kOtherWord},
    {"current salary", kOtherWord},
    {"fine*", kOtherWord},
    {"prize*", kOtherWord},
    {"award*", kOtherWord},
    {"donat*", kOtherWord},
    {"up front", kOtherWord},
    {"flat", kOtherWord},
    {"threshold*", kOtherWord},
    {"in additional", kOtherWord},
    {"may also", kOtherWord},
    {"salary sacrifice", kOtherWord},
    {"salary sacrifice*", kOtherWord},
    {"example", kOtherWord},
    {"plus a", kOtherWord},
    {"overall", kOtherWord},
    {"population", kOtherWord},
    {"transactions", kOtherWord}};

// Words directly after a sum, at most three words on.
constexpr Phrase kAfter[] = {{"salary", kPayWord},
                             {"basic", kPayWord},
                             {"base", kPayWord},
                             {"range", kPayWord},
                             {"gross", kPayWord},
                             {"package", kPayWord},
                             {"doe", kPayWord},
                             {"pro rata", kPayWord},
                             {"fte", kPayWord},
                             {"starting", kPayWord},
                             {"depending", kPayWord},
                             {"dependent", kPayWord},
                             {"negotiable", kPayWord},
                             {"paid", kPayWord},
                             {"wage", kPayWord},
                             {"bonus*", kOtherWord},
                             {"commission*", kOtherWord},
                             {"allowance*", kOtherWord},
                             {"ote", kOtherWord},
                             {"on target", kOtherWord},
                             {"gift*", kOtherWord},
                             {"voucher*", kOtherWord},
                             {"referral*", kOtherWord},
                             {"sign on", kOtherWord},
                             {"signing", kOtherWord},
                             {"welcome", kOtherWord},
                             {"joining", kOtherWord},
                             {"stipend", kOtherWord},
                             {"transport", kOtherWord},
                             {"in funding", kOtherWord},
                             {"in revenue", kOtherWord},
                             {"revenue*", kOtherWord},
                             {"turnover", kOtherWord},
                             {"worth", kOtherWord},
                             {"budget*", kOtherWord},
                             {"in sales", kOtherWord},
                             {"sales", kOtherWord},
                             {"in value", kOtherWord},
                             {"of sales", kOtherWord},
                             {"industry", kOtherWord},
                             {"company", kOtherWord},
                             {"contribution*", kOtherWord},
                             {"towards", kOtherWord},
                             {"toward", kOtherWord},
                             {"pension*", kOtherWord},
                             {"cost*", kOtherWord},
                             {"fee", kOtherWord},
                             {"fees", kOtherWord},
                             {"deposit", kOtherWord},
                             {"per referr*", kOtherWord},
                             {"discount*", kOtherWord},
                             {"credit*", kOtherWord},
                             {"in profit", kOtherWord},
                             {"gross profit", kOtherWord},
                             {"position", kOtherWord},
                             {"in additional", kOtherWord},
                             {"fund", kOtherWord},
                             {"of funding", kOtherWord},
                             {"grant*", kOtherWord},
                             {"tuition*", kOtherWord},
                             {"project*", kOtherWord},
                             {"quota", kOtherWord},
                             {"client*", kOtherWord},
                             {"for each", kOtherWord},
                             {"retention", kOtherWord},
                             {"cost of living", kOtherWord},
                             {"toward*", kOtherWord},
                             {"reimburse*", kOtherWord},
                             {"when you", kOtherWord},
                             {"extra", kPayWord},
                             {"investment*", kOtherWord},
                             {"deal*", kOtherWord},
                             {"subscri*", kOtherWord},
                             {"membership", kOtherWord},
                             {"prize*", kOtherWord},
                             {"relocation", kOtherWord},
                             {"tax free childcare", kOtherWord},
                             {"off", kOtherWord},
                             {"customer*", kOtherWord},
                             {"loan*", kOtherWord},
                             {"realistic*", kOtherWord}};

constexpr int32_t kReachBefore = 110, kReachAfter = 36;

const PhraseTable& Before() {
  static const PhraseTable table(kBefore);
  return table;
}
const PhraseTable& After() {
  static const PhraseTable table(kAfter);
  return table;
}

// True when a joining word or sign between the sum and the word after it parts them:
// "£25,000 + bonus", "£25,000 plus commission", "£25,000, pension".
bool Parted(const ScannedText& text, int32_t from, int32_t to) {
  const std::string_view s = text.lower().substr(from, to - from);
  if (s.find_first_of("+,;&.\n|*:") != std::string_view::npos) return true;
  for (const std::string_view word :
       {" plus", " and", "with", " exc", " inc", " as well", " but"}) {
    if (s.find(word) != std::string_view::npos) return true;
  }
  return std::count(s.begin(), s.end(), ' ') > 4;
}

struct Cues {
  bool pay = false, other = false;
};

Cues CuesBefore(const ScannedText& text, const MoneyRange& range, int32_t previous_end,
                bool headline) {
  Cues cues;
  bool business = false;
  const int32_t clause = text.ClauseStart(range.from, kReachBefore);
  int last = -1;
  for (const PhraseHit& hit : Before().FindIn(text, clause, range.from)) {
    if (hit.tag == kBusiness) {
      business = true;
      continue;
    }
    if (hit.tag == kPayWord) cues.pay = true;
    if (hit.from >= previous_end || hit.tag == kPayWord) last = hit.tag;
  }
  cues.other = last == kOtherWord || (business && !headline && !cues.pay);
  return cues;
}

Cues CuesAfter(const ScannedText& text, const MoneyRange& range, const MoneyRange* next) {
  Cues cues;
  int32_t stop = std::min(text.size(), range.end + kReachAfter);
  if (next != nullptr) stop = std::min(stop, next->from);
  // Where sentences are glued ("hourReferral incentives") the next one says nothing about the sum.
  for (int32_t i = range.to + 1; i < stop; ++i) {
    const char before = text.text()[i - 1], here = text.text()[i];
    if (IsLowerLetter(before) && here >= 'A' && here <= 'Z') stop = i;
  }
  for (const PhraseHit& hit : After().FindIn(text, range.to, stop)) {
    if (Parted(text, range.to, hit.from)) break;
    // "£25k OTE £40k": a word that touches the next sum belongs to it.
    if (next != nullptr && hit.to + 4 >= next->from && hit.tag == kOtherWord) break;
    (hit.tag == kPayWord ? cues.pay : cues.other) = true;
    break;
  }
  return cues;
}

// Who earns it: "our top representatives make over …", "Current sales reps are averaging …".
bool OthersEarn(const ScannedText& text, const MoneyRange& range) {
  static constexpr Phrase kOthers[] = {{"top representatives", 1},  {"top performers", 1},
                                       {"top earners", 1},          {"our top", 1},
                                       {"current sales reps", 1},   {"reps are", 1},
                                       {"representatives make", 1}, {"prior earnings", 1},
                                       {"earnings of", 1},          {"currently earning", 1},
                                       {"must have earned", 1},     {"history of earning", 1},
                                       {"agents earn", 1},          {"if the", 1},
                                       {"could earn up to", 0}};
  static const PhraseTable table(kOthers);
  for (const PhraseHit& hit :
       table.FindIn(text, text.ClauseStart(range.from, kReachBefore), range.from)) {
    if (hit.tag == 1) return true;
  }
  return false;
}

}  // namespace

std::vector<MoneyMeaning> MeaningsOf(const ScannedText& text, const std::vector<MoneyRange>& found,
                                     bool headline) {
  std::vector<MoneyMeaning> meanings;
  meanings.reserve(found.size());
  for (size_t i = 0; i < found.size(); ++i) {
    const MoneyRange& range = found[i];
    if (range.large) {
      meanings.push_back(MoneyMeaning::kOther);
      continue;
    }
    const Cues before = CuesBefore(text, range, i > 0 ? found[i - 1].end : 0, headline);
    const Cues after = CuesAfter(text, range, i + 1 < found.size() ? &found[i + 1] : nullptr);
    const bool other = after.other || (before.other && !after.pay) || OthersEarn(text, range);
    meanings.push_back(other                     ? MoneyMeaning::kOther
                       : before.pay || after.pay ? MoneyMeaning::kPay
                                                 : MoneyMeaning::kUnclear);
  }
  return meanings;
}

PayPeriod PeriodBefore(const ScannedText& text, const MoneyRange& range) {
  static constexpr Phrase kWords[] = {
      {"hourly", 1},  {"per hour", 1}, {"rate per hour", 1}, {"daily", 2},   {"day rate", 2},
      {"per day", 2}, {"weekly", 3},   {"per week", 3},      {"monthly", 4}, {"per month", 4},
      {"annual", 5},  {"annually", 5}, {"per annum", 5},     {"yearly", 5},  {"per year", 5}};
  static const PhraseTable table(kWords);
  int tag = 0;
  const int32_t from = text.ClauseStart(range.from, 40);
  for (const PhraseHit& hit : table.FindIn(text, from, range.from)) {
    bool digits = false;  // "37 hours per week £24,000": the words belong to another figure
    for (int32_t i = std::max(from, hit.from - 12); i < hit.from; ++i) {
      digits |= IsDigit(text.lower()[i]);
    }
    if (!digits) tag = hit.tag;
  }
  return static_cast<PayPeriod>(tag);
}

}  // namespace corner::indexer
