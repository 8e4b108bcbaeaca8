// The keys of subjects that were used lately, unwrapped, in locked memory. A full cache lets the
// one that came first go. Guarded by its owner's lock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "service/casework/vault/secret.h"

namespace corner::casework {

struct SubjectKey {
  uint32_t version = 0;
  SecretKey key;
};

class KeyCache {
 public:
  explicit KeyCache(size_t most);
  std::optional<SubjectKey> Find(const std::string& subject) const;
  void Put(const std::string& subject, const SubjectKey& key);
  void Wipe(const std::string& subject);
  void WipeAll();

 private:
  struct Entry {
    size_t slot = 0;
    uint32_t version = 0;
  };
  unsigned char* Slot(size_t slot) { return memory_.data() + slot * SecretKey::kBytes; }
  const unsigned char* Slot(size_t slot) const { return memory_.data() + slot * SecretKey::kBytes; }

  LockedMemory memory_;
  std::vector<std::string> subjects_;  // by slot; empty: free
  size_t next_ = 0;                    // the slot that is given away next
  std::unordered_map<std::string, Entry> entries_;
};

}  // namespace corner::casework
