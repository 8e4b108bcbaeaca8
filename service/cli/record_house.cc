#include "service/cli/record_house.h"

#include "service/accounts/authenticate.h"
#include "service/casework/files.h"
#include "service/casework/sqlite/sqlite_store.h"
#include "taxonomies/base/status.h"

namespace corner::cli {

absl::StatusOr<std::unique_ptr<RecordHouse>> OpenRecordHouse(const std::string& data,
                                                             const std::string& site_key) {
  const auto key = casework::FindSiteKey(data, site_key);
  if (absl::IsNotFound(key.status()) && site_key.empty()) return nullptr;
  CORNER_RETURN_IF_ERROR(key.status());
  auto house = std::make_unique<RecordHouse>();
  house->demonstration = *key == casework::DemoSiteKeyPath(data);
  CORNER_ASSIGN_OR_RETURN(house->vault, casework::OpenVault(data, *key));
  CORNER_ASSIGN_OR_RETURN(house->records,
                          casework::OpenSqliteStore({.path = casework::RecordsPath(data),
                                                     .vault = house->vault.get()}));
  CORNER_ASSIGN_OR_RETURN(house->monitoring,
                          casework::OpenSqliteStore({.path = casework::MonitoringPath(data),
                                                     .vault = house->vault.get()}));
  accounts::AccountsOptions options;
  options.staff_need_second_factor = !house->demonstration;
  house->accounts =
      std::make_unique<accounts::Accounts>(house->records.get(), std::move(options));
  return house;
}

void Furnish(const RecordHouse& house, api::Services* services) {
  services->records = house.records.get();
  services->monitoring = house.monitoring.get();
  services->accounts = house.accounts.get();
  services->pseudonym = [vault = house.vault.get()](std::string_view use,
                                                    std::string_view person) {
    return vault->LookupHash(use, person);
  };
  services->caller =
      [accounts = house.accounts.get()](
          const http::Request& request) -> absl::StatusOr<api::Caller> {
    CORNER_ASSIGN_OR_RETURN(const accounts::SignedIn me,
                            accounts::Authenticate(request, *accounts));
    CORNER_RETURN_IF_ERROR(accounts::GuardUnsafe(request, me));
    return api::Caller{me.actor, me.account.name, me.csrf_token};
  };
}

}  // namespace corner::cli
