#include "service/casework/record_schema.h"

#include <algorithm>
#include <set>

#include "taxonomies/base/day.h"
#include "taxonomies/base/text.h"

namespace corner::casework {
namespace {

constexpr size_t kMostIssues = 100;

class Checker {
 public:
  std::vector<RecordIssue> Run(JsonValue body, std::span<const Member> members) {
    Object("", body, members);
    return std::move(issues_);
  }

 private:
  void Say(std::string_view path, std::string sentence) {
    if (issues_.size() < kMostIssues) issues_.push_back({std::string(path), std::move(sentence)});
  }

  void Object(const std::string& path, JsonValue value, std::span<const Member> members) {
    if (!value.is_object()) return Say(path, "an object belongs here");
    std::set<std::string, std::less<>> seen;
    value.ForEachMember([&](std::string_view name, JsonValue child) {
      seen.emplace(name);
      const auto member = std::find_if(members.begin(), members.end(),
                                       [&](const Member& m) { return m.name == name; });
      const std::string at = Concat(path, "/", name);
      if (member == members.end()) {
        Say(at, "there is no such member");
      } else {
        Value(at, child, *member);
      }
    });
    for (const Member& member : members) {
      if (member.needed && !seen.contains(member.name)) {
        Say(Concat(path, "/", member.name), "this is needed");
      }
    }
  }

  void Value(const std::string& path, JsonValue value, const Member& member) {
    switch (member.type) {
      case Member::Type::kText:
        return Text(path, value, member.most);
      case Member::Type::kTexts:
        return Elements(path, value, member.most, [&](const std::string& at, JsonValue element) {
          Text(at, element, kMostText);
        });
      case Member::Type::kChoice:
        return Choice(path, value, member);
      case Member::Type::kChoices:
        return Choices(path, value, member);
      case Member::Type::kNumber: {
        const auto number = value.integer();
        if (!number || *number < member.low || *number > member.most) {
          Say(path,
              Concat("a whole number from ", member.low, " to ", member.most, " belongs here"));
        }
        return;
      }
      case Member::Type::kFlag:
        if (!value.is_bool()) Say(path, "true or false belongs here");
        return;
      case Member::Type::kDay:
        if (!value.string() || !Day::ParseIso(*value.string())) {
          Say(path, "a day such as \"2026-06-01\" belongs here");
        }
        return;
      case Member::Type::kRows:
        return Elements(path, value, member.most, [&](const std::string& at, JsonValue element) {
          Object(at, element, member.members);
        });
    }
  }

  void Text(const std::string& path, JsonValue value, int64_t most) {
    const auto text = value.string();
    if (!text || text->empty() || static_cast<int64_t>(text->size()) > most) {
      Say(path, Concat("text of 1 to ", most, " bytes belongs here"));
    }
  }

  template <typename Each>
  void Elements(const std::string& path, JsonValue value, int64_t most, const Each& each) {
    if (!value.is_array() || static_cast<int64_t>(value.size()) > most) {
      return Say(path, Concat("a list of at most ", most, " belongs here"));
    }
    for (size_t i = 0; i < value.size(); ++i) each(Concat(path, "/", i), value.element(i));
  }

  void Choice(const std::string& path, JsonValue value, const Member& member) {
    const auto text = value.string();
    if (text &&
        std::find(member.choices.begin(), member.choices.end(), *text) != member.choices.end()) {
      return;
    }
    std::string known;
    for (const std::string_view choice : member.choices) {
      known += Concat(known.empty() ? "" : ", ", choice);
    }
    Say(path, Concat("one of these belongs here: ", known));
  }

  void Choices(const std::string& path, JsonValue value, const Member& member) {
    std::set<std::string> seen;
    Elements(path, value, static_cast<int64_t>(member.choices.size()),
             [&](const std::string& at, JsonValue element) {
               Choice(at, element, member);
               if (element.string() && !seen.emplace(*element.string()).second) {
                 Say(at, "each belongs here once");
               }
             });
  }

  std::vector<RecordIssue> issues_;
};

}  // namespace

std::vector<RecordIssue> CheckMembers(JsonValue body, std::span<const Member> members) {
  return Checker().Run(body, members);
}

}  // namespace corner::casework
