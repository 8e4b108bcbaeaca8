// The handlers of records about people, one a function; the table is casework_endpoints.cc. Each is
// one visit (casework_request.h): what its caller may not see or do, it answers as 403 or 404.
// Thread-safe as far as the services are.
#pragma once

#include "absl/status/statusor.h"
#include "service/api/services.h"
#include "service/http/message.h"

namespace corner::api {

using http::Reply;
using http::Request;

absl::StatusOr<Reply> ListClients(const Request& request, const Services& services);
absl::StatusOr<Reply> TakeOnClient(const Request& request, const Services& services);
absl::StatusOr<Reply> GetClient(const Request& request, const Services& services);
absl::StatusOr<Reply> PutClient(const Request& request, const Services& services);
absl::StatusOr<Reply> AssignClient(const Request& request, const Services& services);
absl::StatusOr<Reply> EraseClient(const Request& request, const Services& services);

absl::StatusOr<Reply> GetSection(const Request& request, const Services& services);
absl::StatusOr<Reply> PutSection(const Request& request, const Services& services);
absl::StatusOr<Reply> PostSection(const Request& request, const Services& services);
absl::StatusOr<Reply> DeleteSection(const Request& request, const Services& services);
absl::StatusOr<Reply> GetRecord(const Request& request, const Services& services);
absl::StatusOr<Reply> PutRecord(const Request& request, const Services& services);
absl::StatusOr<Reply> DeleteRecord(const Request& request, const Services& services);
absl::StatusOr<Reply> GetHistory(const Request& request, const Services& services);
absl::StatusOr<Reply> ConfirmRecord(const Request& request, const Services& services);

absl::StatusOr<Reply> AcceptProposal(const Request& request, const Services& services);
absl::StatusOr<Reply> ReleaseDraft(const Request& request, const Services& services);
absl::StatusOr<Reply> WithdrawDisclosure(const Request& request, const Services& services);
absl::StatusOr<Reply> MatchClient(const Request& request, const Services& services);

absl::StatusOr<Reply> WhoLooked(const Request& request, const Services& services);
absl::StatusOr<Reply> ExportClient(const Request& request, const Services& services);
absl::StatusOr<Reply> GetMonitoring(const Request& request, const Services& services);
absl::StatusOr<Reply> AnswerMonitoring(const Request& request, const Services& services);

}  // namespace corner::api
