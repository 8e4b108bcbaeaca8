#include "indexer/normalise/fee_asked.h"

#include <algorithm>
#include <vector>

#include "indexer/normalise/fee_words.h"

namespace corner::indexer {
namespace {

constexpr int kLargestFee = 500;  // pounds

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

bool IsBlank(char c) { return c == ' ' || c == '\n' || c == ScannedText::kFiller; }

// Where the words before `position` begin that the table has, or -1.
int32_t WordBefore(const PhraseTable& table, const ScannedText& text, int32_t position) {
  int32_t end = position;
  while (end > 0 && IsBlank(text.lower()[end - 1])) --end;
  int32_t begin = end;
  while (begin > 0 && IsWordByte(text.lower()[begin - 1])) --begin;
  if (begin == end) return -1;
  const PhraseHit hit = table.MatchAt(text, begin);
  return hit.tag >= 0 && hit.to == end ? begin : -1;
}

bool WordBehind(const PhraseTable& table, const ScannedText& text, int32_t position) {
  while (position < text.size() &&
         (IsBlank(text.lower()[position]) || text.lower()[position] == '-'))
    ++position;
  return position < text.size() && table.MatchAt(text, position).tag >= 0;
}

// Somebody in the clause who is not the applicant and may be the one who pays.
bool OthersMayPay(const ScannedText& text, const Clause& clause, const PhraseHit& cue) {
  static constexpr Phrase kOurs[] = {{"our", 1}, {"my", 1}};
  static const PhraseTable ours(kOurs);
  for (const PhraseHit& hit : fee::Others().FindIn(text, clause.from, clause.to)) {
    if (hit.from >= cue.from && hit.to <= cue.to) continue;
    int32_t end = hit.to;  // of the whole word
    while (!text.EndsWord(end)) ++end;
    if (WordBehind(fee::JobWords(), text, end)) continue;
    const int32_t our = WordBefore(ours, text, hit.from);
    if (our < 0 || WordBefore(fee::ToThem(), text, our) >= 0 ||
        WordBehind(fee::TheyPay(), text, end)) {
      return true;
    }
  }
  return false;
}

// The thing is a verb here: it stands behind a comma, "and", "to", "will" …
bool IsVerb(const ScannedText& text, const PhraseHit& thing) {
  static constexpr Phrase kBeforeVerbs[] = {{"and", 1},  {"or", 1},  {"then", 1}, {"to", 1},
                                            {"will", 1}, {"you", 1}, {"must", 1}};
  static const PhraseTable before(kBeforeVerbs);
  int32_t end = thing.from;
  while (end > 0 && IsBlank(text.lower()[end - 1])) --end;
  return (end > 0 && text.lower()[end - 1] == ',') || WordBefore(before, text, thing.from) >= 0;
}

// The thing is what the words of the cue are about: nothing parts them, and it is the applicant's
// own or tied to them.
bool IsTied(const ScannedText& text, const PhraseHit& cue, const PhraseHit& thing) {
  static constexpr Phrase kParts[] = {{"and", 1}, {"or", 1}, {"then", 1}, {"while", 1}};
  static const PhraseTable parts(kParts);
  constexpr int32_t kFar = 60;  // bytes
  if (thing.from < cue.to || thing.from - cue.to > kFar) return false;
  const std::string_view between = text.lower().substr(cue.to, thing.from - cue.to);
  if (between.find(',') != between.npos) return false;
  if (thing.tag == fee::kOwn) return true;
  const bool own_cue = text.lower().substr(cue.from, cue.to - cue.from).ends_with("our");
  return parts.FindIn(text, cue.to, thing.from).empty() &&
         (own_cue || !fee::Ties().FindIn(text, cue.to, thing.from).empty());
}

bool AsksToPayForThings(const ScannedText& text, const Clause& clause, const PhraseHit& cue) {
  const bool duty = cue.tag == fee::kDuty;
  if (duty && Stands(fee::PaidAtWork(), text, clause, cue)) return false;
  for (const PhraseHit& thing : fee::Things().FindIn(text, clause.from, clause.to)) {
    if (thing.from >= cue.from && thing.to <= cue.to) continue;
    if (thing.tag == fee::kVerb && IsVerb(text, thing)) continue;
    if (!duty || IsTied(text, cue, thing) || HasSmallSum(text, clause)) return true;
  }
  return false;
}

// Whether the cue asks the applicant for money at all.
bool AsksForMoney(const ScannedText& text, const PhraseHit& cue) {
  if (text.NegatedBefore(cue.from)) return false;
  const Clause clause = ClauseAround(text, cue);
  if (Stands(fee::Harmless(), text, clause, cue) || OthersMayPay(text, clause, cue)) return false;
  if (cue.tag == fee::kSum) return HasSmallSum(text, clause);
  if (cue.tag != fee::kBuyer && cue.tag != fee::kDuty) return true;
  // "pay for training" names its thing itself.
  const std::string_view words = text.lower().substr(cue.from, cue.to - cue.from);
  return words.ends_with("training") || AsksToPayForThings(text, clause, cue);
}

}  // namespace

std::optional<FeeSpan> FindFeeAsked(const ScannedText& text) {
  std::optional<FeeSpan> perhaps;
  for (const PhraseHit& cue : fee::Cues().FindAll(text)) {
    const bool plain = cue.tag != fee::kSum;
    if ((!plain && perhaps) || !AsksForMoney(text, cue)) continue;
    if (plain) return FeeSpan{cue.from, cue.to, true};
    perhaps = FeeSpan{cue.from, cue.to, false};
  }
  return perhaps;
}

}  // namespace corner::indexer
