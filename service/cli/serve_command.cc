#include <mutex>
#include <optional>

#include "indexer/ingest.h"
#include "indexer/site_folder.h"
#include "indexer/xapian/index_catalogue.h"
#include "service/api/endpoint.h"
#include "service/api/taxonomy_lookup.h"
#include "service/cli/commands.h"
#include "service/cli/held_gauges.h"
#include "service/cli/index_keeper.h"
#include "service/cli/record_house.h"
#include "service/http/server.h"
#include "service/http/signals.h"
#include "service/pages/pages.h"
#include "taxonomies/base/status.h"
#include "taxonomies/base/text.h"

namespace corner::cli {
namespace {

// Reading connections to the ledger, lent out one thread at a time.
class LedgerPool : public std::enable_shared_from_this<LedgerPool> {
 public:
  explicit LedgerPool(std::string path) : path_(std::move(path)) {}

  absl::StatusOr<std::shared_ptr<const indexer::Ledger>> Borrow() {
    std::unique_ptr<indexer::Ledger> ledger;
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        ledger = std::move(idle_.back());
        idle_.pop_back();
      }
    }
    if (ledger == nullptr) {
      CORNER_ASSIGN_OR_RETURN(ledger, indexer::Ledger::Open(path_, indexer::Ledger::Mode::kRead));
    }
    return std::shared_ptr<const indexer::Ledger>(
        ledger.release(), [pool = shared_from_this()](const indexer::Ledger* returned) {
          const std::lock_guard lock(pool->mutex_);
          pool->idle_.emplace_back(const_cast<indexer::Ledger*>(returned));
        });
  }

 private:
  std::string path_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<indexer::Ledger>> idle_;
};

// The taxonomies the data folder has when they are first asked for; they stay until the end.
class LazyLookup {
 public:
  explicit LazyLookup(std::string data) : data_(std::move(data)) {}

  absl::StatusOr<std::shared_ptr<const api::TaxonomyLookup>> Get() {
    const std::lock_guard lock(mutex_);
    if (lookup_ == nullptr) {
      CORNER_ASSIGN_OR_RETURN(auto set, indexer::TaxonomiesInUse(data_));
      lookup_ = std::make_shared<const api::TaxonomyLookup>(std::move(set));
    }
    return lookup_;
  }

 private:
  std::string data_;
  std::mutex mutex_;
  std::shared_ptr<const api::TaxonomyLookup> lookup_;
};

api::Services MakeServices(const Context& context, std::optional<Day> fixed_day,
                           std::shared_ptr<const indexer::IndexCatalogue> catalogue) {
  auto ledgers = std::make_shared<LedgerPool>(indexer::LedgerPath(context.data));
  api::Services services;
  services.catalogue = [catalogue]() -> absl::StatusOr<std::shared_ptr<const indexer::Catalogue>> {
    return catalogue;
  };
  services.ledger = [ledgers] { return ledgers->Borrow(); };
  services.taxonomies = [lookup = std::make_shared<LazyLookup>(context.data)] {
    return lookup->Get();
  };
  services.today = [fixed_day] { return fixed_day ? *fixed_day : Day::Today(); };
  services.progress = [catalogue, ledgers]() -> absl::StatusOr<api::Progress> {
    CORNER_ASSIGN_OR_RETURN(const auto ledger, ledgers->Borrow());
    CORNER_ASSIGN_OR_RETURN(const auto generation, catalogue->Current());
    CORNER_ASSIGN_OR_RETURN(const uint64_t seq, ledger->Seq());
    return api::Progress{seq, generation->manifest().seq};
  };
  return services;
}

// A crash may have left changes in the ledger that the index has not seen.
absl::Status ReplayWhatIsMissing(const Context& context) {
  const std::string path = indexer::LedgerPath(context.data);
  auto ledger = indexer::Ledger::Open(path, indexer::Ledger::Mode::kWrite);  // makes or migrates it
  if (absl::IsUnavailable(ledger.status())) {
    ledger = indexer::Ledger::Open(path, indexer::Ledger::Mode::kRead);
  }
  if (!ledger.ok()) return ledger.status();
  CORNER_RETURN_IF_ERROR((*ledger)->StopWriting());
  indexer::IndexOptions options;
  options.wait = {};
  const auto report = indexer::PublishChanges(**ledger, indexer::IndexPath(context.data), options);
  // Another process is publishing: what it leaves out, the keeper publishes.
  return absl::IsUnavailable(report.status()) ? absl::OkStatus() : report.status();
}

}  // namespace

int Serve(const Context& context, const ServeArgs& args) {
  http::StopSignals signals;
  if (const absl::Status replayed = ReplayWhatIsMissing(context); !replayed.ok()) {
    return Fail(context, replayed);
  }
  auto catalogue = indexer::IndexCatalogue::Open(indexer::IndexPath(context.data));
  if (!catalogue.ok()) return Fail(context, catalogue.status());
  const std::optional<Day> fixed_day =
      context.day == Day::Today() ? std::nullopt : std::optional<Day>(context.day);
  api::Services services = MakeServices(context, fixed_day, *std::move(catalogue));
  const auto gazetteer = indexer::GazetteerInUse(context.data);
  if (!gazetteer.ok()) return Fail(context, gazetteer.status());
  services.gazetteer = gazetteer->get();
  const auto house = OpenRecordHouse(context.data, args.site_key);
  if (!house.ok()) return Fail(context, house.status());
  if (*house != nullptr) Furnish(**house, &services);
  http::Router router;
  api::RegisterApi(&router, &services);
  pages::RegisterPages(&router, &services);
  http::ServerOptions options;
  options.address = args.address;
  options.port = args.port;
  options.workers = args.workers;
  options.trusted_proxies = args.trusted_proxies;
  options.allowed_hosts = args.hosts;
  if (args.metrics_port >= 0) options.metrics_port = static_cast<uint16_t>(args.metrics_port);
  http::MetricsRegistry metrics;
  const HeldGauges gauges(services.ledger, &metrics);
  auto server = http::Server::Start(options, std::move(router), &metrics);
  if (!server.ok()) return Fail(context, server.status());
  *context.out << "Corner is ready: http://" << args.address << ":" << (*server)->port() << "/"
               << std::endl;
  std::optional<IndexKeeper> keeper(std::in_place, context);
  signals.Wait();
  *context.err << "corner: stopping; requests under way are finished first." << std::endl;
  (*server)->Stop();
  keeper.reset();
  return kDone;
}

}  // namespace corner::cli
