#include "indexer/deduplicate/core_text.h"

#include <algorithm>
#include <array>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "indexer/words.h"
#include "taxonomies/base/hash.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// Beginnings of headings that open a section which is not about the job.
constexpr std::string_view kOtherHeadings[] = {"about us",
                                               "about the company",
                                               "about the employer",
                                               "about the organisation",
                                               "about the trust",
                                               "about our",
                                               "who we are",
                                               "our company",
                                               "company overview",
                                               "company description",
                                               "company profile",
                                               "our organisation",
                                               "our values",
                                               "benefits",
                                               "our benefits",
                                               "what we offer",
                                               "we offer",
                                               "what we can offer",
                                               "what youll get",
                                               "what you will get",
                                               "what you get",
                                               "in return",
                                               "rewards",
                                               "perks",
                                               "why join",
                                               "why work",
                                               "why choose",
                                               "working for us",
                                               "how to apply",
                                               "to apply",
                                               "apply",
                                               "applying",
                                               "application process",
                                               "the application process",
                                               "selection process",
                                               "next steps",
                                               "contact",
                                               "further information",
                                               "equal opportunities",
                                               "equal opportunity",
                                               "equality",
                                               "diversity",
                                               "inclusion",
                                               "disability confident",
                                               "data protection",
                                               "privacy",
                                               "things you need to know",
                                               "safeguarding",
                                               "additional information",
                                               "important information",
                                               "please note"};

// Beginnings of headings after which the job is spoken of again.
constexpr std::string_view kJobHeadings[] = {"the role",
                                             "the job",
                                             "the post",
                                             "about the role",
                                             "about the job",
                                             "about you",
                                             "about the post",
                                             "job summary",
                                             "job description",
                                             "job purpose",
                                             "role",
                                             "summary",
                                             "overview",
                                             "main duties",
                                             "duties",
                                             "key duties",
                                             "responsibilities",
                                             "key responsibilities",
                                             "what youll do",
                                             "what you will do",
                                             "your role",
                                             "you will",
                                             "requirements",
                                             "person specification",
                                             "essential",
                                             "desirable",
                                             "skills",
                                             "qualifications",
                                             "experience",
                                             "who you are",
                                             "what we need",
                                             "what were looking for",
                                             "what we are looking for",
                                             "hours",
                                             "pay",
                                             "salary",
                                             "location",
                                             "key tasks",
                                             "tasks",
                                             "day to day",
                                             "shifts"};

// Word sequences that stand only in sentences about the employer, its offers, equality or applying.
constexpr std::string_view kCues[] = {"equal opportunities",
                                      "equal opportunity",
                                      "disability confident",
                                      "guaranteed interview",
                                      "regardless of",
                                      "protected characteristics",
                                      "we welcome applications",
                                      "we particularly welcome",
                                      "diverse workforce",
                                      "committed to diversity",
                                      "committed to equality",
                                      "committed to safeguarding",
                                      "reasonable adjustments",
                                      "annual leave",
                                      "pension scheme",
                                      "company pension",
                                      "pension contributions",
                                      "employee discount",
                                      "staff discount",
                                      "cycle to work",
                                      "employee assistance",
                                      "life assurance",
                                      "season ticket loan",
                                      "free parking",
                                      "refer a friend",
                                      "to apply",
                                      "apply now",
                                      "apply online",
                                      "click apply",
                                      "click on apply",
                                      "send your cv",
                                      "submit your cv",
                                      "your application",
                                      "closing date",
                                      "close this advert",
                                      "close the advert",
                                      "close the vacancy",
                                      "shortlisted candidates",
                                      "successful candidates will be contacted",
                                      "interviews will",
                                      "high volume of applications",
                                      "employment agency",
                                      "employment business",
                                      "recruitment agency",
                                      "acting on behalf",
                                      "on behalf of our client",
                                      "our client",
                                      "data protection",
                                      "privacy notice",
                                      "privacy policy",
                                      "we are a leading",
                                      "is a leading",
                                      "one of the uks leading",
                                      "founded in",
                                      "established in",
                                      "our mission",
                                      "our values",
                                      "great place to work",
                                      "join our team",
                                      "join us"};

uint32_t WordHashOf(std::string_view word) { return static_cast<uint32_t>(Hash64Of(word)); }

uint64_t Mix(uint64_t hash, uint64_t value) {
  hash ^= value + 0x9E3779B97F4A7C15u + (hash << 12) + (hash >> 4);
  hash *= 0xFF51AFD7ED558CCDu;
  return hash ^ (hash >> 32);
}

// Phrases by their first word; each is the hashes of its words.
class Phrases {
 public:
  template <size_t N>
  explicit Phrases(const std::string_view (&table)[N]) {
    for (const std::string_view phrase : table) {
      std::vector<uint32_t> words;
      for (const std::string_view word : Split(phrase, ' ')) words.push_back(WordHashOf(word));
      by_first_[words.front()].push_back(std::move(words));
    }
  }
  // True when one of them stands at `at`, before `end`.
  bool StandsAt(const std::vector<uint32_t>& words, size_t at, size_t end) const {
    const auto found = by_first_.find(words[at]);
    if (found == by_first_.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const auto& phrase) {
      return at + phrase.size() <= end &&
             std::equal(phrase.begin(), phrase.end(), words.begin() + static_cast<long>(at));
    });
  }

 private:
  absl::flat_hash_map<uint32_t, std::vector<std::vector<uint32_t>>> by_first_;
};

// Walks over the words once and keeps the units that are about the job.
class Reader {
 public:
  Reader(std::string_view text, CoreText* out) : text_(text), out_(out) {}

