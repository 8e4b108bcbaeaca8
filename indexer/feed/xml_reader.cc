#include "indexer/feed/xml_reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "indexer/feed/posting_builder.h"
#include "indexer/feed/xml_document.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::indexer {
namespace {

// Elements that hold one advert in feeds no dialect describes.
constexpr std::array<std::string_view, 6> kRecordNames = {"jobposting", "advert",   "posting",
                                                          "record",     "position", "row"};

std::string_view LocalName(pugi::xml_node node) {
  const std::string_view name = node.name();
  const size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

bool HasElements(pugi::xml_node node) {
  return std::any_of(node.begin(), node.end(),
                     [](pugi::xml_node child) { return child.type() == pugi::node_element; });
}

// Visits `node` and the elements in it, in document order; `visit` returns false to stay out.
template <typename Visit>
void Walk(pugi::xml_node node, const Visit& visit) {
  if (node.type() != pugi::node_element || !visit(node)) return;
  for (const pugi::xml_node child : node) Walk(child, visit);
}

std::set<std::string> RecordNames(const Dialect* dialect) {
  std::set<std::string> names;
  for (const Dialect& each : AllDialects()) {
    if (each.xml_record.empty() || (dialect != nullptr && dialect != &each)) continue;
    names.insert(NameKey(each.xml_record));
  }
  if (dialect == nullptr || dialect->xml_record.empty()) {
    names.insert(kRecordNames.begin(), kRecordNames.end());
  }
  return names;
}

// The name of the elements that are adverts; empty when there seems to be none.
std::string FindRecordName(pugi::xml_node root, const Dialect* dialect) {
  const std::set<std::string> names = RecordNames(dialect);
  std::string found;
  Walk(root, [&](pugi::xml_node node) {
    if (!found.empty()) return false;
    if (names.contains(NameKey(LocalName(node))) && HasElements(node)) found = LocalName(node);
    return found.empty();
  });
  if (!found.empty()) return found;
  std::map<std::string, int> counts;
  for (const pugi::xml_node child : root) {
    if (HasElements(child)) ++counts[std::string(LocalName(child))];
  }
  const auto most =
      std::max_element(counts.begin(), counts.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == counts.end() || most->second < 2 ? std::string() : most->first;
}

std::vector<pugi::xml_node> ElementsNamed(pugi::xml_node root, std::string_view name) {
  std::vector<pugi::xml_node> found;
  Walk(root, [&](pugi::xml_node node) {
    if (!EqualsIgnoreCase(LocalName(node), name)) return true;
    found.push_back(node);
    return false;
  });
  return found;
}

void ListPaths(pugi::xml_node node, const std::string& path, std::vector<std::string>* paths) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    paths->push_back(Concat(path, "@", attribute.name()));
  }
  for (const pugi::xml_node child : node) {
    if (child.type() != pugi::node_element) continue;
    const std::string inner = path.empty() ? child.name() : Concat(path, ".", child.name());
    paths->push_back(inner);
    ListPaths(child, inner, paths);
  }
}

bool IsLeftOut(const NameTable::Entry& entry) {
  return !entry.aliases.empty() && entry.aliases.front()->field == PostingField::kCount;
}

// An Atom link to something else than the advert: to the feed itself, to an enclosure.
bool IsOtherLink(pugi::xml_node node) {
  if (LocalName(node) != "link") return false;
  const std::string_view rel = node.attribute("rel").value();
  return !rel.empty() && rel != "alternate";
}

// Ids of elements that say an advert is gone, in any dialect that has such elements.
std::vector<std::string> FindRemoved(pugi::xml_node root) {
  std::vector<std::string> ids;
  for (const Dialect& dialect : AllDialects()) {
    if (dialect.xml_removed.empty()) continue;
    const std::string id_name(dialect.removed_id);
    for (const pugi::xml_node node : ElementsNamed(root, dialect.xml_removed)) {
      std::string_view id = TrimSpace(node.attribute(id_name.c_str()).value());
      if (id.empty()) id = TrimSpace(node.child_value(id_name.c_str()));
      if (!id.empty()) ids.emplace_back(id);
    }
  }
  return ids;
}

class XmlReader : public FeedReader {
 public:
  XmlReader(std::unique_ptr<XmlDocument> document, std::vector<pugi::xml_node> records,
            std::shared_ptr<const NameTable> table, size_t limit)
      : document_(std::move(document)),
        records_(std::move(records)),
        removed_(FindRemoved(document_->root())),
        builder_(std::move(table)),
        limit_(limit) {}

