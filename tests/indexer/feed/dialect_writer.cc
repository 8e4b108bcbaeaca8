// Writes adverts in any form of dialect_forms.h.
#include <algorithm>
#include <deque>
#include <optional>

#include "taxonomies/base/day.h"
#include "taxonomies/base/json.h"
#include "taxonomies/base/text.h"
#include "tests/indexer/feed/dialect_forms.h"

namespace corner::indexer {
namespace {

constexpr std::string_view kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

struct Node {
  std::string name, text;
  bool number = false, attribute = false;
  std::deque<Node> inner;
};

// The node at `path` below `root`, made where it is missing; part `fresh` of the path is always
// made anew.
Node* NodeAt(Node* root, std::string_view path, size_t fresh = SIZE_MAX) {
  Node* node = root;
  for (size_t part = 0; !path.empty(); ++part) {
    if (path.front() == '.') path.remove_prefix(1);
    const bool attribute = path.front() == '@';
    if (attribute) path.remove_prefix(1);
    const size_t end = std::min(path.find_first_of(".@"), path.size());
    const std::string name(path.substr(0, end));
    path.remove_prefix(end);
    Node* found = nullptr;
    for (Node& inner : node->inner) {
      if (inner.name == name && inner.attribute == attribute && part != fresh) found = &inner;
    }
    if (found == nullptr) {
      found = &node->inner.emplace_back();
      found->name = name;
      found->attribute = attribute;
    }
    node = found;
  }
  return node;
}

std::string Padded(int number) { return Concat(number < 10 ? "0" : "", number); }

std::string EscapeXml(std::string text) {
  text = ReplaceAll(std::move(text), "&", "&amp;");
  text = ReplaceAll(std::move(text), "<", "&lt;");
  return ReplaceAll(std::move(text), "\"", "&quot;");
}

void AppendXml(const Node& node, std::string* xml) {
  xml->append("<" + node.name);
  for (const Node& inner : node.inner) {
    if (inner.attribute) xml->append(" " + inner.name + "=\"" + EscapeXml(inner.text) + "\"");
  }
  xml->append(">");
  // Mark-up comes in CDATA, as most senders do it.
  const bool markup = node.text.find('<') != std::string::npos;
  xml->append(markup ? "<![CDATA[" + node.text + "]]>" : EscapeXml(node.text));
  for (const Node& inner : node.inner) {
    if (!inner.attribute) AppendXml(inner, xml);
  }
  xml->append("</" + node.name + ">");
}

void WriteJson(const Node& node, JsonWriter* json) {
  if (node.inner.empty()) {
    node.number ? json->Raw(node.text) : json->String(node.text);
    return;
  }
  json->BeginObject();
  for (size_t i = 0; i < node.inner.size(); ++i) {
    const Node& inner = node.inner[i];
    size_t same = 0;
    bool first = true;
    for (size_t k = 0; k < node.inner.size(); ++k) {
      if (node.inner[k].name != inner.name) continue;
      ++same;
      first &= k >= i;
    }
    if (!first) continue;
    json->Key((inner.attribute ? "@" : "") + inner.name);
    if (same > 1) json->BeginArray();
    for (const Node& each : node.inner) {
      if (each.name == inner.name) WriteJson(each, json);
    }
    if (same > 1) json->EndArray();
  }
  json->EndObject();
}

bool CanSay(const Form& form, PostingField field) {
  return std::any_of(form.said.begin(), form.said.end(),
                     [&](const Said& said) { return said.field == field; });
}

// What the advert states in that field. A predicted pay is none where the form cannot say that it
// is one: no sender may pass it on as the advert's.
std::string ValueOf(const Form& form, const Posting& posting, PostingField field) {
  using enum PostingField;
  const bool pay = field == kPayText || field == kPayMin || field == kPayMax;
  if (pay && posting.Has(kPayPredicted) && !CanSay(form, kPayPredicted)) return "";
  return posting.Get(field);
}

Node RecordOf(const Form& form, const MasterAdvert& advert) {
  Node record;
  record.name = form.record;
  for (const auto& [path, text] : form.always) NodeAt(&record, path)->text = text;
  for (const Said& said : form.said) {
    const std::string value = ValueOf(form, advert.posting, said.field);
    std::string text;
    if (value.empty() || !Write(said, value, &text)) continue;
    if (said.as == As::kPoint)
      text = Concat(value, " ", advert.posting.Get(PostingField::kLongitude));
    Node* node = NodeAt(&record, said.path);
    node->text = text;
    node->number = said.as == As::kNumber;
  }
  const Posting said = AsFarAsSaid(form, advert.posting);
  const bool placed = said.Has(PostingField::kLocation) || said.Has(PostingField::kTown);
  if (form.more_places.empty() || !placed) return record;
  for (const std::string& town : advert.other_towns) {
    NodeAt(&record, form.more_places, form.more_at)->text = town;
  }
  return record;
}

std::string CsvCell(const std::string& text) {
  return "\"" + ReplaceAll(text, "\"", "\"\"") + "\"";
}

std::string CsvDocument(const Form& form, const std::vector<MasterAdvert>& adverts) {
  std::string rows;
  for (const Said& said : form.said) rows += (rows.empty() ? "" : ",") + CsvCell(said.path);
  rows += "\r\n";
  for (const MasterAdvert& advert : adverts) {
    std::string row;
    for (const Said& said : form.said) {
      std::string text;
      const std::string value = ValueOf(form, advert.posting, said.field);
      if (!value.empty()) Write(said, value, &text);
      row += (&said == &form.said.front() ? "" : ",") + CsvCell(text);
    }
    rows += row + "\r\n";
  }
  return rows;
}

}  // namespace

bool Write(const Said& said, const std::string& value, std::string* text) {
  *text = value;
  if (!said.codes.empty()) {
    for (const auto& [ours, theirs] : said.codes) {
      if (ours != value) continue;
      *text = theirs;
      return true;
    }
    return false;
  }
  const std::optional<Day> day = Day::ParseIso(value);
  if (!day) return true;
  const std::string year = std::to_string(day->year());
  switch (said.as) {
    case As::kDayFirst:
      *text = Concat(Padded(day->day_of_month()), "/", Padded(day->month()), "/", year);
      break;
    case As::kRfc2822:
      *text = Concat(Padded(day->day_of_month()), " ", kMonths[day->month() - 1], " ", year,
                     " 09:30:00 GMT");
      break;
    case As::kDateTime:
      *text = value + "T09:30:00+0100";
      break;
    case As::kMidnight:
      *text = value + " 00:00:00";
      break;
    case As::kText:
    case As::kNumber:
    case As::kPoint:
      break;
  }
  return true;
}

std::string Document(const Form& form, const std::vector<MasterAdvert>& adverts) {
  if (form.kind == Form::kCsv) return CsvDocument(form, adverts);
  std::string document = form.before;
  bool first = true;
  for (const MasterAdvert& advert : adverts) {
    const Node record = RecordOf(form, advert);
    if (form.kind == Form::kXml) {
      AppendXml(record, &document);
    } else {
      JsonWriter json;
      WriteJson(record, &json);
      document += (first ? "" : ",\n") + json.Take();
    }
    first = false;
  }
  if (form.removals) {
    document += "<ExpireVacancies>";
    for (const std::string& id : MasterRemoved()) {
      document += Concat("<ExpireVacancy vacancyRefCode=\"", id, "\"/>");
    }
    document += "</ExpireVacancies>";
  }
  return document + form.after;
}

Posting AsFarAsSaid(const Form& form, const Posting& posting) {
  Posting left;
  for (const Said& said : form.said) {
    std::string text;
    const std::string value = ValueOf(form, posting, said.field);
    if (!value.empty() && Write(said, value, &text)) left.Set(said.field, value);
    if (said.as == As::kPoint) {
      left.Set(PostingField::kLongitude, posting.Get(PostingField::kLongitude));
    }
  }
  return left;
}

}  // namespace corner::indexer