  void Read() {
    ForEachWord(text_, [&](std::string_view word, int32_t from, int32_t to) {
      if (!words_.empty()) LookBetween(static_cast<size_t>(last_), static_cast<size_t>(from));
      if (out_->grade == 0 && EndsGrade(word)) out_->grade = Hash64Of(word) | 1;
      words_.push_back(WordHashOf(word));
      out_->all_hash = Mix(out_->all_hash, words_.back());
      last_ = to;
    });
    EndUnit(words_.size());
    EndLine(words_.size(), text_.substr(static_cast<size_t>(last_)).find('.') == 0);
    out_->all_words = static_cast<uint32_t>(words_.size());
  }

 private:
  static constexpr size_t kMostHeadingWords = 7;
  // A longer unit is no sentence but text without marks: one cue does not speak for all of it.
  static constexpr size_t kMostSentenceWords = 40;

  // A number of one or two digits after the name of a pay scale.
  bool EndsGrade(std::string_view word) const {
    static const uint32_t kScales[] = {WordHashOf("band"), WordHashOf("grade"), WordHashOf("scale"),
                                       WordHashOf("gs")};
    return word.size() <= 2 && word[0] >= '0' && word[0] <= '9' && !words_.empty() &&
           std::find(std::begin(kScales), std::end(kScales), words_.back()) != std::end(kScales);
  }

  // The bytes between two words may end a unit, a line, or both.
  void LookBetween(size_t from, size_t to) {
    const std::string_view gap = text_.substr(from, to - from);
    const size_t mark = gap.find_first_of(".!?;\n\r");
    const bool bullet = gap.find("\xE2\x80\xA2") != std::string_view::npos;
    if (mark == std::string_view::npos && !bullet) return;
    const bool line = gap.find('\n') != std::string_view::npos;
    // "12.71" is one figure.
    if (!line && !bullet && gap.size() == 1 && text_[to] >= '0' && text_[to] <= '9') return;
    EndUnit(words_.size());
    if (line) EndLine(words_.size(), gap[0] == '.');
  }

  void EndUnit(size_t end) {
    if (end == unit_begin_) return;
    units_.push_back({0, static_cast<uint32_t>(unit_begin_), static_cast<uint32_t>(end)});
    unit_begin_ = end;
  }

  void EndLine(size_t end, bool full_stop) {
    if (end == line_begin_) return;
    static const auto* const kOther = new Phrases(kOtherHeadings);
    static const auto* const kJob = new Phrases(kJobHeadings);
    const bool heading = !full_stop && end - line_begin_ <= kMostHeadingWords;
    // "Hours: 16 a week" opens a section and says something too.
    if (heading && kJob->StandsAt(words_, line_begin_, end)) skipping_ = false;
    if (heading && kOther->StandsAt(words_, line_begin_, end)) {
      skipping_ = true;
    } else if (!skipping_) {
      for (const TextUnit& unit : units_) Keep(unit);
    }
    units_.clear();
    line_begin_ = end;
  }

  void Keep(const TextUnit& unit) {
    static const auto* const kOnlyElsewhere = new Phrases(kCues);
    const bool sentence = unit.end - unit.begin <= kMostSentenceWords;
    for (size_t at = unit.begin; sentence && at < unit.end; ++at) {
      if (kOnlyElsewhere->StandsAt(words_, at, unit.end)) return;
    }
    TextUnit kept{0, static_cast<uint32_t>(out_->words.size()), 0};
    for (size_t at = unit.begin; at < unit.end; ++at) {
      out_->words.push_back(words_[at]);
      kept.hash = Mix(kept.hash, words_[at]);
    }
    kept.end = static_cast<uint32_t>(out_->words.size());
    out_->units.push_back(kept);
  }

  std::string_view text_;
  CoreText* out_;
  std::vector<uint32_t> words_;
  std::vector<TextUnit> units_;  // of the line being read
  size_t unit_begin_ = 0, line_begin_ = 0;
  int32_t last_ = 0;
  bool skipping_ = false;
};

}  // namespace

uint64_t CoreText::hash() const {
  uint64_t hash = 0;
  for (const uint32_t word : words) hash = Mix(hash, word);
  return hash;
}

CoreText ReadCoreText(std::string_view plain_text) {
  CoreText core;
  Reader(plain_text, &core).Read();
  return core;
}

std::vector<uint64_t> UnsortedShingles(const CoreText& text, const SharedUnits* left_out) {
  constexpr uint32_t kWords = 3;
  std::vector<uint64_t> shingles;
  shingles.reserve(text.words.size());
  for (const TextUnit& unit : text.units) {
    if (left_out != nullptr && left_out->contains(unit.hash)) continue;
    const uint32_t width = std::min(kWords, unit.end - unit.begin);
    for (uint32_t at = unit.begin; at + width <= unit.end; ++at) {
      uint64_t shingle = width;
      for (uint32_t i = 0; i < width; ++i) shingle = Mix(shingle, text.words[at + i]);
      shingles.push_back(shingle);
    }
  }
  return shingles;
}

std::vector<uint64_t> Shingles(const CoreText& text, const SharedUnits* left_out) {
  std::vector<uint64_t> shingles = UnsortedShingles(text, left_out);
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

Overlap OverlapOf(const std::vector<uint64_t>& a, const std::vector<uint64_t>& b) {
  if (a.empty() || b.empty()) return {};
  size_t shared = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) ++shared;
    const bool step_x = *x <= *y, step_y = *y <= *x;
    x += step_x;
    y += step_y;
  }
  Overlap overlap;
  overlap.smaller = std::min(a.size(), b.size());
  overlap.jaccard = static_cast<double>(shared) / static_cast<double>(a.size() + b.size() - shared);
  overlap.containment = static_cast<double>(shared) / static_cast<double>(overlap.smaller);
  return overlap;
}

}  // namespace corner::indexer
