#include "taxonomies/lexicon/sections.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "taxonomies/lexicon/phrase_matcher.h"

namespace corner::taxonomies {
namespace {

constexpr size_t kMostHeadingWords = 9;

struct Cue {
  Section section;
  std::string_view words;
};

// A heading that contains one of these opens the section.
constexpr Cue kHeadings[] = {
    {Section::kDuties, "duties"},
    {Section::kDuties, "responsibilities"},
    {Section::kDuties, "the role"},
    {Section::kDuties, "job description"},
    {Section::kDuties, "job summary"},
    {Section::kDuties, "main tasks"},
    {Section::kDuties, "what you will do"},
    {Section::kDuties, "what youll be doing"},
    {Section::kDuties, "what you will be doing"},
    {Section::kDuties, "day to day"},
    {Section::kDuties, "key accountabilities"},
    {Section::kDuties, "about the job"},
    {Section::kDuties, "about the role"},
    {Section::kDuties, "your role"},
    {Section::kRequirements, "requirements"},
    {Section::kRequirements, "essential criteria"},
    {Section::kRequirements, "desirable criteria"},
    {Section::kRequirements, "person specification"},
    {Section::kRequirements, "about you"},
    {Section::kRequirements, "who you are"},
    {Section::kRequirements, "who we are looking for"},
    {Section::kRequirements, "what we are looking for"},
    {Section::kRequirements, "qualifications"},
    {Section::kRequirements, "skills and experience"},
    {Section::kRequirements, "experience"},
    {Section::kRequirements, "skills"},
    {Section::kRequirements, "behaviours"},
    {Section::kRequirements, "the ideal candidate"},
    {Section::kRequirements, "what you will need"},
    {Section::kRequirements, "what youll need"},
    {Section::kBenefits, "benefits"},
    {Section::kBenefits, "what we offer"},
    {Section::kBenefits, "what we can offer"},
    {Section::kBenefits, "what you get"},
    {Section::kBenefits, "perks"},
    {Section::kBenefits, "rewards"},
    {Section::kBenefits, "whats in it for you"},
    {Section::kBenefits, "pension"},
    {Section::kBenefits, "salary and benefits"},
    {Section::kBenefits, "in return"},
    {Section::kEquality, "equality"},
    {Section::kEquality, "diversity"},
    {Section::kEquality, "equal opportunities"},
    {Section::kEquality, "disability confident"},
    {Section::kEquality, "inclusion"},
    {Section::kEquality, "reasonable adjustments"},
    {Section::kEquality, "guaranteed interview"},
    {Section::kEquality, "safeguarding statement"},
    {Section::kAbout, "about us"},
    {Section::kAbout, "who are we"},
    {Section::kAbout, "about the company"},
    {Section::kAbout, "company profile"},
    {Section::kAbout, "our values"},
    {Section::kAbout, "the company"},
    {Section::kAbout, "company overview"},
    {Section::kApply, "how to apply"},
    {Section::kApply, "to apply"},
    {Section::kApply, "application process"},
    {Section::kApply, "selection process"},
    {Section::kApply, "recruitment process"},
    {Section::kApply, "next steps"},
    {Section::kApply, "closing date"},
    {Section::kApply, "further information"},
    {Section::kApply, "contact"},
    {Section::kApply, "interview date"},
};

// A sentence that contains one of these stands in that section, wherever it is.
constexpr Cue kSentences[] = {
    {Section::kEquality, "equal opportunities employer"},
    {Section::kEquality, "equal opportunity employer"},
    {Section::kEquality, "equal opportunities"},
    {Section::kEquality, "equal employment opportunity"},
    {Section::kEquality, "applications from all"},
    {Section::kEquality, "applications from people"},
    {Section::kEquality, "applications from everyone"},
    {Section::kEquality, "welcome applications"},
    {Section::kEquality, "regardless of"},
    {Section::kEquality, "protected characteristics"},
    {Section::kEquality, "sexual orientation"},
    {Section::kEquality, "disability confident"},
    {Section::kEquality, "mindful employer"},
    {Section::kEquality, "guaranteed interview"},
    {Section::kEquality, "guarantee an interview"},
    {Section::kEquality, "offer an interview to disabled"},
    {Section::kEquality, "reasonable adjustments"},
    {Section::kEquality, "positive about disabled"},
    {Section::kEquality, "under represented groups"},
    {Section::kEquality, "underrepresented groups"},
    {Section::kEquality, "diverse workforce"},
    {Section::kEquality, "diversity and inclusion"},
    {Section::kEquality, "equality diversity"},
    {Section::kEquality, "committed to safeguarding"},
    {Section::kEquality, "safeguarding and promoting the welfare"},
    {Section::kBenefits, "pension scheme"},
    {Section::kBenefits, "workplace pension"},
    {Section::kBenefits, "company pension"},
    {Section::kBenefits, "annual leave"},
    {Section::kBenefits, "days holiday"},
    {Section::kBenefits, "paid holiday"},
    {Section::kBenefits, "paid time off"},
    {Section::kBenefits, "life assurance"},
    {Section::kBenefits, "life insurance"},
    {Section::kBenefits, "health insurance"},
    {Section::kBenefits, "dental"},
    {Section::kBenefits, "employee assistance"},
    {Section::kBenefits, "cycle to work"},
    {Section::kBenefits, "staff discount"},
    {Section::kBenefits, "employee discount"},
    {Section::kBenefits, "discounts on"},
    {Section::kBenefits, "childcare voucher"},
    {Section::kBenefits, "gym membership"},
    {Section::kBenefits, "season ticket loan"},
    {Section::kBenefits, "free parking"},
    {Section::kBenefits, "stock options"},
    {Section::kBenefits, "sick pay"},
    {Section::kBenefits, "maternity leave"},
    {Section::kBenefits, "flexible benefits"},
    {Section::kBenefits, "benefits package"},
    {Section::kApply, "closing date"},
    {Section::kApply, "apply now"},
    {Section::kApply, "to apply"},
    {Section::kApply, "send your cv"},
    {Section::kApply, "send your resume"},
    {Section::kApply, "covering letter"},
    {Section::kApply, "cover letter"},
    {Section::kApply, "application form"},
    {Section::kApply, "personal statement"},
    {Section::kApply, "recruitment agencies"},
    {Section::kApply, "no agencies"},
    {Section::kApply, "interviews will be held"},
    {Section::kApply, "civil service commission"},
    {Section::kApply, "recruitment principles"},
    {Section::kApply, "right to work"},
};

PhraseMatcher MatcherOf(std::span<const Cue> cues) {
  PhraseMatcher matcher;
  for (size_t i = 0; i < cues.size(); ++i) {
    matcher.Add(cues[i].words, static_cast<uint32_t>(i));
  }
  return matcher;
}

// The section of the first cue in `text`.
std::optional<Section> CueIn(const PhraseMatcher& matcher, std::span<const Cue> cues,
                             std::span<const Word> words) {
  const std::vector<PhraseHit> hits = matcher.Find(words);
  if (hits.empty()) return std::nullopt;
  return cues[hits.front().value].section;
}

bool EndsLikeASentence(std::string_view line) {
  while (line.ends_with(' ')) line.remove_suffix(1);
  return line.ends_with('.') || line.ends_with(';') || line.ends_with(',');
}

// End of the sentence that begins at `from`, inside one line.
size_t SentenceEnd(std::string_view text, size_t from, size_t line_end) {
  for (size_t i = from; i + 1 < line_end; ++i) {
    const bool stop = text[i] == '.' || text[i] == '!' || text[i] == '?' || text[i] == ';';
    if (stop && text[i + 1] == ' ') return i + 2;
  }
  return line_end;
}

class Reader {
 public:
  Reader(std::string_view text, std::span<const Word> words) : text_(text), words_(words) {}

