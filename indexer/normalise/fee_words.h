// The words of fee_asked.cc: which phrases ask for money, what for, and what takes them back.
// Tables alone, made once; safe from any thread.
#pragma once

#include "indexer/normalise/scan.h"

namespace corner::indexer::fee {

// Tags of Cues.
inline constexpr int kFee = 1;    // a fee by its name
inline constexpr int kBuyer = 2;  // the applicant pays or buys; counts beside a thing paid for
inline constexpr int kSend = 3;   // the applicant sends money
inline constexpr int kSum = 4;    // a fee, charge or deposit of any name; counts beside a small sum
inline constexpr int kDuty =
    5;  // as kBuyer, but may be the work itself ("you will purchase stock for us")

// Tags of Things: the applicant's own, and what work may be about as well.
inline constexpr int kOwn = 1;
inline constexpr int kAny = 2;
inline constexpr int kVerb = 3;  // as kAny, where it is not a verb ("pay, check and pick")

const PhraseTable& Cues();
const PhraseTable& Things();
const PhraseTable& Ties();
const PhraseTable& PaidAtWork();
const PhraseTable& Others();
const PhraseTable& JobWords();
const PhraseTable& ToThem();
const PhraseTable& TheyPay();
const PhraseTable& Harmless();

}  // namespace corner::indexer::fee