  absl::StatusOr<std::optional<FeedItem>> Next() override {
    if (next_ == records_.size()) return std::nullopt;
    return Read(records_[next_++]);
  }
  std::vector<std::string> RemovedIds() const override { return removed_; }
  FeedNames Names() const override { return builder_.Names(); }
  std::string Describe() const override { return Concat("XML, dialect ", builder_.dialect().name); }

 private:
  FeedItem Read(pugi::xml_node record) {
    const int64_t line = document_->LineOf(record);
    ReadElement(record, "");
    for (pugi::xml_node node : private_) node.parent().remove_child(node);
    private_.clear();
    std::string source = XmlSource(record);
    if (source.size() > limit_) {
      builder_.Clear();
      return Rejection{line, Concat("the record is longer than ", limit_, " bytes"),
                       "An advert is some thousand bytes long: check that the record is one."};
    }
    if (!builder_.empty()) return builder_.Take(line, std::move(source));
    builder_.Clear();
    return Rejection{
        line, Concat("nothing in this <", Utf8Prefix(record.name(), 60), "> is part of an advert"),
        "Check the names of its elements, or choose the dialect of the feed."};
  }

  void ReadElement(pugi::xml_node element, const std::string& path) {
    for (const pugi::xml_attribute attribute : element.attributes()) {
      const std::string_view name = attribute.name();
      if (!name.starts_with("xmlns")) PutText(Concat(path, "@", name), attribute.value());
    }
    for (const pugi::xml_node child : element) {
      if (child.type() != pugi::node_element) continue;
      ReadChild(child, path.empty() ? child.name() : Concat(path, ".", child.name()));
    }
  }

  void ReadChild(pugi::xml_node child, const std::string& path) {
    const NameTable::Entry* entry = builder_.Find(path);
    if (entry == nullptr) {
      builder_.PutUnknown(path);
      return;
    }
    if (IsPrivate(*entry)) {
      private_.push_back(child);
      return;
    }
    if (IsOtherLink(child)) return;
    if (entry->holds_names) ReadElement(child, path);
    if (IsLeftOut(*entry) || (entry->holds_names && HasElements(child))) return;
    PutText(path, XmlContent(child));
  }

  void PutText(const std::string& path, std::string value) {
    const NameTable::Entry* entry = builder_.Find(path);
    if (entry != nullptr && !entry->aliases.empty()) {
      builder_.Put(*entry, std::move(value));
    } else if (!TrimSpace(value).empty()) {
      builder_.PutUnknown(path);
    }
  }

  std::unique_ptr<XmlDocument> document_;
  std::vector<pugi::xml_node> records_;
  std::vector<std::string> removed_;
  std::vector<pugi::xml_node> private_;  // of the record being read
  PostingBuilder builder_;
  size_t limit_;
  size_t next_ = 0;
};

absl::Status NoRecords(pugi::xml_node root) {
  std::vector<std::string> names;
  for (const pugi::xml_node child : root) {
    const std::string name = Concat("<", Utf8Prefix(child.name(), 40), ">");
    if (child.type() != pugi::node_element || names.size() == 6) continue;
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
  }
  return InvalidInput(Concat("holds no adverts: <", Utf8Prefix(root.name(), 40), "> has ",
                             names.empty() ? "nothing in it" : Join(names, ", ")),
                      "Check that the right file was given, or choose the dialect of the feed.");
}

}  // namespace

absl::StatusOr<std::unique_ptr<FeedReader>> MakeXmlReader(std::unique_ptr<ByteWindow> window,
                                                          const Dialect* dialect,
                                                          const FeedOptions& options) {
  CORNER_RETURN_IF_ERROR(window->Fill(kMaxXmlBytes + 1));
  if (window->view().size() > kMaxXmlBytes) {
    return TooLarge(Concat("the XML is larger than ", kMaxXmlBytes >> 20, " MB"),
                    "Split it into smaller files, or send JSON lines.");
  }
  std::string text(window->view());
  window.reset();
  CORNER_ASSIGN_OR_RETURN(std::unique_ptr<XmlDocument> document,
                          XmlDocument::Load(std::move(text), options.max_depth));
  const pugi::xml_node root = document->root();
  const std::string name = FindRecordName(root, dialect);
  std::vector<pugi::xml_node> records;
  if (!name.empty()) records = ElementsNamed(root, name);
  if (records.empty() && FindRemoved(root).empty()) return NoRecords(root);
  if (dialect == nullptr) {
    std::vector<std::string> paths;
    if (!records.empty()) ListPaths(records.front(), "", &paths);
    if (records.empty()) paths.push_back("@vacancyRefCode");
    dialect = &ChooseDialect(kXmlFamily, paths);
  }
  return std::make_unique<XmlReader>(std::move(document), std::move(records),
                                     TableOf(*dialect, options.map), options.max_record_bytes);
}

}  // namespace corner::indexer
