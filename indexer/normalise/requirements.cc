#include "indexer/normalise/requirements.h"

#include <algorithm>
#include <array>

namespace corner::indexer {
namespace {

constexpr std::array<std::string_view, 33> kKinds = {"driving_licence",
                                                     "dbs",
                                                     "registration:nmc",
                                                     "registration:hcpc",
                                                     "registration:gmc",
                                                     "registration:social_work_england",
                                                     "registration:gphc",
                                                     "registration:gdc",
                                                     "cscs",
                                                     "sia",
                                                     "language:welsh",
                                                     "language:bsl",
                                                     "language:polish",
                                                     "language:urdu",
                                                     "language:french",
                                                     "language:german",
                                                     "language:spanish",
                                                     "language:punjabi",
                                                     "language:arabic",
                                                     "language:italian",
                                                     "language:romanian",
                                                     "language:portuguese",
                                                     "language:gaelic",
                                                     "language:dutch",
                                                     "food_hygiene",
                                                     "first_aid",
                                                     "forklift_licence",
                                                     "hgv_licence",
                                                     "own_vehicle",
                                                     "qts",
                                                     "language:english",
                                                     "language:mandarin",
                                                     "language:bengali"};

constexpr Phrase kPhrases[] = {{"driving licence", 0},
                               {"driving license", 0},
                               {"driver's licence", 0},
                               {"driver's license", 0},
                               {"drivers licence", 0},
                               {"drivers license", 0},
                               {"driver licence", 0},
                               {"driver license", 0},
                               {"uk licence", 0},
                               {"ability to drive", 0},
                               {"able to drive", 0},
                               {"must drive", 0},
                               {"car driver", 0},
                               {"full clean licence", 0},
                               {"full uk licence", 0},
                               {"dbs", 1},
                               {"enhanced dbs", 1},
                               {"disclosure and barring", 1},
                               {"crb", 1},
                               {"pvg", 1},
                               {"accessni", 1},
                               {"access ni", 1},
                               {"nmc", 2},
                               {"nursing and midwifery council", 2},
                               {"nmc registered", 2},
                               {"nmc pin", 2},
                               {"hcpc", 3},
                               {"health and care professions council", 3},
                               {"gmc", 4},
                               {"general medical council", 4},
                               {"social work england", 5},
                               {"gphc", 6},
                               {"general pharmaceutical council", 6},
                               {"gdc", 7},
                               {"general dental council", 7},
                               {"cscs", 8},
                               {"sia", 9},
                               {"sia licence", 9},
                               {"sia license", 9},
                               {"sia badge", 9},
                               {"welsh speaking", 10},
                               {"welsh speaker", 10},
                               {"speak welsh", 10},
                               {"fluent in welsh", 10},
                               {"welsh language skills", 10},
                               {"fluent welsh", 10},
                               {"communicate in welsh", 10},
                               {"through the medium of welsh", 10},
                               {"welsh essential", 10},
                               {"welsh is essential", 10},
                               {"welsh language", 10},
                               {"ability to speak welsh", 10},
                               {"british sign language", 11},
                               {"bsl", 11},
                               {"polish speak*", 12},
                               {"speak polish", 12},
                               {"fluent polish", 12},
                               {"fluent in polish", 12},
                               {"urdu", 13},
                               {"french speak*", 14},
                               {"fluent french", 14},
                               {"fluent in french", 14},
                               {"speak french", 14},
                               {"german speak*", 15},
                               {"fluent german", 15},
                               {"fluent in german", 15},
                               {"speak german", 15},
                               {"spanish speak*", 16},
                               {"fluent spanish", 16},
                               {"fluent in spanish", 16},
                               {"speak spanish", 16},
                               {"bilingual spanish", 16},
                               {"punjabi", 17},
                               {"arabic speak*", 18},
                               {"fluent arabic", 18},
                               {"speak arabic", 18},
                               {"fluent in arabic", 18},
                               {"italian speak*", 19},
                               {"fluent italian", 19},
                               {"fluent in italian", 19},
                               {"romanian speak*", 20},
                               {"speak romanian", 20},
                               {"portuguese speak*", 21},
                               {"fluent portuguese", 21},
                               {"fluent in portuguese", 21},
                               {"gaelic", 22},
                               {"dutch speak*", 23},
                               {"fluent dutch", 23},
                               {"fluent in dutch", 23},
                               {"native dutch", 23},
                               {"food hygiene", 24},
                               {"food safety certificate", 24},
                               {"level 2 food", 24},
                               {"first aid certificate", 25},
                               {"first aid qualification", 25},
                               {"first aid trained", 25},
                               {"paediatric first aid", 25},
                               {"first aider", 25},
                               {"forklift licence", 26},
                               {"forklift license", 26},
                               {"flt licence", 26},
                               {"counterbalance licence", 26},
                               {"forklift truck licence", 26},
                               {"hgv licence", 27},
                               {"lgv licence", 27},
                               {"class 1 licence", 27},
                               {"class 2 licence", 27},
                               {"cpc card", 27},
                               {"driver cpc", 27},
                               {"own car", 28},
                               {"own vehicle", 28},
                               {"own transport", 28},
                               {"access to a car", 28},
                               {"access to a vehicle", 28},
                               {"use of a car", 28},
                               {"qts", 29},
                               {"qualified teacher status", 29},
                               {"fluent english", 30},
                               {"fluent in english", 30},
                               {"good command of english", 30},
                               {"mandarin", 31},
                               {"bengali", 32},
                               {"sylheti", 32}};

enum Strength { kNice, kLearnable, kMust, kNotNeeded };
constexpr Phrase kStrengths[] = {{"desirable", kNice},
                                 {"an advantage", kNice},
                                 {"advantageous", kNice},
                                 {"ideally", kNice},
                                 {"preferred", kNice},
                                 {"preferable", kNice},
                                 {"preferably", kNice},
                                 {"would be beneficial", kNice},
                                 {"beneficial", kNice},
                                 {"a bonus", kNice},
                                 {"a plus", kNice},
                                 {"nice to have", kNice},
                                 {"would be useful", kNice},
                                 {"useful", kNice},
                                 {"helpful", kNice},
                                 {"would be good", kNice},
                                 {"asset", kNice},
                                 {"advantage", kNice},
                                 {"training given", kLearnable},
                                 {"training provided", kLearnable},
                                 {"training will be", kLearnable},
                                 {"training is given", kLearnable},
                                 {"full training", kLearnable},
                                 {"we will train", kLearnable},
                                 {"we'll train", kLearnable},
                                 {"put you through", kLearnable},
                                 {"help you get", kLearnable},
                                 {"support you to", kLearnable},
                                 {"willing to learn", kLearnable},
                                 {"willing to work towards", kLearnable},
                                 {"work towards", kLearnable},
                                 {"working towards", kLearnable},
                                 {"we will fund", kLearnable},
                                 {"we will pay for", kLearnable},
                                 {"no experience needed", kLearnable},
                                 {"no experience necessary", kLearnable},
                                 {"willing to obtain", kLearnable},
                                 {"willingness to learn", kLearnable},
                                 {"lessons", kLearnable},
                                 {"can be learned", kLearnable},
                                 {"paid for by us", kLearnable},
                                 {"we pay for", kLearnable},
                                 {"we will arrange", kLearnable},
                                 {"will be provided", kLearnable},
                                 {"essential", kMust},
                                 {"must", kMust},
                                 {"required", kMust},
                                 {"requirement", kMust},
                                 {"mandatory", kMust},
                                 {"not required", kNotNeeded},
                                 {"not essential", kNice},
                                 {"not necessary", kNotNeeded},
                                 {"not needed", kNotNeeded},
                                 {"isn't essential", kNice},
                                 {"no need for", kNotNeeded},
                                 {"don't need", kNotNeeded},
                                 {"do not need", kNotNeeded},
                                 {"isn't required", kNotNeeded}};

// A DBS or CRB check is the employer's to arrange: "work" and "subject to" do not soften it.
constexpr size_t kDbs = 1;

Requirement::Strength FromCue(int cue) {
  return cue == kNice        ? Requirement::Strength::kNice
         : cue == kLearnable ? Requirement::Strength::kLearnable
                             : Requirement::Strength::kMust;
}

// The word about strength nearest to the hit within its clause; kMust when there is none.
int CueNear(const ScannedText& text, const PhraseHit& hit) {
  static const PhraseTable table(kStrengths);
  const int32_t from = text.ClauseStart(hit.from, 90), to = text.ClauseEnd(hit.to, 90);
  int best = kMust;
  int32_t nearest = INT32_MAX;
  for (const PhraseHit& cue : table.FindIn(text, from, to)) {
    if (cue.from < hit.to && cue.to > hit.from) continue;
    const int32_t away = cue.from >= hit.to ? cue.from - hit.to : hit.from - cue.to;
    // A comma between gives the word to its neighbour: "licence essential, Welsh desirable".
    const int32_t low = std::min(cue.to, hit.to), high = std::max(cue.from, hit.from);
    const std::string_view between = text.lower().substr(low, std::max(0, high - low));
    const int32_t cost = away + (between.find(',') != std::string_view::npos ? 40 : 0);
    if (cost < nearest) {
      nearest = cost;
      best = cue.tag;
    }
  }
  return best;
}

int Rank(Requirement::Strength strength) {
  return strength == Requirement::Strength::kMust   ? 2
         : strength == Requirement::Strength::kNice ? 1
                                                    : 0;
}

void Scan(const ScannedText& text, bool spans, std::vector<Requirement>* found) {
  static const PhraseTable table(kPhrases);
  for (const PhraseHit& hit : table.FindAll(text)) {
    if (text.NegatedBefore(hit.from)) continue;
    int cue = CueNear(text, hit);
    if (cue == kNotNeeded) continue;
    if (hit.tag == kDbs && cue == kLearnable) cue = kMust;
    Requirement requirement;
    requirement.kind = kKinds[static_cast<size_t>(hit.tag)];
    requirement.strength = FromCue(cue);
    if (spans) {
      requirement.from = hit.from;
      requirement.to = hit.to;
    }
    const auto same = std::find_if(found->begin(), found->end(), [&](const Requirement& other) {
      return other.kind == requirement.kind;
    });
    if (same == found->end()) {
      found->push_back(std::move(requirement));
    } else if (cue != kMust && same->strength == Requirement::Strength::kMust && spans &&
               same->from != 0) {
      // A bare mention reads as a must until a later sentence says how much it matters.
      *same = std::move(requirement);
    } else if (Rank(requirement.strength) > Rank(same->strength) && !spans) {
      *same = std::move(requirement);
    }
  }
}

}  // namespace

std::vector<Requirement> ReadRequirements(std::string_view declared, const ScannedText& title,
                                          const ScannedText& description) {
  std::vector<Requirement> found;
  const std::string kept(declared);
  Scan(ScannedText(kept), false, &found);
  Scan(title, false, &found);
  Scan(description, true, &found);
  return found;
}

}  // namespace corner::indexer
