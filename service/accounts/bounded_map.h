// A map in memory that never holds more than so many keys: the one that was used longest ago leaves
// first. For limits and counts, of which a stranger can make any number. Not safe for several
// threads at once; its users lock.
#pragma once

#include <cstddef>
#include <list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace corner::accounts {

template <typename Value>
class BoundedMap {
 public:
  explicit BoundedMap(size_t most_keys) : most_keys_(most_keys) {}

  // The value of the key, made anew when there is none; the key then counts as just used.
  Value& Use(const std::string& key) {
    const auto found = places_.find(key);
    if (found != places_.end()) {
      order_.splice(order_.begin(), order_, found->second);
      return found->second->second;
    }
    if (order_.size() >= most_keys_) {
      places_.erase(order_.back().first);
      order_.pop_back();
    }
    order_.emplace_front(key, Value());
    places_[key] = order_.begin();
    return order_.front().second;
  }
  // nullptr: no such key. Its place in the order stays.
  const Value* Find(const std::string& key) const {
    const auto found = places_.find(key);
    return found == places_.end() ? nullptr : &found->second->second;
  }
  void Erase(const std::string& key) {
    const auto found = places_.find(key);
    if (found == places_.end()) return;
    order_.erase(found->second);
    places_.erase(found);
  }
  size_t size() const { return order_.size(); }

 private:
  using Order = std::list<std::pair<std::string, Value>>;
  const size_t most_keys_;
  Order order_;
  std::unordered_map<std::string, typename Order::iterator> places_;
};

}  // namespace corner::accounts
