#include "taxonomies/places/place_words.h"

#include <utility>

#include "absl/container/flat_hash_set.h"
#include "taxonomies/base/text.h"
#include "taxonomies/places/gazetteer.h"

namespace corner::taxonomies {
namespace {

constexpr size_t kMaxBytes = 2000;

using WordSet = absl::flat_hash_set<absl::string_view>;

bool Contains(const WordSet& set, std::string_view word) { return set.contains(ToAbsl(word)); }

// Typographic dashes and bullets part segments, no-break spaces are spaces.
std::string PlainPunctuation(std::string_view text) {
  std::string plain(text);
  for (const std::string_view dash :
       {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2", "\xC2\xB7", "\xE2\x80\xA8"}) {
    plain = ReplaceAll(std::move(plain), dash, " - ");
  }
  plain = ReplaceAll(std::move(plain), "\xE2\x80\x90", "-");
  plain = ReplaceAll(std::move(plain), "\xE2\x80\x91", "-");
  plain = ReplaceAll(std::move(plain), "\xC2\xA0", " ");
  plain = ReplaceAll(std::move(plain), "\xE2\x80\x99", "'");
  return ReplaceAll(std::move(plain), "\xE2\x80\x98", "'");
}

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// What a character reference of a web page stands for; others part words.
std::string_view CharacterOf(std::string_view reference) {
  constexpr std::pair<std::string_view, std::string_view> kKnown[] = {
      {"amp", "&"}, {"apos", "'"},    {"rsquo", "'"},  {"lsquo", "'"},
      {"#39", "'"}, {"#x27", "'"},    {"#038", "&"},   {"#38", "&"},
      {"#44", ","}, {"ndash", " - "}, {"mdash", " - "}};
  for (const auto& [name, character] : kKnown) {
    if (name == reference) return character;
  }
  return " ";
}

// Left over from a web page: tags part segments, character references are read, and "\n" written
// out is a line end.
std::string WithoutMarkup(std::string_view text) {
  constexpr size_t kLongestReference = 8;
  std::string plain;
  plain.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (text[i] == '<' && (next == '/' || IsLetter(next))) {
      const size_t end = text.find('>', i);
      if (end != std::string_view::npos) {
        plain.push_back('\n');
        i = end;
        continue;
      }
    }
    if (text[i] == '&') {
      const size_t end = text.find(';', i);
      const size_t space = text.find(' ', i);
      if (end != std::string_view::npos && end < space && end - i > 2 &&
          end - i <= kLongestReference) {
        plain += CharacterOf(text.substr(i + 1, end - i - 1));
        i = end;
        continue;
      }
    }
    if (text[i] == '\\' && (next == 'n' || next == 'r' || next == 't')) {
      plain.push_back('\n');
      ++i;
      continue;
    }
    plain.push_back(text[i]);
  }
  return plain;
}

bool IsAscii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

bool IsWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '\'' ||
         c == '`' || c == '&' || static_cast<unsigned char>(c) >= 0x80;
}

bool PartsSegments(std::string_view text, size_t i) {
  const char c = text[i];
  if (c == '-') {
    const bool before = i == 0 || text[i - 1] == ' ';
    const bool after = i + 1 == text.size() || text[i + 1] == ' ';
    return before || after;
  }
  return std::string_view(",;:/|()[]{}\n\r\t+*").find(c) != std::string_view::npos;
}

std::string WordKey(std::string_view word) {
  if (!IsAscii(word) || word == "&") return PlaceNameKey(word);
  std::string key;
  for (const char c : AsciiLower(word)) {
    if (c != '\'' && c != '`' && c != '&') key.push_back(c);
  }
  return key == "saint" ? "st" : key;
}

// Everyday words that are clearly towns when a hospital or a university bears the name.
bool IsTownOfInstitutions(std::string_view key) {
  static const WordSet* const words =
      new WordSet{"bath",  "reading", "barry",   "rugby",  "selby", "malton",
                  "fleet", "alton",   "beeston", "melton", "wells", "leek"};
  return Contains(*words, key);
}

// What bears the name of its town.
bool IsInstitutionWord(std::string_view key) {
  static const WordSet* const words = new WordSet{"hospital", "infirmary", "university", "college",
                                                  "prison",   "campus",    "airport",    "station"};
  return Contains(*words, key);
}

}  // namespace

void ReadPlaceWords(std::string_view free_text, PlaceWords* out) {
  std::string scrubbed = ScrubUtf8(Utf8Prefix(free_text, kMaxBytes));
  if (scrubbed.find_first_of("<&\\") != std::string::npos) scrubbed = WithoutMarkup(scrubbed);
  out->source = IsAscii(scrubbed) ? std::move(scrubbed) : PlainPunctuation(scrubbed);
  const std::string_view text = out->source;
  int segment = 0;
  for (size_t i = 0; i < text.size();) {
    if (!IsWordByte(text[i])) {
      out->commas += text[i] == ',';
      segment += PartsSegments(text, i);
      ++i;
      continue;
    }
    const size_t start = i;
    while (i < text.size() && IsWordByte(text[i])) ++i;
    const std::string_view word = text.substr(start, i - start);
    std::string key = WordKey(word);
    if (!key.empty()) out->words.push_back({std::move(key), word, segment});
  }
}

