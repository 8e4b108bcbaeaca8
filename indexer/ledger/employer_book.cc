#include "indexer/ledger/employer_book.h"

#include <algorithm>
#include <utility>

#include "taxonomies/base/json.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// Sets `*target` unless the advert leaves the value unstated; true when that changed it.
bool TakeOver(const std::string& stated, std::string* target) {
  if (stated.empty() || stated == *target) return false;
  *target = stated;
  return true;
}

bool AddName(const std::string& name, std::vector<std::string>* names) {
  if (name.empty() || std::find(names->begin(), names->end(), name) != names->end()) return false;
  names->push_back(name);
  return true;
}

bool AddScheme(const Scheme& scheme, std::vector<Scheme>* schemes) {
  for (Scheme& known : *schemes) {
    if (known.id == scheme.id) return TakeOver(scheme.level, &known.level);
  }
  schemes->push_back(scheme);
  return true;
}

// The text that a search for employers looks into.
std::string FoldedNames(const Employer& employer) {
  std::string folded = employer.key;
  for (const std::string& name : employer.names) {
    folded.push_back('\n');
    folded.append(FoldKey(name));
  }
  return folded;
}

}  // namespace

std::string EncodeNames(const std::vector<std::string>& names) {
  JsonWriter writer;
  writer.BeginArray();
  for (const std::string& name : names) writer.String(name);
  writer.EndArray();
  return writer.Take();
}

absl::StatusOr<std::vector<std::string>> DecodeNames(std::string_view json) {
  CORNER_ASSIGN_OR_RETURN(const JsonDocument document, JsonDocument::Parse(json));
  std::vector<std::string> names;
  for (size_t i = 0; i < document.root().size(); ++i) {
    names.emplace_back(document.root().element(i).string().value_or(""));
  }
  return names;
}

std::string EncodeSchemes(const std::vector<Scheme>& schemes) {
  JsonWriter writer;
  writer.BeginArray();
  for (const Scheme& scheme : schemes) {
    writer.BeginObject().Field("id", scheme.id).Field("level", scheme.level).EndObject();
  }
  writer.EndArray();
  return writer.Take();
}

absl::StatusOr<std::vector<Scheme>> DecodeSchemes(std::string_view json) {
  CORNER_ASSIGN_OR_RETURN(const JsonDocument document, JsonDocument::Parse(json));
  std::vector<Scheme> schemes;
  for (size_t i = 0; i < document.root().size(); ++i) {
    const JsonValue item = document.root().element(i);
    schemes.push_back({std::string(item.member("id").string().value_or("")),
                       std::string(item.member("level").string().value_or(""))});
  }
  return schemes;
}

absl::StatusOr<EmployerBook> EmployerBook::Open(const Connection& connection) {
  EmployerBook book;
  CORNER_ASSIGN_OR_RETURN(
      book.find_,
      connection.Prepare("SELECT id, name, names, sector, schemes FROM employers WHERE key = ?1"));
  CORNER_ASSIGN_OR_RETURN(
      book.write_,
      connection.Prepare(
          "INSERT OR REPLACE INTO employers(key, id, seq, name, names, folded, sector, schemes) "
          "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"));
  return book;
}

absl::StatusOr<EmployerBook::Entry*> EmployerBook::Find(const std::string& key) {
  const auto [position, missing] = entries_.try_emplace(key);
  Entry& entry = position->second;
  if (!missing) return &entry;
  entry.employer.key = key;
  CORNER_ASSIGN_OR_RETURN(const bool stored, find_.With(key).Step());
  if (stored) {
    entry.employer.id = find_.Text(0);
    entry.employer.name = find_.Text(1);
    CORNER_ASSIGN_OR_RETURN(entry.employer.names, DecodeNames(find_.Text(2)));
    entry.employer.sector = find_.Text(3);
    CORNER_ASSIGN_OR_RETURN(entry.employer.schemes, DecodeSchemes(find_.Text(4)));
  } else {
    entry.employer.id = EmployerId(key);
    entry.changed = true;
  }
  find_.Reset();
  return &entry;
}

absl::Status EmployerBook::Note(const Vacancy& vacancy) {
  if (vacancy.employer_key.empty()) return absl::OkStatus();
  CORNER_ASSIGN_OR_RETURN(Entry* const entry, Find(vacancy.employer_key));
  Employer& employer = entry->employer;
  bool changed = TakeOver(vacancy.employer_name, &employer.name);
  changed |= AddName(vacancy.employer_name, &employer.names);
  changed |= TakeOver(vacancy.sector, &employer.sector);
  for (const Scheme& scheme : vacancy.schemes) changed |= AddScheme(scheme, &employer.schemes);
  entry->changed |= changed;
  return absl::OkStatus();
}

absl::Status EmployerBook::Write(uint64_t* seq) {
  std::vector<Entry*> changed;
  for (auto& [key, entry] : entries_) {
    if (entry.changed) changed.push_back(&entry);
  }
  std::sort(changed.begin(), changed.end(),
            [](const Entry* a, const Entry* b) { return a->employer.key < b->employer.key; });
  for (Entry* entry : changed) {
    const Employer& employer = entry->employer;
    const std::string names = EncodeNames(employer.names), folded = FoldedNames(employer);
    const std::string schemes = EncodeSchemes(employer.schemes);
    CORNER_RETURN_IF_ERROR(write_
                               .With(employer.key, employer.id, ++*seq, employer.name, names,
                                     folded, employer.sector, schemes)
                               .Run());
    entry->changed = false;
  }
  return absl::OkStatus();
}

}  // namespace corner::indexer
