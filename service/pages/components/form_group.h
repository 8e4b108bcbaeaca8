// The frame of every field: its label or legend, its hint and its error, tied together by ids so
// that screen readers say them with the field. A field whose name is "hours" has the ids "hours",
// "hours-hint" and "hours-error". Pure.
#pragma once

#include <string>
#include <string_view>

#include "service/pages/components/content.h"

namespace corner::pages {

struct Label {
  Content text = {};
  TextSize size = TextSize::kDefault;
  bool is_heading = false;  // the question is the page's h1
  bool hidden = false;      // for screen readers only; where the place says enough to the eye
};

// Hint below a label, read with the field.
struct Hint {
  Content text = {};
  std::string id = {};
};
SafeHtml Render(const Hint& hint);

struct ErrorMessage {
  Content text = {};
  std::string id = {};
};
SafeHtml Render(const ErrorMessage& error);

// A group of fields with one question above.
struct Fieldset {
  Label legend = {};
  std::string described_by = {};  // ids, blanks between
  std::string role = {};          // "group" where the fields are text
  SafeHtml inside = {};
};
SafeHtml Render(const Fieldset& fieldset);

// The parts below are for components that are fields.

// The element <label for=id>, inside an h1 when the label is the heading; `more` is a further
// class.
SafeHtml RenderLabel(const Label& label, std::string_view id, std::string_view more = {});

// Collects the ids that describe a field while its hint and error are written.
class Describing {
 public:
  explicit Describing(std::string id, std::string described_by = {})
      : id_(std::move(id)), ids_(std::move(described_by)) {}
  void Add(const Content& hint, const Content& error, Html* html);
  // aria-describedby, or nothing.
  Attribute attribute() const { return Attribute::If(!ids_.empty(), "aria-describedby", ids_); }
  const std::string& ids() const { return ids_; }

 private:
  std::string id_;
  std::string ids_;
};

// "nhsuk-form-group", with the mark of an error.
std::string GroupClasses(bool wrong, std::string_view more = {});

}  // namespace corner::pages