bool IsFillerWord(std::string_view key) {
  static const WordSet* const words = new WordSet{
      "uk",        "u",          "k",        "gb",        "united",      "kingdom",     "great",
      "britain",   "city",       "town",     "area",      "areas",       "region",      "regional",
      "county",    "of",         "the",      "in",        "at",          "near",        "nr",
      "around",    "and",        "or",       "based",     "office",      "offices",     "location",
      "locations", "site",       "sites",    "within",    "council",     "district",    "borough",
      "hybrid",    "remote",     "remotely", "home",      "homeworking", "working",     "work",
      "from",      "available",  "central",  "north",     "south",       "east",        "west",
      "northern",  "southern",   "eastern",  "western",   "greater",     "surrounding", "across",
      "various",   "multiple",   "any",      "anywhere",  "either",      "wide",        "only",
      "local",     "job",        "to",       "a",         "is",          "on",          "wfh",
      "postcode",  "nationwide", "mainland", "outskirts", "fully",       "option",      "options",
      "ideally",   "preferably", "between",  "also",      "other",       "including",   "side",
      "docks",     "airport",    "station",  "outer",     "inner"};
  return Contains(*words, key);
}

bool IsStreetWord(std::string_view key) {
  static const WordSet* const words = new WordSet{
      "road",  "rd",       "street", "st",     "avenue",   "ave",       "lane",    "ln",
      "way",   "drive",    "close",  "square", "house",    "court",     "terrace", "crescent",
      "place", "gardens",  "grove",  "row",    "building", "buildings", "tower",   "walk",
      "mews",  "barracks", "arms",   "hotel",  "line",     "bridge",    "parade",  "gate",
      "view",  "rise",     "farm",   "hall",   "mill",     "works",     "wharf",   "quay",
      "lodge", "suite",    "block",  "room",   "team",     "group",     "ltd",     "limited",
      "plc",   "llp",      "bank",   "hill"};
  return Contains(*words, key);
}

bool IsEverydayWord(std::string_view key) {
  static const WordSet* const words = new WordSet{
      "street",     "reading",   "march",    "stone",    "eye",      "battle",      "deal",
      "bath",       "sale",      "wells",    "bow",      "hook",     "ware",        "sandy",
      "hale",       "hyde",      "holt",     "lee",      "rugby",    "keith",       "barry",
      "douglas",    "flint",     "mold",     "peel",     "rye",      "settle",      "nelson",
      "victoria",   "waterloo",  "stanley",  "crook",    "leek",     "queensferry", "wick",
      "hedge",      "crosby",    "chelsea",  "carlton",  "arnold",   "bingham",     "ramsey",
      "wellington", "cleveland", "avon",     "diss",     "ash",      "newtown",     "barrow",
      "hayes",      "acton",     "westbury", "bentley",  "denny",    "shirley",     "porth",
      "troon",      "looe",      "brent",    "langport", "lakes",    "lakeside",    "nec",
      "docklands",  "fleet",     "alton",    "norwood",  "beeston",  "melton",      "malton",
      "selby",      "burnham",   "tring",    "hampton",  "sherwood", "clifton",     "kew",
      "barnes",     "everton",   "charlton", "belgrave", "madeley",  "wilton",      "down",
      "eden",       "langley",   "winton",   "craven",   "chiltern", "hambleton",   "mendip",
      "purbeck",    "moyle",     "ferndale", "alva",     "murton",   "hulme",       "newington",
      "alford",     "lauder",    "alston",   "acle",     "theale"};
  return Contains(*words, key);
}

bool NamesInstitution(const std::vector<PlaceWord>& words, size_t i) {
  if (!IsTownOfInstitutions(words[i].key)) return false;
  const auto same = [&](size_t other) {
    return other < words.size() && words[other].segment == words[i].segment;
  };
  if (i > 0 && same(i - 1) && words[i - 1].key == "hmp") return true;
  if (i > 1 && same(i - 2) && words[i - 1].key == "of" && IsInstitutionWord(words[i - 2].key)) {
    return true;
  }
  // At most two words between the town and the kind of institution.
  for (size_t next = i + 1; next <= i + 3 && same(next); ++next) {
    if (IsInstitutionWord(words[next].key)) return true;
  }
  return false;
}

bool IsCodeSpoiler(std::string_view key) {
  static const WordSet* const words = new WordSet{
      "grade",    "band",  "level",   "class",     "scale", "size",      "junction", "jct",
      "motorway", "road",  "rd",      "condition", "type",  "category",  "licence",  "license",
      "pay",      "paper", "unit",    "block",     "room",  "floor",     "gate",     "corridor",
      "key",      "stage", "the",     "off",       "ref",   "reference", "id",       "no",
      "number",   "req",   "vacancy", "route",     "bus",   "ward",      "zone",     "bay"};
  return Contains(*words, key);
}

}  // namespace corner::taxonomies
