#include "indexer/normalise/fee_words.h"

namespace corner::indexer::fee {
namespace {

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
                            {"you pay", kDuty},
                            {"you will pay", kDuty},
                            {"you'll pay", kDuty},
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
                            {"you cover", kDuty},
                            {"you will cover", kDuty},
                            {"cover the cost of your", kBuyer},
                            {"at your own expense", kBuyer},
                            {"at your own cost", kBuyer},
                            {"at own cost", kBuyer},
                            {"at candidates cost", kBuyer},
                            {"you buy", kDuty},
                            {"you will need to buy", kBuyer},
                            {"you need to buy", kBuyer},
                            {"you must buy", kBuyer},
                            {"you must purchase", kBuyer},
                            {"you purchase", kDuty},
                            {"you will purchase", kDuty},
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
                            {"buy our", kDuty},
                            {"purchase our", kDuty},
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

// What work-seekers are made to pay for: their own things, and things that work may be about.
constexpr Phrase kThings[] = {{"dbs", kOwn},
                              {"background check", kOwn},
                              {"uniform", kOwn},
                              {"starter kit", kOwn},
                              {"starter pack", kOwn},
                              {"kit", kAny},
                              {"pack", kVerb},
                              {"training", kAny},
                              {"course", kAny},
                              {"induction", kOwn},
                              {"headset", kOwn},
                              {"software", kAny},
                              {"laptop", kAny},
                              {"materials", kAny},
                              {"handbook", kOwn},
                              {"manual", kAny},
                              {"badge", kOwn},
                              {"deposit", kAny},
                              {"scanner", kAny},
                              {"stock", kVerb},
                              {"leads", kVerb},
                              {"visa", kOwn},
                              {"contract", kVerb},
                              {"photographs", kAny},
                              {"photos", kAny},
                              {"charge", kVerb},
                              {"fee", kAny},
                              {"registration", kOwn},
                              {"products", kAny},
                              {"licence fee", kOwn},
                              {"portfolio", kOwn},
                              {"certificate", kAny},
                              {"vetting", kOwn},
                              {"check", kVerb},
                              {"equipment", kAny},
                              {"bundle", kAny},
                              {"bedding", kOwn},
                              {"transport", kVerb},
                              {"screening", kOwn},
                              {"samples", kAny},
                              {"sample products", kOwn},
                              {"locker", kOwn},
                              {"workwear", kOwn},
                              {"membership", kOwn},
                              {"account", kVerb},
                              {"shoes", kAny},
                              {"boots", kAny},
                              {"jacket", kAny},
                              {"tools", kAny}};

// Words between "you will pay" and a thing that make the thing the applicant's to pay for.
constexpr Phrase kTies[] = {{"for", 1}, {"your", 1}, {"our", 1}, {"own", 1}};

// Whom and what a job may pay, so that paying is the work.
constexpr Phrase kPaidAtWork[] = {{"supplier*", 1}, {"invoice*", 1},  {"contractor*", 1},
                                  {"vendor*", 1},   {"bill", 1},      {"bills", 1},
                                  {"wages", 1},     {"salaries", 1},  {"employees", 1},
                                  {"staff", 1},     {"on behalf", 1}, {"attention", 1}};

// Who else may pay. "Our client asks for a fee" and "customer service" say nothing of that.
constexpr Phrase kOthers[] = {{"customer*", 1}, {"client*", 1},  {"tenant*", 1},  {"landlord*", 1},
                              {"parent*", 1},   {"famil*", 1},   {"student*", 1}, {"pupil*", 1},
                              {"patient*", 1},  {"visitor*", 1}, {"guest*", 1},   {"resident*", 1}};

// Right behind one of them: they are part of the job's name.
constexpr Phrase kJobWords[] = {
    {"service", 1},  {"services", 1}, {"care", 1},       {"support", 1},    {"facing", 1},
    {"adviser*", 1}, {"advisor*", 1}, {"assistant*", 1}, {"experience", 1}, {"relations", 1},
    {"liaison", 1},  {"success", 1},  {"account*", 1},   {"role*", 1},      {"advocate*", 1}};

// Right before or behind "our client": it pays, or the fee is its own.
constexpr Phrase kToThem[] = {{"by", 1},      {"to", 1},   {"from", 1},   {"charge", 1},
                              {"charges", 1}, {"bill", 1}, {"invoice", 1}};
constexpr Phrase kTheyPay[] = {{"pay", 1},        {"pays", 1},       {"will pay", 1},
                               {"covers", 1},     {"will cover", 1}, {"funds", 1},
                               {"meets", 1},      {"will meet", 1},  {"will fund", 1},
                               {"reimburses", 1}, {"refunds", 1}};

// What says that others pay, or that nothing is to be paid. In the same clause it takes the cue
// away.
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
                                {"member", 1},
                                {"members", 1},
                                {"membership*", 1},
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

}  // namespace

const PhraseTable& Cues() {
  static const PhraseTable table(kCues);
  return table;
}

const PhraseTable& Things() {
  static const PhraseTable table(kThings);
  return table;
}

const PhraseTable& Ties() {
  static const PhraseTable table(kTies);
  return table;
}

const PhraseTable& PaidAtWork() {
  static const PhraseTable table(kPaidAtWork);
  return table;
}

const PhraseTable& Others() {
  static const PhraseTable table(kOthers);
  return table;
}

const PhraseTable& JobWords() {
  static const PhraseTable table(kJobWords);
  return table;
}

const PhraseTable& ToThem() {
  static const PhraseTable table(kToThem);
  return table;
}

const PhraseTable& TheyPay() {
  static const PhraseTable table(kTheyPay);
  return table;
}

const PhraseTable& Harmless() {
  static const PhraseTable table(kHarmless);
  return table;
}

}  // namespace corner::indexer::fee
