#include "benchmarks/corpus/corpus.h"

#include <algorithm>

#include "benchmarks/corpus/description.h"
#include "benchmarks/corpus/terms.h"
#include "indexer/posting.h"
#include "taxonomies/base/text.h"

namespace corner::benchmarks {
namespace {

using indexer::PostingField;

// Separate streams of one advert: a copy shares the text's and has its own of the rest.
enum Purpose : uint64_t { kText = 1, kPlace = 2, kDates = 3, kCopy = 4, kDeclared = 5 };

constexpr uint64_t kCopyReach = 400;  // a copy stands at most so many adverts after its text
constexpr uint64_t kEmployerSalt = 1000;

class Line {
 public:
  explicit Line(std::string* out) : out_(out) { out_->push_back('{'); }
  // The value holds nothing that JSON must escape: Sentence checks the files it is made from.
  void Add(PostingField field, std::string_view value) {
    Open(field);
    out_->append(value);
    out_->push_back('"');
  }
  void Open(PostingField field) {
    out_->append(first_ ? "\"" : ",\"").append(indexer::PostingFieldName(field)).append("\":\"");
    first_ = false;
  }
  void CloseValue() { out_->push_back('"'); }
  void End() { out_->append("}\n"); }

 private:
  std::string* out_;
  bool first_ = true;
};

std::string LocationText(const TownRow& town, Random& random) {
  switch (random.Below(4)) {
    case 0:
      return std::string(town.name);
    case 1:
      return Concat(town.name, ", ", town.county);
    case 2:
      return Concat(town.name, ", ", town.district);
    default:
      return Concat(town.name, ", ", town.county, ", United Kingdom");
  }
}

std::string PostcodeText(const TownRow& town, Random& random) {
  static constexpr std::string_view kLetters = "ABDEFGHJLNPQRSTUWXYZ";
  if (random.Chance(25)) return std::string(town.district);
  std::string text = Concat(town.district, " ", random.Between(1, 9));
  for (int i = 0; i < 2; ++i) text.push_back(kLetters[random.Below(20)]);
  return text;
}

}  // namespace

struct Corpus::Parts {
  explicit Parts(const CorpusOptions& given) : options(given) {}

  CorpusOptions options;
  Lexicon lexicon;
  JobFields fields;
  Towns towns;
  TermWords terms;
  DescriptionWriter descriptions{lexicon};
  Weighted employer_law = Weighted::Zipf(lexicon.employers().size(), 0.85, 5);

  Random Stream(uint64_t number, Purpose purpose) const { return {options.seed, number, purpose}; }
  const TownRow& TownOf(uint64_t number) const {
    Random random = Stream(number, kPlace);
    return towns.all[towns.law.Draw(random)];
  }
  void WritePlace(uint64_t number, Line& line) const;
  void WriteDates(uint64_t number, Line& line) const;
};

void Corpus::Parts::WritePlace(uint64_t number, Line& line) const {
  const TownRow& town = TownOf(number);
  Random random = Stream(number, kDeclared);
  line.Add(PostingField::kLocation, LocationText(town, random));
  if (random.Chance(75)) line.Add(PostingField::kPostcode, PostcodeText(town, random));
}

void Corpus::Parts::WriteDates(uint64_t number, Line& line) const {
  Random random = Stream(number, kDates);
  line.Add(PostingField::kPosted, (options.day - random.Between(0, 40)).Iso());
  if (random.Chance(90))
    line.Add(PostingField::kCloses, (options.day + random.Between(0, 45)).Iso());
}

Corpus::Corpus(const CorpusOptions& options) : parts_(new Parts(options)) {}
Corpus::~Corpus() = default;

uint64_t Corpus::TextNumber(uint64_t number) const {
  while (number > 0) {
    Random random = parts_->Stream(number, kCopy);
    if (!random.Chance(parts_->options.copies_percent)) break;
    number -= 1 + random.Next() % std::min(number, kCopyReach);
  }
  return number;
}

void Corpus::AppendJson(uint64_t number, std::string* out) const {
  const Parts& parts = *parts_;
  const uint64_t text_number = TextNumber(number);
  Random random = parts.Stream(text_number, kText);
  const JobField& field = parts.fields.all[parts.fields.law.Draw(random)];
  const std::string title =
      parts.terms.Decorate(field.titles[field.title_law.Draw(random)], random);
  const uint32_t employer = parts.employer_law.Draw(random);
  const std::string& employer_name = parts.lexicon.employers()[employer];
  const Terms terms = parts.terms.Draw(random);

  Line line(out);
  const std::string id = Concat("c", number);
  line.Add(PostingField::kExternalId, id);
  line.Add(PostingField::kTitle, title);
  line.Add(PostingField::kEmployer, employer_name);
  parts.WritePlace(number, line);
  // Feeds leave facts out; the text then often has them.
  if (random.Chance(88)) line.Add(PostingField::kPayText, terms.pay);
  if (random.Chance(70)) line.Add(PostingField::kHoursText, terms.hours);
  if (random.Chance(80)) line.Add(PostingField::kContract, terms.contract);
  if (random.Chance(75)) line.Add(PostingField::kWorkingTime, terms.working_time);
  if (random.Chance(65)) line.Add(PostingField::kPattern, terms.pattern);
  if (random.Chance(80)) line.Add(PostingField::kCategory, field.code);
  line.Open(PostingField::kDescription);
  parts.descriptions.Write(field,
                           {title, employer_name, parts.TownOf(text_number).name, terms.pay,
                            terms.hours, terms.pattern, terms.contract},
                           kEmployerSalt + employer, random, out);
  line.CloseValue();
  parts.WriteDates(number, line);
  line.Add(PostingField::kUrl, Concat("https://jobs.example.org/", id));
  line.End();
}

const std::vector<std::string>& Corpus::employers() const { return parts_->lexicon.employers(); }

std::vector<std::string> Corpus::towns() const {
  std::vector<std::string> names;
  for (const TownRow& town : parts_->towns.all) names.emplace_back(town.name);
  return names;
}

size_t Corpus::vocabulary() const { return parts_->lexicon.size(); }

}  // namespace corner::benchmarks
