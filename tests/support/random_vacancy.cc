#include "tests/support/random_vacancy.h"

#include <cmath>
#include <iterator>
#include <string_view>

#include "taxonomies/base/text.h"

namespace corner::testing {
namespace {

using indexer::Vacancy;

constexpr std::string_view kWork[] = {"kitchen",   "porter", "cleaner", "driver",    "warehouse",
                                      "assistant", "office", "shop",    "garden",    "care",
                                      "support",   "the",    "and",     "team",      "work",
                                      "hours",     "with",   "stock",   "customers", "café"};

using Town = RandomVacancies::Town;
constexpr Town kTowns[] = {
    {"Leeds", 53.80, -1.55},     {"Norwich", 52.63, 1.30},  {"Cardiff", 51.48, -3.18},
    {"Aberdeen", 57.15, -2.11},  {"Belfast", 54.60, -5.93}, {"Truro", 50.26, -5.05},
    {"Carlisle", 54.89, -2.93},  {"Wrexham", 53.05, -2.99}, {"Ipswich", 52.06, 1.16},
    {"Inverness", 57.48, -4.22}, {"Derry", 55.00, -7.31},   {"London", 51.51, -0.13}};

constexpr std::string_view kSectors[] = {"health", "hospitality", "retail", "charity",
                                         "local government"};
constexpr std::string_view kFields[] = {
    "catering",        "cleaning", "warehouse",          "retail",
    "driving_support", "office",   "gardening_and_land", "community_work"};
constexpr std::string_view kKinds[] = {"driving_licence", "dbs",  "registration:nmc",
                                       "language:welsh",  "cscs", "sia"};
constexpr std::string_view kLevels[] = {"committed", "employer", "leader"};
constexpr std::string_view kPayTexts[] = {"£12.21 an hour", "£24,000 – £26,500 pro rata",
                                          "£450 a week", "up to £98 a day", "€2,100 a month"};

}  // namespace

std::span<const Town> RandomVacancies::Towns() { return kTowns; }
std::span<const std::string_view> RandomVacancies::Sectors() { return kSectors; }
std::span<const std::string_view> RandomVacancies::Fields() { return kFields; }
std::span<const std::string_view> RandomVacancies::RequirementKinds() { return kKinds; }

RandomVacancies::RandomVacancies(uint64_t seed, RandomVacancyOptions options)
    : options_(std::move(options)), random_(seed) {}

int64_t RandomVacancies::Between(int64_t low, int64_t high) {
  return low + static_cast<int64_t>(random_() % static_cast<uint64_t>(high - low + 1));
}

bool RandomVacancies::Chance(int percent) { return Between(0, 99) < percent; }

std::string RandomVacancies::WordAt(size_t rank) {
  if (rank < std::size(kWork)) return std::string(kWork[rank]);
  static constexpr std::string_view kBegin[] = {"b",  "br", "c",  "ch", "d",  "f", "g",
                                                "gr", "h",  "l",  "m",  "n",  "p", "pl",
                                                "r",  "s",  "st", "t",  "tr", "w"};
  static constexpr std::string_view kMiddle[] = {"a", "e", "i", "o", "u", "ea", "ou", "oa"};
  std::string word;
  for (size_t rest = rank; rest > 0 || word.size() < 3; rest /= 160) {
    word.append(kBegin[rest % 20]).append(kMiddle[rest / 20 % 8]);
  }
  return word.append("n");
}

std::string RandomVacancies::Word() {
  // The inverse of a distribution whose density falls with 1/rank.
  const double part = static_cast<double>(random_() >> 11) * 0x1p-53;
  return WordAt(static_cast<size_t>(std::pow(static_cast<double>(kVocabulary), part)) - 1);
}

RandomVacancies::Text RandomVacancies::MakeText() {
  Text text;
  text.title = Concat(Word(), " ", Word(), Chance(30) ? " – " + Word() : std::string());
  const int64_t words = Between(options_.words / 2, options_.words * 3 / 2);
  text.html = "<p>";
  for (int64_t i = 0; i < words; ++i) {
    const std::string word = Word();
    text.plain.append(word);
    if (Chance(3)) {
      text.html.append("<strong>").append(word).append("</strong>");
    } else {
      text.html.append(word);
    }
    if (i + 1 == words) break;
    if (Chance(6)) {
      text.plain.append(".\n");
      text.html.append(".</p><p>");
    } else {
      text.plain.append(Chance(2) ? " & " : " ");
      text.html.append(text.plain.ends_with("& ") ? " &amp; " : " ");
    }
  }
  text.html.append("</p>");
  return text;
}

void RandomVacancies::SetText(Vacancy* vacancy) {
  Text text;
  if (!shared_.empty() && Chance(options_.shared_text_percent)) {
    text = shared_[random_() % shared_.size()];
  } else {
    text = MakeText();
    if (shared_.size() < 64) shared_.push_back(text);
  }
  vacancy->title = text.title;
  if (Chance(2)) return;  // a title alone
  vacancy->description_html = text.html;
  vacancy->description_text = text.plain;
}

void RandomVacancies::SetEmployer(Vacancy* vacancy) {
  if (Chance(5)) return;
  const std::string name = WordAt(static_cast<size_t>(Between(kFirstEmployer, kLastEmployer)));
  vacancy->employer_key = name;
  vacancy->employer_name = Concat("The ", name, Chance(50) ? " Ltd" : " & Co. \"Limited\"");
  if (Chance(60)) vacancy->sector = kSectors[random_() % std::size(kSectors)];
  if (Chance(20)) {
    vacancy->schemes.push_back(
        {"disability_confident", std::string(kLevels[random_() % std::size(kLevels)])});
  }
  if (Chance(5)) vacancy->schemes.push_back({"mindful_employer", ""});
}

void RandomVacancies::SetPlace(Vacancy* vacancy) {
  taxonomies::PlaceMatch& place = vacancy->place;
  if (Chance(5)) {
    if (Chance(50)) place.text = "various sites";
    return;
  }
  const Town& town = kTowns[random_() % std::size(kTowns)];
  place.precision = static_cast<taxonomies::PlacePrecision>(Between(0, 4));
  place.text = Concat(town.name, ", UK");
  place.name = town.name;
  place.id = Concat("town:", AsciiLower(town.name));
  const bool exact = place.precision < taxonomies::PlacePrecision::kTown;
  place.lat = town.lat + (exact ? static_cast<double>(Between(-900, 900)) / 10000 : 0);
  place.lon = town.lon + (exact ? static_cast<double>(Between(-900, 900)) / 10000 : 0);
}

void RandomVacancies::SetPay(Vacancy* vacancy) {
  if (Chance(25)) return;
  indexer::Pay pay;
  pay.period = static_cast<indexer::PayPeriod>(Between(0, 5));
  const int64_t low = Between(900, 4'500'000);
  if (Chance(95)) pay.min_pence = low;
  if (!pay.min_pence || Chance(50)) pay.max_pence = low + Between(0, 500'000);
  if (Chance(2)) pay.currency = "EUR";
  pay.pro_rata = Chance(15);
  pay.predicted = Chance(5);
  if (pay.currency == "GBP" && pay.period != indexer::PayPeriod::kUnknown) {
    pay.hourly_min_pence = Between(900, 4000);
    pay.annual_min_pence = *pay.hourly_min_pence * 1950;
  }
  if (Chance(90)) pay.text = kPayTexts[random_() % std::size(kPayTexts)];
  vacancy->pay = pay;
}

void RandomVacancies::SetTerms(Vacancy* vacancy) {
  vacancy->remote = static_cast<indexer::Remote>(Between(0, 3));
  vacancy->contract = static_cast<indexer::Contract>(Between(0, 7));
  if (Chance(60)) {
    indexer::Hours hours;
    hours.min = static_cast<int32_t>(Between(16, 150) * 25);
    if (Chance(40)) hours.max = *hours.min + static_cast<int32_t>(Between(0, 1000));
    if (hours.max && Chance(10)) hours.min.reset();
    vacancy->hours = hours;
  }
  if (Chance(60)) vacancy->pattern = static_cast<uint8_t>(Between(0, 127));
  if (Chance(20)) vacancy->start_minute = static_cast<int32_t>(Between(0, 287) * 5);
  vacancy->competitive = !Chance(10);
  vacancy->lawful = !Chance(3);
  if (Chance(30)) vacancy->flags = static_cast<uint16_t>(Between(0, 255));
  if (Chance(70)) vacancy->posted = options_.day - static_cast<int32_t>(Between(0, 40));
  if (Chance(70)) vacancy->closes = options_.day + static_cast<int32_t>(Between(-3, 45));
  if (Chance(80)) vacancy->url = Concat("https://jobs.example/", vacancy->external_id, "?a=1&b=2");
  if (Chance(20)) vacancy->row_source = "Council jobs page";
}

indexer::Span RandomVacancies::WordSpan(const std::string& plain) {
  if (plain.size() < 8) return {};
  size_t from = plain.find(' ', random_() % (plain.size() / 2));
  if (from == std::string::npos) return {};
  const size_t to = plain.find_first_of(" .\n", ++from);
  return {static_cast<int32_t>(from),
          static_cast<int32_t>(to == std::string::npos ? plain.size() : to)};
}

void RandomVacancies::SetMeanings(Vacancy* vacancy) {
  const std::string& plain = vacancy->description_text;
  for (int64_t n = Between(-3, 3); n > 0; --n) {
    const indexer::Span span = Chance(80) ? WordSpan(plain) : indexer::Span{};
    vacancy->requirements.push_back({std::string(kKinds[random_() % std::size(kKinds)]),
                                     static_cast<indexer::Requirement::Strength>(Between(0, 2)),
                                     span.from, span.to});
  }
  for (int64_t n = Between(0, 2); n > 0; --n) {
    vacancy->fields.emplace_back(kFields[random_() % std::size(kFields)]);
  }
  for (int64_t n = Between(0, 2); n > 0; --n) {
    vacancy->occupation.push_back(
        {"SOC2020", std::to_string(Between(1111, 9269)), static_cast<int32_t>(Between(1, 1000))});
  }
  for (int64_t n = Between(-1, 3); n > 0; --n) {
    vacancy->tasks.push_back(
        {Concat("task:", Word()), static_cast<int32_t>(Between(1, 9)), WordSpan(plain)});
  }
  for (int64_t n = Between(-1, 2); n > 0; --n) {
    vacancy->facets.push_back(
        {Concat("pace:", Word()), static_cast<int32_t>(Between(1, 5)), "advert"});
  }
  if (vacancy->pay) vacancy->facts.push_back({"pay", vacancy->pay->text, "field:pay_text", 0, 0});
  for (int64_t n = vacancy->hours ? Between(1, 2) : 0; n > 0; --n) {
    const indexer::Span span = WordSpan(plain);
    vacancy->facts.push_back(
        {"hours", Concat(Between(4, 40), " hours"), "text:description", span.from, span.to});
  }
}

Vacancy RandomVacancies::WithExternalId(const std::string& external_id) {
  Vacancy vacancy;
  vacancy.source = options_.source;
  vacancy.external_id = external_id;
  vacancy.id = indexer::VacancyId(vacancy.source, external_id);
  vacancy.first_seen = options_.day;
  SetText(&vacancy);
  SetEmployer(&vacancy);
  SetPlace(&vacancy);
  SetPay(&vacancy);
  SetTerms(&vacancy);
  SetMeanings(&vacancy);
  return vacancy;
}

Vacancy RandomVacancies::Next() { return WithExternalId(std::to_string(++next_)); }

}  // namespace corner::testing
