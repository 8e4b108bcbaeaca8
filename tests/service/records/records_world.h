// A service with records for tests: two teams, people in every role, clients on their caseloads, in
// a memory store behind the real handlers. A request says who sends it in "X-Test-Account".
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "service/api/services.h"
#include "service/casework/books.h"
#include "service/casework/record_store.h"
#include "service/casework/visit.h"
#include "service/http/router.h"
#include "tests/service/api/test_world.h"

namespace corner::testing {

class RecordsWorld {
 public:
  RecordsWorld();

  // Sign-ins: "ann" and "ben" (specialists of the north team), "cara" (specialist, south), "dev"
  // (job developer), "lead" (north), "boss" (manager), "admin"; and each client by name.
  const casework::Actor& actor(const std::string& name) const { return actors_.at(name); }
  // Adds a client of ann's (north) unless another specialist is named; returns the person id.
  std::string AddClient(const std::string& name, const std::string& specialist = "ann");

  struct Sent {
    std::string as, method, target;
    std::string body = {};
    std::string if_match = {};  // "new": If-None-Match: *
    std::string idempotency_key = {};
    std::string purpose = {};
  };
  http::Reply Send(const Sent& sent);
  // The entity tag of a reply, "" when there is none.
  static std::string TagOf(const http::Reply& reply);

  // A visit of that person for the usual purpose of their role.
  std::unique_ptr<casework::Visit> Visit(const std::string& name,
                                         std::optional<casework::Purpose> purpose = {});
  casework::RecordStore& store() { return *store_; }
  casework::RecordStore& monitoring() { return *monitoring_; }
  const std::string& north() const { return north_; }
  const std::string& south() const { return south_; }
  TestWorld& world() { return world_; }

 private:
  TestWorld world_;
  std::unique_ptr<casework::RecordStore> store_, monitoring_;
  std::string north_, south_;
  std::map<std::string, casework::Actor> actors_;
  http::Router router_;
};

}  // namespace corner::testing
