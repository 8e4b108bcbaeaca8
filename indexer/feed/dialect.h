// Dialects: what senders call the things an advert says. A dialect is a table of names, never a
// class. To teach Corner a new one, add a table and its line in AllDialects(). Constant data, safe
// from any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "indexer/posting.h"

namespace corner::indexer {

enum Family : uint8_t { kJsonFamily = 1, kXmlFamily = 2, kCsvFamily = 4 };

enum class Use : uint8_t {
  kText,     // one text; where several names give the same field, the first in the table wins
  kList,     // one text or several, joined with ", "; codes may also stand in one text, a comma
             // between them
  kAppend,   // added behind whatever else gives the field
  kPrivate,  // left out, and cut from the record's raw text: a person's details, private notes
};

// What a sender's code stands for. `code` in NameKey form; "*" is every code that is not listed,
// which without it is kept as it is.
struct CodeText {
  std::string_view code, text;
};

// One name of a dialect. Nested names: "company.display_name"; XML attributes: "Status@id".
struct Alias {
  std::string_view path;
  PostingField field = PostingField::kCount;  // kCount: known, and left out on purpose
  Use use = Use::kText;
  std::span<const CodeText> codes = {};
  std::string_view says = {};  // what the field says wherever this name has a value
  int word = 0;                // takes the n-th word of the value only ("53.8 -1.55"); 0: all of it
};

struct Dialect {
  std::string_view name;         // "nhs_jobs_v1": what FeedOptions.dialect takes
  std::string_view description;  // "NHS Jobs search results (XML)"
  uint8_t families = 0;
  std::span<const Alias> aliases;
  bool own_names = false;  // also understands every PostingFieldName
  std::string_view marker =
      {};  // a record with this name is this dialect's, whatever else it holds
  std::string_view xml_record = {};   // element that holds one advert
  std::string_view xml_removed = {};  // element that says an advert is gone
  std::string_view removed_id = {};   // name of the id in it
};

// In order of preference when two fit equally well.
std::span<const Dialect> AllDialects();
const Dialect* FindDialect(std::string_view name);  // nullptr: no such dialect
std::string DialectNames(uint8_t families);         // "corner, adzuna, …", for messages

// `path` without case, spaces and punctuation except . @ and ':' inside: "Job Title" -> "jobtitle".
std::string NameKey(std::string_view path);
// The text `alias` gives for `value`: what it always says, what its codes stand for, the word it
// takes, else the value.
std::string TextOf(const Alias& alias, std::string_view value);

class FieldMap;

// A dialect's table ready for look-ups, with a map's names in front where there is one. Immutable.
class NameTable {
 public:
  struct Entry {
    std::vector<const Alias*> aliases;  // in table order
    bool holds_names = false;           // the dialect knows names below this one
  };
  explicit NameTable(const Dialect& dialect, std::shared_ptr<const FieldMap> map = nullptr);
  NameTable(const NameTable&) = delete;
  NameTable& operator=(const NameTable&) = delete;
  const Dialect& dialect() const { return dialect_; }
  const FieldMap* map() const { return map_.get(); }  // null: none
  const Entry* Find(std::string_view path) const;     // nullptr: unknown
  // Rank of an alias: smaller wins.
  size_t Rank(const Alias* alias) const;

 private:
  void Add(const Alias& alias);
  const Dialect& dialect_;
  std::shared_ptr<const FieldMap> map_;
  std::vector<Alias> own_;
  absl::flat_hash_map<std::string, Entry> entries_;
};

// True when what stands under the name is kept nowhere (Use::kPrivate).
inline bool IsPrivate(const NameTable::Entry& entry) {
  return !entry.aliases.empty() && entry.aliases.front()->use == Use::kPrivate;
}

// How many of `paths` the dialect knows.
size_t CountKnown(const NameTable& table, std::span<const std::string> paths);
// The dialect of the family that has its marker among `paths`, else knows most of them.
const Dialect& ChooseDialect(Family family, std::span<const std::string> paths);
// The table kept for each dialect, or one made for `map`.
std::shared_ptr<const NameTable> TableOf(const Dialect& dialect,
                                         std::shared_ptr<const FieldMap> map = nullptr);

}  // namespace corner::indexer
