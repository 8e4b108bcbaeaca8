// code, extract, place: what Corner makes of words, for anyone who wants to look. One line of JSON
// a text with --json.
#include <fstream>
#include <iostream>
#include <istream>

#include "absl/strings/str_format.h"
#include "indexer/site_folder.h"
#include "service/cli/commands.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"
#include "taxonomies/editions/taxonomy_set.h"
#include "taxonomies/places/place_parser.h"

namespace corner::cli {
namespace {

using taxonomies::PlaceMatch;
using taxonomies::TaxonomySet;

constexpr size_t kMostTextBytes = 16u << 20;

// Lines of a file or of standard input. Where the first line is a header with a column "title", the
// cells of that column.
std::vector<std::string> LinesOf(std::istream& in) {
  std::vector<std::string> lines;
  std::optional<size_t> column;
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    const std::vector<std::string_view> cells = Split(line, '\t');
    if (lines.empty() && !column && cells.size() > 1) {
      const auto title = std::find(cells.begin(), cells.end(), "title");
      if (title != cells.end()) {
        column = static_cast<size_t>(title - cells.begin());
        continue;
      }
    }
    lines.emplace_back(column && *column < cells.size() ? cells[*column] : std::string_view(line));
  }
  return lines;
}

// The texts of the command line, else the lines of --file, else those of standard input.
absl::StatusOr<std::vector<std::string>> TextsOf(const TextArgs& args) {
  if (!args.texts.empty()) return args.texts;
  if (args.file.empty() || args.file == "-") return LinesOf(std::cin);
  std::ifstream in(args.file);
  if (!in) {
    return NotFound(Concat("The file ", args.file, " cannot be read."), "Check the path.");
  }
  return LinesOf(in);
}

absl::Status CheckText(std::string_view text) {
  if (text.size() > kMostTextBytes) return TooLarge("The text is longer than 16 MB.");
  if (!IsValidUtf8(text)) {
    return InvalidInput("The text is not valid UTF-8.", "Save it as UTF-8 and try again.");
  }
  return absl::OkStatus();
}

template <typename Answer>
int AnswerEach(const Context& context, const TextArgs& args, const Answer& answer) {
  const auto texts = TextsOf(args);
  if (!texts.ok()) return Fail(context, texts.status());
  for (const std::string& text : *texts) {
    if (const absl::Status checked = CheckText(text); !checked.ok()) return Fail(context, checked);
    answer(text);
  }
  return kDone;
}

std::string GroupTitle(const TaxonomySet& set, taxonomies::SocCode code) {
  const auto* group = set.classification->Find(code);
  return group == nullptr ? "" : group->title;
}

void WriteCode(const TaxonomySet& set, const taxonomies::CodedOccupation& coded, JsonWriter* json) {
  json->Field("code", std::string_view(coded.code.code()));
  json->Field("name", std::string_view(GroupTitle(set, coded.code)));
  json->Key("p").Decimal(coded.per_mille / 1000.0, 3);
}

void PrintCoding(const Context& context, const TaxonomySet& set, const std::string& title) {
  const taxonomies::Coding coding = set.coder->Code(title);
  if (context.json) {
    JsonWriter json;
    json.BeginObject().Field("title", std::string_view(title));
    json.Field("scheme", taxonomies::Soc2020::kName);
    if (coding.best.empty()) {
      json.Key("code").Null().Key("name").Null().Key("p").Decimal(0, 1);
    } else {
      WriteCode(set, coding.best.front(), &json);
    }
    json.Key("alternatives").BeginArray();
    for (size_t i = 1; i < coding.best.size(); ++i) {
      json.BeginObject();
      WriteCode(set, coding.best[i], &json);
      json.EndObject();
    }
    json.EndArray().EndObject();
    *context.out << json.Take() << "\n";
    return;
  }
  *context.out << title << "\n";
  if (coding.best.empty()) *context.out << "  no kind of work was recognised\n";
  for (const taxonomies::CodedOccupation& coded : coding.best) {
    *context.out << absl::StrFormat("  %s %s (%d of 100)\n", coded.code.code(),
                                    GroupTitle(set, coded.code), (coded.per_mille + 5) / 10);
  }
}

void PrintExtraction(const Context& context, const TaxonomySet& set, const std::string& text,
                     bool client) {
  const taxonomies::ResourceExtractor& extractor = *set.extractor;
  const std::vector<taxonomies::ResourceMention> mentions =
      client ? extractor.FromClient(text) : extractor.FromAdvert(text);
  const auto& all = set.resources->all();
  if (!context.json) {
    for (const taxonomies::ResourceMention& mention : mentions) {
      *context.out << all[mention.resource].id << "\t"
                   << text.substr(static_cast<size_t>(mention.from),
                                  static_cast<size_t>(mention.to - mention.from))
                   << "\t" << SectionName(mention.section)
                   << (mention.negated     ? "\tnot asked for"
                       : mention.learnable ? "\ttaught"
                                           : "")
                   << "\n";
    }
    return;
  }
  JsonWriter json;
  json.BeginObject().Key("concepts").BeginArray();
  for (const taxonomies::ResourceMention& mention : mentions) {
    json.BeginObject().Field("id", std::string_view(all[mention.resource].id));
    json.Field("label", std::string_view(all[mention.resource].label));
    json.Key("span").BeginArray().Integer(mention.from).Integer(mention.to).EndArray();
    json.Field("section", SectionName(mention.section));
    json.Field("negated", mention.negated).Field("learnable", mention.learnable).EndObject();
  }
  json.EndArray().EndObject();
  *context.out << json.Take() << "\n";
}

std::string_view PrecisionName(taxonomies::PlacePrecision precision) {
  using enum taxonomies::PlacePrecision;
  switch (precision) {
    case kSite:
      return "site";
    case kDistrict:
      return "district";
    case kTown:
      return "town";
    case kCounty:
      return "county";
    case kRegion:
      return "region";
    case kNone:
      break;
  }
  return "none";
}

void WritePlace(const PlaceMatch& place, JsonWriter* json) {
  json->Field("name", std::string_view(place.name));
  json->Key("lat").Decimal(place.lat, 4).Key("lon").Decimal(place.lon, 4);
  json->Field("precision", PrecisionName(place.precision));
}

void PrintPlace(const Context& context, const taxonomies::Gazetteer& gazetteer,
                const std::string& text) {
  const taxonomies::ParsedPlace parsed = taxonomies::ParsePlace(gazetteer, text);
  if (!context.json) {
    *context.out << text << ": "
                 << (parsed.best ? absl::StrFormat("%s (%.2f, %.2f; %s)", parsed.best->name,
                                                   parsed.best->lat, parsed.best->lon,
                                                   PrecisionName(parsed.best->precision))
                                 : std::string("no place in the UK was recognised"))
                 << "\n";
    for (const PlaceMatch& other : parsed.alternatives) {
      *context.out << "  or " << other.name << "\n";
    }
    return;
  }
  JsonWriter json;
  json.BeginObject().Field("text", std::string_view(text));
  if (parsed.best) {
    WritePlace(*parsed.best, &json);
  } else {
    json.Key("name").Null().Key("lat").Null().Key("lon").Null().Field("precision", "none");
  }
  json.Field("remote", parsed.remote).Key("alternatives").BeginArray();
  for (const PlaceMatch& other : parsed.alternatives) {
    json.BeginObject();
    WritePlace(other, &json);
    json.EndObject();
  }
  json.EndArray().EndObject();
  *context.out << json.Take() << "\n";
}

}  // namespace

int Code(const Context& context, const TextArgs& args) {
  const auto set = indexer::TaxonomiesInUse(context.data);
  if (!set.ok()) return Fail(context, set.status());
  return AnswerEach(context, args,
                    [&](const std::string& title) { PrintCoding(context, **set, title); });
}

int Extract(const Context& context, const TextArgs& args) {
  const auto set = indexer::TaxonomiesInUse(context.data);
  if (!set.ok()) return Fail(context, set.status());
  // A text of several lines is one text here: headings tell its sections.
  TextArgs whole = args;
  if (args.texts.empty()) {
    const auto lines = TextsOf(args);
    if (!lines.ok()) return Fail(context, lines.status());
    whole.texts = {Join(*lines, "\n")};
  }
  return AnswerEach(context, whole, [&](const std::string& text) {
    PrintExtraction(context, **set, text, args.client);
  });
}

int Place(const Context& context, const TextArgs& args) {
  const auto gazetteer = indexer::GazetteerInUse(context.data);
  if (!gazetteer.ok()) return Fail(context, gazetteer.status());
  return AnswerEach(context, args,
                    [&](const std::string& text) { PrintPlace(context, **gazetteer, text); });
}

}  // namespace corner::cli
