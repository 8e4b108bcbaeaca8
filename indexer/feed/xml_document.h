// Loads an XML document of a stranger: no document type with entities, no file or network access,
// bounded size and depth, valid text. Only the XML reader uses it; one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace corner::indexer {

class XmlDocument {
 public:
  // `text` in UTF-8, or in the Windows-1252 or Latin-1 its declaration names.
  static absl::StatusOr<std::unique_ptr<XmlDocument>> Load(std::string text, int max_depth);

  pugi::xml_node root() const { return document_.document_element(); }
  // Line on which an element begins. Cheap when asked in document order.
  int64_t LineOf(pugi::xml_node node);

 private:
  XmlDocument() = default;
  int64_t LineAt(size_t offset);
  std::string text_;
  pugi::xml_document document_;
  size_t counted_ = 0;  // newlines before this offset are in line_
  int64_t line_ = 1;
};

// What an element says: its text, or the mark-up inside it where it has elements.
std::string XmlContent(pugi::xml_node element);
// The element as it would stand in a file.
std::string XmlSource(pugi::xml_node element);

}  // namespace corner::indexer