  std::vector<SectionSpan> Read() {
    for (size_t at = 0; at < text_.size();) {
      const size_t newline = text_.find('\n', at);
      const size_t end = newline == std::string_view::npos ? text_.size() : newline + 1;
      ReadLine(at, end);
      at = end;
    }
    return std::move(spans_);
  }

 private:
  // The words that begin before byte `to` and were not taken yet.
  std::span<const Word> TakeWords(size_t to) {
    const size_t first = next_word_;
    while (next_word_ < words_.size() && static_cast<size_t>(words_[next_word_].from) < to) {
      ++next_word_;
    }
    return words_.subspan(first, next_word_ - first);
  }

  void ReadLine(size_t from, size_t to) {
    static const PhraseMatcher* const kHeadingCues = new PhraseMatcher(MatcherOf(kHeadings));
    const std::string_view line = text_.substr(from, to - from);
    const size_t first_word = next_word_;
    const std::span<const Word> words = TakeWords(to);
    if (!words.empty() && words.size() <= kMostHeadingWords &&
        !EndsLikeASentence(line.substr(0, line.find('\n')))) {
      if (const auto section = CueIn(*kHeadingCues, kHeadings, words)) {
        current_ = *section;
        Append(current_, from, to);
        return;
      }
    }
    next_word_ = first_word;
    for (size_t at = from; at < to;) {
      const size_t end = SentenceEnd(text_, at, to);
      Append(SectionOfSentence(TakeWords(end)), at, end);
      at = end;
    }
  }

  Section SectionOfSentence(std::span<const Word> words) const {
    static const PhraseMatcher* const kSentenceCues = new PhraseMatcher(MatcherOf(kSentences));
    return CueIn(*kSentenceCues, kSentences, words).value_or(current_);
  }

  void Append(Section section, size_t from, size_t to) {
    if (!spans_.empty() && spans_.back().section == section) {
      spans_.back().to = static_cast<int32_t>(to);
    } else {
      spans_.push_back({section, static_cast<int32_t>(from), static_cast<int32_t>(to)});
    }
  }

  std::string_view text_;
  std::span<const Word> words_;
  size_t next_word_ = 0;
  Section current_ = Section::kDuties;
  std::vector<SectionSpan> spans_;
};

}  // namespace

std::string_view SectionName(Section section) {
  switch (section) {
    case Section::kDuties:
      return "duties";
    case Section::kRequirements:
      return "requirements";
    case Section::kBenefits:
      return "benefits";
    case Section::kEquality:
      return "equality";
    case Section::kAbout:
      return "about";
    case Section::kApply:
      return "apply";
  }
  return "duties";
}

std::vector<SectionSpan> SectionsOf(std::string_view text, std::span<const Word> words) {
  return Reader(text, words).Read();
}

AdvertText ReadAdvertText(std::string_view text) {
  AdvertText read{text, WordsOf(text), {}};
  read.sections = SectionsOf(text, read.words);
  return read;
}

}  // namespace corner::taxonomies
