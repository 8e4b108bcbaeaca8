#include "benchmarks/corpus/description.h"

#include <algorithm>

#include "benchmarks/corpus/data_files.h"

namespace corner::benchmarks {
namespace {

// "part-time" and "£12.71" are one token between spaces and several words.
constexpr double kWordsPerToken = 0.91;

// Triangular between the fewest and the most words with its peak at 180: mean 300.
int DrawLength(Random& random) {
  constexpr double kLow = kFewestWords, kHigh = kMostWords, kPeak = 180;
  const double u = random.Unit();
  const double turn = (kPeak - kLow) / (kHigh - kLow);
  const double length = u < turn
                            ? kLow + __builtin_sqrt(u * (kHigh - kLow) * (kPeak - kLow))
                            : kHigh - __builtin_sqrt((1 - u) * (kHigh - kLow) * (kHigh - kPeak));
  return static_cast<int>(length * kWordsPerToken);
}

}  // namespace

struct DescriptionWriter::Page {
  const Lexicon& lexicon;
  const SlotValues& values;
  Random& random;
  std::string* out;
  int words = 0;

  void Add(const Sentence& sentence, Random& from, std::string_view before) {
    out->append(before);
    sentence.Write(lexicon, values, from, out);
    words += sentence.words();
  }
  void Add(const std::vector<Sentence>& sentences, std::string_view before) {
    Add(sentences[random.Below(static_cast<uint32_t>(sentences.size()))], random, before);
  }
  void Head(std::string_view heading) {
    out->append("\\n\\n").append(heading);
    ++words;
  }
  // Different sentences of the list, at least one, until the page has `until` words.
  void Run(const std::vector<Sentence>& sentences, int until, std::string_view before) {
    const uint32_t count = static_cast<uint32_t>(sentences.size());
    uint32_t at = random.Below(count);
    for (uint32_t step = 0; step < count && (step == 0 || words < until); ++step) {
      Add(sentences[at], random, before);
      at = (at + 1 + random.Below(3)) % count;
    }
  }
};

DescriptionWriter::DescriptionWriter(const Lexicon& lexicon) : lexicon_(lexicon) {
  const std::vector<Section> files = SentenceSections();
  const auto read = [&](std::string_view name) { return Sentences(Lines(files, name)); };
  opening_ = read("opening");
  opening_place_ = read("opening_place");
  role_ = read("role");
  facts_ = read("facts");
  about_you_ = read("about_you");
  requirements_ = read("requirements");
  benefits_ = read("benefits");
  employer_ = read("employer");
  boilerplate_ = read("boilerplate");
  schemes_ = read("schemes");
  apply_ = read("apply");
}

void DescriptionWriter::Write(const JobField& field, const SlotValues& values,
                              uint64_t employer_seed, Random& random, std::string* out) const {
  Page page{lexicon_, values, random, out};
  const int length = DrawLength(random);
  page.Add(opening_, "");
  if (random.Chance(20)) page.Add(opening_place_, " ");
  if (random.Chance(40)) page.Add(facts_, " ");

  // What remains after the closing lines is shared out over the sections.
  const int body = std::max(length - 18, kFewestWords - 30);
  const int closing = static_cast<int>(body * 0.32);
  Random employer(employer_seed, 0, 7);
  page.Head("The role");
  Duties(field, page);
  page.Run(role_, static_cast<int>(body * 0.42), "\\n- ");
  page.Head("About you");
  page.Run(about_you_, static_cast<int>(body * 0.55), "\\n");
  if (random.Chance(35)) page.Add(requirements_, " ");
  page.Head("What we offer");
  page.Run(benefits_, body - closing, "\\n- ");
  page.Head("About us");
  page.Add(employer_[employer.Below(static_cast<uint32_t>(employer_.size()))], employer, "\\n");
  uint32_t paragraph = employer.Below(static_cast<uint32_t>(boilerplate_.size()));
  while (page.words + 20 < length) {
    page.Add(boilerplate_[paragraph], employer, "\\n");
    paragraph = (paragraph + 3) % static_cast<uint32_t>(boilerplate_.size());
  }
  Closing(page, employer);
}

void DescriptionWriter::Duties(const JobField& field, Page& page) const {
  const uint32_t count = static_cast<uint32_t>(field.duties.size());
  const uint32_t first = page.random.Below(count);
  const uint32_t shown = 2 + page.random.Below(count - 2);
  for (uint32_t i = 0; i < shown; ++i) {
    page.Add(field.duties[(first + i) % count], page.random, "\\n- ");
  }
}

void DescriptionWriter::Closing(Page& page, Random employer) const {
  if (employer.Chance(18)) {
    page.Add(schemes_[employer.Below(static_cast<uint32_t>(schemes_.size()))], employer, "\\n");
  }
  page.Add(apply_, "\\n\\n");
}

}  // namespace corner::benchmarks
